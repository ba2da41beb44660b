"""Ogg files: every page looked over, its sum checked, and the measures read from the first and the last of them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final, NamedTuple

from game.script.sounds.sound import Sound, SoundFault, doubt_about, trouble_with
from game.script.sounds.vorbis import OddVorbisError, look_at_setup

_HEAD: Final = 27
_BEGINS: Final = 2
_ENDS: Final = 4
_OPUS_RATE: Final = 48_000
_TURNED: Final = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_OTHERS: Final = ((b"\x7fFLAC", "FLAC"), (b"Speex", "Speex"), (b"\x80theora", "a film"), (b"fishead", "several sounds"))


class _Page(NamedTuple):
    """One page: its flags, how many samples were over after it (-1: it ends none), whose it is, and its content."""

    flags: int
    samples: int
    serial: int
    table: bytes
    content: bytes
    end: int


class _DamagedError(Exception):
    """A page that is none."""


def ogg_of(data: bytes) -> Sound | SoundFault:
    """Measure an Ogg file with Vorbis or Opus in it."""
    try:
        pages = list(_pages(data))
    except _DamagedError:
        return SoundFault("is damaged: a part of it is not what was written")
    if not pages:
        return SoundFault("has a header that is cut short")
    if any(page.serial != pages[0].serial or page.flags & _BEGINS for page in pages[1:]):
        return SoundFault("holds several sounds in one", "save it as one Ogg file with Vorbis, or as WAV or MP3")
    packets = list(_first_packets(pages, 3))
    end = pages[-1].end
    samples = max((page.samples for page in pages), default=0)
    is_cut = not pages[-1].flags & _ENDS or end < len(data)
    found = _vorbis(packets) or _opus(packets)
    if found is None:
        named = next((name for mark, name in _OTHERS if packets and packets[0].startswith(mark)), "something else")
        return SoundFault(f"is an Ogg file with {named} in it", "save it as Ogg with Vorbis, or as WAV or MP3")
    rate, channels, before = found
    if not rate:
        return SoundFault("has a header that is cut short or wrong")
    seconds = (samples - before) / rate
    if trouble := trouble_with(rate, channels, seconds):
        return trouble
    return Sound("Ogg", seconds, rate, channels, data[:end], doubt_about(seconds, 0.0, is_cut=is_cut))


def _pages(data: bytes) -> Iterator[_Page]:
    """The pages that are whole.

    Raises:
        _DamagedError: at one whose sum is wrong, or where none begins.
    """
    at = 0
    while at < len(data):
        if data[at : at + 4] != b"OggS"[: len(data) - at]:
            raise _DamagedError
        if at + _HEAD > len(data):
            return
        version, flags, samples, serial, _, told, count = struct.unpack_from("<BBqIIIB", data, at + 4)
        table = data[at + _HEAD : at + _HEAD + count]
        start = at + _HEAD + count
        end = start + sum(table)
        if len(table) < count or end > len(data):
            return
        if version or _sum(data[at : at + 22] + bytes(4) + data[at + 26 : end]) != told:
            raise _DamagedError
        yield _Page(flags, samples, serial, table, data[start:end], end)
        at = end


def _sum(page: bytes) -> int:
    """A page's sum: that of zip files with every bit turned round, and begun at nothing."""
    turned = zlib.crc32(page.translate(_TURNED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int(f"{turned:032b}"[::-1], 2)


def _first_packets(pages: list[_Page], most: int) -> Iterator[bytes]:
    packet, found = bytearray(), 0
    for page in pages:
        at = 0
        for size in page.table:
            packet += page.content[at : at + size]
            at += size
            if size < 255:
                yield bytes(packet)
                packet.clear()
                found += 1
                if found == most:
                    return


def _vorbis(packets: list[bytes]) -> tuple[int, int, int] | None:
    """Rate, channels and samples that are not heard, where it is Vorbis; a rate of 0 where its header is wrong."""
    if not packets or not packets[0].startswith(b"\x01vorbis"):
        return None
    marks = [packet[:7] for packet in packets]
    if marks != [b"\x01vorbis", b"\x03vorbis", b"\x05vorbis"] or len(packets[0]) != 30:
        return 0, 0, 0
    version, channels, rate = struct.unpack_from("<IBI", packets[0], 7)
    small, large = packets[0][28] & 15, packets[0][28] >> 4
    if not _is_remarks(packets[1]):
        return 0, 0, 0
    if version or not 6 <= small <= large <= 13 or not packets[0][29] & 1:
        return 0, 0, 0
    try:
        look_at_setup(packets[2], channels)
    except OddVorbisError:
        return 0, 0, 0
    return rate, channels, 0


def _is_remarks(packet: bytes) -> bool:
    """Whether the second header is one: who wrote it, and remarks, each with its length before it."""
    at, left = 7, 1
    is_first = True
    while left:
        if at + 4 > len(packet):
            return False
        at += 4 + int.from_bytes(packet[at : at + 4], "little")
        left -= 1
        if is_first and at + 4 <= len(packet):
            left, is_first = int.from_bytes(packet[at : at + 4], "little"), False
            at += 4
    return not is_first and at < len(packet) and packet[at] & 1 == 1


def _opus(packets: list[bytes]) -> tuple[int, int, int] | None:
    if not packets or not packets[0].startswith(b"OpusHead"):
        return None
    is_sound = len(packets[0]) >= 19 and len(packets) > 1 and packets[1].startswith(b"OpusTags")
    if not is_sound or packets[0][8] & 0xF0:
        return 0, 0, 0
    channels, before = struct.unpack_from("<BH", packets[0], 9)
    return _OPUS_RATE, channels, before
