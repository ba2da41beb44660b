"""Sheets laid over a conversation: each closes in every way there is, and scrolls by keyboard where it is long."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

import pytest

from game.session import BehindPage
from game.session.pages import Person, Question
from game.session.told_in_order import Entry
from game.story.engine.conversation import Setup, start
from game.story.engine.inspect import inspect
from game.story.model.scene import Scene
from game.window import screens
from game.window.canvas.canvas import Canvas
from game.window.commands import Adjust, Ask, Back, Command, Confirm, Help, Move, Point
from game.window.requests import ChooseAnswer, Close, Log, Notes, Requests, Rewind
from game.window.screens.behind import BehindScreen
from game.window.screens.help import HelpScreen
from game.window.screens.keys import KeysScreen
from game.window.screens.log import LogScreen
from game.window.screens.notes import NotesScreen
from game.window.screens.overlay import OverlayScreen
from game.window.screens.pause import PauseScreen
from game.window.screens.player import PlayerScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.rewind import RewindScreen
from game.window.screens.settings import SettingsScreen
from game.window.shipped_keys import SHIPPED
from support.scenes import short

MANY = 60
SIZE = (800, 480)


def behind(scene: Scene) -> OverlayScreen:
    return BehindScreen(BehindPage(inspect(start(scene, Setup(1, {}, {})))))


OVERLAYS: dict[str, tuple[Callable[[Scene], OverlayScreen], Command | None]] = {
    "log": (lambda scene: LogScreen(scene, tuple(Entry("narrator", f"Line {at}.") for at in range(MANY))), Ask("log")),
    "notes": (lambda _: NotesScreen(tuple(f"Note {at}" for at in range(MANY))), Ask("notes")),
    "player": (lambda _: PlayerScreen(Person(1, "Ann"), (Person(1, "Ann"), Person(2, "Bob"))), None),
    "rewind": (lambda _: RewindScreen(tuple(f"Said {at}" for at in range(MANY))), Ask("rewind")),
    "behind": (behind, Ask("behind")),
    "help": (lambda _: HelpScreen(), Help()),
    "settings": (lambda _: SettingsScreen((), "en"), Adjust()),
    "keys": (lambda _: KeysScreen(SHIPPED), None),
    "pause": (lambda _: PauseScreen(Rewind(()), Log(()), Notes(()), kept=True), None),
}


@pytest.fixture(params=OVERLAYS)
def overlay(request: pytest.FixtureRequest) -> tuple[str, OverlayScreen]:
    screen = OVERLAYS[request.param][0](short())
    screen.draw(Canvas.null(SIZE))
    return request.param, screen


def closes(requests: Requests) -> bool:
    return any(isinstance(request, Close) for request in requests)


def click(screen: OverlayScreen, x: int, y: int) -> Requests:
    screen.handle(Point("press", x, y))
    return screen.handle(Point("release", x, y))


def test_escape_its_own_key_its_cross_and_a_press_beside_it_close_it(overlay: tuple[str, OverlayScreen]) -> None:
    name, screen = overlay
    own = OVERLAYS[name][1]
    assert closes(screen.handle(Back()))
    assert own is None or closes(screen.handle(own))
    assert closes(click(screen, 3, 3))
    cross = screen.targets.find("close")
    assert cross is not None
    assert closes(click(screen, cross.box.x + 20, cross.box.y + 20))


def test_a_press_on_the_sheet_itself_does_not(overlay: tuple[str, OverlayScreen]) -> None:
    _, screen = overlay
    sheet = screen.targets.find("dialog")
    assert sheet is not None
    assert click(screen, sheet.box.x + 6, sheet.box.y + 6) == ()


def test_enter_closes_it_where_it_asks_for_nothing(overlay: tuple[str, OverlayScreen]) -> None:
    name, screen = overlay
    assert closes(screen.handle(Confirm())) == (name not in {"rewind", "player", "settings", "keys"})


def test_enter_presses_what_has_the_focus(overlay: tuple[str, OverlayScreen]) -> None:
    _, screen = overlay
    screen.handle(Move("next"))
    screen.handle(Move("next"))
    marked = screen.targets.find(screen.targets.focus)
    assert marked is not None
    assert marked.focusable
    assert screen.handle(Confirm())


def test_the_first_key_marks_the_first_choice_and_not_the_cross() -> None:
    for screen, first in (
        (PauseScreen(Rewind(("Hello.",)), Log(()), Notes(()), kept=True), "resume"),
        (RewindScreen(("Hello.", "Goodbye.")), "decision:0"),
        (SettingsScreen((), "en"), "text=100"),
        (QuestionScreen(Question("Really?", "It is gone then.", ("Yes", "No"), 1)), "choice:0"),
    ):
        for way in ("down", "next"):
            screen.draw(Canvas.null((1280, 720)))
            screen.targets.focus, screen.targets.focus_shows = "", False
            screen.handle(Move(way))
            assert screen.targets.focus == first


def test_enter_on_a_question_gives_the_answer_that_is_drawn_as_meant() -> None:
    for by in ("enter", "space"):
        screen = QuestionScreen(Question("Really?", "It is gone then.", ("Yes", "No"), 1))
        screen.draw(Canvas.null())
        assert screen.handle(Confirm(by))[0] == ChooseAnswer(0)


def test_a_question_between_the_lines_is_not_answered_by_a_key_that_was_meant_for_them() -> None:
    screen = QuestionScreen(
        Question("This could not be saved", "The disk is full.", ("Try again", "Quit"), 1), sudden=True
    )
    screen.draw(Canvas.null())
    assert screen.handle(Confirm()) == ()
    screen.update(0.4)
    assert screen.handle(Confirm())[0] == ChooseAnswer(0)


@pytest.mark.parametrize("name", ["log", "notes", "rewind", "help"])
def test_a_long_one_scrolls(name: str) -> None:
    screen = OVERLAYS[name][0](short())
    canvas = Canvas.null(SIZE)
    screen.draw(canvas)
    area = screen.targets.areas["overlay"]
    assert area.most > 0
    assert (area.offset == area.most) == (name in ("log", "rewind"))
    before = area.offset
    screen.handle(Move("up" if before else "down"))
    screen.handle(Move("up" if before else "down"))
    assert area.offset != before


def test_every_overlay_that_there_is_is_tried_here() -> None:
    for module in iter_modules(screens.__path__, "game.window.screens."):
        import_module(module.name)
    tried = {type(make(short())) for make, _ in OVERLAYS.values()}
    there = {one for one in OverlayScreen.__subclasses__() if one.__module__.startswith(screens.__name__)}
    assert there <= tried
