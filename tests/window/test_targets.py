"""What a player does with the targets of a screen: press, slide off, scroll, and move the focus by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.window.actions import TakeOption
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.commands import Command, Confirm, Leaf, Move, Pick, Point, Scroll
from game.window.widgets.targets import Control, Targets
from support.sitting import Sitting, sitting
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


WINDOW = Box(0, 0, 400, 300)


def targets(*places: tuple[str, int, int], high: int = 300) -> Targets:
    """Targets of 100 by 50 at these places, in an area of the window's size that is so high."""
    here = Targets()
    draw(here, *places, high=high)
    return here


def draw(here: Targets, *places: tuple[str, int, int], high: int = 300) -> None:
    here.begin()
    area = here.area("page", WINDOW)
    area.height = high
    for number, (id_, x, y) in enumerate(places, start=1):
        control = Control(id_, id_, TakeOption(id_), digit=number)
        here.add(control, Box(x, y - area.offset, 100, 50), WINDOW, area="page")
    here.end()


def pressed(here: Targets, command: Command) -> str:
    """The id of what a command presses, ``""`` for nothing."""
    match here.handle(command)[0]:
        case TakeOption(id_):
            return id_
    return ""


def point(here: Targets, what: str, x: int, y: int, device: str = "mouse") -> str:
    return pressed(here, Point(what, x, y, device))  # type: ignore[arg-type]


def test_a_press_counts_when_it_is_released_on_the_same_thing() -> None:
    here = targets(("one", 0, 0), ("two", 0, 100))
    assert point(here, "press", 10, 10) == ""
    assert here.held == "one"
    assert point(here, "release", 90, 40) == "one"


def test_sliding_off_cancels_and_sliding_back_takes_it_up_again() -> None:
    here = targets(("one", 0, 0), ("two", 0, 100))
    point(here, "press", 10, 10)
    point(here, "move", 10, 110)
    assert here.held == ""
    assert point(here, "release", 10, 110) == ""
    point(here, "press", 10, 10)
    point(here, "move", 10, 110)
    point(here, "move", 10, 20)
    assert here.held == "one"
    assert point(here, "release", 10, 20) == "one"


def test_a_pointer_that_leaves_the_window_presses_nothing() -> None:
    here = targets(("one", 0, 0))
    point(here, "press", 10, 10)
    point(here, "gone", -1, -1)
    assert point(here, "release", 10, 10) == ""


def test_what_is_scrolled_away_cannot_be_pressed() -> None:
    here = targets(("one", 0, 0), ("two", 0, 320), high=600)
    assert point(here, "press", 10, 330) == ""
    here.handle(Scroll(2, 10, 10))
    draw(here, ("one", 0, 0), ("two", 0, 320), high=600)
    point(here, "press", 10, 220)
    assert point(here, "release", 10, 220) == "two"


def test_dragging_scrolls_and_presses_nothing() -> None:
    here = targets(("one", 0, 100), high=900)
    point(here, "press", 10, 120, "touch")
    point(here, "move", 10, 60, "touch")
    assert here.areas["page"].offset == 60
    assert point(here, "release", 10, 60, "touch") == ""


def test_scrolling_stops_at_the_ends() -> None:
    here = targets(high=500)
    for command, offset in (
        (Leaf(1), 200),
        (Leaf(1), 200),
        (Leaf(-1000), 0),
        (Scroll(-3, 10, 10), 0),
        (Leaf(1000), 200),
    ):
        here.handle(command)
        assert here.areas["page"].offset == offset


def test_the_first_tab_finds_the_first_thing_and_enter_presses_what_has_the_focus() -> None:
    here = targets(("one", 0, 0), ("two", 0, 100), ("three", 200, 100))
    assert pressed(here, Confirm()) == ""
    order = []
    for way in ("next", "next", "next", "next", "previous"):
        here.handle(Move(way))
        order.append(here.focus)
    assert order == ["one", "two", "three", "one", "three"]
    assert pressed(here, Confirm()) == "three"


def test_arrows_go_to_what_lies_that_way() -> None:
    here = targets(("one", 0, 0), ("two", 0, 100), ("three", 200, 100))
    here.handle(Move("down"))
    found = []
    for way in ("down", "right", "up", "left"):
        here.handle(Move(way))
        found.append(here.focus)
    assert found == ["two", "three", "one", "one"]


def test_focus_that_goes_out_of_sight_is_scrolled_to() -> None:
    places = tuple((f"number {number}", 0, 90 * number) for number in range(9))
    here = targets(*places, high=810)
    for _ in range(8):
        here.handle(Move("next"))
        draw(here, *places, high=810)
        marked = here.find(here.focus)
        assert marked is not None
        assert marked.seen == marked.box


def test_the_pointer_hides_the_focus_and_the_keyboard_shows_it_again() -> None:
    here = targets(("one", 0, 0), ("two", 0, 100))
    here.handle(Move("next"))
    point(here, "press", 300, 200)
    point(here, "release", 300, 200)
    assert not here.focus_shows
    assert pressed(here, Confirm()) == ""
    here.handle(Move("next"))
    assert here.focus_shows


def test_focus_is_let_go_when_its_thing_is_gone() -> None:
    here = targets(("one", 0, 0), ("two", 0, 100))
    here.handle(Pick(2))
    here.handle(Move("next"))
    draw(here, ("three", 0, 0))
    assert here.focus == ""


def test_a_finger_slides_off_an_option_without_taking_it(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("hallway")
        one.read_on()
        box = one.target("option:goodbye")
        one.finger(pygame.FINGERDOWN, box.x + 20, box.y + 10)
        one.finger(pygame.FINGERMOTION, box.x + 20, box.y + 400)
        one.finger(pygame.FINGERUP, box.x + 20, box.y + 400)
        assert one.choices() == ()
        one.tap("option:goodbye")
        assert one.choices() == ("goodbye",)


def test_the_mouse_event_that_echoes_a_finger_presses_nothing_twice(folder: Path) -> None:
    with sitting(folder) as one:
        box = one.target("guest")
        x, y = box.x + 9, box.y + 9
        one.finger(pygame.FINGERDOWN, x, y)
        one.send(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, touch=True))
        one.finger(pygame.FINGERUP, x, y)
        one.send(pygame.Event(pygame.MOUSEBUTTONUP, pos=(x, y), button=1, touch=True))
        assert one.screen == "LevelsScreen"


@pytest.mark.parametrize("size", [(1280, 720), (480, 800), (800, 480)])
def test_every_screen_can_be_gone_through_by_tab_alone(folder: Path, size: tuple[int, int]) -> None:
    with sitting(folder, canvas=Canvas.null(size)) as one:
        for name in ("title", "levels", "briefing"):
            _go_round(one, name)
            if name == "title":
                one.sit_down()
            elif name == "levels":
                one.key("1")
        one.key("enter")
        one.read_on()
        _go_round(one, "talk")
        one.key("escape")
        _go_round(one, "pause")


def _go_round(one: Sitting, name: str) -> None:
    """Tab comes to everything that can be pressed, once, and back to where it began."""
    here = one.app.top.targets
    one.key("tab")
    first, seen = here.focus, [here.focus]
    for _ in range(60):
        one.key("tab")
        if here.focus == first:
            break
        seen.append(here.focus)
    assert sorted(seen) == sorted(one.targets), name
