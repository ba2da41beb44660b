"""Portraits painted small, as the game does it, and how much two pictures differ."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Final

import pygame

from game.drawing import Shapes, document, read_picture
from game.face import FACES, Piece, Portrait
from game.face.portraits import HEIGHT, WIDTH

SMALL: Final = 200
"""How high the pictures are, in pixels."""
_FORGIVEN: Final = (28, 28, 28)


def read(path: Path) -> Portrait:
    """The portrait in a file, which can move."""
    return Portrait.of(read_picture(path.read_bytes()))


def painted(piece: Piece) -> pygame.Surface:
    """One piece, painted as the game does it."""
    (shapes,) = piece.sheet.paints
    assert isinstance(shapes, Shapes)
    size = (piece.width, piece.height)
    return pygame.image.load_sized_svg(io.BytesIO(document(piece.crop, size, shapes).encode()), size)


@cache
def picture(path: Path, face: str) -> pygame.Surface:
    """A portrait on paper, 200 pixels high, put together from its layers as the game does it."""
    surface = pygame.Surface((SMALL * WIDTH // HEIGHT, SMALL))
    surface.fill("#F6F1E7")
    for layer in read(path).layers(FACES[face]):
        piece = layer.placed(SMALL)
        surface.blit(painted(piece), (piece.x, piece.y))
    return surface


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """The part of the pixels that differ by more than the eye forgives, 0 … 1."""
    alike = pygame.transform.threshold(None, one, None, _FORGIVEN, None, 0, other)
    return 1 - alike / (one.get_width() * one.get_height())
