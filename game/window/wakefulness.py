"""How often a game in a window listens to its player, and how often it moves, so that one who waits costs little."""

from __future__ import annotations

from typing import Final

LIVELY: Final = 60
"""Frames a second while something moves, or the player has just done something."""
RESTING: Final = 1 / 8
"""Seconds from one frame to the next while nothing moves; what the player does is still heard 60 times a second."""
DOZES: Final = 2.0
"""Seconds for which the player has done nothing, after which a game in which nothing moves listens less often."""
DOZING: Final = 16
"""How often a second it listens then: to be woken sixty times was half of what waiting cost."""


class Wakefulness:
    """From one frame to the next: ``passed`` are the seconds since the last, counted by who waits for them."""

    def __init__(self) -> None:
        self.passed = 0.0
        self._is_quiet = False
        self._untouched = 0.0

    @property
    def _dozes(self) -> bool:
        return self._is_quiet and self._untouched >= DOZES

    @property
    def frames(self) -> int:
        """How often a second the player is to be heard now."""
        return DOZING if self._dozes else LIVELY

    def is_due(self, *, is_touched: bool) -> bool:
        """Whether a frame is due: at once where the player did something, and while things move."""
        return is_touched or not self._is_quiet or self.passed >= (2 * RESTING if self._dozes else RESTING)

    def after_frame(self, *, is_touched: bool, is_quiet: bool) -> None:
        """A frame is over; ``is_quiet`` if nothing in it changed.

        For who scans, a mark that waits to go on is as good as a touch: it must not be late.
        """
        self._untouched = 0.0 if is_touched else self._untouched + self.passed
        self._is_quiet = is_quiet
        self.passed = 0.0
