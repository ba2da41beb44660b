"""The keyboard on every screen: what Enter does with nothing marked, and what the first Down or Tab marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules
from typing import Final, Literal, NamedTuple

import pytest

from game.records import Standing
from game.session import BehindPage, CallPage, Card, DebriefPage, ReviewPage
from game.session.certificate import Certificate
from game.session.pages import AttemptsPage, Earned, LevelsPage, Person, PortfolioPage, Question, ShiftPage, TitlePage
from game.session.past import PastAttempt
from game.session.progress import Left
from game.session.review import Review
from game.session.settings import Settings
from game.session.settings_table import SettingChoice
from game.session.shift import calls_told
from game.session.told_in_order import Entry
from game.story.engine import Roster, Stint, shift_setup
from game.story.engine.conversation import Setup, start
from game.story.engine.inspect import inspect
from game.story.model import Shift
from game.window import requests as r
from game.window import screens
from game.window.actions import Action, MergePlayer, RenamePlayer, WriteName
from game.window.canvas.canvas import Canvas
from game.window.commands import Confirm, Move, Typed
from game.window.screens.attempts import AttemptsScreen
from game.window.screens.behind import BehindScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.guarded import GuardedScreen
from game.window.screens.help import HelpScreen
from game.window.screens.keys import KeysScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.log import LogScreen
from game.window.screens.notes import NotesScreen
from game.window.screens.overlay import OverlayScreen
from game.window.screens.pause import PauseScreen
from game.window.screens.player import PlayerScreen
from game.window.screens.portfolio import PortfolioScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.review import ReviewScreen
from game.window.screens.rewind import RewindScreen
from game.window.screens.saving import SavingScreen
from game.window.screens.screen import Screen
from game.window.screens.settings import SettingsScreen
from game.window.screens.shift import ShiftScreen
from game.window.screens.talk import TalkScreen
from game.window.screens.title import TitleScreen
from game.window.screens.writing import WritingScreen
from game.window.shipped_keys import SHIPPED
from support.debriefs import LOST, talked_over
from support.scenes import short

ANN, BOB = Person(1, "Ann"), Person(2, "Bob")
CROWD: Final = tuple(Person(at, f"Player {at}") for at in range(1, 20))
PAST: Final = PastAttempt(
    7, datetime(2026, 3, 4, 9, tzinfo=UTC), practice=False, taken=3, outcome="lost", ending="Gone", passed=False,
    score=12, finished=True, open=False, earlier=False,
)  # fmt: skip
MET: Final = Standing(finished=True, passed=True, best=90, first=1, attempts=1, tries=1, endings=frozenset({"glad"}))
SAID: Final = ("Hello.", "Goodbye.")


class Case(NamedTuple):
    """A screen, what the first Down or Tab marks, and what Enter and the space bar do with nothing marked."""

    make: Callable[[DebriefPage], Screen]
    first: str
    enter: type[r.Request] | Literal["itself"] | None
    """What is asked for, if the screen does not do it itself; None where the first thing is marked instead."""
    writes: bool = False
    """Whether the space bar writes a space."""


def had(page: DebriefPage) -> ShiftPage:
    """What a shift came to of which the call that is debriefed was the only one."""
    scene = page.conversation.scene
    roster = Roster(Shift("shift", "A Shift", (scene.id,), 1), {scene.id: scene})
    stint = Stint(roster, shift_setup(roster, 1, {}), (scene.id,), (page.conversation,))
    return ShiftPage(stint, calls_told(stint), "Ann", practice=False)


def after(screen: Screen, *actions: Action | str) -> Screen:
    """A screen after something was pressed or written on it."""
    for action in actions:
        if isinstance(action, str):
            screen.handle(Typed(action))
        else:
            screen.act(action)
    return screen


def title(*people: Person) -> TitleScreen:
    return TitleScreen(TitlePage("Course", people))


def player(people: Sequence[Person] = (ANN, BOB)) -> PlayerScreen:
    return PlayerScreen(ANN, people)


def levels(many: int = 2, *, left: bool = False, over: bool = False) -> LevelsScreen:
    cards = tuple(
        Card(f"s{at}", at, f"Level {at}", "It rings.", "" if at == 1 or over else "not yet", MET if over else None)
        for at in range(1, many + 1)
    )
    begun = Left(5, "s1", "Level 1", 3, practice=False) if left else None
    return LevelsScreen(LevelsPage("Course", "Ann", cards, begun), lambda _: None)


def attempts(*past: PastAttempt) -> AttemptsScreen:
    return AttemptsScreen(AttemptsPage("s1", "Level 1", past))


def portfolio(*, can_save: bool) -> PortfolioScreen:
    said = Certificate("Somebody listened.", "Mrs Smith", "At the Stall")
    moment = datetime(2026, 3, 4, 9, tzinfo=UTC)
    page = PortfolioPage("Course", "Ann", 1, 1, (Earned(said, moment),), ())
    return PortfolioScreen(page, can_save=can_save)


CASES: Final[dict[str, Case]] = {
    "title, nobody yet": Case(lambda _: title(), "guest", None, writes=True),
    "title, a name": Case(lambda _: after(title(), "Eva"), "start", r.Join, writes=True),
    "title, one": Case(lambda _: title(ANN), "player:1", None),
    "title, two": Case(lambda _: title(ANN, BOB), "player:1", None),
    "title, a crowd": Case(lambda _: title(*CROWD), "player:1", None),
    "title, in vain": Case(lambda _: after(title(*CROWD), "Eva"), "new", "itself", writes=True),
    "title, sought": Case(lambda _: after(title(*CROWD), "17"), "player:17", r.PickPerson, writes=True),
    "title, new": Case(lambda _: after(title(ANN), WriteName()), "guest", None, writes=True),
    "player": Case(lambda _: player(), "rename", None),
    "player, renamed": Case(lambda _: after(player(), RenamePlayer()), "save", r.Rename, writes=True),
    "player, merged": Case(lambda _: after(player(), MergePlayer()), "player:2", None),
    "player, sought": Case(lambda _: after(player(CROWD), MergePlayer(), "17"), "player:17", r.Merge, writes=True),
    "levels": Case(lambda _: levels(), "scene:s1", r.OpenScene),
    "levels, one left": Case(lambda _: levels(left=True), "go_on", r.GoOn),
    "levels, all passed": Case(lambda _: levels(over=True), "scene:s1", None),
    "levels, sought": Case(lambda _: after(levels(20, over=True), "level 17"), "scene:s17", r.OpenScene, writes=True),
    "levels, in vain": Case(lambda _: after(levels(20), "nothing"), "search:clear", "itself", writes=True),
    "attempts": Case(lambda _: attempts(PAST), "attempt:7", None),
    "attempts, one given up": Case(
        lambda _: attempts(replace(PAST, finished=False), replace(PAST, id=6)), "attempt:6", None
    ),
    "attempts, none": Case(lambda _: attempts(), "back", None),
    "portfolio": Case(lambda _: portfolio(can_save=True), "save", None),
    "portfolio, not to be saved": Case(lambda _: portfolio(can_save=False), "back", None),
    "briefing": Case(lambda _: BriefingScreen(short(), "Ann", {}, {}), "begin", r.Begin),
    "debrief": Case(DebriefScreen, "tally:blunder", None),
    "shift": Case(lambda page: ShiftScreen(had(page)), "call:1", None),
    "review": Case(lambda page: ReviewScreen(Review(page).shown), "option:sorry_morning", None),
    "review, solved": Case(lambda page: ReviewScreen(solved(page)), "on", r.Review),
    "settings": Case(
        lambda _: SettingsScreen((SettingChoice("en", "English"), SettingChoice("es", "Español")), "en"),
        "language=en",
        None,
    ),
    "pause": Case(lambda _: PauseScreen(r.Rewind(SAID), r.Log(()), r.Notes(()), kept=True), "resume", r.Close),
    "rewind": Case(lambda _: RewindScreen(SAID), "decision:0", None),
    "question": Case(
        lambda _: QuestionScreen(Question("Delete?", "For good.", ("Keep", "Delete"), 0, frozenset({1}))),
        "choice:0",
        r.ChooseAnswer,
    ),
    "log": Case(lambda _: LogScreen(short(), (Entry("narrator", "It rings."),)), "close", r.Close),
    "notes": Case(lambda _: NotesScreen(("A note",)), "close", r.Close),
    "help": Case(lambda _: HelpScreen(), "keys", r.Close),
    "keys": Case(lambda _: KeysScreen(SHIPPED), "kind:keys", None),
    "writing": Case(lambda _: WritingScreen("Your name", "Ann"), "key:1", r.Write, writes=True),
    "behind": Case(lambda _: BehindScreen(BehindPage(inspect(start(short(), Setup(1, {}, {}))))), "close", r.Close),
}
SIZES: Final = ((1280, 720, 100), (480, 800, 200), (800, 480, 200))


def solved(page: DebriefPage) -> ReviewPage:
    return replace(Review(page).shown, said=page.debrief.decisions[0].best)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> DebriefPage:
    return talked_over(tmp_path_factory.mktemp("stall"), *LOST)


def drawn(screen: Screen, size: tuple[int, int, int] = SIZES[0]) -> Screen:
    width, height, text = size
    screen.settings = Settings({"text": str(text)})
    for _ in range(2):  # what is sought is drawn before it is gone to
        screen.draw(Canvas.null((width, height)))
    return screen


def mark(screen: Screen) -> str:
    return screen.targets.focus if screen.targets.focus_shows else ""


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("size", SIZES)
def test_the_first_down_or_tab_marks_the_first_thing_of_the_content(
    name: str, size: tuple[int, int, int], page: DebriefPage
) -> None:
    case = CASES[name]
    tabbed = drawn(case.make(page), size)
    tabbed.handle(Move("next"))
    assert mark(tabbed) == case.first
    screen = drawn(case.make(page), size)
    for _ in range(60):  # where it is far down, one reads on to it
        screen.handle(Move("down"))
        drawn(screen, size)
        if mark(screen):
            break
    assert mark(screen) == case.first


@pytest.mark.parametrize("name", CASES)
def test_enter_does_what_the_screen_is_for_or_marks_the_first_thing(name: str, page: DebriefPage) -> None:
    case = CASES[name]
    for by in ("enter", "space"):
        screen = drawn(case.make(page))
        if case.writes and by == "space":
            continue
        requests = screen.handle(Confirm(by))
        assert [type(one) for one in requests[:1]] == ([case.enter] if isinstance(case.enter, type) else [])
        assert mark(screen) == (case.first if case.enter is None else "")


def test_in_a_call_enter_reads_on_and_marks_no_answer() -> None:
    """Whoever presses it through the talk would give that answer with the next press."""
    screen = TalkScreen(CallPage(start(short(), Setup(1, {}, {})), "Ann", {}, "begun"), {})
    for _ in range(60):
        drawn(screen).handle(Confirm())
        screen.update(0.5)
    assert screen.narration.can_decide
    assert mark(screen) == ""


def test_a_name_that_is_written_takes_the_mark_away() -> None:
    screen = drawn(title())
    screen.handle(Confirm())
    assert mark(screen) == "guest"
    screen.handle(Typed("Eva"))
    assert drawn(screen).handle(Confirm())[0] == r.Join("Eva")


def test_every_screen_is_walked_here(page: DebriefPage) -> None:
    for module in iter_modules(screens.__path__, "game.window.screens."):
        import_module(module.name)
    bases: set[type[Screen]] = {OverlayScreen, GuardedScreen, SavingScreen}
    every: set[type[Screen]] = {Screen, *bases}
    found = {one for base in every for one in base.__subclasses__()} - {*bases, TalkScreen}
    there = {one for one in found if one.__module__.startswith(screens.__name__)}  # not a kiosk's own
    assert {type(case.make(page)) for case in CASES.values()} == there
