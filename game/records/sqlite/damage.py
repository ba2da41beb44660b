"""What is done with a damaged saves file: it is set aside and told, and what its log holds is brought back."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.records.sqlite import failures
from game.records.sqlite.bringing_back import bring_back
from game.records.sqlite.checking import DamagedError
from game.records.sqlite.disk import companion
from game.records.sqlite.quarantine import quarantine
from game.story.language import Notice

_QUICKLY_READ: Final = 8 * 1024 * 1024
"""Damaged saves up to this size are read row by row while the game starts; larger ones when somebody asks for it."""


class Quarantined(NamedTuple):
    """A damaged file under its new name; ``log`` says that it was its log that told so."""

    path: Path
    wrong: Notice
    log: bool


def quarantine_damaged(path: Path, at: datetime, connection: sqlite3.Connection | None, wrong: Notice) -> Path:
    """Set a damaged file aside; returns its new name.

    Raises:
        DamagedError: if that cannot be done; the file is where it was.
    """
    try:
        return quarantine(path, at, connection)
    except OSError as error:
        raise DamagedError(
            Notice("{wrong}, and it could not be set aside because {why}", wrong=wrong, why=failures.reason(error))
        ) from error


def gone_on(connection: sqlite3.Connection, quarantined: Quarantined) -> Notice:
    """What to tell of a file that was set aside; what a spoilt log still holds is brought back at once."""
    answers = _brought_back(connection, quarantined.path) if quarantined.log else 0
    if answers:
        return Notice(
            "The saves file was damaged ({wrong}). It has been set aside as {file}, and nothing in it was deleted. The"
            " game goes on with a new saves file that has what could be read (answers: {number}).",
            wrong=quarantined.wrong,
            file=quarantined.path.name,
            number=answers,
        )
    return Notice(
        "The saves file was damaged ({wrong}). It has been set aside as {file}, and nothing in it was deleted. The game"
        " goes on with a new saves file. The command store recover brings back what can be read.",
        wrong=quarantined.wrong,
        file=quarantined.path.name,
    )


def _brought_back(connection: sqlite3.Connection, source: Path) -> int:
    """Bring back what can be read, where that does not take long; returns how many answers that is."""
    files = (companion(source, ending) for ending in ("", "-wal"))
    if sum(file.stat().st_size for file in files if file.exists()) > _QUICKLY_READ:
        return 0
    connection.execute("BEGIN IMMEDIATE")
    try:
        brought = bring_back(connection, source)
    except (sqlite3.Error, OSError, *failures.UNREADABLE):
        connection.execute("ROLLBACK")
        return 0
    connection.execute("COMMIT")
    return brought.decisions


def what_is_wrong(error: Exception) -> Notice | None:
    """What is wrong with the file, None where the error is of another kind."""
    if isinstance(error, DamagedError):
        return error.message
    if not failures.is_damage(error):
        return None
    if failures.kind(error) == sqlite3.SQLITE_NOTADB:
        return Notice("it is no saves file")
    return Notice("its pages do not hold together")
