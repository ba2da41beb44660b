"""Behind the conversation, for a trainer: every meter and flag, why options are closed, where things are written."""

from __future__ import annotations

from typing import Literal

from game.session import BehindPage, behind_in_words
from game.window.actions import Action, EditWritten
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG
from game.window.commands import Ask
from game.window.requests import Edit, Requests
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control
from game.window.widgets.widgets import notice


class BehindScreen(OverlayScreen):
    """Laid over the conversation."""

    opened_by = (Ask("behind"),)
    wide = 700

    def __init__(self, page: BehindPage) -> None:
        super().__init__()
        self.page = page
        self.told = ""
        """What came of opening the editor."""

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Behind the scene")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        return self.edit(action.what) if isinstance(action, EditWritten) else super().act(action)

    def edit(self, what: Literal["line", "beat"]) -> Requests:
        """Open the editor where the line that was heard, or its beat, is written."""
        where = self.page.beat if what == "beat" or self.page.heard is None else self.page.heard
        return (Edit(where),) if where is not None and self.page.can_edit else ()

    def tell(self, text: str) -> None:
        """Tell what came of opening the editor."""
        self.told, self.stale = text, True

    def content(self, s: DrawContext, box: Box) -> int:
        """Everything a condition can ask for, and the ways into the editor."""
        y = box.y
        if self.told:
            y = notice(s, box._replace(y=y), self.told) + s.px(12)
        for part in behind_in_words(self.page, s.language):
            y = s.tell(part.title, box._replace(y=y), SMALL_STRONG, s.colours.head)
            for line in part.lines:
                y = s.tell(line, box._replace(y=y), BODY, s.colours.ink)
            if part.title == s.tr("Written at"):
                y = self._ways(s, box._replace(y=y + s.px(4)))
            y += s.px(12)
        return y

    def _ways(self, s: DrawContext, box: Box) -> int:
        """The ways into the editor, side by side; returns the row under them."""
        buttons = []
        if self.page.can_edit and self.page.heard is not None:
            control = Control("edit:line", s.tr("Open the line in your editor"), EditWritten("line"))
            buttons.append(Button(control, "next"))
        if self.page.can_edit and self.page.beat is not None:
            control = Control("edit:beat", s.tr("Open the beat"), EditWritten("beat"))
            buttons.append(Button(control, "next"))
        return row(s, box, buttons) if buttons else box.y
