"""A stage that changes its place does so behind a curtain, which lifts at once or in a moment."""

from __future__ import annotations

import math
from typing import Final

LIFTS: Final = 0.4
"""Seconds until a new place is seen whole."""
STEPS: Final = 8
"""It lifts in this many steps, because the whole stage is drawn anew at each."""


class Curtain:
    """What hides the stage of a conversation for a moment when that comes to another place."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._left = 0.0

    @property
    def hidden(self) -> float:
        """How much of the stage is hidden, 0-1."""
        return math.ceil(self._left / LIFTS * STEPS) / STEPS

    def update(self, dt: float, place: str, *, still: bool) -> bool:
        """Let time pass.

        Args:
            dt: seconds.
            place: where the conversation has come to.
            still: whether nothing is to move: a new place is then there at once.

        Returns:
            Whether the stage looks different.
        """
        before, was = self.hidden, self._place
        self._left = LIFTS if place != was else max(0.0, self._left - dt)
        self._left = 0.0 if still else self._left
        self._place = place
        return place != was or self.hidden != before
