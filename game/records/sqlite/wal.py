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


class _Frame(NamedTuple):
    commits: bool
    chained: bool
    """Whether it follows on the frame before it."""


def _sums(data: bytes, order: str, start: Sums = (0, 0)) -> Sums:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        first = (first + even + second) & _WORD
        second = (second + odd + first) & _WORD
    return first, second


def is_junk(log: Path) -> bool:
    """Whether a log holds something, and that is no log.

    SQLite would take such a log for empty and delete it. A log whose beginning never reached the disk (shorter than
    its header, or nothing but zeros) held no saved answer, and is not junk.

    Raises:
        OSError: if it cannot be read; a log that is not there is not junk.
    """
    try:
        with log.open("rb") as file:
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return False
            if not any(head):
                return any(any(block) for block in iter(lambda: file.read(65_536), b""))
    except FileNotFoundError:
        return False
    magic, version, *_, first, second = _HEAD.unpack(head)
    if magic & ~1 != _MAGIC or version != _VERSION:
        return True
    return _sums(head[:24], ">" if magic & 1 else "<") != (first, second)


def lost_commits(log: Path, frames_seen: Callable[[], int]) -> bool:
    """Whether whole, saved writes stand in a log behind a spoilt one, where SQLite no longer sees them.

    One write at the end that does not hold together is what a power cut leaves, or what another process is just
    writing. Two that follow on each other, behind a break, are not: the second is only ever written once the first is
    safely down. Where another process begins the log anew meanwhile nothing can be said, and nothing is.

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
            head = file.read(_HEAD.size)
            size = os.fstat(file.fileno()).st_size
            seen = frames_seen()
            if seen < 0 or len(head) < _HEAD.size or not _two_behind_a_break(file, head, seen, size):
                return False
            file.seek(0)  # a log begun anew has a new first line before it has anything else
            return file.read(_HEAD.size) == head
    except FileNotFoundError:
        return False


def _two_behind_a_break(file: BinaryIO, head: bytes, seen: int, size: int) -> bool:
    broken, commits = False, 0
    for frame in _frames_behind(file, head, seen, size):
        if not frame.chained:
            broken, commits = True, 0
        commits += broken and frame.commits
        if commits > 1:
            return True
    return False


def _frames_behind(file: BinaryIO, head: bytes, seen: int, size: int) -> Iterator[_Frame]:
    """The frames between those that SQLite sees and the end that the log had."""
    magic, _, page_size, *_, first, second = _HEAD.unpack(head)
    order = ">" if magic & 1 else "<"
    length = _FRAME.size + page_size
    at = _HEAD.size + seen * length
    before: Sums | None = first, second
    if seen:
        file.seek(at - length)
        last = file.read(_FRAME.size)
        if len(last) < _FRAME.size:
            return  # emptied meanwhile
        *_, first, second = _FRAME.unpack(last)
        before = first, second
    file.seek(at)
    while at + length <= size:
        frame = file.read(length)
        if len(frame) < length:
            return  # as above
        at += length
        _, commits, *_, first, second = _FRAME.unpack(frame[: _FRAME.size])
        if frame[8:16] != head[16:24]:
            yield _Frame(commits=False, chained=False)  # of an older log, or spoilt
            before = None
            continue
        chained = before is not None and _sums(frame[:8] + frame[_FRAME.size :], order, before) == (first, second)
        yield _Frame(bool(commits), chained)
        before = first, second
