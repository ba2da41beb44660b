"""Reads rows out of the bytes of a database and its log, whatever SQLite itself makes of them.

The layout is SQLite's documented one (sqlite.org/fileformat2.html). Every page is looked at by itself, in each state
that the file and the log still hold, so that no damage in one place keeps the rows in another from being read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from game.records.sqlite import wal
from game.records.sqlite.rows import StoredRow, text_of

_HEADER: Final = 100
_USUAL: Final = 4_096
_LEAF, _INNER = 0x0D, 0x05
_MOST_COLUMNS: Final = 64
_LONGEST: Final = 16 * 1024 * 1024
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""How many bytes a whole number of each serial type has."""


class PageState(NamedTuple):
    """A page in one of its states; ``sound`` says that its checksum is right, where it has one."""

    number: int
    data: bytes
    sound: bool


class Cell(NamedTuple):
    """A row as it lies in a page: ``number`` is the page's, ``row`` the values as they are stored."""

    number: int
    rowid: int
    row: StoredRow
    sound: bool


class Pages:
    """The pages of a database and of its log. Of either there may be none."""

    def __init__(self, file: BinaryIO | None, log: BinaryIO | None) -> None:
        self._file = file
        self._log = log
        self.size = self._page_size()
        self._logged: dict[int, int] = {}
        """Where in the log the latest sound state of a page begins."""

    def _page_size(self) -> int:
        sizes = []
        if self._file is not None:
            (size,) = struct.unpack(">H", self._file.read(18)[16:].rjust(2, b"\0"))
            sizes.append(65_536 if size == 1 else size)
        if self._log is not None:
            sizes.append(wal.page_size(self._log.read(32)))
        return next((size for size in sizes if size >= 512 and not size & (size - 1)), _USUAL)

    def all(self) -> Iterator[PageState]:
        """Every state of every page, the file's first, then the log's as they were written."""
        number = 0
        while self._file is not None:
            self._file.seek(number * self.size)
            data = self._file.read(self.size)
            if not data:
                break
            number += 1
            yield PageState(number, data.ljust(self.size, b"\0"), sound=True)
        if self._log is not None:
            for frame in wal.frames(self._log, self.size):
                if frame.sound:
                    self._logged[frame.page] = frame.at
                yield PageState(frame.page, frame.data, frame.sound)

    def latest(self, number: int) -> bytes:
        """A page as it was last, as far as the log has been read."""
        at, source = self._logged.get(number), self._log
        if at is None or source is None:
            at, source = (number - 1) * self.size, self._file
        if source is None or number < 1:
            return b""
        source.seek(at)
        return source.read(self.size)

    def cells(self, page: PageState) -> Iterator[Cell]:
        """The rows in a page, if it is one that holds any; what makes no sense is left out."""
        start = _HEADER if page.number == 1 else 0
        data = page.data
        if len(data) < start + 8 or data[start] != _LEAF:
            return
        (count,) = struct.unpack_from(">H", data, start + 3)
        for index in range(min(count, (len(data) - start - 8) // 2)):
            (at,) = struct.unpack_from(">H", data, start + 8 + 2 * index)
            try:
                rowid, row = self._cell(data, at)
            except (ValueError, IndexError, struct.error, OverflowError):
                continue
            yield Cell(page.number, rowid, row, page.sound)

    def below(self, root: int) -> set[int]:
        """The numbers of all pages of the table whose first page that is, as far as they can be followed."""
        found: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            data = self.latest(number)
            if number in found or len(data) < self.size:
                continue
            found.add(number)
            start = _HEADER if number == 1 else 0
            if data[start] != _INNER:
                continue
            count, _, _, right = struct.unpack_from(">HHBI", data, start + 3)
            waiting.append(right)
            for index in range(min(count, (len(data) - start - 12) // 2)):
                (at,) = struct.unpack_from(">H", data, start + 12 + 2 * index)
                if at + 4 <= len(data):
                    waiting += struct.unpack_from(">I", data, at)
        return found

    def _cell(self, data: bytes, at: int) -> tuple[int, StoredRow]:
        length, at = _varint(data, at)
        rowid, at = _varint(data, at)
        if not 0 < length <= _LONGEST or rowid >= 2**62:
            raise ValueError(length)
        most, least = self.size - 35, (self.size - 12) * 32 // 255 - 23
        here = length
        if length > most:
            here = least + (length - least) % (self.size - 4)
            here = here if here <= most else least
        payload = data[at : at + here]
        if len(payload) < here:
            raise ValueError(at)
        if here < length:
            (following,) = struct.unpack_from(">I", data, at + here)
            payload += self._rest(following, length - here)
        return rowid, _record(payload)

    def _rest(self, number: int, length: int) -> bytes:
        """What of a row did not fit into its page."""
        found = bytearray()
        while len(found) < length:
            data = self.latest(number)
            if len(data) < self.size:
                raise ValueError(number)
            (number,) = struct.unpack_from(">I", data)
            found += data[4 : 4 + length - len(found)]
        return bytes(found)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for index in range(9):
        byte = data[at + index]
        if index == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + index + 1
    raise AssertionError  # the ninth byte is the last


def _record(payload: bytes) -> StoredRow:
    """The values of a row; it must come out even."""
    length, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != length or len(kinds) > _MOST_COLUMNS:
        raise ValueError(length)
    values: list[object] = []
    for kind in kinds:
        size = _INTEGERS.get(kind, 8 if kind == 7 else 0 if kind < 12 else (kind - 12) // 2)
        piece = payload[at : at + size]
        if len(piece) < size or kind in (10, 11):
            raise ValueError(kind)
        at += size
        values.append(_value(kind, piece))
    if at != len(payload):
        raise ValueError(at)
    return tuple(values)


def _value(kind: int, piece: bytes) -> object:
    if kind == 0:
        return None
    if kind in _INTEGERS:
        return int.from_bytes(piece, "big", signed=True)
    if kind == 7:
        return struct.unpack(">d", piece)[0]
    if kind in (8, 9):
        return kind - 8
    return text_of(piece) if kind % 2 else piece


def opened(path: Path) -> BinaryIO | None:
    """A file to read from, None where there is none.

    Raises:
        OSError: if it cannot be read.
    """
    return path.open("rb") if path.exists() else None
