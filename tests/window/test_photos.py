"""Photographs stand upright however the telephone was held, and what is written beside them does no harm."""

from __future__ import annotations

import io
import itertools
import struct
import zlib
from collections.abc import Callable
from typing import Final, Literal

import pygame
import pytest

from game.drawing import read_picture
from game.window.canvas.sheets import covering

Side = Literal["top", "bottom", "left", "right"]
HELD: Final[dict[int, tuple[Side, Side]]] = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}
"""By the number in the file: which side of what was seen is its first row, and which its first column (TIFF 6.0)."""
WIDE, HIGH = 24, 40
CORNERS: Final = {(4, 4): "#d02020", (19, 4): "#20a020", (4, 35): "#2020d0", (19, 35): "#d0d020"}


def seen_colour(x: int, y: int) -> str:
    """A picture of four fields, higher than wide."""
    return CORNERS[4 if x < WIDE // 2 else 19, 4 if y < HIGH // 2 else 35]


def as_kept(turn: int) -> pygame.Surface:
    """The rows and columns that a telephone held so writes into the file."""
    row, column = HELD[turn]
    lies = row in ("left", "right")
    surface = pygame.Surface((HIGH, WIDE) if lies else (WIDE, HIGH))
    for x, y in itertools.product(range(WIDE), range(HIGH)):
        at = {"top": y, "bottom": HIGH - 1 - y, "left": x, "right": WIDE - 1 - x}
        surface.set_at((at[column], at[row]), seen_colour(x, y))
    return surface


def exif(turn: int, order: Literal["<", ">"] = "<") -> bytes:
    """The least that says so, after a tag of another kind."""
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, 8)
    other = struct.pack(f"{order}HHIHH", 0x0103, 3, 1, 6, 0)
    return head + struct.pack(f"{order}H", 2) + other + struct.pack(f"{order}HHIHHI", 0x0112, 3, 1, turn, 0, 0)


def jpeg(surface: pygame.Surface, said: bytes) -> bytes:
    """A JPEG with that in its second part, as cameras write it."""
    file = io.BytesIO()
    pygame.image.save(surface, file, "x.jpg")
    data, part = file.getvalue(), b"Exif\0\0" + said
    first = 4 + int.from_bytes(data[4:6], "big")
    return data[:first] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + data[first:]


def png(surface: pygame.Surface, said: bytes) -> bytes:
    """A PNG with that before its pixels."""
    file = io.BytesIO()
    pygame.image.save(surface, file, "x.png")
    data = file.getvalue()
    return (
        data[:33]
        + struct.pack(">I", len(said))
        + b"eXIf"
        + said
        + struct.pack(">I", zlib.crc32(b"eXIf" + said))
        + data[33:]
    )


def is_upright(data: bytes) -> bool:
    sheet = read_picture(data).sheet
    if list(sheet.view) != [0, 0, WIDE, HIGH]:
        return False
    drawn = covering(sheet, WIDE, HIGH)
    far = [
        max(abs(a - b) for a, b in zip(drawn.get_at(place)[:3], pygame.Color(colour)[:3], strict=True))
        for place, colour in CORNERS.items()
    ]
    return max(far) < 60


@pytest.mark.parametrize("turn", HELD)
@pytest.mark.parametrize("write", [jpeg, png])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photograph_stands_upright_however_it_was_held(
    write: Callable[[pygame.Surface, bytes], bytes], turn: int, order: Literal["<", ">"]
) -> None:
    assert is_upright(write(as_kept(turn), exif(turn, order)))


ODD: Final = {
    "nothing": b"",
    "half a head": b"II*",
    "a list far away": b"II*\0\xff\xff\xff\x7f",
    "no such turn": exif(9),
    "turned by nought": exif(0),
    "more tags than there are": exif(6)[:8] + b"\xff\xff" + b"\1\1" * 40,
    "cut off": exif(6)[:24],
}


@pytest.mark.parametrize("said", ODD.values(), ids=ODD)
@pytest.mark.parametrize("write", [jpeg, png])
def test_what_says_something_odd_is_shown_as_it_is_kept(
    write: Callable[[pygame.Surface, bytes], bytes], said: bytes
) -> None:
    assert is_upright(write(as_kept(1), said))


def test_a_word_of_it_in_the_pixels_or_after_the_end_counts_for_nothing() -> None:
    data = jpeg(as_kept(1), b"")
    assert is_upright(data + b"\xff\xe1\0\x40Exif\0\0" + exif(6))
