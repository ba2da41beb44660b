"""Files on a stick: written with what they should be kept in mind, and read back whole from the stick itself."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from game.authoring.spreadsheet import BYTE_ORDER_MARK, tame

PIECE: Final = 1 << 20
"""So many bytes at a time are read, and at most so many wait to be on the stick for certain."""


class OutFile:
    """A file that is new. Every so often what was written is on the stick for certain, so that no frame waits long."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("xb")
        self._hash = sha256()
        self._waiting = 0

    def write(self, text: str) -> None:
        """Write some more; OSError where it cannot be."""
        data = text.encode()
        self._file.write(data)
        self._hash.update(data)
        self._waiting += len(data)
        if self._waiting >= PIECE:
            self._settle()

    def _settle(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._waiting = 0

    def finish(self) -> None:
        """All of it is on the stick for certain; OSError where that cannot be said."""
        try:
            self._settle()
            with suppress(OSError, AttributeError):  # what the machine remembers of it is not what the stick has
                os.posix_fadvise(self._file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            self._file.close()

    def drop(self) -> None:
        """Let go of it, whatever becomes of what was written."""
        with suppress(OSError):
            self._file.close()

    def read_back(self, folder: Path) -> Iterator[bool | None]:
        """Read the file where it lies now, piece by piece; the last is whether it is what was written."""
        found = sha256()
        with (folder / self.path.name).open("rb") as file:
            while piece := file.read(PIECE):
                found.update(piece)
                yield None
        yield found.digest() == self._hash.digest()


class CsvFile:
    """A table that grows row by row; no cell is a formula, whatever somebody called themselves."""

    def __init__(self, path: Path, head: Iterable[str]) -> None:
        self.file = OutFile(path)
        self.file.write(BYTE_ORDER_MARK)
        self.add([tuple(head)])

    def add(self, rows: Iterable[Iterable[str | int | float]]) -> None:
        """Add some rows."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        for row in rows:
            writer.writerow([tame(cell) if isinstance(cell, str) else cell for cell in row])
        self.file.write(out.getvalue())
