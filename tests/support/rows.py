"""How many rows a text takes in a place, without breaking it: its words are measured once in each size."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from game.letters import pieces
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


class Words(NamedTuple):
    """A paragraph's pieces between which lines may break, and after which of them a space is."""

    texts: tuple[str, ...]
    spaced: tuple[bool, ...]


@cache
def words_of(paragraph: str) -> Words:
    """A paragraph in pieces; kept for all, where the game keeps those of a while."""
    found = pieces.__wrapped__(paragraph)
    return Words(tuple(piece.text for piece in found), tuple(piece.spaced for piece in found))


class Rows:
    """Counts rows in one look. ``torn`` are the words that are wider than their line."""

    def __init__(self) -> None:
        self._widths: dict[tuple[FontFace, int, float], dict[str, int]] = defaultdict(dict)
        self.torn: set[tuple[str, Place]] = set()

    def of(self, text: str, place: Place) -> int:
        """How many rows a text takes there at most: a line is never wider than its words and spaces added up."""
        font = place.face, place.px, place.tracking
        known = self._widths[font]
        space = self._wide(known, " ", font)
        return sum(
            self._in_paragraph(words_of(paragraph), place, known, space)
            for paragraph in f"{place.before}{text}{place.after}".split("\n")
        )

    def _in_paragraph(self, words: Words, place: Place, known: dict[str, int], space: int) -> int:
        font, room = (place.face, place.px, place.tracking), place.width
        wides = [known.get(word) or self._wide(known, word, font) for word in words.texts]
        if sum(wides) + space * len(wides) <= room:
            return 1
        rows, line, gap = 1, 0, 0
        for wide, spaced in zip(wides, words.spaced, strict=True):
            if wide > room:
                self.torn.add((words.texts[wides.index(wide)], place))
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
