"""Where the game's own files lie: beside the package in a checkout, inside it when it was installed."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path, user_data_path

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


def default_saves_dir() -> Path:
    """Where saves go unless told otherwise: `saves/` in a checkout, the user's data folder when installed."""
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "saves").is_dir():
        return checkout / "saves"
    return user_data_path("head-and-heart", appauthor=False) / "saves"


def default_cache_dir() -> Path:
    """Where results of checks are kept: the user's cache folder."""
    return user_cache_path("head-and-heart", appauthor=False)
