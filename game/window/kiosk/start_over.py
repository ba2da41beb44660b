"""Asks, once, whether a visit is to end."""

from __future__ import annotations

from game.window.actions import Action, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY
from game.window.kiosk_actions import StartOver
from game.window.requests import EndVisit, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, stack
from game.window.widgets.targets import Control


class StartOverScreen(OverlayScreen):
    """Laid over anything; a press beside it goes on."""

    wide = 480

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Start over?")

    def close(self, s: DrawContext) -> str:
        """What closing it is called."""
        return s.tr("Go on")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case StartOver():
                return (EndVisit(surely=True), Sound("press"))
        return super().act(action)

    def content(self, s: DrawContext, box: Box) -> int:
        """What comes of it, and the two ways."""
        told = s.tr("This visit ends then, and the next begins with a new start.")
        y = s.tell(told, box, BODY, s.colours.ink) + s.px(18)
        buttons = [
            Button(Control("stay", s.tr("Go on"), StepBack()), "play", "primary"),
            Button(Control("surely", s.tr("Start over"), StartOver(surely=True)), "again", "grave"),
        ]
        return stack(s, box._replace(y=y), buttons)
