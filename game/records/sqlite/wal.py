"""Looks into SQLite's write-ahead log for damage that SQLite itself passes over in silence.

After a crash SQLite takes the frames of the log that are whole and drops the rest, which is right for a write that
was cut off, and wrong where something spoilt the middle of a log: then answers that were saved would vanish unsaid.
The layout of both files is SQLite's documented one (sqlite.org/walformat.html).
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

_HEAD: Final = struct.Struct(">8I")  # magic, version, page size, checkpoints, two salts, two checksums
_FRAME: Final = struct.Struct(">6I")  # page, pages after a commit (else 0), two salts, two checksums
_MAGIC: Final = 0x377F0682  # its last bit says that checksums are big-endian
_VERSION: Final = 3_007_000
_WORD: Final = 0xFFFF_FFFF

Sums = tuple[int, int]


def _sums(data: bytes, order: str, start: Sums = (0, 0)) -> Sums:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second


def head(log: Path) -> bytes:
    """The log's first line as it stands, ``b""`` where there is none.

    Raises:
        OSError: if it cannot be read.
    """
    try:
        with log.open("rb") as file:
            return file.read(_HEAD.size)
    except FileNotFoundError:
        return b""


def is_head(data: bytes) -> bool:
    """Whether that is the whole first line of a log."""
    if len(data) < _HEAD.size:
        return False
    magic, version, *_, first, second = _HEAD.unpack(data)
    whole = magic & ~1 == _MAGIC and version == _VERSION
    return whole and _sums(data[:24], ">" if magic & 1 else "<") == (first, second)


class LogFrame(NamedTuple):
    """A page's state in a log; ``at`` is where its bytes begin, ``sound`` whether its checksum is right."""

    page: int
    at: int
    data: bytes
    sound: bool


def page_size(line: bytes) -> int:
    """The size of a page, as a log's first line says; 0 where that is no line."""
    return int(_HEAD.unpack(line)[2]) if len(line) == _HEAD.size else 0


def frames(log: BinaryIO, size: int) -> Iterator[LogFrame]:
    """Every frame that stands in a log, spoilt ones and those of older logs too, in their order.

    A frame's checksum goes on from that of the frame before it, so it can be told of each by itself.
    """
    log.seek(0)
    line = log.read(_HEAD.size)
    order = ">" if line[3:4] == b"\x83" else "<"
    before: Sums = _HEAD.unpack(line)[6:8] if len(line) == _HEAD.size else (0, 0)
    at = _HEAD.size
    while True:
        log.seek(at)
        frame = log.read(_FRAME.size + size)
        if len(frame) < _FRAME.size + size:
            return
        page, _, _, _, *stored = _FRAME.unpack_from(frame)
        sums = stored[0], stored[1]
        data = frame[_FRAME.size :]
        sound = frame[8:16] == line[16:24] and _sums(frame[:8] + data, order, before) == sums
        yield LogFrame(page, at + _FRAME.size, data, sound)
        before = sums
        at += len(frame)


def is_junk(log: Path) -> bool:
    """Whether a log holds something, and that is no log.

    SQLite would take such a log for empty and delete it. A log whose beginning never reached the disk (shorter than
    its header, or nothing but zeros) held no saved answer, and is not junk.

    Raises:
        OSError: if it cannot be read; a log that is not there is not junk.
    """
    try:
        with log.open("rb") as file:
            line = file.read(_HEAD.size)
            if len(line) < _HEAD.size:
                return False
            if not any(line):
                return any(any(block) for block in iter(lambda: file.read(65_536), b""))
    except FileNotFoundError:
        return False
    return not is_head(line)


def lost_commits(log: Path, frames_seen: Callable[[], int]) -> bool:
    """Whether whole, saved writes stand in a log behind a spoilt one, where SQLite no longer sees them.

    One write at the end that does not hold together is what a power cut leaves, or what another process is just
    writing. Two of this log, at or behind a break, are not: the second is only ever written once the first is safely
    down. Where another process begins the log anew meanwhile nothing can be said, and nothing is.

    Args:
        log: the ``-wal`` file. (Never the ``-shm`` file or the database: on POSIX, closing those by hand would drop
            the locks of every SQLite connection that this process has.)
        frames_seen: asks SQLite how many frames it sees; less than 0 where it cannot tell. It is asked after the
            log's size is taken, so that what another process adds meanwhile counts as seen or not at all.

    Raises:
        OSError: if the log cannot be read; where there is none nothing is lost.
    """
    try:
        with log.open("rb") as file:
            line = file.read(_HEAD.size)
            size = os.fstat(file.fileno()).st_size
            seen = frames_seen()
            if seen < 0 or len(line) < _HEAD.size or _writes_behind(file, line, seen, size) < 2:
                return False
            if not _breaks_at(file, line, seen):
                return False
            file.seek(0)  # a log begun anew has a new first line before it has anything else
            return file.read(_HEAD.size) == line
    except (FileNotFoundError, struct.error):  # gone, or cut short meanwhile
        return False


def _breaks_at(file: BinaryIO, line: bytes, seen: int) -> bool:
    """Whether the next write behind those that SQLite sees does not hold together, as where it stopped reading.

    Where it does, SQLite has only not looked: another process has taken the whole log up and is to begin it anew, and
    was perhaps killed at that.
    """
    order = ">" if line[3:4] == b"\x83" else "<"
    length = _FRAME.size + page_size(line)
    sums: Sums = _HEAD.unpack(line)[6:8]
    if seen:
        file.seek(_HEAD.size + (seen - 1) * length)
        sums = _FRAME.unpack(file.read(_FRAME.size))[4:6]
    file.seek(_HEAD.size + seen * length)
    while len(frame := file.read(length)) == length and frame[8:16] == line[16:24]:
        _, commits, _, _, *stored = _FRAME.unpack(frame[: _FRAME.size])
        sums = _sums(frame[:8] + frame[_FRAME.size :], order, sums)
        if sums != tuple(stored):
            return True
        if commits:
            return False
    return True


def _writes_behind(file: BinaryIO, line: bytes, seen: int, size: int) -> int:
    """How many writes of this log end between what SQLite sees of it and the end that it had, spoilt ones too."""
    length = _FRAME.size + _HEAD.unpack(line)[2]
    writes = 0
    for at in range(_HEAD.size + seen * length, size - length + 1, length):
        file.seek(at)
        frame = file.read(_FRAME.size)
        if len(frame) < _FRAME.size:
            break  # emptied meanwhile
        _, commits, *salts = _FRAME.unpack(frame)[:4]
        # By the salts a frame is known to be of this log; a spoilt bit in them must not hide a whole row of others.
        writes += bool(commits) and tuple(salts) == _HEAD.unpack(line)[4:6]
    return writes
