"""Where things stand in a file, in words."""

from __future__ import annotations

from game.script.source import ScalarNode


def lines_of(places: list[ScalarNode]) -> str:
    """The lines of some places: ``line 4``, ``lines 4, 7``."""
    lines = sorted({leaf.line for leaf in places})
    if len(lines) == 1:
        return f"line {lines[0]}"
    return f"lines {', '.join(map(str, lines[:8]))}{' and more' if len(lines) > 8 else ''}"
