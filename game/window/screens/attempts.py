"""What has been played of one level: when, how it ended, and the way to each debrief."""

from __future__ import annotations

from game.session import AttemptsPage, PastAttempt, attempt_in_words, moment
from game.session.phrases import capital
from game.window.actions import Action, PickAttempt, StepBack
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, STRONG, Colour
from game.window.requests import GoOn, Requests, ShowLevels, ShowPast, Sound
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import page
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import notice, pressable


class AttemptsScreen(Screen):
    """A list, the latest first. One that is over opens its debrief, one that was left goes on."""

    def __init__(self, page: AttemptsPage) -> None:
        super().__init__()
        self.page = page

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PickAttempt(id_):
                is_open = any(past.open for past in self.page.attempts if past.id == id_)
                return (GoOn(id_), Sound("ring")) if is_open else (ShowPast(id_), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def back(self) -> Requests:
        """Escape: back to the levels."""
        return (ShowLevels(),)

    def paint(self, s: DrawContext) -> None:
        """A page of rows."""
        title = s.tr("Attempts at “{title}”", title=self.page.title)
        page(s, width=760, title=title, back=s.tr("Levels"), draw=self._list)

    def _list(self, s: DrawContext, box: Box) -> int:
        y = box.y
        for message in self.page.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if not self.page.attempts:
            return s.tell(s.tr("Nothing has been played here yet."), box._replace(y=y), BODY, s.colours.muted)
        for number, past in enumerate(self.page.attempts, start=1):
            y = self._row(s, box._replace(y=y), past, number) + s.px(10)
        return y

    def _row(self, s: DrawContext, box: Box, past: PastAttempt, number: int) -> int:
        c, pad, side = s.colours, s.px(16), s.px(24)
        first, *others = attempt_in_words(past, s.language)
        first, more = capital(first), " · ".join((moment(past.at, s.language), *others))
        words = Box(box.x + pad + side + s.px(14), box.y + s.px(12), box.w - 2 * (pad + side + s.px(14)), 0)
        height = s.height(first, STRONG, words.w) + s.height(more, SMALL, words.w) + s.px(24)
        place = box._replace(h=max(s.least, height))
        control = Control(
            f"attempt:{past.id}",
            first,
            PickAttempt(past.id),
            "option",
            TargetState(
                "" if past.finished or past.open else s.tr("it was not played to its end"),
                value=more,
                number=number,
                of=len(self.page.attempts),
            ),
            number if number <= 9 else 0,
        )
        ink = c.ink
        if control.state.disabled:
            s.target(control, place)
            s.panel(place, c.sunk, radius=14)
            ink = c.muted
        else:
            pressable(s, place, control, c.card, c.line)
            icon = "play" if past.open else "next"
            s.icon(icon, Box(place.right - pad - side, place.y + (place.h - side) // 2, side, side), c.muted)
        icon, colour = _mark(s, past)
        s.icon(icon, Box(box.x + pad, place.y + (place.h - side) // 2, side, side), colour)
        y = s.write(first, words, STRONG, ink)
        s.write(more, words._replace(y=y), SMALL, c.muted)
        return place.bottom


def _mark(s: DrawContext, past: PastAttempt) -> tuple[str, Colour]:
    """How it ended, as an icon and its colour."""
    c = s.colours
    if not past.finished:
        return ("pause", c.gold_ink) if past.open else ("close", c.muted)
    return ("check", c.good) if past.passed else ("again", c.bad)
