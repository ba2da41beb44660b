"""Copies of the saves: made while somebody plays, proved to be the same row by row, and put back."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from game.records.sqlite import opening
from game.records.sqlite.checking import DamagedError
from game.records.sqlite.disk import companion
from game.records.sqlite.quarantine import alone, copied_beside, quarantine
from game.records.sqlite.sole_use import draft_beside, used_by_nobody
from game.records.sqlite.verifying import Verified, digest, opened_to_read, refuse_damaged, verify
from game.story.language import Notice


class Restored(NamedTuple):
    """What was put back, and where the saves are that were there before; None where there were none."""

    verified: Verified
    before: Path | None


def back_up(source: Path, out: Path) -> Verified:
    """Copy saves into one file, as they were at one moment; who plays meanwhile is not held up.

    The copy is read back, and every row of it compared with the saves as they were at that moment, before it has its
    name.

    Args:
        source: the saves file.
        out: the copy, which must not be there yet.

    Returns:
        What the copy holds.

    Raises:
        OSError: if one cannot be read or the other not written; FileExistsError if it is there.
        DamagedError: if the saves are not whole, or the copy is not the same.
        sqlite3.Error: if it cannot be made.
    """
    if os.path.lexists(out):
        raise FileExistsError(out)
    refuse_damaged(source)
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        with closing(opened_to_read(source)) as saves:
            saves.execute("BEGIN")  # from here on it is this moment that is read, whatever is written meanwhile
            there = digest(saves)
            _draft(saves, draft)
        return _proved(draft, out, there)
    except BaseException:
        for ending in ("", "-journal"):
            companion(draft, ending).unlink(missing_ok=True)
        raise


def _draft(saves: sqlite3.Connection, draft: Path) -> None:
    with draft.open("xb"):
        pass
    with suppress(OSError):
        draft.chmod(0o600)
    with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
        saves.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, with no log beside it
    with draft.open("r+b") as file:
        os.fsync(file.fileno())


def _proved(draft: Path, out: Path, there: str) -> Verified:
    with closing(opened_to_read(draft)) as copy:
        same = digest(copy) == there
    found = verify(draft)
    if not same or found.wrong:
        raise DamagedError(Notice("the copy is not the same as what was copied: the disk is not to be trusted"))
    draft.rename(out)
    _see_down(out.parent)
    return found


def restore(copy: Path, folder: Path, now: datetime) -> Restored:
    """Put a copy in the place of the saves in a folder; those that are there are set aside, whole.

    Args:
        copy: a saves file, which stays where it is.
        folder: the folder of saves, made if it is not there.
        now: the time in the name under which the saves there are set aside.

    Raises:
        DamagedError: if the copy is not whole.
        InUseError: if somebody has the saves open.
        OSError: if something cannot be read or written; the saves are then as they were.
        sqlite3.Error: likewise.
    """
    refuse_damaged(copy)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder.resolve() / opening.FILE
    with alone(path.parent, opening.LOCK):
        draft = draft_beside(path)
        try:
            with closing(opened_to_read(copy)) as saves:
                _draft(saves, draft)
            before = _set_aside(path, now)
            draft.replace(path)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _see_down(path.parent)
    return Restored(verify(path), before)


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Keep the saves that are there under another name; whole ones stay in their place until others take it."""
    if not any(companion(path, ending).exists() for ending in ("", "-wal")):
        return None
    if path.exists() and not verify(path).wrong:
        with used_by_nobody(path):  # their log is taken up into them
            return copied_beside(path, now, "before")
    return quarantine(path, now, None, "before")


def _see_down(folder: Path) -> None:
    """See that a new name is on the disk, where the system knows of such a thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
