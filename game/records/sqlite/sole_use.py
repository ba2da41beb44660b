"""Saves that somebody wants alone: to put others in their place, or to write the whole file anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from game.records.sqlite import failures, opening


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
            if not failures.is_busy(error):
                raise
            raise InUseError from error
        if mode != "delete":
            raise InUseError
        yield connection
