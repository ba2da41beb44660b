"""Who uses a copy of a library holds it, and only one at a time looks for a newer one; a lock goes with its process.

These are the system's own locks, so that nothing has to be tidied up after a process that was killed. Windows has none
for folders, and there a copy counts as used for a week.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_WEEK_S: Final = 7 * 24 * 3600


class Hold:
    """A hold on a copy's folder; where it cannot be held it counts as used by nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number: int | None = None
        if sys.platform != "win32":
            with suppress(OSError):
                self._number = os.open(folder, os.O_RDONLY)
                fcntl.flock(self._number, fcntl.LOCK_SH | fcntl.LOCK_NB)

    def let_go(self) -> None:
        """Nobody uses it here any more."""
        if self._number is not None:
            os.close(self._number)
            self._number = None


def is_held(folder: Path) -> bool:
    """Whether anybody holds a copy's folder."""
    if sys.platform == "win32":
        return abs(time.time() - folder.stat().st_mtime) < _WEEK_S
    number = os.open(folder, os.O_RDONLY)
    try:
        return not _locked(number)
    finally:
        os.close(number)


@contextmanager
def alone(file: Path) -> Iterator[bool]:
    """Let nobody else do the same meanwhile; gives whether nobody else does.

    Raises:
        OSError: where the file that is locked for it cannot be made.
    """
    number = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _locked(number)
    finally:
        os.close(number)


def _locked(number: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
