"""The debrief: how it ended and why, how the mood went, and what each decision did; each can be tried again."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from game.session import DebriefPage
from game.session.curves import curves_of
from game.session.verdict import POOR, by_cost, grade_in_words, mistakes
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
from game.window.requests import Leave, OpenScene, Practise, Requests, Review, Save, Sound
from game.window.screens.curve_view import CurveView, Moment, draw_curves
from game.window.screens.debrief_decision import decision
from game.window.screens.debrief_lead import lead, turning_point
from game.window.screens.debrief_skills import heard, skills
from game.window.screens.debrief_story import Story
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.kept_parts import KeptParts
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.targets import Control
from game.window.widgets.widgets import ValueChoice, notice, section, value_row

DEAREST: Final = "dearest"
IN_ORDER: Final = "in_order"


class DebriefScreen(Screen):
    """What there is to learn from a conversation that is over; ``messages`` are told over it."""

    def __init__(self, page: DebriefPage, *, can_save: bool = False) -> None:
        super().__init__()
        conversation, debrief = page.conversation, page.debrief
        words = {**conversation.scene.words, "player": page.player}
        self.story = Story(conversation, debrief, page.skills, words, page.practice)
        self.messages, self.pending = page.messages, page.pending
        self.can_save = can_save
        self.saved = ""
        """Where the page was saved, or why it could not be."""
        self.order = DEAREST
        self.toggled: frozenset[int] = frozenset()
        """The decisions whose other answers are shown or hidden against the rule: they are shown where it was poor."""
        self._parts = KeptParts()
        self._led_to = 0
        self._goal = 0
        tipped: set[str] = set()
        self._tips: dict[int, tuple[str, ...]] = {}
        for judged in debrief.decisions:
            new = tuple(tag for tag in dict.fromkeys(judged.taken.tags) if tag not in tipped)
            tipped.update(new)
            self._tips[judged.number] = new

    def judge(self, page: DebriefPage) -> None:
        """The same conversation, judged: the grades can be shown now, or why there are none."""
        self.story = replace(self.story, debrief=page.debrief)
        self.messages, self.pending = page.messages, page.pending
        self._parts = KeptParts()
        self.stale = True

    def tell_saved(self, text: str) -> None:
        """Tell where the page was saved, or why it could not be."""
        self.saved = text
        self.stale = True

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case TryFrom(decisions):
                return (Practise(decisions), Sound("ring"))
            case ReviewMistakes():
                return (Review(), Sound("open"))
            case SavePage():
                return (Save(), Sound("press"))
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
        """Escape: back to the levels."""
        return (Leave(), Sound("press"))

    def go_on(self) -> Requests:
        """Enter with no focus does nothing: there is too much here to lose it by accident."""
        return ()

    def _lead_to(self, numbers: tuple[int, ...]) -> None:
        """To the first of some decisions, or to the one after that to which the last press led."""
        at = numbers.index(self._led_to) + 1 if self._led_to in numbers else 0
        self._led_to = self._goal = numbers[at % len(numbers)]
        if not self._is_open(self._led_to):
            self.toggled ^= {self._led_to}

    def _is_open(self, number: int) -> bool:
        """Whether the other answers at a decision are shown."""
        is_poor = self.story.debrief.decisions[number - 1].taken.grade in POOR
        return is_poor != (number in self.toggled)

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """A page, and a foot with the ways on."""
        page(s, width=860, title="", back=s.tr("Levels"), draw=self._body, foot=self._foot)

    def _foot(self, s: DrawContext, box: Box) -> int:
        debrief = self.story.debrief
        levels = Button(Control("levels", s.tr("Back to the levels"), StepBack()), "check", "primary")
        turned = debrief.turning_point
        buttons = [levels]
        if turned is not None and not debrief.passed:
            again = Control("turned", s.tr("Try the turning point again"), TryFrom(turned))
            buttons = [Button(again, "rewind", "primary")]
        if mistakes(debrief):
            buttons.append(Button(Control("review", s.tr("Review my mistakes"), ReviewMistakes()), "again"))
        if levels not in buttons and s.roomy > 700:
            buttons.append(levels._replace(kind="plain"))
        return row(s, box, buttons)

    def _more(self, s: DrawContext, box: Box) -> int:
        """What else can be done with it, at the end of the page."""
        buttons = [Button(Control("again", s.tr("Play again"), PlayAgain()), "again")]
        if self.can_save:
            buttons.append(Button(Control("save", s.tr("Save this page"), SavePage()), "note"))
        y = row(s, box, buttons)
        if self.saved:
            return notice(s, box._replace(y=y + s.px(12)), self.saved, "check")
        if self.can_save:
            told = s.tr("It is written as one file that any browser opens and prints.")
            return s.tell(told, box._replace(y=y + s.px(8)), SMALL, s.colours.muted)
        return y

    def _body(self, s: DrawContext, box: Box) -> int:
        story, debrief = self.story, self.story.debrief
        y = lead(s, box, story) + s.px(16)
        for message in self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if self.pending:
            told = s.tr("What each decision was worth is still being worked out.")
            y = s.tell(told, box._replace(y=y), SMALL, s.colours.muted) + s.px(16)
        y = turning_point(s, box._replace(y=y), story) + s.px(20)
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
        y = heard(s, box._replace(y=y), story) + s.px(12)
        y = skills(s, box._replace(y=y), story) + s.px(8)
        return self._more(s, box._replace(y=y))

    def _decisions(self, s: DrawContext, box: Box) -> int:
        """Every decision, the dearest first or in order; returns the row under the last."""
        debrief = self.story.debrief
        shown: tuple[JudgedDecision, ...] = debrief.decisions
        if not shown:
            return box.y
        y = section(s, box, s.tr("Decision by decision"))
        if debrief.is_judged and len(shown) > 1:
            choices = (ValueChoice(DEAREST, s.tr("Dearest first")), ValueChoice(IN_ORDER, s.tr("In order")))
            y = value_row(s, "order", box._replace(y=y), choices, self.order) + s.px(14)
            shown = by_cost(debrief) if self.order == DEAREST else shown
        top = self.targets.areas["page"].offset - self.targets.areas["page"].box.y
        for judged in shown:
            number = judged.number
            if number == self._goal:
                self._scroll_to(s, y + top - s.px(16))
            y = self._parts.draw(s, (number, self._is_open(number)), box._replace(y=y), partial(self._card, judged))
            y += s.px(14)
        return y

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
            height=height,
        )

    def _scroll_to(self, s: DrawContext, row_: int) -> None:
        """Have the page drawn again with that row of it at the top; the focus goes along."""
        self.targets.areas["page"].offset = row_
        self.targets.focus = f"others:{self._goal}"
        self._goal = 0
        s.unsettled = True
