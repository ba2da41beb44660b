"""What can go wrong with a disk, in words that a player understands."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from errno import EDQUOT, ENOSPC, EROFS
from typing import Final, Literal

from game.story.language import Notice

ELSEWHERE: Final = Notice(
    "This conversation went on in another window, so this answer was not saved. Go on there, or open it again here."
)
MOVED: Final = Notice("The saves file was moved or deleted while the game was running, so this could not be saved.")

_REASONS: Final[Mapping[int, str]] = {
    sqlite3.SQLITE_FULL: Notice("the disk is full"),
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


class StoreError(Exception):
    """Something could not be saved or read; the message is for the player, in whole sentences."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def kind(error: sqlite3.Error) -> int:
    """SQLite's own code for an error without its finer distinctions; 0 where Python made the error."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault."""
    return kind(error) in _DAMAGE


def reason(error: sqlite3.Error | OSError) -> str:
    """Why it did not work: a clause that can follow "because"."""
    if isinstance(error, sqlite3.Error):
        known = _REASONS.get(kind(error))
        return Notice("the saves file could not be used ({error})", error=error) if known is None else known
    if error.errno in (ENOSPC, EDQUOT):
        return Notice("the disk is full")
    if error.errno == EROFS:
        return Notice("the disk can only be read, not written")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return Notice("there is a file where the folder should be")
    if isinstance(error, IsADirectoryError):
        return Notice("there is a folder where the file should be")
    if isinstance(error, PermissionError):
        return Notice("the game is not allowed to write there")
    return error.strerror or type(error).__name__


@contextmanager
def told(done: Literal["saved", "read"]) -> Iterator[None]:
    """Turn what SQLite raises inside into StoreError with a plain message; ``done`` is what was to be done."""
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise StoreError(ELSEWHERE) from error
    except sqlite3.Error as error:
        why = reason(error)
        if done == "saved":
            text = Notice("This could not be saved, because {why}. What was answered before is safe.", why=why)
        else:
            text = Notice("This could not be read, because {why}.", why=why)
        raise StoreError(text) from error
