"""The debrief: how it ended and why, how the mood went, and what each decision did; each can be tried again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from game.session import DebriefPage
from game.session.curves import curves_of
from game.session.verdict import POOR, by_cost, grade_in_words
from game.session.ways_on import WayOn, ways_on
from game.story.debrief import JudgedDecision
from game.window.actions import (
    Action,
    PlayAgain,
    ReviewMistakes,
    SavePage,
    SetTo,
    ShowDecisions,
    StepBack,
    ToggleOthers,
    TryFrom,
)
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL
from game.window.kiosk_actions import TakeItAlong
from game.window.requests import (
    Leave,
    OpenScene,
    Practise,
    Requests,
    Review,
    Save,
    ShowAttempts,
    Sound,
    TakeAlong,
    TalkOver,
)
from game.window.screens.certificate_view import draw_certificate
from game.window.screens.curve_view import CurveView, Moment, draw_curves
from game.window.screens.debrief_decision import decision
from game.window.screens.debrief_keep import kept_line
from game.window.screens.debrief_lead import lead, turning_point
from game.window.screens.debrief_ledger import ledger
from game.window.screens.debrief_skills import heard, skills
from game.window.screens.debrief_story import Story
from game.window.screens.saving import SavingScreen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.kept_parts import KeptParts
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.targets import Control
from game.window.widgets.widgets import ValueChoice, notice, section, value_row

DEAREST: Final = "dearest"
IN_ORDER: Final = "in_order"


class DebriefScreen(SavingScreen):
    """What there is to learn from a conversation that is over; ``messages`` are told over it."""

    def __init__(self, page: DebriefPage, *, can_save: bool = False, can_take: bool = False) -> None:
        super().__init__(can_save=can_save)
        conversation, debrief = page.conversation, page.debrief
        words = conversation.scene.words_for(page.player)
        self.story = Story(conversation, debrief, page.skills, words, page.practice)
        self._page, self._can_take = page, can_take
        self._reviewed: tuple[int, int] | None = None
        self.order = DEAREST
        self.toggled: frozenset[int] = frozenset()
        """The decisions whose other answers are shown or hidden against the rule: they are shown where it was poor."""
        self._parts = KeptParts()
        self._led_to = 0
        self._led_along: tuple[int, ...] = ()
        """The decisions that the player is led along by presses, as they were shown."""
        self._goal = 0
        tipped: set[str] = set()
        self._tips: dict[int, tuple[str, ...]] = {}
        for judged in debrief.decisions:
            new = tuple(tag for tag in dict.fromkeys(judged.taken.tags) if tag not in tipped)
            tipped.update(new)
            self._tips[judged.number] = new

    @property
    def page(self) -> DebriefPage:
        """What it shows."""
        return self._page

    def judge(self, page: DebriefPage) -> None:
        """The same conversation, judged: the grades can be shown now, or why there are none."""
        self.story = replace(self.story, debrief=page.debrief)
        self._page = page
        self._parts = KeptParts()
        self.guard.restart()  # the foot has other buttons now
        self.stale = True

    def tell_saved(self, text: str) -> None:
        """Tell where the page was saved, or why it could not be."""
        super().tell_saved(text)
        if "page" in self.targets.areas:
            self.targets.areas["page"].at_end = True  # the answer stands at the end, under the button

    def tell_reviewed(self, well: int, of: int) -> None:
        """Its mistakes have been reviewed: that many of them were answered well in the end."""
        self._reviewed = (well, of) if well else None
        self.stale = True

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        if not self.is_meant:
            return ()
        match action:
            case TryFrom(decisions):
                return (Practise(decisions), Sound("press"))
            case ReviewMistakes():
                return (Review(), Sound("open"))
            case SavePage():
                return (Save(), Sound("press"))
            case TakeItAlong():
                return (TakeAlong(), Sound("open"))
            case PlayAgain():
                return (OpenScene(self.story.scene.id, anew=True), Sound("press"))
            case StepBack():
                return self.back()
            case ToggleOthers(number):
                self.toggled ^= {number}
            case SetTo("order", word):
                self.order = word
            case ShowDecisions(numbers):
                self._lead_to(numbers)
        return ()

    def back(self) -> Requests:
        """Escape: back to where one came from, the shift, the attempts or the levels."""
        if self._page.in_shift:
            return (TalkOver(), Sound("press"))
        return (ShowAttempts(self.story.scene.id) if self._page.past else Leave(), Sound("press"))

    def _lead_to(self, numbers: tuple[int, ...]) -> None:
        """To the first of some decisions as they are shown, or to the one after that to which the last press led."""
        numbers = tuple(judged.number for judged in self._shown if judged.number in numbers)
        at = numbers.index(self._led_to) + 1 if self._led_to in numbers else 0
        self._led_along, self._led_to = numbers, numbers[at % len(numbers)]
        self._goal = self._led_to
        if not self._is_open(self._led_to):
            self.toggled ^= {self._led_to}

    @property
    def _shown(self) -> tuple[JudgedDecision, ...]:
        """The decisions as they are shown: the dearest first, or in order."""
        debrief = self.story.debrief
        return by_cost(debrief) if debrief.is_judged and self.order == DEAREST else debrief.decisions

    def _is_open(self, number: int) -> bool:
        """Whether the other answers at a decision are shown."""
        is_poor = self.story.debrief.decisions[number - 1].taken.grade in POOR
        return is_poor != (number in self.toggled)

    @property
    def _ways(self) -> tuple[WayOn, ...]:
        return ways_on(self._page, can_save=self.can_save)

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """A page, and a foot with the ways on."""
        back = s.tr("The shift") if self._page.in_shift else s.tr("Attempts") if self._page.past else s.tr("Levels")
        page(s, width=860, title="", back=back, draw=self._body, foot=self._foot)

    def _foot(self, s: DrawContext, box: Box) -> int:
        turned = self.story.debrief.turning_point or 0
        back = s.tr("Back to the attempts") if self._page.past else s.tr("Back to the levels")
        if self._page.in_shift:
            back = s.tr("Back to the shift")
        again = s.tr("Review my mistakes") if self._reviewed is None else s.tr("Review them once more")
        all_: dict[WayOn, Button] = {
            "turning_point": Button(Control("turned", s.tr("Try the turning point again"), TryFrom(turned)), "rewind"),
            "review": Button(Control("review", again, ReviewMistakes()), "again"),
            "leave": Button(Control("levels", back, StepBack()), "check"),
        }
        first, *others = self._ways
        buttons = [all_[first]._replace(kind="primary")]
        buttons += [button for way, button in all_.items() if way in others and (way != "leave" or s.roomy > 700)]
        if self._can_take:
            along = Button(Control("along", s.tr("Take it along"), TakeItAlong()), "squares")
            buttons.insert(1, along)
        return row(s, box, buttons)

    def _more(self, s: DrawContext, box: Box) -> int:
        """What else can be done with it, at the end of the page."""
        again = Button(Control("again", s.tr("Play again"), PlayAgain()), "again")
        buttons = [again] if "again" in self._ways else []
        if "save" in self._ways:
            buttons.append(Button(Control("save", s.tr("Save this page"), SavePage()), "note"))
        y = row(s, box, buttons)
        if self.saved:
            return notice(s, box._replace(y=y + s.px(12)), self.saved, "check")
        if "save" in self._ways:
            told = s.tr("It is written as one file that any browser opens and prints.")
            return s.tell(told, box._replace(y=y + s.px(8)), SMALL, s.colours.muted)
        return y

    def _body(self, s: DrawContext, box: Box) -> int:
        story, debrief = self.story, self.story.debrief
        y = self._parts.draw(s, "lead", box, lambda s, box, height: lead(s, box, story, height)) + s.px(16)
        if self._page.certificate is not None:
            y = draw_certificate(s, box._replace(y=y), self._page.certificate, self._page.player) + s.px(16)
        for message in self._page.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if self._page.pending:
            told = s.tr("What each decision was worth is still being worked out.")
            y = s.tell(told, box._replace(y=y), SMALL, s.colours.muted) + s.px(16)
        if self._reviewed is not None:
            well, of = self._reviewed
            told = s.trn(
                "{well} of {number} mistake answered well.", "{well} of {number} mistakes answered well.", of, well=well
            )
            y = notice(s, box._replace(y=y), told, "check") + s.px(16)
        y = turning_point(s, box._replace(y=y), story) + s.px(20)
        y = kept_line(s, box._replace(y=y), story)
        turns = story.conversation.turns
        if turns and (story.scene.meters or debrief.is_judged):
            y = section(s, box._replace(y=y), s.tr("How the call went"))
            if debrief.is_judged:
                told = s.tr(
                    "A steady colleague gives the best answer three times in four; the bold line is their score."
                )
                y = s.tell(told, box._replace(y=y - s.px(6)), SMALL, s.colours.muted) + s.px(10)
            moments = [
                Moment(one.number, grade_in_words(one, one.taken, s.language), story.said(s, one.taken))
                for one in debrief.decisions
            ]
            curves = curves_of(story.conversation, debrief, s.language)
            y = draw_curves(s, box._replace(y=y), CurveView(curves, moments, debrief.turning_point)) + s.px(24)
        y = self._decisions(s, box._replace(y=y)) + s.px(8)
        y = ledger(s, box._replace(y=y), story) + s.px(8)
        y = heard(s, box._replace(y=y), story) + s.px(12)
        y = skills(s, box._replace(y=y), story) + s.px(8)
        return self._more(s, box._replace(y=y))

    def _decisions(self, s: DrawContext, box: Box) -> int:
        """Every decision, the dearest first or in order; returns the row under the last."""
        shown = self._shown
        if not shown:
            return box.y
        y = section(s, box, s.tr("Decision by decision"))
        if "dearest" in self._ways:
            choices = (ValueChoice(DEAREST, s.tr("Dearest first")), ValueChoice(IN_ORDER, s.tr("In order")))
            y = value_row(s, "order", box._replace(y=y), choices, self.order) + s.px(14)
        top = self.targets.areas["page"].offset - self.targets.areas["page"].box.y
        for judged in shown:
            number = judged.number
            if number == self._goal:
                self._scroll_to(s, y + top - s.px(16))
            key = (number, self._is_open(number), self._along(number))
            y = self._parts.draw(s, key, box._replace(y=y), partial(self._card, judged))
            y += s.px(14)
        return y

    def _along(self, number: int) -> tuple[int, ...]:
        """The decisions that the player is led along, where that is the one at which they are, and there are more."""
        return self._led_along if number == self._led_to and len(self._led_along) > 1 else ()

    def _card(self, judged: JudgedDecision, s: DrawContext, box: Box, height: int) -> int:
        number = judged.number
        return decision(
            s,
            box,
            self.story,
            judged,
            tips=self._tips[number],
            wide_open=self._is_open(number),
            led_to=number == self._led_to,
            along=self._along(number),
            height=height,
        )

    def _scroll_to(self, s: DrawContext, row_: int) -> None:
        """Have the page drawn again with that row of it at the top; the focus goes along."""
        self.targets.areas["page"].offset = row_
        self.targets.focus = f"others:{self._goal}"
        self._goal = 0
        s.unsettled = True
