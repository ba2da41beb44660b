"""Looks through a saves file when it is opened: whether it is whole, and what in it cannot be understood."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from game.records.sqlite import rows, schema
from game.records.sqlite.changes import CHANGE_ROWS
from game.records.sqlite.rows import StoredRow, read_by
from game.story.language import Notice

_SMALL: Final = 8 * 1024 * 1024
"""A file up to this size is looked through page by page at every opening, which takes some 20 ms."""
VERY_SMALL: Final = 512 * 1024
"""A file up to this size is looked through row by row; of a larger one the latest rows are."""
_FEW: Final = ("players", "settings", "formats", "standings", "latest", "changes", "endings_met")
"""The tables that stay small, whatever is played: of a large file their pages are looked at."""
_LATEST: Final = 60


class DamagedError(Exception):
    """The file is no saves file, or no whole one; the message says what is wrong with it.

    ``log`` says that it is the log beside it that tells so, and what can be read is to be brought back.
    """

    def __init__(self, message: Notice, *, log: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.log = log


class TooNewError(Exception):
    """The file was written by a newer game that this one must not write beside."""


def application(connection: sqlite3.Connection) -> int:
    """Which program's database it says it is."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def refuse_newer(found: schema.TableShape) -> None:
    """See that this game knows enough for that shape.

    Raises:
        TooNewError: if not.
    """
    if schema.is_too_new(found):
        raise TooNewError


def holds_nothing(connection: sqlite3.Connection) -> bool:
    """Whether nothing has ever been made in the file."""
    (things,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return not things


def check_whole(connection: sqlite3.Connection, size: int, *, wholly: bool) -> None:
    """Prove that a file is whole and ours.

    Args:
        connection: has it open; nothing is changed.
        size: how many bytes it has.
        wholly: look at every page of a large file too.

    Raises:
        DamagedError: if it is not.
        TooNewError: if a newer game wrote it.
        sqlite3.Error: if that cannot be found out.
    """
    try:
        for table in ("",) if wholly or size <= _SMALL else _present(connection):
            faults = connection.execute(f"PRAGMA quick_check({table or 1})").fetchone()
            if faults != ("ok",):
                raise DamagedError(Notice("its pages do not hold together"))
        if holds_nothing(connection):
            return
        if application(connection) != schema.APPLICATION:
            raise DamagedError(Notice("it is not a saves file of this game"))
        refuse_newer(schema.shape_in(connection))
        if schema.missing_tables(connection):
            raise DamagedError(Notice("some of its tables are missing"))
        if schema.mending(connection) is None:
            raise DamagedError(Notice("its tables are not as this game makes them"))
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_ERROR:
            raise
        # Not that something could not be done, but that what is asked of every saves file makes no sense in this one.
        raise DamagedError(Notice("its tables are not as this game makes them")) from error


def _present(connection: sqlite3.Connection) -> Iterator[str]:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    yield from (table for table in _FEW if table in there)


class Spoilt(NamedTuple):
    """The rows that cannot be understood: how many, and by what they are known from others that may follow."""

    entries: int
    digest: str


def spoilt_rows(connection: sqlite3.Connection, size: int) -> Spoilt:
    """Look for rows that will be left out, or shown with a mark, when they are read.

    Raises:
        sqlite3.Error: if they cannot be read at all.
    """
    most = -1 if size <= VERY_SMALL else _LATEST
    found = [
        f"{table} {row[0]}"
        for table, query, is_sound in _LOOKS
        for row in connection.execute(f"{query} ORDER BY 1 DESC LIMIT {most}")
        if not is_sound(row)
    ]
    return Spoilt(len(found), sha256("\n".join(found).encode()).hexdigest())


def _sound(decode: Callable[[StoredRow], object]) -> Callable[[StoredRow], bool]:
    return lambda row: read_by(decode, row) is not None


def _sound_setting(row: StoredRow) -> bool:
    pair = read_by(rows.setting_of, row[1:])
    return pair is not None and pair[1] is not None


_LOOKS: Final[tuple[tuple[str, str, Callable[[StoredRow], bool]], ...]] = (
    ("players", rows.PLAYER_ROWS, rows.is_whole_player),
    ("settings", "SELECT id, key, value FROM settings", _sound_setting),
    ("changes", CHANGE_ROWS, _sound(rows.change_of)),
    ("attempts", rows.ATTEMPTS, _sound(rows.attempt_of)),
    (
        "decisions",
        rows.ANSWERS.replace("SELECT", "SELECT id,", 1),
        lambda row: read_by(rows.answer_of, row[1:]) is not None,
    ),
)
