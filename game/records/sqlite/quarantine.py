"""Sets a damaged saves file aside under a new name, whole, with the files that SQLite keeps beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from shutil import copy2
from typing import Final

from game.records import errors

BESIDE: Final = ("", "-wal", "-shm")
"""What is added to a database's name for each of its files."""
_WAIT_S: Final = 10.0


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Let nobody else open or set aside the saves in this folder meanwhile.

    The lock is SQLite's own, on an empty file beside the saves: it works the same on every system, and goes with the
    process that holds it.

    Raises:
        sqlite3.Error: where nothing can be made in the folder, or somebody keeps the lock for ten seconds.
    """
    lock = sqlite3.connect(folder / name, timeout=_WAIT_S, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if not errors.is_damage(error):  # somebody has written into the lock file: go on without it
                raise
        yield
    finally:
        lock.close()


def set_aside(path: Path, now: datetime, connection: sqlite3.Connection | None) -> Path:
    """Move a database and the files beside it to a name of their own.

    Each file first gets its new name and only then loses the old one, so that a crash in between loses nothing, and
    so that SQLite, which deletes a log when it closes a file, deletes no more than the old name.

    Args:
        path: the database.
        now: the time in the new name.
        connection: what has it open, if anything; it is closed.

    Returns:
        The database's new path. A name that is taken gets a number: nothing is ever overwritten.

    Raises:
        OSError: if the new names cannot be made; the old ones are still there then.
    """
    target = _free_name(path, now)
    present = [ending for ending in BESIDE if Path(f"{path}{ending}").exists()]
    try:
        for ending in present:
            _second_name(Path(f"{path}{ending}"), Path(f"{target}{ending}"))
    finally:
        if connection is not None:
            connection.close()
    for ending in present:
        Path(f"{path}{ending}").unlink(missing_ok=True)
    return target


def _free_name(path: Path, now: datetime) -> Path:
    stem = f"{path.stem}.damaged-{now:%Y%m%d-%H%M%S}"
    number = 1
    while True:
        target = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not any(os.path.lexists(f"{target}{ending}") for ending in BESIDE):
            return target
        number += 1


def _second_name(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:  # a disk without such names (FAT): a copy does as well
        if os.path.lexists(new):
            raise
        copy2(old, new)
