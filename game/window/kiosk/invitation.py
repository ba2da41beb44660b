"""What stands beside a scene that plays by itself: "Touch to start" in every language, and whether there is sound."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sin
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box
from game.window.canvas.theme import DISPLAY, HEADING, SMALL, SMALL_STRONG, SUBHEADING, TITLE, Style
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext

HEIGHT: Final = 132
TALLER: Final = 190
"""How high the strip is, in units, on a screen that lies and on one that stands."""
GAP: Final = 72
"""Between two invitations, in units; a line stands in its middle."""
BREATH: Final = 2.4
"""Seconds in which the hand comes and goes once."""
STEPS: Final = 24
"""In so many steps."""
STYLES: Final[tuple[Style, ...]] = (DISPLAY, TITLE, HEADING, SUBHEADING)


class Invitation(NamedTuple):
    """An invitation in a language, and what its speakers call that."""

    text: str
    language: str


class InvitationScreen(Screen):
    """A strip; ``silent`` says whether there will be no sound either when somebody plays."""

    def __init__(self, invitations: Sequence[Invitation]) -> None:
        super().__init__()
        self._invitations = tuple(invitations)
        self.silent = False
        self._phase = 0.0

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds: the hand comes and goes, where things may move."""
        if self.settings.motion == "reduced":
            return
        before = self._step
        self._phase = (self._phase + dt / BREATH) % 1
        self.stale = self.stale or self._step != before

    @property
    def _step(self) -> int:
        return int(self._phase * STEPS)

    def paint(self, s: DrawContext) -> None:
        """The hand, the invitations beside each other, and under them what there is to be heard."""
        c, pad = s.colours, s.px(20)
        s.canvas.fill(s.box, c.head)
        sound_h = s.line_height(SMALL_STRONG)
        room = Box(pad, pad // 2, s.box.w - 2 * pad, s.box.h - sound_h - pad)
        hand, gap = min(s.px(60), room.h * 2 // 3), s.px(GAP)
        style, columns = self._fitted(s, room._replace(w=room.w - hand - gap // 2), gap)
        width = max(self._width(s, one, style) for one in self._invitations)
        rows = -(-len(self._invitations) // columns)
        high = s.line_height(style) + s.line_height(SMALL)
        left = room.x + (room.w - hand - gap // 2 - columns * (width + gap) + gap) // 2
        lift = round(s.px(5) * (1 - sin(self._step / STEPS * 2 * pi)))
        s.icon("touch", Box(left, room.y + (room.h - hand) // 2 + lift - s.px(5), hand, hand), c.on_accent)
        top = room.y + (room.h - rows * high) // 2
        for number, one in enumerate(self._invitations):
            across = left + hand + gap // 2 + number % columns * (width + gap)
            down = top + number // columns * high
            if number % columns:
                s.canvas.fill(
                    Box(across - gap // 2, down + s.px(6), max(1, s.px(1)), high - s.px(12)), c.on_accent, 110
                )
            y = s.tell(one.text, Box(across, down, width, high), style, c.on_accent)
            if len(self._invitations) > 1:
                s.tell(one.language, Box(across, y, width, 0), SMALL, c.on_accent)
        self._tell_sound(s, Box(room.x, s.box.h - sound_h - pad // 2, room.w, sound_h))

    def _fitted(self, s: DrawContext, room: Box, gap: int) -> tuple[Style, int]:
        """The largest letters, and how many invitations beside each other, with which all of them have room."""
        for style in STYLES:
            width = max(self._width(s, one, style) for one in self._invitations)
            high = s.line_height(style) + s.line_height(SMALL)
            for columns in range(len(self._invitations), 0, -1):
                rows = -(-len(self._invitations) // columns)
                if columns * (width + gap) - gap <= room.w and rows * high <= room.h:
                    return style, columns
        return STYLES[-1], len(self._invitations)

    def _width(self, s: DrawContext, one: Invitation, style: Style) -> int:
        return max(s.width(one.text, style), s.width(one.language, SMALL))

    def _tell_sound(self, s: DrawContext, box: Box) -> None:
        text = s.tr("Silent: everything said is written") if self.silent else s.tr("Silent until you begin")
        side = round(s.size(SMALL_STRONG) * 1.2)
        x = box.right - s.width(text, SMALL_STRONG)
        s.icon("silent", Box(x - side - s.px(8), box.y + (box.h - side) // 2, side, side), s.colours.on_accent)
        s.tell(text, Box(x, box.y, box.right - x, box.h), SMALL_STRONG, s.colours.on_accent)
