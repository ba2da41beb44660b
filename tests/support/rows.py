"""How many rows a text takes in a place, without breaking it: its words are measured once in each size."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from game.letters import Piece, pieces
from game.window.canvas.lettering import FontRuler
from game.window.canvas.theme import FontFace
from support.fitting import assets

Font = tuple[FontFace, int, int, float]
"""A font, its size, how wide its lines may be, and what is put after each letter."""


class Place(NamedTuple):
    """Where a text is broken: what stands before and after it, its font, and how wide its lines may be."""

    before: str
    after: str
    face: FontFace
    px: int
    width: int
    tracking: float


class Asking(FontRuler):
    """The game's own ruler, which remembers what it was asked to break."""

    def __init__(self) -> None:
        super().__init__(assets()._lettering)
        self.asked: list[tuple[str, Font]] = []

    def lines(self, text: str, face: FontFace, px: int, width: int, tracking: float = 0.0) -> tuple[str, ...]:
        """The text broken into lines."""
        self.asked.append((text, (face, px, width, tracking)))
        return super().lines(text, face, px, width, tracking)

    def places(self, text: str) -> set[Place]:
        """Where a text that is like no other was broken."""
        asked = ((*whole.partition(text), how) for whole, how in self.asked if text in whole)
        return {Place(before, after, *how) for before, _, after, how in asked}


@cache
def parts(paragraph: str) -> tuple[Piece, ...]:
    """A paragraph in pieces between which lines may break; kept for all, where the game keeps those of a while."""
    return pieces.__wrapped__(paragraph)


class Rows:
    """Counts rows in one look. ``torn`` are the words that are wider than their line."""

    def __init__(self) -> None:
        self._widths: dict[tuple[FontFace, int, float], dict[str, int]] = defaultdict(dict)
        self.torn: set[tuple[str, Place]] = set()

    def of(self, text: str, place: Place) -> int:
        """How many rows a text takes there at most: a line is never wider than its words and spaces added up."""
        font = place.face, place.px, place.tracking
        known, room = self._widths[font], place.width
        space = self._wide(known, " ", font)
        rows = 0
        for paragraph in f"{place.before}{text}{place.after}".split("\n"):
            line = gap = 0
            rows += 1
            for word, spaced in parts(paragraph):
                wide = known.get(word) or self._wide(known, word, font)
                if wide > room:
                    self.torn.add((word, place))
                    rows += wide // room
                if line and line + gap + wide > room:
                    rows, line = rows + 1, wide
                else:
                    line += gap + wide
                gap = space if spaced else 0
        return rows

    def _wide(self, known: dict[str, int], word: str, font: tuple[FontFace, int, float]) -> int:
        if word not in known:
            known[word] = assets().ruler.measured(word, *font)
        return known[word]
