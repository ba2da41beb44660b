"""The case notes that the player has taken."""

from __future__ import annotations

from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.commands import Ask
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext


class NotesScreen(OverlayScreen):
    """Laid over the conversation."""

    opened_by = (Ask("notes"),)

    def __init__(self, notes: tuple[str, ...]) -> None:
        super().__init__()
        self.notes = notes

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Case notes")

    def content(self, s: DrawContext, box: Box) -> int:
        """The notes, in the order taken."""
        c, y = s.colours, box.y
        if not self.notes:
            return s.tell(
                s.tr("Nothing noted yet. What matters is written down here as you hear it."), box, BODY, c.muted
            )
        side = round(s.size(BODY) * 1.2)
        for note in self.notes:
            s.icon("note", Box(box.x, y + s.px(2), side, side), c.gold_ink)
            y = s.tell(note, Box(box.x + side + s.px(14), y, box.w - side - s.px(14), 0), BODY, c.ink) + s.px(12)
        return y
