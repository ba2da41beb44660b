"""Paints sheets: shapes by the rasteriser inside pygame, photographs scaled, and what is cut out or seen through."""

from __future__ import annotations

import io
import math
from typing import Final

import pygame

from game.drawing import Layered, Paint, Photo, Shapes, Sheet, document

MOST_PAINTED: Final = 1_500_000
"""How many pixels of a picture are painted at most: a larger one is softer."""


TURNS: Final = {
    1: (0, False, False),
    2: (0, True, False),
    3: (180, False, False),
    4: (0, False, True),
    5: (90, False, True),
    6: (-90, False, False),
    7: (90, True, False),
    8: (90, False, False),
}
"""What turns a photograph upright, by how it was held: degrees against the clock, then mirrored across or down."""


def rasterised(svg: str, width: int, height: int) -> pygame.Surface:
    """A drawing in the order of colours that the screen has: that is painted thirty times as fast."""
    drawn = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (width, height))
    return drawn.convert(pygame.Surface((1, 1), pygame.SRCALPHA))


def painted(sheet: Sheet, width: int, height: int, *, stretched: bool = False) -> pygame.Surface:
    """A sheet that fills so many pixels, and is stretched by a hair to do so where it covers a window.

    Raises:
        pygame.error: where a photograph in it is damaged.
    """
    only = sheet.paints[0] if len(sheet.paints) == 1 else None
    if isinstance(only, Shapes):
        size = None if stretched else (width, height)
        return rasterised(document(sheet.view, size, only), width, height)
    surface = pygame.Surface((width, height), pygame.SRCALPHA)
    for paint in sheet.paints:
        _paint(surface, sheet.view, paint)
    return surface


def covering(sheet: Sheet, width: int, height: int) -> pygame.Surface:
    """The middle of a sheet, as large as it must be to cover so many pixels, painted with no more than are worth it."""
    _, _, across, down = sheet.view
    scale = max(width / across, height / down)
    seen = sheet.middle(width / scale, height / scale)
    finer = min(1.0, math.sqrt(MOST_PAINTED / (width * height)))
    drawn = painted(seen, round(width * finer + 0.5), round(height * finer + 0.5), stretched=True)
    return drawn if finer == 1 else pygame.transform.smoothscale(drawn, (round(width + 0.5), round(height + 0.5)))


def _paint(surface: pygame.Surface, view: tuple[float, float, float, float], paint: Paint) -> None:
    size = surface.get_size()
    match paint:
        case Shapes():
            surface.blit(rasterised(document(view, size, paint), *size), (0, 0))
        case Photo():
            _photograph(surface, view, paint)
        case Layered(inner, opacity, stencil, counts):
            layer = painted(Sheet(view, inner), *size)
            if stencil is not None:
                cut = painted(Sheet(view, stencil), *size)
                if counts == "light":
                    cut = _by_light(cut)
                else:
                    cut.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
                layer.blit(cut, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
            if opacity < 1:
                layer.fill((255, 255, 255, round(255 * opacity)), special_flags=pygame.BLEND_RGBA_MULT)
            surface.blit(layer, (0, 0))


def _photograph(surface: pygame.Surface, view: tuple[float, float, float, float], paint: Photo) -> None:
    """The part of a photograph that is seen, scaled to its pixels."""
    photo, box = _upright(paint), paint.box
    across, down = surface.get_width() / view[2], surface.get_height() / view[3]
    scale_x, scale_y = photo.get_width() / (box[2] - box[0]), photo.get_height() / (box[3] - box[1])
    left, top = max(box[0], view[0]), max(box[1], view[1])
    right, bottom = min(box[2], view[0] + view[2]), min(box[3], view[1] + view[3])
    x, y = int((left - box[0]) * scale_x), int((top - box[1]) * scale_y)
    part = pygame.Rect(x, y, max(1, round((right - left) * scale_x)), max(1, round((bottom - top) * scale_y)))
    part = part.clip(photo.get_rect())
    size = (max(1, round((right - left) * across)), max(1, round((bottom - top) * down)))
    scaled = pygame.transform.smoothscale(photo.subsurface(part), size)
    surface.blit(scaled, (round((left - view[0]) * across), round((top - view[1]) * down)))


def _upright(paint: Photo) -> pygame.Surface:
    """A photograph as it was seen, however the telephone was held."""
    loaded = pygame.image.load(io.BytesIO(paint.data), "x.png" if paint.data.startswith(b"\x89PNG") else "x.jpg")
    photo = loaded.convert(pygame.Surface((1, 1), pygame.SRCALPHA))
    angle, across, down = TURNS[paint.turn]
    turned = pygame.transform.rotate(photo, angle) if angle else photo
    return pygame.transform.flip(turned, across, down) if across or down else turned


def _by_light(stencil: pygame.Surface) -> pygame.Surface:
    """A stencil of which counts how bright it is, as one of which counts how solid it is."""
    ground = pygame.Surface(stencil.get_size())
    ground.fill("#000000")
    ground.blit(stencil, (0, 0))
    grey = pygame.image.tobytes(pygame.transform.grayscale(ground), "RGB")[::3]
    pixels = bytearray(b"\xff" * (4 * len(grey)))
    pixels[3::4] = grey
    return pygame.image.frombytes(bytes(pixels), stencil.get_size(), "RGBA")
