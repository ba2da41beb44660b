"""Looks through the whole of a saves file, also while somebody plays, and changes nothing in it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from game.records.sqlite import checking, disk, failures, opening, rows, schema, wal
from game.records.sqlite.checking import DamagedError, TooNewError
from game.records.sqlite.disk import companion
from game.story.language import Notice

COUNTED: Final = ("players", "attempts", "decisions", "finishes", "settings")
"""The tables whose rows are counted for whoever looks through saves."""
_MOST: Final = 5
"""How many of SQLite's own findings are told."""
_GAPS: Final = """SELECT count(*) FROM (SELECT 1 FROM decisions GROUP BY attempt
    HAVING count(*) <> max(number) OR min(number) <> 1)"""


class Verified(NamedTuple):
    """What was found in a saves file: its shape's version, its rows, and what is ``wrong``, nothing if it is whole."""

    version: int
    counts: Mapping[str, int]
    wrong: tuple[str, ...]


def verify(path: Path) -> Verified:
    """Look through a saves file: every page, every row, every index, and the log beside it.

    It is opened as by :func:`opened_to_read`, so that a log that is spoilt stays as it is for whoever brings back what
    it holds.

    Raises:
        OSError: if it is no file, or cannot be read.
        sqlite3.Error: if it cannot be opened at all, for another reason than that it is damaged.
    """
    disk.refuse_what_is_no_file(*(companion(path, ending) for ending in disk.BESIDE))
    with path.open("rb"):
        pass  # says best why it cannot be read
    lost = _lost_in(companion(path, "-wal"))
    try:
        with closing(opened_to_read(path)) as connection:
            checking.check_whole(connection, 0, wholly=True)
            counts = counted(connection)
            return Verified(schema.shape_in(connection).version, counts, (*lost, *_found_in(connection)))
    except DamagedError as damage:
        return Verified(0, {}, (*lost, damage.message))
    except TooNewError:
        return Verified(0, {}, (Notice("a newer version of the game wrote it, which alone can look through it"),))
    except (sqlite3.Error, *failures.UNREADABLE) as error:
        if not failures.is_damage(error):
            raise
        return Verified(0, {}, (*lost, failures.reason(error)))


def whole(path: Path) -> Verified:
    """What was found in a saves file, which must be whole.

    Raises:
        DamagedError: with all that is wrong with it, if it is not; else as :func:`verify`.
    """
    found = verify(path)
    if found.wrong:
        raise DamagedError(Notice("{wrong}", wrong="; ".join(found.wrong)))
    return found


def opened_to_read(path: Path) -> sqlite3.Connection:
    """A saves file, opened so that nothing in it or beside it can change.

    But where a write of the whole file was cut off, what it had written by then is taken back first, as whoever opens
    it next would do: until then it holds neither the old rows nor the new ones.
    """
    cut_off = companion(path, "-journal")
    mode = "rw" if cut_off.exists() and cut_off.stat().st_size else "ro"
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.text_factory = rows.text_of
    return connection


def counted(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table has that people ask for."""
    return {
        table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names from above
        for table in COUNTED
    }


def _lost_in(log: Path) -> Iterator[str]:
    if wal.is_junk(log):
        yield Notice("its log holds something else")
    elif wal.lost_commits(log, lambda: _sound_frames(log)):
        yield Notice("the middle of its log is spoilt")


def _sound_frames(log: Path) -> int:
    """How many frames stand in a log before the first that does not hold together: those that SQLite sees."""
    with log.open("rb") as file:
        found = 0
        for frame in wal.frames(file, wal.page_size(wal.head(log))):
            if not frame.sound:
                break
            found += 1
    return found


def _found_in(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST})").fetchall():
        if line != "ok":
            yield Notice("SQLite says of it: {line}", line=line)
    belongs_to_none = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    if belongs_to_none:
        yield Notice("rows that belong to something that is not there: {number}", number=belongs_to_none)
    (gaps,) = connection.execute(_GAPS).fetchone()
    if gaps:
        yield Notice("conversations in which an answer is missing: {number}", number=gaps)
    if schema.shape_in(connection).version < schema.NEWEST:
        newest = opening.newest_copy(connection, partial(datetime.now, UTC), os.urandom)
        if newest is not None:
            with closing(newest):
                yield from _spoilt_in(newest)
    else:
        yield from _spoilt_in(connection)


def _spoilt_in(connection: sqlite3.Connection) -> Iterator[str]:
    spoilt = checking.spoilt_rows(connection, 0)
    if spoilt.entries:
        yield Notice("rows that cannot be understood: {number}", number=spoilt.entries)


def digest(connection: sqlite3.Connection) -> str:
    """What every row of every table comes to, as a SHA-256."""
    made = sha256()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        made.update(f"\0{table}\0".encode())
        for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the name of a table that is there
            made.update(repr(row).encode("utf-8", "surrogatepass"))
    return made.hexdigest()
