"""What SQLite's errors mean, in words that a player understands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final, Literal

from game.records.errors import ELSEWHERE, StoreBusyError, StoreError, why_not
from game.story.language import Notice

_FULL: Final = Notice("the disk is full")
_SHORT_INDEX: Final = 4_874
"""SQLITE_IOERR_SHMSIZE, which Python has no name for: the index of the log could not be made as long as it must be."""
_REASONS: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: Notice("the saves can only be read, not written"),
    sqlite3.SQLITE_BUSY: Notice("another program keeps the saves file locked"),
    sqlite3.SQLITE_LOCKED: Notice("another program keeps the saves file locked"),
    sqlite3.SQLITE_CANTOPEN: Notice("the saves file cannot be opened or made there"),
    sqlite3.SQLITE_PERM: Notice("the game is not allowed to write there"),
    sqlite3.SQLITE_IOERR: Notice("the disk answered with an error, or has no room"),
    sqlite3.SQLITE_CORRUPT: Notice("the saves file is damaged"),
    sqlite3.SQLITE_NOTADB: Notice("the saves file is damaged"),
}
_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})

UNREADABLE: Final = (UnicodeError, OverflowError, MemoryError)
"""What Python itself raises where a damaged file holds what cannot be: letters, numbers and lengths."""


def kind(error: Exception) -> int:
    """SQLite's own code for an error without its finer distinctions; 0 where Python made the error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: Exception) -> bool:
    """Whether the file itself is at fault."""
    return kind(error) in _DAMAGE or isinstance(error, UNREADABLE)


def is_busy(error: Exception) -> bool:
    """Whether somebody else keeps the file locked."""
    return kind(error) in _BUSY


def reason(error: Exception) -> str:
    """Why it did not work: a clause that can follow "because"."""
    if isinstance(error, OSError):
        return why_not(error)
    if is_damage(error):
        return _REASONS[sqlite3.SQLITE_CORRUPT]
    if getattr(error, "sqlite_errorcode", 0) == _SHORT_INDEX:
        return _FULL
    known = _REASONS.get(kind(error))
    return Notice("the saves file could not be used ({error})", error=error) if known is None else known


@contextmanager
def as_store_errors(done: Literal["saved", "read"]) -> Iterator[None]:
    """Turn what goes wrong inside into StoreError with a plain message; ``done`` is what was to be done."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise StoreError(ELSEWHERE) from error
    except (sqlite3.Error, OSError, *UNREADABLE) as error:
        raise _store_error(done, reason(error), busy=is_busy(error)) from error


@contextmanager
def as_reasons() -> Iterator[None]:
    """Turn what goes wrong inside into StoreError whose message is only why: a clause that can follow "because"."""
    try:
        yield
    except (sqlite3.Error, OSError, *UNREADABLE) as error:
        raise StoreError(reason(error)) from error


def _store_error(done: Literal["saved", "read"], why: str, *, busy: bool) -> StoreError:
    if done == "saved":
        text = Notice("This could not be saved, because {why}. What was answered before is safe.", why=why)
    else:
        text = Notice("This could not be read, because {why}.", why=why)
    return StoreBusyError(text) if busy else StoreError(text)
