"""The review of a call's mistakes: a moment of it, answered again until it is answered well."""

from __future__ import annotations

from game.session import ReviewPage
from game.session.phrases import addressed, card, name_of, said
from game.session.reviewing import closed_because, said_in_call
from game.session.verdict import cost_in_words
from game.story.engine import Offer
from game.story.model import LISTEN, SILENCE, fill
from game.window.actions import Action, PressOn, StepBack, TakeOption
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL, SMALL_STRONG, STRONG
from game.window.requests import AnswerAgain, EndReview, Requests, Review, Sound
from game.window.screens.debrief_story import (
    Story,
    answered,
    grade_chip,
    listener_chip,
    money_chip,
    move_chips,
    reason,
    tag_chips,
)
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import badge, chips, pressable, section


class ReviewScreen(Screen):
    """One moment; the session walks from one to the next."""

    def __init__(self, page: ReviewPage) -> None:
        super().__init__()
        self.page = page
        debriefed = page.debriefed
        words = debriefed.conversation.scene.words_for(debriefed.player)
        self.story = Story(debriefed.conversation, debriefed.debrief, debriefed.skills, words, practice=True)
        self._since = 0.0
        self._to_show = page.said is not None
        """Whether what was said and the answers still open have to come into view."""

    @property
    def answered(self) -> tuple[int, int]:
        """How many of the mistakes have been answered well by now, and how many there are."""
        return self.page.number - (not self.page.is_solved), self.page.of

    def update(self, dt: float) -> Requests:
        """Let time pass: how long an answer takes is kept with it."""
        self._since += dt
        return ()

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case TakeOption(option):
                shown = tuple(offer.id for offer in self.page.offers)
                return (AnswerAgain(option, shown, self.targets.device, round(self._since * 1000)),)
            case PressOn():
                return (Review(), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def go_on(self) -> Requests | None:
        """Enter: on, where this moment is answered well."""
        return (Review(), Sound("press")) if self.page.is_solved else None

    def back(self) -> Requests:
        """Escape: back to the debrief."""
        return (EndReview(), Sound("press"))

    # What it looks like.

    def paint(self, s: DrawContext) -> None:
        """A page, and where it is solved a foot with the way on."""
        page_ = self.page
        title = s.tr("Mistake {number} of {many}", number=page_.number, many=page_.of)
        foot = self._foot if page_.is_solved else None
        page(s, width=820, title=title, back=s.tr("Back to the debrief"), draw=self._body, foot=foot)

    def _foot(self, s: DrawContext, box: Box) -> int:
        last = self.page.number == self.page.of
        label = s.tr("Done: back to the debrief") if last else s.tr("On to the next one")
        return row(s, box, [Button(Control("on", label, PressOn()), "check" if last else "next", "primary")])

    def _body(self, s: DrawContext, box: Box) -> int:
        y = self._before(s, box)
        verdict = y + s.px(14)
        if self.page.said is not None:
            y = self._verdict(s, box._replace(y=verdict))
        else:
            y = s.tell(said_in_call(self.page, s.language), box._replace(y=y + s.px(12)), SMALL, s.colours.muted)
        if self.page.is_solved:
            self._come_into_view(s, verdict, verdict)
            return y
        y = section(s, box._replace(y=y + s.px(16)), s.tr("What would be better here?"))
        numbered = list(enumerate(self.page.offers, start=1))
        if self.page.said is not None:  # what is left to try stands next to what came of the last try
            numbered.sort(key=lambda one: one[1].id in self.page.tried or not one[1].is_open)
        for at, (number, offer) in enumerate(numbered):
            y = self._option(s, box._replace(y=y), number, offer) + s.px(10)
            if at == 0:
                self._come_into_view(s, verdict, y)
        return y

    def _come_into_view(self, s: DrawContext, top: int, bottom: int) -> None:
        """After an answer, scroll to what came of it, and further where the first answer left to try is not seen."""
        if not self._to_show or s.canvas.clip.is_empty:
            return
        self._to_show = False
        area = self.targets.areas["page"]
        row_ = area.offset - area.box.y
        area.offset = max(0, top + row_ - s.px(8), bottom + row_ - area.box.h + s.px(8))
        s.unsettled = True

    def _before(self, s: DrawContext, box: Box) -> int:
        """The last lines before the moment, and how the meters stood."""
        story, judged = self.story, self.page.judged
        y = box.y
        for line in self.page.before:
            who, text = name_of(story.scene, line.speaker, s.language), fill(line.text, story.words)
            told = s.tr("{name}: {line}", name=who, line=text) if who else text
            y = s.tell(told, box._replace(y=y), BODY, s.colours.ink if who else s.colours.muted) + s.px(4)
        meters = [
            s.tr("{meter} {value}", meter=meter.label, value=value)
            for meter, value in zip(story.scene.meters, judged.before, strict=True)
        ]
        return s.tell(" · ".join(meters), box._replace(y=y), SMALL, s.colours.muted) if meters else y

    def _verdict(self, s: DrawContext, box: Box) -> int:
        """What was said here last, and at once how good that was."""
        with s.measured():
            end = self._told(s, box)
        c = s.colours
        good = self.page.is_solved
        s.panel(Box(box.x, box.y, box.w, end - box.y), c.card, radius=16, border=c.good if good else c.bad, width=2)
        return self._told(s, box)

    def _told(self, s: DrawContext, box: Box) -> int:
        page_, story, c = self.page, self.story, s.colours
        path, judged, pad = page_.said, page_.judged, s.px(20 if s.wide else 14)
        if path is None:
            return box.y
        inner = Box(box.x + pad, box.y + s.px(14), box.w - 2 * pad, 0)
        head = s.tr("Well answered.") if page_.is_solved else s.tr("Not yet: something else is better.")
        y = s.tell(head, inner, STRONG, c.good if page_.is_solved else c.bad) + s.px(6)
        grades = [*grade_chip(s, story, judged, path), *listener_chip(s, story, path)]
        y = chips(s, inner._replace(y=y), grades) + s.px(8)
        y = s.tell(story.said(s, path), inner._replace(y=y), STRONG, c.ink)
        y = answered(s, inner._replace(y=y), story, path.answer[:2])
        y = reason(s, inner._replace(y=y + s.px(4)), story, path.why)
        marks = [*tag_chips(s, story, judged, path), *move_chips(s, story, judged.before, path.meters)]
        marks += money_chip(s, story, path)
        y = chips(s, inner._replace(y=y + s.px(10)), marks)
        cost = cost_in_words(judged, path, s.language)
        return s.tell(cost, inner._replace(y=y + s.px(8)), SMALL, c.muted) + s.px(14)

    def _option(self, s: DrawContext, box: Box, number: int, offer: Offer) -> int:
        """An answer as a card; one that is known not to do says so, and cannot be pressed."""
        c, pad = s.colours, s.px(12)
        text = card(offer.option, self.story.words, s.language)
        if offer.id in (LISTEN, SILENCE) and not offer.option.card:
            text = said(offer.option, self.story.words, s.language)
        tried = offer.id in self.page.tried
        why = closed_because(self.page, offer, s.language)
        side = max(s.px(32), s.line_height(STRONG) + s.px(4))
        room = box.w - side - 3 * pad
        whom = addressed(offer.option, self.story.scene, s.language)
        whom_h, text_h, why_h = s.height(whom, SMALL, room), s.height(text, BODY, room), s.height(why, SMALL, room)
        place = box._replace(h=max(s.px(56), 48, whom_h + text_h + why_h + 2 * pad, side + s.px(20)))
        state = TargetState(why, number=number, of=len(self.page.offers))
        digit = number if number <= 9 else 0
        name = s.tr("{to}: {text}", to=whom, text=text) if whom else text
        control = Control(f"option:{offer.id}", name, TakeOption(offer.id), "option", state, digit)
        if why:
            s.target(control, place)
            s.panel(place, c.sunk, radius=14)
        else:
            pressable(s, place, control, c.card, c.edge)
        at = Box(place.x + pad, place.y + (place.h - side) // 2, side, side)
        badge(s, at, str(number), c.muted if why else c.head, c.sunk if why else c.head_tint, c.line if why else "")
        y = place.y + (place.h - whom_h - text_h - why_h) // 2
        y = s.write(whom, Box(at.right + pad, y, room, 0), SMALL, c.muted)
        y = s.write(text, Box(at.right + pad, y, room, 0), BODY, c.muted if why else c.ink)
        s.write(why, Box(at.right + pad, y, room, 0), SMALL_STRONG if tried else SMALL, c.muted)
        return place.bottom
