"""Saves written anew without the room that nothing stands in."""

from __future__ import annotations

from pathlib import Path

from game.records.sqlite.checking import DamagedError
from game.records.sqlite.sole_use import used_by_nobody
from game.records.sqlite.verifying import digest, whole
from game.story.language import Notice


def vacuum(path: Path) -> tuple[int, int]:
    """Write saves anew without the room that nothing stands in; returns their size before and after, in bytes.

    Raises:
        InUseError: if somebody has them open.
        DamagedError: if they are not whole, or were not the same afterwards.
        sqlite3.Error: if it cannot be done; they are then as they were.
    """
    whole(path)
    with used_by_nobody(path) as connection:
        before, there = path.stat().st_size, digest(connection)
        connection.execute("VACUUM")
        if digest(connection) != there:
            raise DamagedError(Notice("the rows are not the same as before: the disk is not to be trusted"))
    return before, path.stat().st_size
