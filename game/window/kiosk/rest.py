"""What is seen when nobody is there: between two visits, and in the hours in which the screen is dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.window.canvas.boxes import Box
from game.window.canvas.theme import SUBHEADING
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext

BLACK: Final = "#000000"
FAINT: Final = "#4A4F5C"
"""Seen in a dark room, and dark enough for one."""
MOVES: Final = 20.0
"""Seconds for which the hint stands at a place."""
GOLDEN: Final = 0.618
"""Steps of this share of the way come everywhere in time, and never twice to the same place."""


class RestScreen(Screen):
    """The emblem and nothing else: nothing of a visitor, and nothing to press."""

    def paint(self, s: DrawContext) -> None:
        """The emblem in the middle."""
        s.canvas.fill(s.box, s.colours.ground)
        width = min(s.box.w // 3, s.box.h * 860 // (512 * 3))
        height = width * 512 // 860
        s.canvas.art(Box((s.box.w - width) // 2, (s.box.h - height) // 2, width, height), "emblem.svg")


class DimScreen(Screen):
    """Black, with a faint hint that moves: a touch wakes it."""

    def __init__(self, invitations: Sequence[str]) -> None:
        super().__init__()
        self._invitations = tuple(invitations)
        self._turn, self._since = 0, 0.0

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds: now and then the hint moves, and is told in the next language."""
        self._since += dt
        if self._since >= MOVES:
            self._since, self._turn, self.stale = 0.0, self._turn + 1, True

    def paint(self, s: DrawContext) -> None:
        """The hint, somewhere."""
        s.canvas.fill(s.box, BLACK)
        text = self._invitations[self._turn % len(self._invitations)]
        width, height = s.width(text, SUBHEADING), s.line_height(SUBHEADING)
        across, down = (self._turn * GOLDEN + 0.2) % 1, (self._turn * GOLDEN * GOLDEN + 0.35) % 1
        place = Box(round((s.box.w - width) * across), round((s.box.h - height) * down), width, height)
        s.tell(text, place._replace(w=s.box.w), SUBHEADING, FAINT)
