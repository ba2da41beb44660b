"""The case notes that the player has taken."""

from __future__ import annotations

from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.commands import Ask, Command
from game.window.requests import Close, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay


class NotesScreen(Screen):
    """Laid over the conversation."""

    covers = False

    def __init__(self, notes: tuple[str, ...]) -> None:
        super().__init__()
        self.notes = notes

    def act(self, spot: str) -> Requests:
        """Something was pressed."""
        return self.back() if spot in ("close", "close!") else ()

    def answer(self, command: Command) -> Requests:
        """N closes it too."""
        return self.back() if command == Ask("notes") else super().answer(command)

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def go_on(self) -> Requests:
        """Enter."""
        return self.back()

    def paint(self, s: DrawContext) -> None:
        """A panel with the notes, in the order taken."""
        overlay(s, width=560, title=s.tr("Case notes"), draw=self._notes, close=s.tr("Close"))

    def _notes(self, s: DrawContext, box: Box) -> int:
        c, y = s.colours, box.y
        if not self.notes:
            return s.write(
                s.tr("Nothing noted yet. What matters is written down here as you hear it."), box, BODY, c.muted
            )
        side = round(s.size(BODY) * 1.2)
        for note in self.notes:
            s.icon("note", Box(box.x, y + s.px(2), side, side), c.gold_ink)
            y = s.write(note, Box(box.x + side + s.px(14), y, box.w - side - s.px(14), 0), BODY, c.ink) + s.px(12)
        return y
