"""What a visitor takes along: a code for the phone's camera, and a sheet of paper where there is a printer."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from game.kiosk.desk import Handout
from game.window.actions import Action
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL
from game.window.kiosk_actions import PrintIt
from game.window.requests import Print, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import notice

QUIET: Final = 4
"""How many squares of a code's quiet edge are white, all round."""
WHITE: Final = "#FFFFFF"
BLACK: Final = "#000000"


class TakeAlongScreen(OverlayScreen):
    """Over the debrief. The code is black on white in either theme: cameras want it so."""

    wide = 760

    def __init__(self, handout: Handout) -> None:
        super().__init__()
        self.handout = handout
        self.message = ""
        self.printing = False

    def tell(self, text: str) -> None:
        """Tell what came of printing."""
        self.message, self.printing = text, False
        self.stale = True

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Take it along")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        if isinstance(action, PrintIt):
            self.printing, self.message = True, ""
            return (Print(), Sound("press"))
        return super().act(action)

    def content(self, s: DrawContext, box: Box) -> int:
        """The code beside what it is, or over it; then the printer."""
        if not self.handout.squares:
            y = s.tell(s.tr("This debrief is too long for a code."), box, BODY, s.colours.ink)
            return self._print(s, box._replace(y=y + s.px(16)))
        beside = box.w >= s.px(520)
        room = min(box.w // 2, s.box.h * 62 // 100) if beside else min(box.w, s.box.h * 40 // 100)
        many = len(self.handout.squares) + 2 * QUIET
        step = max(1, room // many)
        side = step * many
        place = Box(box.x if beside else box.x + (box.w - side) // 2, box.y, side, side)
        self._code(s, place)
        text = box
        if beside:
            text = Box(place.right + s.px(24), box.y, box.right - place.right - s.px(24), 0)
            y = self._words(s, text)
            return max(place.bottom, self._print(s, text._replace(y=y + s.px(18)))) + s.px(4)
        y = self._words(s, box._replace(y=place.bottom + s.px(16)))
        return self._print(s, box._replace(y=y + s.px(18)))

    def _code(self, s: DrawContext, box: Box) -> None:
        name = s.tr("A code for the camera of a phone")
        s.target(Control("code", name, None, "text", TargetState(value=self.handout.text)), box)
        squares = self.handout.squares
        key = sha256("".join("01"[dark] for line in squares for dark in line).encode()).hexdigest()
        s.canvas.drawing(box, ("squares", key), lambda: squares_svg(squares))

    def _words(self, s: DrawContext, box: Box) -> int:
        c = s.colours
        y = s.tell(s.tr("Point the camera of your phone at the code."), box, BODY, c.ink) + s.px(8)
        if self.handout.is_address:
            told = s.tr("It opens your debrief as a page. All of it is in the code itself: nobody else is sent it.")
        else:
            told = s.tr("It holds a short summary as plain text. Nothing is sent anywhere, and no name is in it.")
        return s.tell(told, box._replace(y=y), SMALL, c.muted)

    def _print(self, s: DrawContext, box: Box) -> int:
        """The button that prints, and what came of it."""
        y = box.y
        if self.handout.can_print:
            why = s.tr("it is being printed") if self.printing else ""
            label = s.tr("Printing …") if self.printing else s.tr("Print it")
            y = row(s, box, [Button(Control("print", label, PrintIt(), state=TargetState(why)), "printer")])
        if self.message:
            y = notice(s, box._replace(y=y + s.px(12)), self.message) + s.px(2)
        return y


def squares_svg(squares: Sequence[Sequence[bool]]) -> str:
    """A code as a drawing: dark squares on white, with its quiet edge; each run of dark ones in a row is one bar."""
    many = len(squares) + 2 * QUIET
    bars = []
    for y, line in enumerate(squares, start=QUIET):
        x = 0
        while x < len(line):
            run = next((at for at in range(x, len(line)) if not line[at]), len(line)) - x
            if run:
                bars.append(f"M{x + QUIET} {y}h{run}v1h-{run}z")
            x += max(1, run)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{many}" height="{many}" viewBox="0 0 {many} {many}">'
        f'<rect width="{many}" height="{many}" fill="{WHITE}"/><path d="{"".join(bars)}" fill="{BLACK}"/></svg>'
    )
