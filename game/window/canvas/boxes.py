"""A box on the screen, in whole pixels, and the few things that layout does with boxes."""

from __future__ import annotations

from typing import NamedTuple, Self


class Box(NamedTuple):
    """A rectangle in pixels: its left top corner, width and height."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column to the right of it."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row under it."""
        return self.y + self.h

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return self.w <= 0 or self.h <= 0

    def inset(self, across: int, down: int | None = None) -> Self:
        """The box made smaller on every side (or larger, by less than nothing)."""
        down = across if down is None else down
        return self._replace(x=self.x + across, y=self.y + down, w=self.w - 2 * across, h=self.h - 2 * down)

    def moved(self, across: int, down: int) -> Self:
        """The box somewhere else."""
        return self._replace(x=self.x + across, y=self.y + down)

    def holds(self, x: int, y: int) -> bool:
        """Whether a point is in it."""
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return (
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def within(self, other: Box) -> Box:
        """The part of it that lies in another; empty where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0, min(self.right, other.right) - x), max(0, min(self.bottom, other.bottom) - y))

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def centred(width: int, height: int, within: Box) -> Box:
    """A box of that size in the middle of another."""
    return Box(within.x + (within.w - width) // 2, within.y + (within.h - height) // 2, width, height)
