"""How much a drawing may ask for: past that it is refused, with a sentence, before anything is painted."""

from __future__ import annotations

from typing import Final

MOST_ELEMENTS: Final = 10_000
"""Elements in a file, and elements painted when each ``use`` is counted as what it repeats."""
MOST_DEPTH: Final = 60
"""Elements inside each other, a ``use`` counted as what it repeats."""
MOST_POINTS: Final = 100_000
"""Numbers in the outlines of all shapes together."""
MOST_DASHES: Final = 20_000
"""Dashes of all lines together."""
MOST_STYLES: Final = 400_000
"""Style declarations applied, over all elements."""
MOST_LAYERS: Final = 40
"""Groups that are cut out, masked or seen through as a whole: each is painted on a sheet of its own."""
MOST_COATS: Final = 300.0
"""How many times the whole picture may be painted over, all shapes taken together."""
MOST_OUTLINE: Final = 3_000.0
"""How long all outlines together may be, in times the width and height of the picture."""
MOST_UNITS: Final = 100_000.0
"""How wide or high a picture may be, in its own units."""
MOST_NUMBER: Final = 1_000_000.0
"""How far any number may go."""
MOST_ASPECT: Final = 12.0
"""How many times as wide as high a picture may be, or as high as wide."""
MOST_PIXELS: Final = 16_000_000
"""Pixels of a photograph."""
LONGEST_NUMBER: Final = 40
"""Characters of one number."""
MOST_TOLD: Final = 30
"""What is told of one drawing at most."""


class DrawingError(ValueError):
    """A drawing that cannot be drawn: a plain sentence, what to do, and the line where it shows.

    ``heavy`` says that it asks for too much, rather than that it cannot be read.
    """

    def __init__(self, message: str, hint: str, line: int = 1, *, heavy: bool = False) -> None:
        super().__init__(message)
        self.hint = hint
        self.line = max(1, line)
        self.heavy = heavy


class Budget:
    """What one drawing has used of what it may."""

    def __init__(self) -> None:
        self.elements = 0
        self.points = 0
        self.dashes = 0.0
        self.styles = 0
        self.layers = 0
        self.coats = 0.0
        self.outlines = 0.0

    def element(self, line: int) -> None:
        """One more element is painted."""
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise too_heavy(f"more than {MOST_ELEMENTS:,} parts are drawn", line)

    def point(self, count: int, line: int) -> None:
        """So many more points of an outline."""
        self.points += count
        if self.points > MOST_POINTS:
            raise too_heavy(f"its outlines have more than {MOST_POINTS:,} points", line)

    def dash(self, count: float, line: int) -> None:
        """So many more dashes."""
        self.dashes += count
        if not self.dashes <= MOST_DASHES:
            raise too_heavy(f"its dashed lines have more than {MOST_DASHES:,} dashes", line)

    def style(self, count: int, line: int) -> None:
        """So many more style declarations."""
        self.styles += count
        if self.styles > MOST_STYLES:
            raise too_heavy("its style sheet takes too long to apply", line)

    def layer(self, line: int) -> None:
        """One more sheet to paint on."""
        self.layers += 1
        if self.layers > MOST_LAYERS:
            raise too_heavy(f"more than {MOST_LAYERS} groups are cut out, masked or half seen through", line)

    def coat(self, share: float, line: int) -> None:
        """So much more of the picture is painted over."""
        self.coats += share
        if not self.coats <= MOST_COATS:
            raise too_heavy(f"its shapes cover the picture more than {MOST_COATS:.0f} times over", line)

    def outline(self, share: float, line: int) -> None:
        """So much longer are all outlines."""
        self.outlines += share
        if not self.outlines <= MOST_OUTLINE:
            raise too_heavy("its lines go to and fro over the picture too often", line)


def too_heavy(what: str, line: int) -> DrawingError:
    """The drawing asks for too much."""
    return DrawingError(what, "simplify the drawing, or save it as a PNG and use that", line, heavy=True)
