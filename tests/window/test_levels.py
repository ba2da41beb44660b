"""The levels page: a page one wants to choose from, one that serves a hundred levels, and the way to past debriefs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.paths import assets_dir, dialogues_dir
from game.records import Standing
from game.session import Card, LevelsPage
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Drawing, Words
from game.window.commands import Confirm, Move
from game.window.requests import OpenScene
from game.window.screens.levels import LevelsScreen
from support.libraries import write_library
from support.reader import read_out
from support.sitting import Sitting, sitting
from support.terminal_scenes import library

HUNDRED = 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@pytest.fixture
def hundred(tmp_path: Path) -> Path:
    return write_library(tmp_path / "calls", HUNDRED, 3)


def levels(one: Sitting) -> LevelsScreen:
    assert isinstance(one.app.top, LevelsScreen), one.screen
    return one.app.top


def lose(one: Sitting) -> None:
    """A call that goes wrong, and back to the levels."""
    one.begin("doorstep")
    for option in ("listen", "traffic"):
        one.read_on()
        if option == "listen":
            one.key("space", "space")
        else:
            one.answer(option)
    one.read_on()
    one.key("enter")
    one.wait_for_grades()
    one.key("escape")


def test_a_card_tells_how_long_it_is_and_how_many_endings_were_found(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.wait(0.2)
        assert one.sees("0 of 2 levels passed")
        assert one.sees("About 2 decisions, 1 minute 0 of 2 endings found Not played yet")
        lose(one)
        one.wait(0.2)
        assert one.sees("1 of 2 endings found Tried once, not passed yet")
        assert any("Tried once, not passed yet. About 2 decisions" in line for line in read_out(one.app.top.targets))


def test_a_card_shows_who_calls_and_the_first_fill_the_page() -> None:
    held = Assets(assets_dir())
    with sitting(dialogues_dir(), canvas=Canvas.blank(1280, 720, held)) as one:
        one.sit_down()
        one.wait(0.3)
        drawn = [item.key for item in one.canvas.items if isinstance(item, Drawing)]
        people = {key[1] for key in drawn if key[0] == "medallion"}
        assert {"priya_nair.svg", "mrs_smith.svg", "al_whiner.svg"} < people
        assert max(target.box.bottom for target in one.app.top.targets.drawn) > 720 * 3 // 4


def test_enter_opens_the_first_level_that_is_not_passed(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.key("enter")
        assert one.screen == "BriefingScreen"
        assert one.sees("On the Doorstep")


def test_what_is_typed_is_sought_and_enter_opens_the_first_found(hundred: Path) -> None:
    with sitting(hundred) as one:
        one.sit_down()
        one.type("Call 0057")
        assert one.screen == "LevelsScreen"
        assert [id_ for id_ in one.targets if id_.startswith("scene:")] == ["scene:scene_0057"]
        one.key("escape")
        assert len([id_ for id_ in one.targets if id_.startswith("scene:")]) == HUNDRED
        one.type("/58")
        one.key("enter")
        assert one.sees("Call 0057")
        assert one.screen == "BriefingScreen"


def test_what_nothing_is_called_is_said_and_letters_can_be_taken_back(hundred: Path) -> None:
    with sitting(hundred) as one:
        one.sit_down()
        one.type("xyz")
        assert one.sees("Nothing here is called “xyz”.")
        one.key("backspace", "backspace", "backspace")
        assert one.sees("Levels 1 to 10")


def test_escape_shows_all_again_at_once(hundred: Path) -> None:
    with sitting(hundred) as one:
        one.sit_down()
        one.type("xyz")
        one.wait(0)
        one.key("escape")
        assert one.sees("Levels 1 to 10")


def test_a_field_that_is_searched_takes_question_marks_and_spaces(hundred: Path) -> None:
    with sitting(hundred) as one:
        one.sit_down()
        one.type("a ?")
        assert levels(one).search.text == "a ?"
        one.click_target("search:clear")
        one.key("?")
        assert one.screen == "HelpScreen"


def test_of_a_hundred_levels_only_those_that_are_seen_are_drawn_and_all_can_be_reached(hundred: Path) -> None:
    with sitting(hundred) as one:
        one.sit_down()
        one.wait(0.2)
        assert one.sees("Call 0003")
        assert not one.sees("Call 0050")
        drawn = [item.text for item in one.canvas.items if isinstance(item, Words)]
        assert sum("Call 00" in text for text in drawn) <= 12
        one.key("end")
        assert one.sees("Call 0099")


def test_the_next_level_of_many_is_in_sight_at_once_and_where_the_keyboard_begins() -> None:
    passed = Standing(finished=True, passed=True, best=80, first=80, attempts=1, recorded=True, tries=1)
    shown = [Card(f"s{number}", number, f"Call {number}", "Somebody rings.", "", passed) for number in range(1, 61)]
    shown[40] = replace(shown[40], standing=None, opened=True)
    screen = LevelsScreen(LevelsPage("Many calls", "Ann", tuple(shown)), lambda _: None)
    canvas = Canvas.null()
    screen.draw(canvas)
    assert {"Call 41", "New"} <= {item.text for item in canvas.shown()}
    screen.handle(Move("down"))
    assert screen.targets.focus == "scene:s41"
    assert [request for request in screen.handle(Confirm()) if isinstance(request, OpenScene)] == [OpenScene("s41")]


def test_past_attempts_open_their_debriefs_and_lead_back(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        assert "attempts:doorstep" not in one.targets
        lose(one)
        one.click("Attempts")
        assert one.screen == "AttemptsScreen"
        assert one.sees("Gone")
        assert one.sees("not passed · score 35")
        one.click("Gone")
        assert one.screen == "DebriefScreen"
        assert one.sees("This is your call of ")
        assert one.sees("Back to the attempts")
        one.key("escape")
        assert one.screen == "AttemptsScreen"
        one.key("escape")
        assert one.screen == "LevelsScreen"


def test_trying_a_moment_again_keeps_the_first_attempt_in_the_list(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.key("space", "space")
        one.read_on()
        one.answer("traffic")
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        one.scroll_to("try:1")
        one.click_target("try:1")
        one.read_on()
        one.key("escape")
        one.click("Leave")
        one.scroll_to("attempts:doorstep")
        one.click_target("attempts:doorstep")
        assert one.sees("Practice, left after 1 decision")
        assert one.sees("Gone")
        one.click("Gone")
        assert one.debrief.story.debrief.score == 35
