"""Back to an earlier decision, as practice."""

from __future__ import annotations

from game.window.actions import Action, TryFrom
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, FIGURE, SMALL
from game.window.commands import Ask
from game.window.requests import Practise, Requests, Sound
from game.window.screens.overlay import OverlayScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import badge, pressable


class RewindScreen(OverlayScreen):
    """Laid over the conversation: every decision so far, the last one first in sight."""

    opened_by = (Ask("rewind"),)
    wide = 680
    to_end = True
    enter_closes = False

    def __init__(self, said: tuple[str, ...]) -> None:
        super().__init__()
        self.said = said

    def title(self, s: DrawContext) -> str:
        """Its heading."""
        return s.tr("Back to a decision")

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case TryFrom(decisions):
                return (Practise(decisions), Sound("open"))
        return super().act(action)

    def content(self, s: DrawContext, box: Box) -> int:
        """A card for each decision."""
        c = s.colours
        text = s.tr("From there on it is practice: your first answers stay in the record.")
        y = s.tell(text, box, SMALL, c.muted) + s.px(14)
        side = max(s.px(32), s.line_height(FIGURE) + s.px(6))
        for number, said in enumerate(self.said):
            room = box.w - side - s.px(40)
            height = max(s.px(56), 48, s.height(said, BODY, room) + s.px(24), side + s.px(20))
            place = Box(box.x, y, box.w, height)
            state, digit = TargetState(number=number + 1, of=len(self.said)), number + 1 if number < 9 else 0
            control = Control(f"decision:{number}", said, TryFrom(number), "option", state, digit)
            pressable(s, place, control, c.card, c.edge)
            badge(
                s, Box(place.x + s.px(12), y + (height - side) // 2, side, side), str(number + 1), c.head, c.head_tint
            )
            top = y + (height - s.height(said, BODY, room)) // 2
            s.write(said, Box(place.x + side + s.px(26), top, room, 0), BODY, c.ink)
            y = place.bottom + s.px(10)
        return y
