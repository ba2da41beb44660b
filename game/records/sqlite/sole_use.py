"""Saves that somebody wants alone: to put others in their place, or to write the whole file anew."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from game.records.sqlite import failures, opening
from game.records.sqlite.checking import DamagedError
from game.records.sqlite.verifying import digest, refuse_damaged
from game.story.language import Notice

_HELD: Final = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))


class InUseError(Exception):
    """Somebody has the saves open, who would go on writing into a file that is not in use any more."""


@contextmanager
def used_by_nobody(path: Path) -> Iterator[sqlite3.Connection]:
    """Saves that nobody else has open, whose log is taken up into the file.

    SQLite leaves its log only when whoever asks for that is alone with the file.

    Raises:
        InUseError: if somebody else has them open.
        sqlite3.Error: if they cannot be opened, or are damaged.
    """
    with closing(sqlite3.connect(path, timeout=opening.BUSY_S, isolation_level=None)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if failures.kind(error) not in _HELD:
                raise
            raise InUseError from error
        if mode != "delete":
            raise InUseError
        yield connection


def draft_beside(path: Path) -> Path:
    """Where saves are written before they take a place; what a kill left of an earlier one is removed.

    It is for whoever lets nobody else open the saves in that folder meanwhile.
    """
    for left in path.parent.glob(f".{path.name}.*"):
        left.unlink(missing_ok=True)
    return path.with_name(f".{path.name}.{os.getpid()}")


def vacuum(path: Path) -> tuple[int, int]:
    """Write saves anew without the room that nothing stands in; returns their size before and after, in bytes.

    Raises:
        InUseError: if somebody has them open.
        DamagedError: if they are not whole, or were not the same afterwards.
        sqlite3.Error: if it cannot be done; they are then as they were.
    """
    refuse_damaged(path)
    with used_by_nobody(path) as connection:
        before, there = path.stat().st_size, digest(connection)
        connection.execute("VACUUM")
        if digest(connection) != there:
            raise DamagedError(Notice("the rows are not the same as before: the disk is not to be trusted"))
    return before, path.stat().st_size
