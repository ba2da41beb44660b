"""Measures text and breaks it into lines; the fixed ruler measures alike on every machine."""

from __future__ import annotations

from abc import ABC, abstractmethod

from game.window.canvas.theme import FontFace

MOST_KEPT = 4_000
"""How many broken texts are remembered before all are forgotten."""


class Ruler(ABC):
    """How wide a text is in each font, and where its lines break."""

    def __init__(self) -> None:
        self._broken: dict[tuple[str, FontFace, int, int], tuple[str, ...]] = {}
        self._widths: dict[tuple[str, FontFace, int], int] = {}

    @abstractmethod
    def measured(self, text: str, face: FontFace, px: int) -> int:
        """The width of a text on one line, in pixels, in a font of that size."""

    def width(self, text: str, face: FontFace, px: int) -> int:
        """The same, remembered."""
        key = (text, face, px)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > MOST_KEPT * 4:
                self._widths.clear()
            width = self._widths[key] = self.measured(text, face, px)
        return width

    def lines(self, text: str, face: FontFace, px: int, width: int) -> tuple[str, ...]:
        """The text broken into lines no wider than that; a word that is wider alone is broken too.

        Line ends in the text are kept. The last line of a paragraph is not left with one word if there is a choice.
        """
        key = (text, face, px, width)
        lines = self._broken.get(key)
        if lines is None:
            if len(self._broken) > MOST_KEPT:
                self._broken.clear()
            found: list[str] = []
            for paragraph in text.split("\n"):
                found += self._paragraph(paragraph, face, px, width)
            lines = self._broken[key] = tuple(found)
        return lines

    def _paragraph(self, text: str, face: FontFace, px: int, width: int) -> list[str]:
        words = [piece for word in text.split() for piece in self._fitting(word, face, px, width)]
        lines: list[list[str]] = [[]]
        for word in words:
            if lines[-1] and self.width(" ".join((*lines[-1], word)), face, px) > width:
                lines.append([])
            lines[-1].append(word)
        enough = 3
        if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) >= enough:
            moved = (lines[-2][-1], lines[-1][0])
            if self.width(" ".join(moved), face, px) <= width:
                lines[-2:] = [lines[-2][:-1], list(moved)]
        return [" ".join(line) for line in lines]

    def _fitting(self, word: str, face: FontFace, px: int, width: int) -> list[str]:
        """The word in pieces that each fit a line: nearly always the word."""
        if self.width(word, face, px) <= width:
            return [word]
        pieces = [""]
        for character in word:
            if pieces[-1] and self.width(pieces[-1] + character, face, px) > width:
                pieces.append("")
            pieces[-1] += character
        return pieces


class FixedRuler(Ruler):
    """Every character is half as wide as its font is high: ten pixels at twenty."""

    def measured(self, text: str, face: FontFace, px: int) -> int:  # noqa: ARG002 - all fonts are alike here
        """The width of a text on one line."""
        return len(text) * px // 2
