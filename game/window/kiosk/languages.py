"""The languages of a kiosk, where they are more than two: each by its own name."""

from __future__ import annotations

from collections.abc import Sequence

from game.session import SettingChoice
from game.window.actions import Action, SetTo
from game.window.canvas.boxes import Box
from game.window.requests import Close, Keep, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.widgets import ValueChoice, value_row


class LanguagesScreen(OverlayScreen):
    """Laid over anything; picking one closes it."""

    def __init__(self, languages: Sequence[SettingChoice]) -> None:
        super().__init__()
        self.languages = tuple(languages)

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Language")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        if isinstance(action, SetTo):
            return (Close(), Keep(action.setting, action.word), Sound("press"))
        return super().act(action)

    def content(self, s: DrawContext, box: Box) -> int:
        """The names in rows."""
        choices = [ValueChoice(one.word, one.label) for one in self.languages]
        return value_row(s, "language", box, choices, self.settings.language or self.language.code)
