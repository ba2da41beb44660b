"""A line of a conversation as the settings make it look, beside them: whatever is changed is seen at once."""

from __future__ import annotations

from typing import Final

from game.session import Settings
from game.session.phrases import signed
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.typing import draw_typed
from game.window.widgets.widgets import Chip, bar, chips, move_chip

LONGEST: Final = 400
"""More characters than the line has in any language."""


class Sample:
    """The line stands there whole, and is typed anew when the speed of that is changed."""

    def __init__(self) -> None:
        self._typing = ""
        self._typed: float = LONGEST

    def update(self, dt: float, settings: Settings) -> bool:
        """Let time pass, in seconds; returns whether it looks different."""
        before, self._typing = self._typing, settings.typing
        if before not in {"", settings.typing}:
            self._typed = 0.0
        if self._typed >= LONGEST:
            return False
        speed = settings.characters_a_second
        self._typed = self._typed + dt * speed if speed > 0 else LONGEST
        return True

    def draw(self, s: DrawContext, box: Box, *, whole: bool) -> int:
        """Draw it from the top of a box, with what meters do where it is ``whole``; returns the row under it."""
        c, pad = s.colours, s.px(14)
        text = s.tr("I have been waiting since Tuesday, and nobody has called me back.")
        inner = Box(box.x + pad, box.y + s.px(10), box.w - 2 * pad, 0)
        under = inner.y + s.height(text, BODY, inner.w) + s.px(10)
        end = chips(s, inner._replace(y=under), _moves(s), draw=False) + s.px(28) if whole else under
        place = Box(box.x, box.y, box.w, end - box.y)
        s.panel(place, c.ground, radius=14, border=c.line, width=1.5)
        s.say(s.tr("A sample: {text}", text=text), place)
        draw_typed(s, inner, text, self._typed, BODY)
        if whole:
            _meters(s, inner._replace(y=chips(s, inner._replace(y=under), _moves(s)) + s.px(10)))
        return end


def _moves(s: DrawContext) -> tuple[Chip, Chip]:
    """What a meter does for the better and for the worse."""
    better, worse = (s.tr("Anger {change}", change=signed(change)) for change in (-12, 9))
    return move_chip(s, better, False, better=True), move_chip(s, worse, True, better=False)  # noqa: FBT003 - as above


def _meters(s: DrawContext, box: Box) -> None:
    """A meter that stands well, one between and one that stands badly."""
    c, gap = s.colours, s.px(8)
    width = (box.w - 2 * gap) // 3
    for number, (share, colour) in enumerate(((0.3, c.good), (0.5, c.gold), (0.8, c.heart))):
        bar(s, Box(box.x + number * (width + gap), box.y, width, s.px(8)), share, colour, c.sunk)
