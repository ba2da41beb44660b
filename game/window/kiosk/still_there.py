"""Asks, large and calm, whether anybody is still there, and counts the seconds."""

from __future__ import annotations

from math import ceil
from typing import Final

from game.window.canvas.boxes import Box, centred
from game.window.canvas.theme import BODY, HERO_SMALL, TITLE, Style
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.widgets import bar

SECONDS: Final = Style("title", 96, 1.1)


class StillThereScreen(Screen):
    """Over everything. It answers nothing: wherever it is touched, the kiosk takes it away."""

    covers = False

    def __init__(self, warning: float) -> None:
        """``warning`` is for how many seconds it stands."""
        super().__init__()
        self._warning = self._left = warning

    def count(self, left: float) -> None:
        """So many seconds are left."""
        self.stale = self.stale or ceil(left) != ceil(self._left) or self.settings.motion != "reduced"
        self._left = left

    def paint(self, s: DrawContext) -> None:
        """A card in the middle, on a veil."""
        c = s.colours
        s.canvas.fill(s.box, c.veil, 190)
        pad = s.px(36)
        width = min(s.box.w - s.px(32), s.px(620 * min(1.35, s.look.text)))
        room = width - 2 * pad
        asked, stay = s.tr("Are you still there?"), s.tr("Touch the screen anywhere to go on.")
        left = ceil(self._left)
        told = s.trn(
            "Otherwise this visit ends in {number} second.", "Otherwise this visit ends in {number} seconds.", left
        )
        heights = [s.height(asked, TITLE, room), s.line_height(SECONDS), s.px(12)]
        heights += [s.height(stay, HERO_SMALL, room), s.height(told, BODY, room)]
        place = centred(width, sum(heights) + 4 * s.px(14) + 2 * pad, s.box)
        s.panel(place, c.card, radius=24, border=c.line, lip=True)
        inner = Box(place.x + pad, place.y + pad, room, 0)
        y = s.tell(asked, inner, TITLE, c.ink, align="centre") + s.px(14)
        y = s.write(str(left), inner._replace(y=y), SECONDS, c.head, align="centre") + s.px(14)
        bar(s, Box(inner.x, y, room, s.px(12)), self._left / self._warning, c.head, c.sunk)
        y = s.tell(stay, inner._replace(y=y + s.px(26)), HERO_SMALL, c.ink, align="centre") + s.px(14)
        s.tell(told, inner._replace(y=y), BODY, c.muted, align="centre")
