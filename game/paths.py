"""Where the game's own files lie: beside the package in a checkout, inside it when it was installed."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def assets_dir() -> Path:
    """The folder of portraits, places, fonts and sounds."""
    return _shipped("assets")


def dialogues_dir() -> Path:
    """The folder of the shipped library."""
    return _shipped("dialogues")


def deploy_dir() -> Path:
    """The folder of what a machine needs to be a kiosk: services, and a file of settings to begin with."""
    return _shipped("deploy")


def default_saves_dir() -> Path:
    """Where saves go unless told otherwise.

    Returns:
        ``saves/`` in a checkout of one's own; the user's data folder where the game was installed, and in a checkout
        that is somebody else's or can only be read.
    """
    saves = _PACKAGE.parent / "saves"
    if (_PACKAGE.parent / "pyproject.toml").is_file() and saves.is_dir() and _is_ours(saves):
        return saves
    from platformdirs import user_data_path  # noqa: PLC0415 - a checkout of one's own begins without

    return user_data_path("head-and-heart", appauthor=False) / "saves"


def _is_ours(folder: Path) -> bool:
    """Whether a folder belongs to who plays, where systems say so, and can be written to."""
    user = getattr(os, "geteuid", None)
    return (user is None or folder.stat().st_uid == user()) and os.access(folder, os.W_OK)


def default_cache_dir() -> Path:
    """Where results of checks are kept: the user's cache folder."""
    from platformdirs import user_cache_path  # noqa: PLC0415 - as above

    return user_cache_path("head-and-heart", appauthor=False)
