"""Makes new saves out of what can be read of damaged ones."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from game.records.errors import StoreError
from game.records.sqlite import disk, opening
from game.records.sqlite.bringing_back import Brought, bring_back
from game.records.sqlite.failures import reason
from game.records.sqlite.opening import Now
from game.records.uuid7 import RandomBytes


class Recovered(NamedTuple):
    """What came back out of one of the damaged files."""

    source: Path
    brought: Brought


def saves_in(folder: Path) -> tuple[Path, ...]:
    """The saves files in a folder: those set aside, as they were, then the one in use; also where only a log is left.

    Raises:
        OSError: if it cannot be looked into.
    """
    names = {path.name.removesuffix("-wal") for path in folder.iterdir() if path.name.endswith((".sqlite3", "-wal"))}
    found = sorted(name for name in names if name.endswith(".sqlite3"))
    return tuple(folder / name for name in sorted(found, key=lambda name: name == opening.FILE))


def recover(sources: Sequence[Path], out: Path, now: Now, token: RandomBytes = os.urandom) -> tuple[Recovered, ...]:
    """Make a new saves file of what can be read; the damaged ones are only read.

    Args:
        sources: the damaged files; of each the log beside it is read too.
        out: the new file.
        now: the time.
        token: gives random bytes, for ids.

    Returns:
        What each gave; what an earlier one gave already is not counted again.

    Raises:
        OSError: if one cannot be read, or the new file is there already or cannot be made.
        StoreError: if the new file cannot be written.
    """
    disk.refuse_what_is_no_file(*(disk.companion(source, ending) for source in sources for ending in ("", "-wal")))
    with out.open("xb"):
        pass
    try:
        with closing(sqlite3.connect(out, isolation_level=None)) as connection:
            opening.begin_afresh(connection, now, token)
            brought = tuple(Recovered(source, bring_back(connection, source)) for source in sources)
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        with suppress(OSError):
            out.unlink()
        raise StoreError(reason(error)) from error
    except BaseException:
        with suppress(OSError):
            out.unlink()
        raise
    return brought
