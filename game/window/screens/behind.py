"""Behind the conversation, for a trainer: every meter and flag, and why each closed option is closed."""

from __future__ import annotations

from game.story.engine import Inspection
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG
from game.window.commands import Ask
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext


class BehindScreen(OverlayScreen):
    """Laid over the conversation."""

    opened_by = (Ask("behind"),)
    wide = 700

    def __init__(self, inspection: Inspection) -> None:
        super().__init__()
        self.inspection = inspection

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Behind the scene")

    def content(self, s: DrawContext, box: Box) -> int:
        """Everything a condition can ask for."""
        found = self.inspection
        y = self._part(s, box, s.tr("Decision"), (found.decision or s.tr("It is over."),))
        y = self._part(s, box._replace(y=y), s.tr("Meters"), tuple(f"{name}: {level}" for name, level in found.meters))
        y = self._part(s, box._replace(y=y), s.tr("Flags"), tuple(f"{name}: {value}" for name, value in found.flags))
        y = self._part(s, box._replace(y=y), s.tr("Open"), found.open)
        closed = tuple(f"{one.option}: {'; '.join(one.causes)}" for one in found.closed)
        return self._part(s, box._replace(y=y), s.tr("Closed, and why"), closed)

    def _part(self, s: DrawContext, box: Box, title: str, lines: tuple[str, ...]) -> int:
        if not lines:
            return box.y
        y = s.tell(title, box, SMALL_STRONG, s.colours.head)
        for line in lines:
            y = s.tell(line, box._replace(y=y), BODY, s.colours.ink)
        return y + s.px(12)
