"""Looks at the files of a database from outside, before SQLite touches them: what they are, and whether there is room.

Nothing here opens the database or its ``-shm`` file: on POSIX, closing them by hand would drop the locks of every
SQLite connection that this process has.
"""

from __future__ import annotations

import mmap
import os
import stat
from errno import ENOSPC
from pathlib import Path
from typing import Final

from game.records.errors import NotAFileError

BESIDE: Final = ("", "-wal", "-shm", "-journal")
"""What is added to a database's name for each of its files."""
_MINE: Final = 0o600
_ROOM: Final = 96 * 1024
"""What a write may need at most before SQLite can say by itself that the disk is full: the log's index (32 KiB) and
the pages of an answer."""


def companion(path: Path, ending: str) -> Path:
    """One of the files of a database."""
    return Path(f"{path}{ending}")


def refuse_what_is_no_file(*paths: Path) -> None:
    """See that what stands there, if anything, is a file: a pipe would keep the game waiting for ever.

    Raises:
        OSError: for a folder, a pipe, a device.
    """
    for path in paths:
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            continue
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        if not stat.S_ISREG(mode):
            raise NotAFileError(path.name)


def make_private(path: Path) -> None:
    """Let nobody but the user read or write a database; SQLite gives the files beside it the same modes.

    Where it is not there yet it is made, empty, so that at no moment others can open it. Windows has no such modes.

    Raises:
        OSError: where that cannot be done.
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _MINE))
    for file in (companion(path, ending) for ending in BESIDE):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & ~_MINE:
            file.chmod(_MINE)


def pages_before(journal: Path) -> int:
    """How many pages a database had before the write that a rollback journal is there to undo; 0 where it was new.

    Raises:
        OSError: if the journal cannot be read; where there is none there is nothing to undo.
    """
    try:
        with journal.open("rb") as file:
            return int.from_bytes(file.read(20)[16:], "big")
    except FileNotFoundError:
        return 0


def refuse_full(folder: Path) -> None:
    """See that a page of the log's index, which SQLite maps into memory, cannot lack its place on the disk.

    SQLite makes that file longer by one byte in every 4 KiB. Where blocks are smaller than that (1 KiB, on a small
    ext4) the rest of each page is a hole, which the system fills when the page is first written; if the disk is full
    by then it ends the process with SIGBUS. Elsewhere SQLite meets the full disk itself.

    Raises:
        OSError: ENOSPC, if there is too little room.
    """
    if not hasattr(os, "statvfs"):
        return
    found = os.statvfs(folder)
    small = found.f_blocks and 0 < found.f_frsize < mmap.PAGESIZE
    if small and found.f_bavail * found.f_frsize < _ROOM:
        raise OSError(ENOSPC, os.strerror(ENOSPC))
