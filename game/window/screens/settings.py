"""The settings: theme, text size, typing, motion and sound; every change can be seen at once and is kept."""

from __future__ import annotations

from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL_STRONG
from game.window.requests import Close, Keep, Requests, Sound
from game.window.screens.screen import Screen
from game.window.settings import TEXT_SIZES, VOLUMES
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
        words = self.settings.as_words()
        rows = (
            (s.tr("Theme"), "theme", (Value("light", s.tr("Light")), Value("dark", s.tr("Dark")))),
            (s.tr("Text size"), "text", tuple(Value(str(size), f"{size} %") for size in TEXT_SIZES)),
            (
                s.tr("Lines are written"),
                "typing",
                (
                    Value("slow", s.tr("Slowly")),
                    Value("normal", s.tr("At speaking speed")),
                    Value("fast", s.tr("Fast")),
                    Value("instant", s.tr("All at once")),
                ),
            ),
            (s.tr("Motion"), "motion", (Value("full", s.tr("Full")), Value("reduced", s.tr("Reduced")))),
            (
                s.tr("Sound"),
                "volume",
                tuple(Value(str(v), s.tr("Off") if v == 0 else f"{v} %") for v in VOLUMES),
            ),
        )
        y = box.y
        for label, name, choices in rows:
            y = s.write(label, box._replace(y=y), SMALL_STRONG, s.colours.muted) + s.px(6)
            y = values(s, name, box._replace(y=y, x=box.x), choices, words[name]) + s.px(20)
        return y - s.px(8)
