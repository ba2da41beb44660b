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

from game.records.sqlite import failures
from game.records.sqlite.disk import BESIDE, companion, refuse_what_is_no_file

_WAIT_S: Final = 2.0


@contextmanager
def alone(folder: Path, name: str) -> Iterator[None]:
    """Let nobody else open or set aside the saves in this folder meanwhile.

    The lock is SQLite's own, on an empty file beside the saves: it works the same on every system, and goes with the
    process that holds it.

    Raises:
        sqlite3.Error: where nothing can be made in the folder, or somebody keeps the lock for two seconds.
        OSError: if what stands there is no file.
    """
    refuse_what_is_no_file(*(companion(folder / name, ending) for ending in BESIDE))
    lock = sqlite3.connect(folder / name, timeout=_WAIT_S, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.DatabaseError as error:
            if not failures.is_damage(error):  # somebody has written into the lock file: go on without it
                raise
        yield
    finally:
        lock.close()


def quarantine(path: Path, now: datetime, connection: sqlite3.Connection | None, why: str = "damaged") -> Path:
    """Move a database and the files beside it to a name of their own.

    Each file is copied while SQLite still has it open, and only then closed: on closing, SQLite writes into the
    database what it can use of the log, and deletes the log. The old names go last, so that a crash in between loses
    nothing.

    Args:
        path: the database, which may be missing where its log is not.
        now: the time in the new name.
        connection: what has it open, if anything; it is closed.
        why: a word for the new name.

    Returns:
        The database's new path. A name that is taken gets a number: nothing is ever overwritten.

    Raises:
        OSError: if the copies cannot be made; the old files are still there then.
    """
    target = _free_name(path, f"{why}-{now:%Y%m%d-%H%M%S}")
    made: list[Path] = []
    present = [ending for ending in BESIDE if companion(path, ending).exists()]
    try:
        for ending in present:
            # Not the log's index, which is made anew from the log; not a log that SQLite has only just begun.
            if not ending or (ending != "-shm" and companion(path, ending).stat().st_size):
                _copy(companion(path, ending), companion(target, ending), made)
    except BaseException:
        for copy in made:
            copy.unlink(missing_ok=True)
        raise
    finally:
        if connection is not None:
            connection.close()
    for ending in present:
        companion(path, ending).unlink(missing_ok=True)
    return target


def copied_beside(path: Path, now: datetime, why: str) -> Path:
    """Copy a database that has no log to a name of its own beside it, and leave it where it is.

    Args:
        path: the database.
        now: the time in the new name.
        why: a word for the new name.

    Returns:
        The copy's path; nothing is ever overwritten.

    Raises:
        OSError: if it cannot be copied.
    """
    target, made = _free_name(path, f"{why}-{now:%Y%m%d-%H%M%S}"), list[Path]()
    try:
        _copy(path, target, made)
    except BaseException:
        for copy in made:
            copy.unlink(missing_ok=True)
        raise
    return target


def _free_name(path: Path, called: str) -> Path:
    stem = f"{path.stem}.{called}"
    number = 1
    while True:
        target = path.with_name(f"{stem}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not any(os.path.lexists(companion(target, ending)) for ending in BESIDE):
            return target
        number += 1


def _copy(old: Path, new: Path, made: list[Path]) -> None:
    """Copy a file, and see it safely down; ``made`` takes the new name as soon as it exists."""
    made.append(new)
    copy2(old, new)
    with new.open("r+b") as file:
        os.fsync(file.fileno())
