"""A line of text that the player writes: what is in it, the caret, and how it looks."""

from __future__ import annotations

from game.session import LONGEST_NAME
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL
from game.window.commands import Command, Erase, Typed
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import focus_ring, least_target
from game.window.widgets.writing import draw_writing, with_typed, without_last

_BLINKS: float = 1.6
"""How often the caret comes and goes in a second, counted as changes."""


class TextField:
    """What has been written so far is ``text``."""

    def __init__(self, text: str = "") -> None:
        self.text = text[:LONGEST_NAME]
        self._caret = 0.0

    def handle(self, command: Command) -> bool:
        """Take letters, and take the last one back; returns whether the command was for the field."""
        match command:
            case Typed(text):
                self.text = with_typed(self.text, text, LONGEST_NAME)
            case Erase():
                self.text = without_last(self.text)
            case _:
                return False
        return True

    def update(self, dt: float) -> bool:
        """Let time pass for the caret; returns whether it looks different."""
        before = int(self._caret * _BLINKS) % 2
        self._caret += dt
        return before != int(self._caret * _BLINKS) % 2

    def draw(self, s: DrawContext, box: Box, control: Control, *, icon: str = "") -> int:
        """Draw it under its label, the name of its control, from the top of a box; perhaps with an icon in it.

        Returns:
            The row under it.
        """
        c = s.colours
        y = s.write(control.name, box, SMALL, c.muted) + s.px(6)
        place = Box(box.x, y, box.w, max(least_target(s), s.line_height(BODY) + s.px(24)))
        s.target(control._replace(role="field", state=TargetState(value=self.text)), place)
        focus_ring(s, control.id, place, 12)
        s.panel(place, c.card, radius=12, border=c.head, width=2)
        inner = place.inset(s.px(16), 0)
        if icon:
            side = s.px(20)
            s.icon(icon, Box(inner.x, place.y + (place.h - side) // 2, side, side), c.muted)
            inner = Box(inner.x + side + s.px(10), inner.y, inner.w - side - s.px(10), inner.h)
        draw_writing(s, inner, self.text, caret=int(self._caret * _BLINKS) % 2 == 0)
        return place.bottom
