"""What characters are, whoever shows them: which fonts have them, their direction and width, where lines break."""

from __future__ import annotations

from game.letters.bidi import MARKS, has_right_to_left, levels, reordered, runs_right_to_left
from game.letters.columns import columns, padded, wrapped
from game.letters.fonts import JOINERS, Coverage, is_seen, is_written, missing_from, named
from game.letters.hidden import FORBIDDEN, HIDDEN, name_of, plain, plain_lines
from game.letters.line_breaks import Piece, clusters, pieces

__all__ = [
    "FORBIDDEN",
    "HIDDEN",
    "JOINERS",
    "MARKS",
    "Coverage",
    "Piece",
    "clusters",
    "columns",
    "has_right_to_left",
    "is_seen",
    "is_written",
    "levels",
    "missing_from",
    "name_of",
    "named",
    "padded",
    "pieces",
    "plain",
    "plain_lines",
    "reordered",
    "runs_right_to_left",
    "wrapped",
]
