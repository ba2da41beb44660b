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
        self._broken: dict[tuple[str, FontFace, int, int, float], tuple[str, ...]] = {}
        self._widths: dict[tuple[str, FontFace, int, float], int] = {}

    @abstractmethod
    def measured(self, text: str, face: FontFace, px: int, tracking: float = 0.0) -> int:
        """The width of a text on one line, in pixels, in a font of that size.

        ``tracking`` is what is put after each letter, as a share of the size: 0 where letters stand as they are made.
        """

    def width(self, text: str, face: FontFace, px: int, tracking: float = 0.0) -> int:
        """The same, remembered."""
        key = (text, face, px, tracking)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > MOST_KEPT * 4:
                self._widths.clear()
            width = self._widths[key] = self.measured(text, face, px, tracking)
        return width

    def lines(self, text: str, face: FontFace, px: int, width: int, tracking: float = 0.0) -> tuple[str, ...]:
        """The text broken into lines no wider than that; a word that is wider alone is broken too.

        Line ends in the text are kept. The last line of a paragraph is not left with one word if there is a choice.
        """
        key = (text, face, px, width, tracking)
        lines = self._broken.get(key)
        if lines is None:
            if len(self._broken) > MOST_KEPT:
                self._broken.clear()
            found: list[str] = []
            for paragraph in text.split("\n"):
                found += _Paragraph(self, face, px, tracking).lines(paragraph, width)
            lines = self._broken[key] = tuple(found)
        return lines


class _Paragraph:
    """Breaks one paragraph in one font."""

    def __init__(self, ruler: Ruler, face: FontFace, px: int, tracking: float) -> None:
        self._ruler = ruler
        self._font = face, px, tracking

    def _wide(self, text: str) -> int:
        return self._ruler.width(text, *self._font)

    def lines(self, text: str, width: int) -> list[str]:
        """The paragraph in lines no wider than that."""
        lines: list[list[Piece]] = [[]]
        about = 0  # how wide the last line is, nearly: only near the end of the line is it measured as a whole
        for piece in pieces(text):
            about += self._wide(f"{piece.text} " if piece.spaced else piece.text)
            near = about > width * SURELY
            if lines[-1] and near and self._wide(_joined((*lines[-1], piece))) > width:
                lines.append([])
                about = self._wide(piece.text)
            if lines[-1] or self._wide(piece.text) <= width:
                lines[-1].append(piece)
            else:
                lines[-1:] = [[part] for part in self._fitting(piece, width)]
        enough = 3
        if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) >= enough and lines[-2][-1].spaced:
            moved = [lines[-2][-1], lines[-1][0]]
            if lines[-2][-2].spaced and self._wide(_joined(moved)) <= width:
                lines[-2:] = [lines[-2][:-1], moved]
        found = [_joined(line) for line in lines]
        if has_right_to_left(text):
            right = runs_right_to_left(text)
            found = [line if runs_right_to_left(line) == right else f"{MARKS[right]}{line}" for line in found]
        return found

    def _fitting(self, piece: Piece, width: int) -> list[Piece]:
        """A piece that is wider than a line, in parts that each fit one."""
        parts, about = [""], 0
        for cluster in clusters(piece.text):
            about += self._wide(cluster)
            if parts[-1] and about > width * SURELY and self._wide(parts[-1] + cluster) > width:
                parts.append("")
                about = self._wide(cluster)
            parts[-1] += cluster
        return [*(Piece(part, spaced=False) for part in parts[:-1]), Piece(parts[-1], piece.spaced)]


def _joined(line: Sequence[Piece]) -> str:
    return "".join(f"{piece.text} " if piece.spaced else piece.text for piece in line).rstrip(" ")


class FixedRuler(Ruler):
    """Every character is half as wide as its font is high: ten pixels at twenty."""

    def measured(self, text: str, face: FontFace, px: int, tracking: float = 0.0) -> int:  # noqa: ARG002 - all fonts are alike here
        """The width of a text on one line."""
        return len(text) * px // 2 + len(text) * round(px * tracking)
