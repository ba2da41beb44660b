"""What a drawing is made of, and what must be painted anew when one drawing follows another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import Colour, FontFace

MOST_PATCHES: Final = 8


class Fill(NamedTuple):
    """A plain rectangle; ``alpha`` 0-255."""

    seen: Box
    colour: Colour
    alpha: int


class Panel(NamedTuple):
    """A rectangle with round corners and, if it has a width, a border."""

    seen: Box
    box: Box
    radius: int
    colour: Colour
    border: Colour
    width: int


class Words(NamedTuple):
    """One line of text; ``box`` is as high as the line."""

    seen: Box
    box: Box
    text: str
    face: FontFace
    px: int
    colour: Colour
    alpha: int
    tracking: float = 0.0
    """What is put after each letter, as a share of the size."""


class Drawing(NamedTuple):
    """An SVG drawing that fills its box; ``key`` stands for its text."""

    seen: Box
    box: Box
    key: tuple[str | int, ...]


class Picture(NamedTuple):
    """A file of the assets that covers its box."""

    seen: Box
    box: Box
    name: str
    dim: int


class Art(NamedTuple):
    """A file of the assets drawn to fill its box, with nothing behind it."""

    seen: Box
    box: Box
    name: str


Item = Fill | Panel | Words | Drawing | Picture | Art


def damage(before: Sequence[Item], after: Sequence[Item]) -> list[Box]:
    """The boxes in which two drawings differ, few and without overlap; none where they are the same."""
    old, new = set(before), set(after)
    patches = [item.seen for item in before if item not in new]
    patches += [item.seen for item in after if item not in old]
    if len(old) != len(before) or len(new) != len(after) or old & new:
        kept_before = [item for item in before if item in new]
        kept_after = [item for item in after if item in old]
        if kept_before != kept_after:  # something has moved in front of something else
            patches += [item.seen for item in (*kept_before, *kept_after)]
    return merged(patches)


def merged(patches: Sequence[Box]) -> list[Box]:
    """Boxes joined until none overlap and there are few: what lies close together is painted in one go."""
    found: list[Box] = []
    for patch in patches:
        new = patch
        again = True
        while again:
            again = False
            for other in found:
                both = new.around(other)
                if new.meets(other) or both.w * both.h <= (new.w * new.h + other.w * other.h) * 5 // 4:
                    found.remove(other)
                    new = both
                    again = True
                    break
        found.append(new)
    while len(found) > MOST_PATCHES:
        first = found.pop()
        found = merged((*found[:-1], found[-1].around(first)))
    return found
