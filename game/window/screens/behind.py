"""Behind the conversation, for a trainer: every meter and flag, and why each closed option is closed."""

from __future__ import annotations

from game.story.engine import Inspection
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG
from game.window.commands import Ask, Command
from game.window.requests import Close, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay


class BehindScreen(Screen):
    """Laid over the conversation."""

    covers = False

    def __init__(self, inspection: Inspection) -> None:
        super().__init__()
        self.inspection = inspection

    def act(self, spot: str) -> Requests:
        """Something was pressed."""
        return self.back() if spot in ("close", "close!") else ()

    def answer(self, command: Command) -> Requests:
        """B closes it too."""
        return self.back() if command == Ask("behind") else super().answer(command)

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def go_on(self) -> Requests:
        """Enter."""
        return self.back()

    def paint(self, s: DrawContext) -> None:
        """A panel with everything a condition can ask for."""
        overlay(s, width=700, title=s.tr("Behind the scene"), draw=self._all, close=s.tr("Close"))

    def _all(self, s: DrawContext, box: Box) -> int:
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
        y = s.write(title, box, SMALL_STRONG, s.colours.head)
        for line in lines:
            y = s.write(line, box._replace(y=y), BODY, s.colours.ink)
        return y + s.px(12)
