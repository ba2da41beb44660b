"""WAV files: what they hold, written anew so that a player meets one simple kind of them and never an empty one."""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from game.script.sounds.sound import Sound, SoundFault, doubt_about, trouble_with

_PCM: Final = 1
_FLOAT: Final = 3
_A_LAW: Final = 6
_MU_LAW: Final = 7
_EXTENSIBLE: Final = 0xFFFE
_ENDLESS: Final = 0xFFFFFFFF
"""What stands for the length where it was not known when the file was begun; some write nothing there."""
_PADDED_TO: Final = 0.1
"""How long what is handed to a player is at least, in seconds: what comes to no sample at all breaks some players."""
_NOT_PCM: Final = "save it as WAV with 16 bits (PCM), or as Ogg or MP3"


class _Format(NamedTuple):
    tag: int
    channels: int
    rate: int
    align: int
    bits: int


def wav_of(data: bytes) -> Sound | SoundFault:
    """Measure a WAV file."""
    found: _Format | None = None
    for name, start, promised in _chunks(data):
        if name == b"fmt ":
            found = _format(data[start : start + promised])
            if found is None:
                return SoundFault("has a header that is cut short")
        elif name == b"data":
            if found is None:
                return SoundFault("has no format before its samples, so its header is wrong")
            return _sound(found, data, start, promised)
    if found is None:
        return SoundFault("has a header that is cut short or wrong")
    return SoundFault("is empty: there is nothing to hear in it", "record it again")


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each part of the file: its name, where its content starts, and how long that is said to be."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        yield name, at + 8, size
        at += 8 + size + size % 2


def _format(head: bytes) -> _Format | None:
    if len(head) < 16:
        return None
    tag, channels, rate, _, align, bits = struct.unpack_from("<HHIIHH", head)
    if tag == _EXTENSIBLE and len(head) >= 26:
        (tag,) = struct.unpack_from("<H", head, 24)
    return _Format(tag, channels, rate, align, bits)


def _sound(found: _Format, data: bytes, start: int, promised: int) -> Sound | SoundFault:
    tag, channels, rate, align, bits = found
    convert = _CONVERTERS.get((tag, bits))
    if convert is None:
        return SoundFault(f"is a WAV file of a kind that is not played (format {tag}, {bits} bits)", _NOT_PCM)
    if align != channels * bits // 8 or not align:
        return SoundFault("has a header that contradicts itself")
    there = len(data) - start
    is_open = promised == _ENDLESS or (not promised and not data[start : start + 4].isalpha())
    wanted = there if is_open else promised
    frames = min(wanted, there) // align
    seconds = frames / rate if rate else 0.0
    if trouble := trouble_with(rate, channels, seconds):
        return trouble
    made, kind, width = convert(data[start : start + frames * align])
    least = int(rate * _PADDED_TO) + 1
    if frames < least:
        made += (b"\x80" if (kind, width) == (_PCM, 1) else b"\0") * ((least - frames) * channels * width)
    doubt = doubt_about(seconds, wanted / align / rate)
    return Sound("WAV", seconds, rate, channels, _written(kind, width, channels, rate, made), doubt)


def _written(kind: int, width: int, channels: int, rate: int, samples: bytes) -> bytes:
    head = struct.pack("<HHIIHH", kind, channels, rate, rate * channels * width, channels * width, width * 8)
    body = b"fmt " + struct.pack("<I", len(head)) + head + b"data" + struct.pack("<I", len(samples)) + samples
    body += b"\0" * (len(samples) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


_Converted = tuple[bytes, int, int]
"""Samples, whether they are whole numbers (1) or not (3), and how many bytes each has."""


def _as_it_is(kind: int, width: int) -> Callable[[bytes], _Converted]:
    return lambda raw: (raw, kind, width)


def _upper_two(width: int) -> Callable[[bytes], _Converted]:
    """The upper two bytes of every sample."""

    def convert(raw: bytes) -> _Converted:
        made = bytearray(len(raw) // width * 2)
        made[0::2], made[1::2] = raw[width - 2 :: width], raw[width - 1 :: width]
        return bytes(made), _PCM, 2

    return convert


def _by_table(value_of: Callable[[int], int]) -> Callable[[bytes], _Converted]:
    """Two bytes for each one, as telephones pack them."""
    values = [struct.pack("<h", value_of(code)) for code in range(256)]
    low, high = bytes(value[0] for value in values), bytes(value[1] for value in values)

    def convert(raw: bytes) -> _Converted:
        made = bytearray(len(raw) * 2)
        made[0::2], made[1::2] = raw.translate(low), raw.translate(high)
        return bytes(made), _PCM, 2

    return convert


def _floats(code: str) -> Callable[[bytes], _Converted]:
    """Numbers from -1 to 1 as floats of 32 bits; what is no number is none of a sound's."""

    def convert(raw: bytes) -> _Converted:
        found: array[float] = array(code, raw)
        if not max(found) <= 8 or not min(found) >= -8 or any(value != value for value in found):  # noqa: PLR0124
            found = array(code, (min(1.0, max(-1.0, value)) if value == value else 0.0 for value in found))  # noqa: PLR0124
        return array("f", found).tobytes(), _FLOAT, 4

    return convert


def _mu_law(code: int) -> int:
    turned = ~code & 0xFF
    size = (((turned & 0x0F) << 3) + 0x84 << (turned >> 4 & 7)) - 0x84
    return -size if turned & 0x80 else size


def _a_law(code: int) -> int:
    turned = code ^ 0x55
    step = turned >> 4 & 7
    size = ((turned & 0x0F) << 4) + (8 if step == 0 else 0x108) << max(step - 1, 0)
    return size if turned & 0x80 else -size


_CONVERTERS: Final = {
    (_PCM, 8): _as_it_is(_PCM, 1),
    (_PCM, 16): _as_it_is(_PCM, 2),
    (_PCM, 24): _upper_two(3),
    (_PCM, 32): _upper_two(4),
    (_FLOAT, 32): _floats("f"),
    (_FLOAT, 64): _floats("d"),
    (_A_LAW, 8): _by_table(_a_law),
    (_MU_LAW, 8): _by_table(_mu_law),
}
