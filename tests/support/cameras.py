"""A camera that reads a code, by a library that shares nothing with the one that makes them."""

from __future__ import annotations

from collections.abc import Sequence

import pygame
import zxingcpp


class _Grey:
    """A grey picture as the library takes one: its bytes, row by row."""

    def __init__(self, rows: Sequence[bytes]) -> None:
        self.view = memoryview(b"".join(rows)).cast("B", (len(rows), len(rows[0])))


def read_squares(squares: Sequence[Sequence[bool]], *, each: int = 3, edge: int = 4) -> str:
    """What a code says whose squares are so many pixels wide, with the quiet edge that it needs."""
    wide = len(squares) + 2 * edge
    rows = [b"\xff" * wide] * edge
    rows += [b"\xff" * edge + bytes(0 if dark else 255 for dark in line) + b"\xff" * edge for line in squares]
    rows += [b"\xff" * wide] * edge
    large = [bytes(byte for byte in row for _ in range(each)) for row in rows for _ in range(each)]
    return read_picture(large)


def read_picture(rows: Sequence[bytes]) -> str:
    """What the one code in a grey picture says."""
    found = zxingcpp.read_barcodes(_Grey(rows).view)
    assert len(found) == 1, f"the camera sees {len(found)} codes"
    return found[0].text


def read_surface(surface: pygame.Surface) -> str:
    """What the one code on a screen says."""
    width, height = surface.get_size()
    pixels = pygame.image.tobytes(surface, "RGB")
    grey = pixels[1::3]
    return read_picture([grey[row * width : (row + 1) * width] for row in range(height)])
