"""What all sheets laid over another screen have in common: a title, content that scrolls, and ways to close."""

from __future__ import annotations

from typing import ClassVar

from game.window.actions import Action, StepBack
from game.window.canvas.boxes import Box
from game.window.commands import Command
from game.window.requests import Close, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay


class OverlayScreen(Screen):
    """A sheet over another screen: Escape, its cross, a press beside it and the key that opened it close it."""

    covers = False
    opened_by: ClassVar[tuple[Command, ...]] = ()
    """The commands that open it, which close it too."""
    wide: ClassVar[float] = 560
    """How wide it may be, in units."""
    to_end: ClassVar[bool] = False
    """Whether the end of its content is to be seen first."""
    enter_closes: ClassVar[bool] = True
    """Whether Enter closes it while nothing has the focus."""

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        raise NotImplementedError

    def content(self, s: DrawContext, box: Box) -> int:
        """Draw what is on it from the top of a box; returns the row under it."""
        raise NotImplementedError

    def close(self, s: DrawContext) -> str:
        """What closing it is called."""
        return s.tr("Close")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        return self.back() if isinstance(action, StepBack) else ()

    def answer(self, command: Command) -> Requests:
        """What opened it closes it."""
        return self.back() if command in self.opened_by else super().answer(command)

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def go_on(self) -> Requests | None:
        """Enter."""
        return self.back() if self.enter_closes else None

    def paint(self, s: DrawContext) -> None:
        """The panel."""
        title, close = self.title(s), self.close(s)
        overlay(s, width=self.wide, title=title, draw=self.content, close=close, to_end=self.to_end)
