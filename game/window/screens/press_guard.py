"""Tells a press that is meant from one that was under way: fingers and clicks go on for a moment after cards come.

So they do where other buttons come under them: "cards" is whatever came.
"""

from __future__ import annotations

from math import inf
from typing import Final

from game.window.commands import Device, Point

KEYS: Final = 0.3
"""Seconds for which a key does not answer after the cards have come."""
QUIET: Final = 0.8
"""Seconds without a press after which a pointer that has not moved, or a finger, is meant."""
MOVED: Final = 6
"""From how far on, in pixels, a pointer has been moved; a hand that clicks trembles a little."""


class PressGuard:
    """A pointer's press counts once the pointer has moved since the cards came, or after a moment without presses.

    A press that did not count begins that moment anew: who clicks on and on through the talk answers nothing. A finger
    cannot move without pressing, so for it only the moment counts. Until something came first, every press counts.
    """

    def __init__(self) -> None:
        self._since = self._quiet = inf
        self._at: tuple[int, int] | None = None
        self._from: tuple[int, int] | None = None
        self._moved = False
        self._counts = False

    def restart(self) -> None:
        """Cards have come."""
        self._since = self._quiet = 0.0
        self._from, self._moved, self._counts = self._at, False, False

    def update(self, dt: float) -> None:
        """Let time pass while the cards are there."""
        self._since += dt
        self._quiet += dt

    def see(self, point: Point) -> None:
        """The pointer does something."""
        if point.what == "gone":
            return
        if point.device != "touch":
            here = self._at = (point.x, point.y)
            if self._from is None:
                self._from = here if point.what == "press" else None
                self._moved = self._moved or point.what == "move"
            elif max(abs(here[0] - self._from[0]), abs(here[1] - self._from[1])) >= MOVED:
                self._moved = True
        if point.what == "press":
            self._counts = self._quiet >= QUIET or (point.device != "touch" and self._moved)
            if not self._counts:
                self._quiet = 0.0

    def lets(self, device: Device) -> bool:
        """Whether what was pressed just now, with that device, is an answer."""
        return self._counts if device in {"mouse", "touch"} else self._since >= KEYS
