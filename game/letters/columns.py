"""How wide characters are in a terminal, and texts broken to its width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from game.letters.fonts import is_seen
from game.letters.line_breaks import clusters, pieces


def columns(text: str) -> int:
    """How many columns a text takes in a terminal: two for an ideograph or an emoji, none for a mark."""
    if text.isascii():
        return len(text)
    return sum(map(_columns_of, clusters(text)))


def _columns_of(cluster: str) -> int:
    first = cluster[0]
    if not is_seen(first) and first != "\n":
        return 0
    wide = "\ufe0f" in cluster or unicodedata.east_asian_width(first) in "WF" or "\U0001f1e6" <= first <= "\U0001f1ff"
    spacing = 1 + sum(unicodedata.category(one) in ("Mc", "Lo", "Lm") for one in cluster[1:])
    return 2 if wide else 0 if unicodedata.category(first) in ("Mn", "Me") else spacing


def wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """A text in lines no wider than that, the later ones indented; a word that is wider alone has a line to itself."""
    if columns(text) <= width:
        yield text
        return
    start = text[: len(text) - len(text.lstrip(" "))]
    line, taken, spaced = start, len(start), False
    is_empty = True
    for piece in pieces(text):
        wide = columns(piece.text)
        if not is_empty and taken + spaced + wide > width:
            yield line
            line, taken, spaced, is_empty = indent, columns(indent), False, True
        line += f" {piece.text}" if spaced else piece.text
        taken += spaced + wide
        spaced, is_empty = piece.spaced, False
    yield line


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text with spaces after it, or before it, so that it takes that many columns."""
    space = " " * max(0, width - columns(text))
    return space + text if right else text + space
