"""How large a PNG or JPEG is, and how it was held, from its first bytes, before anything of it is unpacked.

A telephone keeps a picture as its chip saw it and writes beside it, in Exif, which way up it was held (TIFF's tag 274,
1 to 8). Nothing is believed of that but this one number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from game.drawing.limits import MOST_PIXELS, DrawingError

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_EXIF = b"Exif\0\0"
_AS_KEPT: Final = 1
_LYING: Final = 5
"""From this turn on width and height change places."""
_ORIENTATION: Final = 0x0112
_APP1: Final = 0xE1
_SCAN: Final = 0xDA
_MOST_CHUNKS: Final = 2_000
_MOST_TAGS: Final = 500
_HINT = "open it in any picture program, and save it again as PNG"


def is_photo(data: bytes) -> bool:
    """Whether a file begins as a PNG or JPEG does."""
    return data.startswith((_PNG, _JPEG))


def size_of(data: bytes) -> tuple[int, int]:
    """Its width and height in pixels, once it is turned upright.

    Raises:
        DrawingError: where it does not say, or has too many.
    """
    width, height = _png(data) if data.startswith(_PNG) else _jpeg(data)
    if width < 1 or height < 1:
        raise DrawingError("the picture has no size", _HINT)
    if width * height > MOST_PIXELS:
        what = f"the picture has {width:,} by {height:,} pixels, and may have {MOST_PIXELS:,} in all"
        raise DrawingError(what, "save it smaller: 2,000 pixels are enough", heavy=True)
    return (height, width) if turn_of(data) >= _LYING else (width, height)


def turn_of(data: bytes) -> int:
    """How it was held, as Exif counts: 1 as it is kept … 8; 1 too where it does not say, or says something odd.

    2 to 4 are mirrored, upside down, and both; 5 to 8 the same of a picture that lies on its side.
    """
    for exif in _png_exif(data) if data.startswith(_PNG) else _jpeg_exif(data):
        order: Literal["little", "big"] = "little" if exif.startswith(b"II") else "big"
        first = int.from_bytes(exif[4:8], order)
        count = min(int.from_bytes(exif[first : first + 2], order), _MOST_TAGS)
        for at in range(first + 2, first + 2 + 12 * count, 12):
            if int.from_bytes(exif[at : at + 2], order) == _ORIENTATION:
                turn = int.from_bytes(exif[at + 8 : at + 10], order)
                return turn if turn in range(1, 9) else _AS_KEPT
    return _AS_KEPT


def _png_exif(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    for _ in range(_MOST_CHUNKS):
        if at >= len(data):
            return
        size = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"eXIf":
            yield data[at + 8 : at + 8 + size]
        at += 12 + size


def _jpeg_exif(data: bytes) -> Iterator[bytes]:
    for kind, start, end in _segments(data):
        if kind == _SCAN:
            return
        if kind == _APP1 and data[start : start + len(_EXIF)] == _EXIF:
            yield data[start + len(_EXIF) : end]


def _png(data: bytes) -> tuple[int, int]:
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise DrawingError("this PNG is damaged: it breaks off in its first line", _HINT)
    if b"IEND" not in data[-64:]:
        raise DrawingError("this PNG is damaged: its end is missing", _HINT)
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int]:
    for kind, start, _ in _segments(data):
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            high, wide = data[start + 1 : start + 3], data[start + 3 : start + 5]
            return int.from_bytes(wide, "big"), int.from_bytes(high, "big")
    raise DrawingError("this JPEG is damaged: it does not say how large it is", _HINT)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The parts of a JPEG before its pixels: what kind each is, and where what it says begins and ends."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        end = at + 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
        yield kind, at + 4, end
        at = end
