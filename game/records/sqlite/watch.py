"""Notices when somebody takes away, empties or replaces the files of an open database.

SQLite does not: it goes on with the files it has open, under whatever name they have by then, and says "saved".
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from game.records.errors import CHANGED, MOVED, StoreError
from game.records.sqlite import wal
from game.records.sqlite.disk import companion

_GLANCES: Final = 5
"""How often the log's first line is read where another process may be writing it at this moment."""


class _Seen(NamedTuple):
    device: int
    inode: int
    size: int


def _seen(path: Path) -> _Seen | None:
    """Which file stands at a path, and how long it is; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return _Seen(found.st_dev, found.st_ino, found.st_size)


class FileWatch:
    """Over one open database; without a path (in memory) there is nothing to watch.

    Both files only ever grow while they are open: the game deletes nothing, and never shortens the log.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file = None if path is None else _seen(path)
        self._log = None if path is None else _seen(companion(path, "-wal"))
        self._index = None if path is None else _seen(companion(path, "-shm"))

    def look(self) -> None:
        """See that the files are the ones that were opened, and hold what they held.

        Raises:
            StoreError: if not.
        """
        if self._path is None:
            return
        file = _seen(self._path)
        if file is None or self._file is None or file[:2] != self._file[:2]:
            raise StoreError(MOVED)
        if file.size < self._file.size:
            raise StoreError(CHANGED)
        self._file = file
        if self._log is not None:
            self._look_at_log(self._path, self._log)

    def _look_at_log(self, path: Path, known: _Seen) -> None:
        log = _seen(companion(path, "-wal"))
        if log is None or log[:2] != known[:2] or log.size < known.size:
            raise StoreError(CHANGED)
        for _ in range(_GLANCES):
            head = wal.head(companion(path, "-wal"))
            if wal.is_head(head):  # whoever begins the log anew draws new salts
                self._log = log
                return
            time.sleep(0.001)
        raise StoreError(CHANGED)

    def mend_index(self) -> None:
        """Give the log's index back its length, if somebody has emptied it: SQLite makes it anew where it is blank.

        Without its length the system would end the process (SIGBUS) as soon as SQLite looked into it.
        """
        if self._path is None or self._index is None:
            return
        name = companion(self._path, "-shm")
        now = _seen(name)
        if now is None or now[:2] != self._index[:2]:
            return
        if now.size < self._index.size:
            with suppress(OSError):
                os.truncate(name, self._index.size)  # by its name: a file opened and closed here would lose its locks
        else:
            self._index = now
