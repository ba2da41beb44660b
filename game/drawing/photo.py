"""How large a PNG or JPEG is, from its first bytes, before anything of it is unpacked."""

from __future__ import annotations

from game.drawing.limits import MOST_PIXELS, DrawingError

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_HINT = "open it in any picture program, and save it again as PNG"


def is_photo(data: bytes) -> bool:
    """Whether a file begins as a PNG or JPEG does."""
    return data.startswith((_PNG, _JPEG))


def size_of(data: bytes) -> tuple[int, int]:
    """Its width and height in pixels.

    Raises:
        DrawingError: where it does not say, or has too many.
    """
    width, height = _png(data) if data.startswith(_PNG) else _jpeg(data)
    if width < 1 or height < 1:
        raise DrawingError("the picture has no size", _HINT)
    if width * height > MOST_PIXELS:
        what = f"the picture has {width:,} by {height:,} pixels, and may have {MOST_PIXELS:,} in all"
        raise DrawingError(what, "save it smaller: 2,000 pixels are enough", heavy=True)
    return width, height


def _png(data: bytes) -> tuple[int, int]:
    if len(data) < 33 or data[12:16] != b"IHDR":
        raise DrawingError("this PNG is damaged: it breaks off in its first line", _HINT)
    if b"IEND" not in data[-64:]:
        raise DrawingError("this PNG is damaged: its end is missing", _HINT)
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
        elif 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(data[at + 7 : at + 9], "big"), int.from_bytes(data[at + 5 : at + 7], "big")
        else:
            at += 2 + max(2, int.from_bytes(data[at + 2 : at + 4], "big"))
    raise DrawingError("this JPEG is damaged: it does not say how large it is", _HINT)
