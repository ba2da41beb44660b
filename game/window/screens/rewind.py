"""Back to an earlier decision, as practice."""

from __future__ import annotations

from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, FIGURE, SMALL
from game.window.commands import Ask, Command
from game.window.requests import Close, Practise, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay
from game.window.widgets.widgets import badge, pressable


class RewindScreen(Screen):
    """Laid over the conversation: every decision so far, the last one first in sight."""

    covers = False

    def __init__(self, said: tuple[str, ...]) -> None:
        super().__init__()
        self.said = said

    def act(self, spot: str) -> Requests:
        """Something was pressed."""
        kind, _, which = spot.partition(":")
        if kind == "decision":
            return (Practise(int(which)), Sound("open"))
        return self.back() if kind in ("close", "close!") else ()

    def answer(self, command: Command) -> Requests:
        """R closes it too."""
        return self.back() if command == Ask("rewind") else super().answer(command)

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def paint(self, s: DrawContext) -> None:
        """A panel with a card for each decision."""
        overlay(s, width=680, title=s.tr("Back to a decision"), draw=self._decisions, close=s.tr("Close"), to_end=True)

    def _decisions(self, s: DrawContext, box: Box) -> int:
        c = s.colours
        text = s.tr("From there on it is practice: your first answers stay in the record.")
        y = s.write(text, box, SMALL, c.muted) + s.px(14)
        side = max(s.px(32), s.line_height(FIGURE) + s.px(6))
        for number, said in enumerate(self.said):
            room = box.w - side - s.px(40)
            height = max(s.px(56), 48, s.height(said, BODY, room) + s.px(24), side + s.px(20))
            place = Box(box.x, y, box.w, height)
            pressable(s, f"decision:{number}", place, c.card, c.edge, digit=number + 1 if number < 9 else 0)
            badge(
                s, Box(place.x + s.px(12), y + (height - side) // 2, side, side), str(number + 1), c.head, c.head_tint
            )
            top = y + (height - s.height(said, BODY, room)) // 2
            s.write(said, Box(place.x + side + s.px(26), top, room, 0), BODY, c.ink)
            y = place.bottom + s.px(10)
        return y
