"""Behind the conversation, for a trainer: every meter and flag, and why each closed option is closed."""

from __future__ import annotations

from game.session import BehindPage, behind_in_words
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG
from game.window.commands import Ask
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext


class BehindScreen(OverlayScreen):
    """Laid over the conversation."""

    opened_by = (Ask("behind"),)
    wide = 700

    def __init__(self, page: BehindPage) -> None:
        super().__init__()
        self.page = page

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Behind the scene")

    def content(self, s: DrawContext, box: Box) -> int:
        """Everything a condition can ask for."""
        y = box.y
        for part in behind_in_words(self.page, s.language):
            y = s.tell(part.title, box._replace(y=y), SMALL_STRONG, s.colours.head)
            for line in part.lines:
                y = s.tell(line, box._replace(y=y), BODY, s.colours.ink)
            y += s.px(12)
        return y
