"""The levels: what can be played, how the player stands in each, and what was left in the middle."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from typing import Final

from game.face import Portrait, Still
from game.session import About, Card, Left, LevelsPage, found_by, sections
from game.session.phrases import left_off, nothing_to_play, to_recorded
from game.window.actions import (
    Action,
    ClearField,
    ListAttempts,
    OpenPlace,
    PickScene,
    PlayAgain,
    ResumeLeft,
    ResumeRecorded,
    StepBack,
    UseField,
)
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL_STRONG, STRONG
from game.window.commands import Command
from game.window.requests import At, GoOn, Open, OpenScene, Requests, ShowAttempts, ShowTitle, Sound
from game.window.screens.acting import Actor
from game.window.screens.level_card import LevelCard, Measured, tab_place
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.layouts import Button, corner, page, row
from game.window.widgets.targets import Control
from game.window.widgets.text_field import SearchField
from game.window.widgets.widgets import bar, button_size, notice, section

MANY: Final = 12
"""More cards than this can be searched, and have no digits: a number that is typed is sought."""
POSTERS: Final = 6
"""Up to so many cards have a large picture."""


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
        self._actors: dict[tuple[str, bool], Actor] = {}
        self._asked: set[str] = set()
        self._seen: list[str] = []
        self._measures: dict[Hashable, Measured] = {}
        self._matching: tuple[str, tuple[str, ...]] = ("", tuple(self.cards))
        self.targets.focus = self._main
        self._to_show = "" if self.messages or self.page.next is None else f"scene:{self.page.next.scene}"

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
            case ListAttempts(scene):
                return (ShowAttempts(scene), Sound("press"))
            case ResumeLeft() if self.page.left is not None:
                return (GoOn(self.page.left.attempt), Sound("ring"))
            case ResumeRecorded() if self.page.left is not None and self.page.left.recorded is not None:
                return (GoOn(self.page.left.recorded), Sound("ring"))
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
        """The caret blinks, slowly."""
        if self.settings.motion != "reduced":
            self.stale = self.search.update(dt) or self.stale
        return ()

    # ---- what is seen

    def _found(self) -> tuple[Card, ...]:
        sought = self.search.sought
        if self._matching[0] != sought:
            self._matching = sought, tuple(card.scene for card in found_by(self.page.cards, sought))
        return tuple(self.cards[id_] for id_ in self._matching[1])

    def paint(self, s: DrawContext) -> None:
        """A page of cards."""
        self._seen = []
        page(s, width=1080, title=self.page.course, back="" if s.public else s.tr("Change player"), draw=self._list)
        corner(s)
        if self._to_show and s.targets.areas["page"].height:
            target = s.targets.find(self._to_show)
            if target is not None and target.seen.h < target.box.h * 2 // 3:
                s.targets.reveal(self._to_show)
                s.unsettled = True
            self._to_show = ""

    def _list(self, s: DrawContext, box: Box) -> int:
        sought = self.search.sought
        y = box.y if sought else self._progress(s, box) + s.px(20)
        if self.searchable:
            y = self.search.draw(s, box._replace(y=y), s.tr("Find a level")) + s.px(20)
        for message in () if sought else self.messages:
            y = notice(s, box._replace(y=y), message) + s.px(16)
        if self.page.left is not None and not sought:
            y = self._resume(s, box._replace(y=y), self.page.left) + s.px(24)
        found = self._found()
        before = 0
        for part in sections(found, s.language):
            y += s.px(24) if before else 0
            if part.title:
                y = section(s, box._replace(y=y), part.title) + s.px(4)
            y = self._grid(s, box._replace(y=y), part.cards, before, len(found))
            before += len(part.cards)
        if not found:
            nothing = s.tr("Nothing here is called “{text}”.", text=sought)
            y = notice(s, box._replace(y=y), nothing if self.cards else nothing_to_play(s.language))
        return y

    def _progress(self, s: DrawContext, box: Box) -> int:
        """Who plays, and how far they are in the course."""
        c, levels = s.colours, self.page.levels
        hello = s.tr("Hello {name}.", name=self.page.player)
        if not levels:
            return s.tell(hello, box, BODY, c.muted)
        told = s.trn("{passed} of {number} level passed", "{passed} of {number} levels passed", levels,
                     passed=self.page.passed)  # fmt: skip
        wide = s.width(told, SMALL_STRONG)
        beside = s.width(hello, BODY) + wide + s.px(24) <= box.w
        y = s.tell(hello, box._replace(w=box.w - wide - s.px(24)) if beside else box, BODY, c.muted)
        if beside:
            drop = max(0, s.line_height(BODY) - s.line_height(SMALL_STRONG)) // 2
            line = Box(box.right - wide, box.y + drop, wide, s.line_height(SMALL_STRONG))
            s.tell(told, line, SMALL_STRONG, c.head)
        else:
            y = s.tell(told, box._replace(y=y), SMALL_STRONG, c.head)
        rail = Box(box.x, y + s.px(6), box.w, s.px(8))
        bar(s, rail, self.page.passed / levels, c.good, c.line)
        return rail.bottom

    def _resume(self, s: DrawContext, box: Box, left: Left) -> int:
        c, pad = s.colours, s.px(20)
        inner = Box(box.x + pad, box.y + s.px(16), box.w - 2 * pad, 0)
        told = left_off(left.title, left.taken, s.language, practice=left.practice)
        on = s.tr("Go on practising") if left.practice else s.tr("Go on")
        buttons = [
            Button(Control("go_on", on, ResumeLeft()), "play", "primary"),
            *(
                [Button(Control("recorded", to_recorded(s.language), ResumeRecorded()), "back")]
                if left.recorded
                else []
            ),
            Button(Control("again", s.tr("Start it again"), PlayAgain()), "again"),
        ]
        place = Box(box.x, box.y, box.w, 0)
        sizes = [button_size(s, each.control.name, each.icon) for each in buttons]
        wide, high = sum(width for width, _ in sizes) + s.px(12), max(height for _, height in sizes)
        if s.width(told, STRONG) + s.px(24) + wide <= inner.w:  # all on one row
            place = place._replace(h=high + s.px(24))
            s.panel(place, c.gold_tint, radius=18)
            s.tell(told, inner._replace(y=place.y + (place.h - s.line_height(STRONG)) // 2), STRONG, c.ink)
            row(s, Box(inner.right - wide, place.y + s.px(12), wide, 0), buttons)
            return place.bottom
        text_h = s.height(told, STRONG, inner.w)
        with s.measured():
            bottom = row(s, inner._replace(y=inner.y + text_h + s.px(14)), buttons) + s.px(18)
        s.panel(place._replace(h=bottom - box.y), c.gold_tint, radius=18)
        y = s.tell(told, inner, STRONG, c.ink) + s.px(14)
        return row(s, inner._replace(y=y), buttons) + s.px(18)

    def _grid(self, s: DrawContext, box: Box, cards: Sequence[Card], before: int, of: int) -> int:
        """Cards in rows. Those that cannot be seen are measured, and not drawn."""
        fit = max(1, min(3, int(box.w / (s.scale * s.look.text) // 300)))
        poster = len(self.cards) <= POSTERS and fit > 1 and s.airy >= 560
        columns = min(fit, max(2, len(cards))) if poster else fit
        gap = s.px(20)
        width = (box.w - gap * (columns - 1)) // columns
        y = box.y
        for start in range(0, len(cards), columns):
            line = cards[start : start + columns]
            made = [
                self._measured(s, card, width, (before + at, of), poster=poster)
                for at, card in enumerate(line, start=start + 1)
            ]
            height, tab = max(one.height for one in made), max(one.tab for one in made)
            seen = Box(box.x, y, box.w, height + tab).meets(s.canvas.clip)
            for at, (card, one) in enumerate(zip(line, made, strict=True)):
                place = Box(box.x + at * (width + gap), y, width, height)
                if seen:
                    self._seen.append(card.scene)
                    self._card(s, card, (before + start + at + 1, of), poster=poster).draw(place, one)
                    continue
                s.target(one.card, place)  # so that the keyboard comes to it
                if one.tab:
                    s.target(one.attempts, tab_place(s, place, one.tab))
            y += height + tab + gap
        return y - gap

    def _card(self, s: DrawContext, card: Card, place: tuple[int, int], *, poster: bool) -> LevelCard:
        is_next = self.page.next is not None and self.page.next.scene == card.scene
        share = 0.2 if self.page.left is not None or self.messages else 0.28
        picture = s.px(min(220, s.airy * share) * s.look.text) if poster else 0
        return LevelCard(s, card, self._actor(card), place, picture=picture, is_next=is_next)

    def _measured(self, s: DrawContext, card: Card, width: int, place: tuple[int, int], *, poster: bool) -> Measured:
        """A card measured, once for each way it can look: of many, most are never seen."""
        key = (card.scene, card.about is None, width, place, poster, s.scale, s.look.text, s.language.code)
        if key not in self._measures:
            digit = place[0] if place[0] <= 9 and not self.searchable else 0
            self._measures[key] = self._card(s, card, place, poster=poster).measured(width, digit)
        return self._measures[key]

    def _actor(self, card: Card) -> Actor | None:
        """Who calls; pleased where the call went well."""
        if card.about is None or not card.about.portrait:
            return None
        key = (card.about.portrait, card.passed)
        if key not in self._actors:
            face = "pleased" if card.passed else "calm"
            self._actors[key] = Actor(card.about.portrait, self._portraits(card.about.portrait), face)
        return self._actors[key]
