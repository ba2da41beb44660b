"""A handful of drawing verbs, and the painter that puts on the screen only what has changed since the last drawing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Final, Self

import pygame

from game.drawing import Sheet
from game.window.canvas.assets import SHADE, Assets
from game.window.canvas.boxes import Box
from game.window.canvas.display_list import Art, Drawing, Fill, Item, Panel, Picture, Words, damage
from game.window.canvas.ruler import FixedRuler, Ruler
from game.window.canvas.theme import Colour, FontFace
from game.writing import write_over

Svg = str | Sheet | Callable[[], str | Sheet]
"""The text of a drawing, or what makes it: it is asked only when the drawing is not kept any more."""


LEAST: Final = 48
"""How large what can be pressed is at least, in pixels, on a screen of which nobody knows how large it is."""


class Canvas:
    """Verbs record what is to be seen; ``present`` paints it. The null canvas only records."""

    def __init__(
        self, surface: pygame.Surface | None, assets: Assets | None, ruler: Ruler, size: tuple[int, int]
    ) -> None:
        self.surface = surface
        self.assets = assets
        self.ruler = ruler
        self.size = size
        self.items: list[Item] = []
        self.caret: Box | None = None
        """Where the player is writing, in the last drawing; None where there is no text to write."""
        self.least = LEAST
        """How large what can be pressed is at least, in pixels."""
        self.unit = 0.0
        """How many pixels a unit has at least; else the size alone says it."""
        self.most = math.inf
        """How many it has at most by that size: on a large screen words need not grow with it."""
        self._painted: list[Item] = []
        self._svgs: dict[tuple[str | int, ...], Svg] = {}
        self._clip = Box(0, 0, *size)
        self._whole = True

    @classmethod
    def null(cls, size: tuple[int, int] = (1280, 720)) -> Canvas:
        """A canvas that paints nothing, with a font whose characters are all half as wide as they are high."""
        return cls(None, None, FixedRuler(), size)

    @classmethod
    def on(cls, surface: pygame.Surface, assets: Assets) -> Canvas:
        """A canvas that paints on a surface."""
        return cls(surface, assets, assets.ruler, surface.get_size())

    @classmethod
    def blank(cls, width: int, height: int, assets: Assets) -> Canvas:
        """A canvas on a surface of its own, that no display shows."""
        return cls.on(pygame.Surface((width, height)), assets)

    def save(self, path: Path) -> None:
        """Write what is painted as a PNG, through no link; OSError where it cannot be written."""
        if self.surface is not None:
            painted = BytesIO()
            pygame.image.save(self.surface, painted, ".png")
            write_over(path, painted.getvalue())

    def move_to(self, surface: pygame.Surface) -> None:
        """Paint on another surface from now on, of another size perhaps."""
        self.surface = surface
        self.size = surface.get_size()
        self._whole = True

    def part(self, box: Box) -> Self:
        """A canvas of its own on a part of this one, at a time when nothing else is drawn there."""
        surface = None if self.surface is None else self.surface.subsurface(box)
        return type(self)(surface, self.assets, self.ruler, (box.w, box.h))

    @property
    def box(self) -> Box:
        """All of it."""
        return Box(0, 0, *self.size)

    @property
    def clip(self) -> Box:
        """Where drawing can be seen now."""
        return self._clip

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Draw nothing outside a box."""
        before = self._clip
        self._clip = before.within(box)
        try:
            yield
        finally:
            self._clip = before

    def begin(self) -> None:
        """Start a new drawing."""
        self.items = []
        self.caret = None
        self._clip = self.box

    def fill(self, box: Box, colour: Colour, alpha: int = 255) -> None:
        """A plain rectangle; ``alpha`` 0-255."""
        seen = box.within(self._clip)
        if not seen.is_empty and alpha > 0:
            self.items.append(Fill(seen, colour, alpha))

    def panel(self, box: Box, colour: Colour, radius: int, border: Colour = "", width: int = 0) -> None:
        """A rectangle with round corners, and a border of that many pixels."""
        seen = box.within(self._clip)
        if not seen.is_empty:
            self.items.append(Panel(seen, box, min(radius, box.w // 2, box.h // 2), colour, border, width))

    def words(  # noqa: PLR0917 - a drawing verb, its words in their plain order
        self, box: Box, text: str, face: FontFace, px: int, colour: Colour, alpha: int = 255, tracking: float = 0.0
    ) -> None:
        """One line of text from the left edge of its box, in the middle of its height; never cut by the box.

        ``tracking`` is what is put after each letter, as a share of the size.
        """
        seen = box.within(self._clip)
        if text and not seen.is_empty and alpha > 0:
            self.items.append(Words(seen, box, text, face, px, colour, alpha, tracking))

    def drawing(self, box: Box, key: tuple[str | int, ...], svg: Svg) -> None:
        """A drawing that fills its box; equal keys mean equal drawings."""
        seen = box.within(self._clip)
        if not seen.is_empty:
            self._svgs[key] = svg
            self.items.append(Drawing(seen, box, key))

    def picture(self, box: Box, name: str, dim: int = 0) -> None:
        """A place, as big as it must be to cover the box; dimmed by 0-255."""
        seen = box.within(self._clip)
        if not seen.is_empty:
            self.items.append(Picture(seen, box, name, dim))

    def has_front(self, name: str) -> bool:
        """Whether a place has something that stands in front of people."""
        place = None if self.assets is None else self.assets.place(name)
        return place is not None and place.front is not None

    def front(self, box: Box, name: str, edge: int, dim: int = 0) -> None:
        """What stands in front of people in a place that covers a box, its edge on that row; dimmed by 0-255."""
        place = None if self.assets is None else self.assets.place(name)
        strip = None if place is None else place.strip(box.w, box.h, box.bottom - edge, (SHADE, dim))
        if strip is not None:
            at = Box(box.x, edge - strip.above, box.w, strip.height)
            self.drawing(at, ("front", name, dim, box.w, box.h, strip.height), strip.sheet)

    def art(self, box: Box, name: str) -> None:
        """A file of the assets that fills its box and lets see what is behind it."""
        seen = box.within(self._clip)
        if not seen.is_empty:
            self.items.append(Art(seen, box, name))

    def refresh(self) -> None:
        """Paint everything the next time, because what was painted is gone."""
        self._whole = True

    def present(self) -> list[Box]:
        """Paint what differs from the last drawing; returns the boxes that were painted."""
        patches = [self.box] if self._whole else damage(self._painted, self.items)
        self._whole = False
        if self.surface is not None and self.assets is not None:
            for patch in patches:
                self._paint(patch, self.surface, self.assets)
            self.surface.set_clip(None)
        self._painted = self.items
        keys = {item.key for item in self.items if isinstance(item, Drawing)}
        self._svgs = {key: svg for key, svg in self._svgs.items() if key in keys}
        return patches

    def shown(self) -> list[Words]:
        """Every line of text that can be seen at least in part, in the order drawn."""
        return [item for item in self.items if isinstance(item, Words)]

    def _paint(self, patch: Box, surface: pygame.Surface, assets: Assets) -> None:
        for item in self.items:
            if not item.seen.meets(patch):
                continue
            surface.set_clip(item.seen.within(patch))
            match item:
                case Fill(_, colour, alpha):
                    if alpha == 255:
                        surface.fill(colour)
                    else:
                        clip = surface.get_clip()
                        surface.blit(assets.tint(clip.size, colour, alpha), clip)
                case Panel(_, box, radius, colour, border, width):
                    _paint_panel(surface, assets, box, radius, colour, border, width)
                case Words(_, box, text, face, px, colour, alpha, tracking):
                    line = assets.line(text, face, px, colour, tracking)
                    line.set_alpha(alpha)
                    surface.blit(line, (box.x, box.y + (box.h - line.get_height()) // 2))
                case Drawing(_, box, key):
                    surface.blit(assets.drawing((key, box.w, box.h), self._svgs[key]), (box.x, box.y))
                case Art(_, box, name):
                    surface.blit(assets.art(name, box.w, box.h), (box.x, box.y))
                case Picture(_, box, name, dim):
                    surface.blit(assets.picture(name, box.w, box.h, dim), (box.x, box.y))


def _paint_panel(  # noqa: PLR0917 - a drawing verb, its words in their plain order
    surface: pygame.Surface, assets: Assets, box: Box, radius: int, colour: Colour, border: Colour, width: int
) -> None:
    """Plain rectangles for the middle and the edges, and four smooth corners that are kept."""
    x, y, w, h = box
    if radius <= 0:
        surface.fill(border if width else colour, box)
        if width:
            surface.fill(colour, box.inset(width))
        return
    edge = border if width else colour
    for strip in ((x + radius, y, w - 2 * radius, h), (x, y + radius, radius, h - 2 * radius)):
        surface.fill(edge, strip)
    surface.fill(edge, (x + w - radius, y + radius, radius, h - 2 * radius))
    if width:
        surface.fill(colour, (x + radius, y + width, w - 2 * radius, h - 2 * width))
        surface.fill(colour, (x + width, y + radius, w - 2 * width, h - 2 * radius))
    corners = assets.corners(radius, colour, edge, width)
    for at, (cx, cy) in enumerate(((x, y), (x + w - radius, y), (x, y + h - radius), (x + w - radius, y + h - radius))):
        part = (radius * (at % 2), radius * (at // 2), radius, radius)
        surface.blit(corners, (cx, cy), part)
