"""The debrief: how it ended, how the mood went, and what each decision did; each can be tried again."""

from __future__ import annotations

from dataclasses import replace

from game.session import DebriefPage
from game.window.actions import Action, PlayAgain, StepBack, ToggleOthers, TryFrom
from game.window.canvas.boxes import Box
from game.window.requests import Leave, OpenScene, Practise, Requests, Sound
from game.window.screens.curve_view import MoodCurve, draw_curves
from game.window.screens.debrief_view import Story, decision, ending, skills
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, page, row
from game.window.widgets.targets import Control
from game.window.widgets.widgets import notice, section


class DebriefScreen(Screen):
    """What there is to learn from a conversation that is over; ``message`` is told over it."""

    def __init__(self, page: DebriefPage) -> None:
        super().__init__()
        conversation, debrief = page.conversation, page.debrief
        words = {**conversation.scene.words, "player": page.player}
        self.story = Story(conversation, debrief, page.skills, words, page.practice)
        self.message = page.message
        self.opened: frozenset[int] = frozenset()
        tipped: set[str] = set()
        self._tips: dict[int, tuple[str, ...]] = {}
        for judged in debrief.decisions:
            new = tuple(tag for tag in dict.fromkeys(judged.taken.tags) if tag not in tipped)
            tipped.update(new)
            self._tips[judged.number] = new

    def judge(self, page: DebriefPage) -> None:
        """The same conversation, judged: the grades can be shown now, or why there are none."""
        self.story = replace(self.story, debrief=page.debrief)
        self.message = page.message
        self.stale = True

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case TryFrom(decisions):
                return (Practise(decisions), Sound("ring"))
            case ToggleOthers(number):
                self.opened ^= {number}
            case PlayAgain():
                return (OpenScene(self.story.scene.id, anew=True), Sound("press"))
            case StepBack():
                return self.back()
        return ()

    def back(self) -> Requests:
        """Escape: back to the levels."""
        return (Leave(), Sound("press"))

    def go_on(self) -> Requests:
        """Enter with no focus does nothing: there is too much here to lose it by accident."""
        return ()

    def paint(self, s: DrawContext) -> None:
        """A page, and a foot with the ways on."""
        page(s, width=860, title="", back=s.tr("Levels"), draw=self._body, foot=self._foot)

    def _foot(self, s: DrawContext, box: Box) -> int:
        return row(
            s,
            box,
            [
                Button(Control("levels", s.tr("Back to the levels"), StepBack()), "check", "primary"),
                Button(Control("again", s.tr("Play again"), PlayAgain()), "again"),
            ],
        )

    def _body(self, s: DrawContext, box: Box) -> int:
        story = self.story
        y = ending(s, box, story) + s.px(28)
        if self.message:
            y = notice(s, box._replace(y=y), self.message) + s.px(28)
        turns = story.conversation.turns
        if story.scene.meters and turns:
            y = section(s, box._replace(y=y), s.tr("How the mood went"))
            points = [turn.before.meters for turn in turns] + [turns[-1].after.meters]
            curves = [
                MoodCurve(meter.label, tuple(point[at] for point in points))
                for at, meter in enumerate(story.scene.meters)
            ]
            y = draw_curves(s, box._replace(y=y), curves) + s.px(28)
        y = skills(s, box._replace(y=y), story) + s.px(16)
        if story.debrief.decisions:
            y = section(s, box._replace(y=y), s.tr("Decision by decision"))
        for judged in story.debrief.decisions:
            tips = self._tips[judged.number]
            is_open = judged.number in self.opened
            y = decision(s, box._replace(y=y), story, judged, tips=tips, wide_open=is_open) + s.px(14)
        return y
