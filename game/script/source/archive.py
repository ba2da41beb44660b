"""Zip archives read with care: nothing they say of themselves is believed, and all that they may cost is bounded."""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TypeVar

from game.script.source.archive_names import ArchiveError, name_of, see_apart
from game.script.source.door import MIB, NO_WAIT, refused
from game.writing import reason_of

_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_END_64: Final = b"PK\x06\x07"
_END_64_SIZE: Final = 20
_LONGEST_COMMENT: Final = 65_535
_LOCAL: Final = struct.Struct("<4s22xHH")
"""What stands before each file's bytes: a mark, and the lengths of its name and of what else is told."""
_MOST_TABLE: Final = 4 * MIB
"""How long an archive's list of what is in it may be, so that reading it costs little."""
_MUCH: Final = 16 * MIB
_MOST_TIMES: Final = 200
"""How many times as large as it is an archive may unpack to, once that is much."""
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, OverflowError, NotImplementedError,
    RuntimeError, UnicodeError,
)  # fmt: skip
"""What reading a broken archive can raise."""
_T = TypeVar("_T")


class Bounds(NamedTuple):
    """The most that an archive may come to: its own size, the files in it, one of them and all, in MiB."""

    packed: int
    files: int
    one: int
    all: int


class Archive:
    """An open archive whose list of files has been looked at; ``names`` are those of the files, in its order."""

    def __init__(self, file: BinaryIO, bounds: Bounds) -> None:
        """Look at what is in it.

        Args:
            file: a zip archive that can be sought in.
            bounds: the most that it may come to.

        Raises:
            ArchiveError: where it is none, or may not be read.
        """
        self._bounds = bounds
        size = file.seek(0, os.SEEK_END)
        if size > bounds.packed * MIB:
            raise ArchiveError(f"it is larger than {bounds.packed} MiB")
        _see_table(file, size)
        self._zip = _sound(lambda: zipfile.ZipFile(file), "it is damaged, or cut short")
        infos = self._zip.infolist()
        if len(infos) > bounds.files:
            raise ArchiveError(f"it holds more than {bounds.files:,} files")
        self._infos = {}
        named = [(name_of(info), info) for info in infos]
        see_apart(name for name, _ in named if not name.endswith("/"))
        for name, info in named:
            if not name.endswith("/"):
                self._infos[name] = info
        self._see_sizes(size)
        _see_places(file, infos, self._zip.start_dir)
        self.names: tuple[str, ...] = tuple(self._infos)

    def _see_sizes(self, size: int) -> None:
        """See that what it says of its own sizes is within the bounds."""
        for name, info in self._infos.items():
            if info.file_size > self._bounds.one * MIB:
                raise ArchiveError(f"'{name}' unpacks to more than {self._bounds.one} MiB")
        whole = sum(info.file_size for info in self._infos.values())
        if whole > self._bounds.all * MIB:
            raise ArchiveError(f"it unpacks to more than {self._bounds.all} MiB")
        if whole > max(_MUCH, _MOST_TIMES * size):
            raise ArchiveError(f"it unpacks to more than {_MOST_TIMES} times its size")

    def read(self, name: str) -> bytes:
        """What a file holds.

        Raises:
            ArchiveError: where it is damaged, or is not as the archive says.
        """
        info = self._infos[name]

        def read() -> bytes:
            with self._zip.open(info) as packed:
                # No more is asked for, and so unpacked, than it says and was found to be within the bounds.
                return packed.read(info.file_size + 1)

        data = _sound(read, f"'{name}' is damaged: what is in it is not what was packed")
        if len(data) != info.file_size:
            raise ArchiveError(f"'{name}' is damaged: it is not as long as it says")
        return data


@contextmanager
def open_archive(path: Path, bounds: Bounds) -> Iterator[Archive]:
    """An archive on the disk, open while it is used.

    Raises:
        ArchiveError: where it cannot be read, is no regular file, is none or may not be read.
    """
    try:
        if (refusal := refused(path.stat().st_mode)) is not None:
            raise ArchiveError(refusal.why)
        with os.fdopen(os.open(path, NO_WAIT), "rb") as file:
            if (refusal := refused(os.fstat(file.fileno()).st_mode)) is not None:
                raise ArchiveError(refusal.why)
            yield Archive(file, bounds)
    except OSError as error:
        raise ArchiveError(reason_of(error)) from error


def _sound(do: Callable[[], _T], otherwise: str) -> _T:
    """What comes of reading; any way in which it can be broken is told in the same words."""
    try:
        return do()
    except _BROKEN as error:
        raise ArchiveError(otherwise) from error


def _see_table(file: BinaryIO, size: int) -> None:
    """See that the list of what is in it is short, before it is read: what counts is found as zipfile finds it."""
    start = max(0, size - _END_SIZE - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read(size - start)
    at = len(tail) - _END_SIZE
    if not (tail[at:].startswith(_END) and tail.endswith(b"\0\0")):
        at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise ArchiveError("it is no zip file, or it is cut short")
    if _END_64 in tail[max(0, at - _END_64_SIZE) : at]:
        raise ArchiveError("it is written as a zip of many gigabytes")
    (length,) = struct.unpack_from("<L", tail, at + 12)
    if length > _MOST_TABLE:
        raise ArchiveError("its list of files is too long")


def _see_places(file: BinaryIO, infos: list[zipfile.ZipInfo], end: int) -> None:
    """See that no two files share bytes of the archive, which is how few bytes unpack to many."""
    places = []
    for info in infos:
        file.seek(max(0, info.header_offset))
        head = file.read(_LOCAL.size)
        if info.header_offset < 0 or len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
            raise ArchiveError(f"'{name_of(info)}' is not where the list says, so the archive is damaged")
        _, name, extra = _LOCAL.unpack(head)
        places.append((info.header_offset, info.header_offset + _LOCAL.size + name + extra + info.compress_size, info))
    places.sort(key=lambda place: place[:2])
    for at, (_, stop, info) in enumerate(places, start=1):
        if stop > (places[at][0] if at < len(places) else end):
            raise ArchiveError(f"'{name_of(info)}' overlaps what is packed after it")
