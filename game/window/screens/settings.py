"""The settings: theme, text size, typing, motion and sound; every change can be seen at once and is kept."""

from __future__ import annotations

from game.session import SETTINGS
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL_STRONG
from game.window.requests import Close, Keep, Requests, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import overlay
from game.window.widgets.widgets import Value, values


class SettingsScreen(Screen):
    """Laid over whatever screen it was opened from."""

    covers = False

    def act(self, spot: str) -> Requests:
        """Something was pressed."""
        if spot in ("close", "close!"):
            return self.back()
        name, _, word = spot.partition("=")
        return (Keep(name, word), Sound("press")) if word else ()

    def back(self) -> Requests:
        """Escape."""
        return (Close(), Sound("open"))

    def paint(self, s: DrawContext) -> None:
        """A panel."""
        overlay(s, width=680, title=s.tr("Settings"), draw=self._rows, close=s.tr("Close"))

    def _rows(self, s: DrawContext, box: Box) -> int:
        y = box.y
        for setting in SETTINGS:
            y = s.write(s.tr(setting.label), box._replace(y=y), SMALL_STRONG, s.colours.muted) + s.px(6)
            choices = tuple(Value(choice.word, s.tr(choice.label)) for choice in setting.choices)
            y = values(s, setting.name, box._replace(y=y), choices, self.settings[setting.name]) + s.px(20)
        return y - s.px(8)
