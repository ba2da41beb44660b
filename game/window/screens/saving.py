"""A screen whose page can be saved as a file."""

from __future__ import annotations

from game.window.actions import SavePage
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL
from game.window.screens.guarded import GuardedScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control
from game.window.widgets.widgets import notice


class SavingScreen(GuardedScreen):
    """A page with a way to save it, where there is a folder for that."""

    def __init__(self, *, can_save: bool) -> None:
        super().__init__()
        self.can_save = can_save
        self.saved = ""
        """Where the page was saved, or why it could not be."""

    def tell_saved(self, text: str) -> None:
        """Tell where the page was saved, or why it could not be."""
        self.saved, self.stale = text, True

    def draw_save(self, s: DrawContext, box: Box) -> int:
        """The way to save the page, and what came of it; returns the row under them."""
        if not self.can_save:
            return box.y
        y = row(s, box, [Button(Control("save", s.tr("Save this page"), SavePage()), "printer")])
        if self.saved:
            return notice(s, box._replace(y=y + s.px(12)), self.saved, "check")
        told = s.tr("It is written as one file that any browser opens and prints.")
        return s.tell(told, box._replace(y=y + s.px(8)), SMALL, s.colours.muted)
