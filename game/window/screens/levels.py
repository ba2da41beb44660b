"""The levels: what can be played, how the player stands in each, and what was left in the middle."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.face import Portrait, Still
from game.session import About, Card, LevelsPage, found_by, sections
from game.session.phrases import nothing_to_play
from game.session.stars import what_stars_mean
from game.window.actions import (
    Action,
    ClearField,
    ListAttempts,
    OpenPlace,
    PickScene,
    PlayAgain,
    ResumeLeft,
    ResumeRecorded,
    ShowOwnPage,
    StepBack,
    UseField,
)
from game.window.canvas.boxes import Box
from game.window.canvas.theme import SMALL, SUBHEADING
from game.window.commands import Command
from game.window.requests import At, GoOn, Open, OpenScene, Requests, ShowAttempts, ShowPortfolio, ShowTitle, Sound
from game.window.screens.course_map import course_map, grid_of
from game.window.screens.course_way import draw_goal, draw_ways
from game.window.screens.levels_head import left_off_panel, progress, to_go
from game.window.screens.screen import Screen
from game.window.screens.stop import Measured, Shape, Stop
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import corner, page
from game.window.widgets.targets import Control
from game.window.widgets.text_field import SearchField
from game.window.widgets.widgets import button_size, icon_button, notice

MANY: Final = 12
"""More cards than this can be searched, and have no digits: a number that is typed is sought."""

WALK: Final = 1.1
"""Seconds in which the line comes to a stop that has just opened."""


class LevelsScreen(Screen):
    """The list of scenes. ``search`` holds what has been typed to find some of them."""

    def __init__(
        self, page: LevelsPage, portraits: Callable[[str], Portrait | Still | None], messages: Sequence[str] = ()
    ) -> None:
        """``portraits`` gives the portrait in a file."""
        super().__init__()
        self.page = page
        self.cards = {card.scene: card for card in page.cards}
        self.messages = tuple(messages)
        self.search = SearchField()
        self._portraits = portraits
        self._asked: set[str] = set()
        self._seen: list[str] = []
        self._measures: dict[Hashable, Measured] = {}
        self._matching: tuple[str, tuple[str, ...]] = ("", tuple(self.cards))
        last = self.cards.get(self.page.last)
        start = f"scene:{self.page.next.scene}" if self.page.next is not None else ""
        played = "" if last is None or last.locked else f"scene:{last.scene}"
        self.targets.focus = self._main if self.page.left is not None or not played else played
        self._walk = 0.0 if any(card.just_opened for card in page.cards) else 1.0
        self._to_show: tuple[str, ...] = () if self.messages else tuple(filter(None, (start, played)))

    # ---- what is learnt about levels while they are already seen

    @property
    def wanted(self) -> str:
        """A level of which more is to be known, ``""`` where nothing is: those that are seen come first."""
        unknown = (id_ for id_ in (*self._seen, *self.cards) if id_ not in self._asked)
        return next((id_ for id_ in unknown if self.cards[id_].about is None), "")

    def learn(self, scene: str, told: About | None) -> None:
        """What there is to say of a level; None where it cannot be played."""
        self._asked.add(scene)
        self.cards[scene] = replace(self.cards[scene], about=told)
        self.stale = self.stale or scene in self._seen

    def learn_stars(self, stars: Mapping[str, int]) -> None:
        """The stars of some levels."""
        for scene, many in stars.items():
            if scene in self.cards:
                self.cards[scene] = replace(self.cards[scene], stars=many)
                self._measures.clear()  # what is read out tells them
                self.stale = True

    # ---- what the player does

    @property
    def searchable(self) -> bool:
        """Whether there are so many that one has to look for one."""
        return len(self.cards) > MANY

    @property
    def field(self) -> SearchField | None:
        """Where letters go."""
        return self.search if self.searchable else None

    def act(self, action: Action) -> Requests:
        """Something was pressed."""
        match action:
            case PickScene(scene):
                return (OpenScene(scene), Sound("press"))
            case ShowOwnPage():
                return (ShowPortfolio(), Sound("press"))
            case ListAttempts(scene):
                return (ShowAttempts(scene), Sound("press"))
            case ResumeLeft() if self.page.left is not None:
                return (GoOn(self.page.left.attempt), Sound("press"))
            case ResumeRecorded() if self.page.left is not None and self.page.left.recorded is not None:
                return (GoOn(self.page.left.recorded), Sound("press"))
            case PlayAgain() if self.page.left is not None:
                return (OpenScene(self.page.left.scene, anew=True), Sound("press"))
            case OpenPlace("settings" | "help" as place):
                return (Open(At(place)), Sound("open"))
            case UseField():
                self.search.open = True
            case ClearField():
                self.search.clear()
                self._sought()
            case StepBack():
                return self.back()
        return ()

    def handle(self, command: Command) -> Requests:
        """What is typed is sought, where there are many."""
        before = self.search.text
        if self.searchable and self.search.takes(command, marked=self.targets.focus_shows):
            self.stale = True
            if self.search.text != before:
                self._sought()
            return ()
        return super().handle(command)

    def _sought(self) -> None:
        """Something else is sought than before."""
        self.targets.focus, self.targets.focus_shows = self._main, False
        if "page" in self.targets.areas:
            self.targets.areas["page"].scroll_to(0)

    @property
    def _main(self) -> str:
        """What is meant, by its id: the first level that was found, else what was left, else the next level."""
        card = next((card for card in self._found() if not card.locked), None)
        if not self.search.sought:
            card = self.page.next
            if self.page.left is not None:
                return "go_on"
        elif card is None:
            return "search:clear"
        return "" if card is None else f"scene:{card.scene}"

    def go_on(self) -> Requests | None:
        """Enter: what is meant."""
        main = self.targets.find(self._main)
        return None if main is None or main.action is None else self.act(main.action)

    def back(self) -> Requests:
        """Escape: show all again; then another player."""
        return self.act(ClearField()) if self.search.open else (ShowTitle(),)

    def update(self, dt: float) -> Requests:
        """The caret blinks, slowly, and the line comes to a stop that has just opened."""
        still = self.settings.motion == "reduced"
        if not still:
            self.stale = self.search.update(dt) or self.stale
        if self._walk < 1:
            self._walk = 1.0 if still else min(1.0, self._walk + dt / WALK)
            self.stale = True
        return ()

    # ---- what is seen

    def _found(self) -> tuple[Card, ...]:
        sought = self.search.sought
        if self._matching[0] != sought:
            self._matching = sought, tuple(card.scene for card in found_by(self.page.cards, sought))
        return tuple(self.cards[id_] for id_ in self._matching[1])

    def paint(self, s: DrawContext) -> None:
        """The stops of the course on their way."""
        self._seen = []
        page(s, width=1160, title=self.page.course, back="" if s.public else s.tr("Change player"), draw=self._list)
        self._own_page(s)
        corner(s)
        if self._to_show and s.targets.areas["page"].height:
            for id_ in self._to_show:
                target = s.targets.find(id_)
                if target is not None and target.seen.h < target.box.h * 2 // 3:
                    s.targets.reveal(id_)
                    s.unsettled = True
            self._to_show = ()

    def _own_page(self, s: DrawContext) -> None:
        """The way to the player's own page, beside the way back."""
        if s.public:
            return
        back = s.targets.find("back")
        assert back is not None  # noqa: S101 - the page has just drawn it
        label = s.tr("Your page") if s.roomy > 700 else ""
        width, height = button_size(s, label, "person")
        control = Control("own_page", s.tr("Your page"), ShowOwnPage(), "link")
        icon_button(s, Box(back.box.right + s.px(4), back.box.y, width, height), control, "person", label)

    def _list(self, s: DrawContext, box: Box) -> int:
        sought = self.search.sought
        y = box.y if sought else progress(s, box, self.page) + s.px(20)
        if self.searchable:
            y = self.search.draw(s, box._replace(y=y), s.tr("Find a level")) + s.px(20)
        for message in () if sought else self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if self.page.left is not None and not sought:
            y = left_off_panel(s, box._replace(y=y), self.page.left) + s.px(24)
        found = self._found()
        if not found:
            nothing = s.tr("Nothing here is called “{text}”.", text=sought)
            return notice(s, box._replace(y=y), nothing if self.cards else nothing_to_play(s.language))
        y = self._map(s, box._replace(y=y), found, walks=not sought)
        if sought or not any(card.attempted for card in found):
            return y
        return s.tell(what_stars_mean(s.language), box._replace(y=y + s.px(18)), SMALL, s.colours.muted)

    def _map(self, s: DrawContext, box: Box, found: Sequence[Card], *, walks: bool) -> int:
        """The stops, and the way under them where they are all there; returns the row under them."""
        grid, many = grid_of(s, box.w, len(found)), len(found)

        def measure(card: Card, number: int) -> Measured:
            return self._measured(s, card, grid.shape, (number, many))

        goal = to_go(self.page, s.language) if walks and self.page.levels > 1 else ""
        drawn = course_map(s, box, grid, sections(found, s.language), measure, goal)
        stops = [self._stop(s, one.card, grid.shape, (at, many)) for at, one in enumerate(drawn.placed, start=1)]
        if walks:
            draw_ways(s, drawn, stops, self._walk)
        headings = list(drawn.headings)
        for one, stop in zip(drawn.placed, stops, strict=True):
            if headings and headings[0].box.y < one.box.y:
                heading = headings.pop(0)
                s.tell(heading.text, heading.box, SUBHEADING, s.colours.ink)
            if Box(box.x, one.box.y, box.w, one.box.h + one.measured.tab).meets(s.canvas.clip):
                self._seen.append(one.card.scene)
                stop.draw(one.box, one.measured)
            else:  # so that the keyboard comes to it
                stop.keep_place(one.box, one.measured)
        if drawn.goal is not None:
            draw_goal(s, drawn.goal, reached=self.page.passed == self.page.levels)
        return drawn.bottom

    def _stop(self, s: DrawContext, card: Card, shape: Shape, place: tuple[int, int]) -> Stop:
        is_next = self.page.next is not None and self.page.next.scene == card.scene
        return Stop(s, card, self._portraits, place, shape, is_next=is_next)

    def _measured(self, s: DrawContext, card: Card, shape: Shape, place: tuple[int, int]) -> Measured:
        """A stop measured, once for each way it can look: of many, most are never seen."""
        key = (card.scene, card.about is None, shape, place, s.scale, s.look.text, s.language.code)
        if key not in self._measures:
            digit = place[0] if place[0] <= 9 and not self.searchable else 0
            self._measures[key] = self._stop(s, card, shape, place).measured(digit)
        return self._measures[key]
