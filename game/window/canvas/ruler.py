"""Measures text and breaks it into lines; the fixed ruler measures alike on every machine."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Final

from game.letters import MARKS, Piece, clusters, has_right_to_left, pieces, runs_right_to_left
from game.window.canvas.theme import FontFace

MOST_KEPT: Final = 4_000
"""How many broken texts are remembered before all are forgotten."""
SURELY: Final = 0.85
"""What is not wider than this share of a line when its parts are added up fits it, however they are kerned."""


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
        lines: list[list[Piece]] = [[]]
        about = 0  # how wide the last line is, nearly: only near the end of the line is it measured as a whole
        for piece in pieces(text):
            about += self.width(f"{piece.text} " if piece.spaced else piece.text, face, px)
            near = about > width * SURELY
            if lines[-1] and near and self.width(_joined((*lines[-1], piece)), face, px) > width:
                lines.append([])
                about = self.width(piece.text, face, px)
            if lines[-1] or self.width(piece.text, face, px) <= width:
                lines[-1].append(piece)
            else:
                lines[-1:] = [[part] for part in self._fitting(piece, face, px, width)]
        enough = 3
        if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) >= enough and lines[-2][-1].spaced:
            moved = [lines[-2][-1], lines[-1][0]]
            if lines[-2][-2].spaced and self.width(_joined(moved), face, px) <= width:
                lines[-2:] = [lines[-2][:-1], moved]
        found = [_joined(line) for line in lines]
        if has_right_to_left(text):
            right = runs_right_to_left(text)
            found = [line if runs_right_to_left(line) == right else f"{MARKS[right]}{line}" for line in found]
        return found

    def _fitting(self, piece: Piece, face: FontFace, px: int, width: int) -> list[Piece]:
        """A piece that is wider than a line, in parts that each fit one."""
        parts, about = [""], 0
        for cluster in clusters(piece.text):
            about += self.width(cluster, face, px)
            if parts[-1] and about > width * SURELY and self.width(parts[-1] + cluster, face, px) > width:
                parts.append("")
                about = self.width(cluster, face, px)
            parts[-1] += cluster
        return [*(Piece(part, spaced=False) for part in parts[:-1]), Piece(parts[-1], piece.spaced)]


def _joined(line: Sequence[Piece]) -> str:
    return "".join(f"{piece.text} " if piece.spaced else piece.text for piece in line).rstrip(" ")


class FixedRuler(Ruler):
    """Every character is half as wide as its font is high: ten pixels at twenty."""

    def measured(self, text: str, face: FontFace, px: int) -> int:  # noqa: ARG002 - all fonts are alike here
        """The width of a text on one line."""
        return len(text) * px // 2
