"""Copies of the saves: made while somebody plays, proved to be the same row by row, and put back."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from game.records.sqlite import opening
from game.records.sqlite.checking import DamagedError
from game.records.sqlite.disk import companion
from game.records.sqlite.drafts import copied_into, draft_of, replacement_of, take_place
from game.records.sqlite.quarantine import copied_beside, quarantine
from game.records.sqlite.sole_use import used_by_nobody
from game.records.sqlite.verifying import Verified, digest, opened_to_read, verify, whole
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
    whole(source)
    with draft_of(out) as draft:
        with closing(opened_to_read(source)) as saves:
            saves.execute("BEGIN")  # from here on it is this moment that is read, whatever is written meanwhile
            there = digest(saves)
            with closing(copied_into(draft, saves)):
                pass
        with closing(opened_to_read(draft)) as copy:
            same = digest(copy) == there
        found = verify(draft)
        if not same or found.wrong:
            raise DamagedError(Notice("the copy is not the same as what was copied: the disk is not to be trusted"))
        take_place(draft, out)
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
    found = whole(copy)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder.resolve() / opening.FILE
    with replacement_of(path) as draft:
        with closing(opened_to_read(copy)) as saves, closing(copied_into(draft, saves)):
            pass
        whole(draft)
        before = _set_aside(path, now)
        take_place(draft, path)
    return Restored(found, before)


def _set_aside(path: Path, now: datetime) -> Path | None:
    """Keep the saves that are there under another name; whole ones stay in their place until others take it."""
    if not any(companion(path, ending).exists() for ending in ("", "-wal")):
        return None
    if path.exists() and not verify(path).wrong:
        with used_by_nobody(path):  # their log is taken up into them
            return copied_beside(path, now, "before")
    return quarantine(path, now, None, "before")
