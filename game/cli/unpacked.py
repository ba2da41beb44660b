"""A library in one file is unpacked for as long as a command runs, into a folder that nobody else can look into."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from game.cli.wrong import UsageError
from game.script.source import ZIP, ArchiveError, unpack_library
from game.writing import reason_in_words

_PREFIX: Final = "head-and-heart-zip-"
_NAMING: Final = ("dialogues", "library", "paths", "against")
"""The arguments that may name a library."""


def unpack_named(arguments: argparse.Namespace, until: ExitStack) -> None:
    """Put, in the place of each library that is one file, a folder of the same name with what is in it.

    So that every command reads it as it reads a folder, and tells of its files as ``calls.zip/scenes/hello.yaml``.

    Args:
        arguments: a call; its arguments are changed.
        until: what the folders last as long as.

    Raises:
        UsageError: where one is not read, with why.
    """
    for name in _NAMING:
        value = getattr(arguments, name, None)
        if isinstance(value, Path):
            setattr(arguments, name, _folder(value, until))
        elif isinstance(value, list):
            setattr(arguments, name, [_folder(path, until) for path in value])


def is_unpacked(folder: Path) -> bool:
    """Whether a folder is a library in one file, unpacked for this call."""
    return folder.parent.name.startswith(_PREFIX) and folder.suffix.lower() == ZIP


def called(path: Path) -> str:
    """What the user calls a library, or a file of one: its path, which in one file begins with that file's name."""
    folder = next((place for place in (path, *path.parents) if is_unpacked(place)), None)
    return str(path) if folder is None else path.relative_to(folder.parent).as_posix()


def _folder(path: Path, until: ExitStack) -> Path:
    if path.suffix.lower() != ZIP or not path.exists() or path.is_dir():
        return path
    try:
        room = until.enter_context(TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True))
        folder = Path(room) / path.name
        folder.mkdir()
    except OSError as error:
        raise UsageError(f"{path} cannot be unpacked: {reason_in_words(error)}.") from error
    try:
        unpack_library(path, folder)
    except ArchiveError as refused:
        raise UsageError(f"{path} is not read: {refused}.") from refused
    return folder
