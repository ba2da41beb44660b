"""Saves on their way into the place of others: written beside them, and there at once and whole, or not at all."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.records.sqlite import opening
from game.records.sqlite.disk import companion, make_private
from game.records.sqlite.quarantine import alone
from game.writing import see_down


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Where a file can be written that is to be called ``path``; what is left there at the end is removed.

    Until it has its name nobody but its owner can read it.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    make_private(draft)
    try:
        yield draft
    finally:
        for ending in ("", "-journal"):
            companion(draft, ending).unlink(missing_ok=True)


@contextmanager
def replacement_of(path: Path) -> Iterator[Path]:
    """The same for saves that may be there, which nobody can open meanwhile; a kill's leavings are removed first.

    Raises:
        sqlite3.Error: where somebody else is just opening the saves.
    """
    with alone(path.parent, opening.LOCK):
        for left in path.parent.glob(f".{path.name}.*"):
            left.unlink(missing_ok=True)
        with draft_of(path) as draft:
            yield draft


def copied_into(draft: Path, saves: sqlite3.Connection) -> sqlite3.Connection:
    """Copy open saves into a draft, as one file with no log beside it; returns the copy, open."""
    copy = sqlite3.connect(draft, isolation_level=None)
    try:
        saves.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        copy.close()
        raise
    return copy


def take_place(draft: Path, path: Path) -> None:
    """Let a draft be the saves from now on; whoever could read and write those there can do so with these.

    Raises:
        OSError: if it cannot be; the saves are then as they were.
    """
    see_down(draft)
    if path.exists():
        draft.chmod(path.stat().st_mode & 0o777)
    draft.replace(path)
    see_down(path.parent)
