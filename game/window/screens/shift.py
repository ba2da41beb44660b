"""What a shift came to: whether it was passed, each of its calls with the way to its debrief, and the certificate."""

from __future__ import annotations

from game.session import ShiftPage
from game.session.phrases import points
from game.session.shift import CallTold, call_spent, shift_passing, shift_result
from game.story.language import Language, to_translate
from game.story.model import fill
from game.window.actions import Action, PickCall, PlayAgain, SavePage, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, STRONG, Colour
from game.window.requests import Leave, OpenScene, Requests, Save, ShowAttempts, Sound, TalkOver
from game.window.screens.certificate_view import draw_certificate
from game.window.screens.saving import SavingScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import Chip, chips, notice, pressable, section

OUTCOMES = {"won": to_translate("Won"), "settled": to_translate("Settled"), "lost": to_translate("Lost")}


class ShiftScreen(SavingScreen):
    """A shift that is over; a press on a call talks it over."""

    def __init__(self, page: ShiftPage, *, can_save: bool = False) -> None:
        super().__init__(can_save=can_save)
        self.page = page

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        if not self.is_meant:
            return ()
        match action:
            case PickCall(number):
                return (TalkOver(number), Sound("open"))
            case PlayAgain():
                return (OpenScene(self.page.shift.id, anew=True), Sound("press"))
            case SavePage():
                return (Save(), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def back(self) -> Requests:
        """Escape: back to where one came from, the attempts or the levels."""
        return (ShowAttempts(self.page.shift.id) if self.page.past else Leave(), Sound("press"))

    def paint(self, s: DrawContext) -> None:
        """A page of calls, and a foot with the ways on."""
        back = s.tr("Attempts") if self.page.past else s.tr("Levels")
        title = fill(self.page.shift.title, self.page.stint.conversation.scene.words)
        page(s, width=820, title=title, back=back, draw=self._body, foot=self._foot)

    def _foot(self, s: DrawContext, box: Box) -> int:
        back = s.tr("Back to the attempts") if self.page.past else s.tr("Back to the levels")
        buttons = [
            Button(Control("levels", back, StepBack()), "check", "primary"),
            Button(Control("again", s.tr("Play again"), PlayAgain()), "again"),
        ]
        return row(s, box, buttons)

    def _body(self, s: DrawContext, box: Box) -> int:
        y = chips(s, box, self._marks(s)) + s.px(10)
        y = s.tell(shift_result(self.page.stint, s.language), box._replace(y=y), STRONG, s.colours.ink)
        y = s.tell(shift_passing(self.page.shift, s.language), box._replace(y=y), SMALL, s.colours.muted) + s.px(16)
        for message in self.page.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if self.page.certificate is not None:
            y = draw_certificate(s, box._replace(y=y), self.page.certificate, self.page.player) + s.px(20)
        y = section(s, box._replace(y=y), s.tr("Call by call"))
        for call in self.page.calls:
            y = self._call(s, box._replace(y=y), call) + s.px(10)
        return self.draw_save(s, box._replace(y=y + s.px(6)))

    def _marks(self, s: DrawContext) -> list[Chip]:
        """Whether it passed, and whether it was practice."""
        c = s.colours
        passed = Chip(s.tr("Passed"), "check", c.good, c.good_tint)
        marks = [passed if self.page.passed else Chip(s.tr("Not passed this time"), "close", c.bad, c.heart_tint)]
        if self.page.practice:
            marks.append(Chip(s.tr("Practice"), "rewind", c.gold_ink, c.gold_tint))
        return marks

    def _call(self, s: DrawContext, box: Box, call: CallTold) -> int:
        c, pad, side = s.colours, s.px(16), s.px(24)
        more = call_in_short(call, s.language)
        words = Box(box.x + pad + side + s.px(14), box.y + s.px(12), box.w - 2 * (pad + side + s.px(14)), 0)
        height = s.height(call.title, STRONG, words.w) + s.height(more, BODY, words.w) + s.px(24)
        place = box._replace(h=max(s.least, height))
        state = TargetState(value=more, number=call.number, of=len(self.page.calls))
        key = call.number if call.number <= 9 else 0
        pressable(
            s,
            place,
            Control(f"call:{call.number}", call.title, PickCall(call.number), "option", state, key),
            c.card,
            c.line,
        )
        icon, colour = _mark(s, call)
        s.icon(icon, Box(box.x + pad, place.y + (place.h - side) // 2, side, side), colour)
        s.icon("next", Box(place.right - pad - side, place.y + (place.h - side) // 2, side, side), c.muted)
        y = s.write(call.title, words, STRONG, c.ink)
        s.write(more, words._replace(y=y), BODY, c.muted)
        return place.bottom


def call_in_short(call: CallTold, language: Language) -> str:
    """How a call came out: ``Thanks · Won · score 70 · Spent: £2.10``."""
    score = language.tr("score {points}", points=points(call.score))
    if call.outcome is None:
        return score
    parts = (call.ending, language.tr(OUTCOMES[call.outcome]), score, call_spent(call, language))
    return " · ".join(filter(None, parts))


def _mark(s: DrawContext, call: CallTold) -> tuple[str, Colour]:
    """How it ended, as an icon and its colour."""
    c = s.colours
    match call.outcome:
        case "won":
            return "check", c.good
        case "settled":
            return "minus", c.gold_ink
        case _:
            return "close", c.bad
