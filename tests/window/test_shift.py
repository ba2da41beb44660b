"""A shift in the window: call after call, what all came to, each call talked over, and the certificate."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.shifts import COURSE, shift_library
from support.sitting import Sitting, sitting

WON, LOST = ("mine", "today"), ("your_fault", "no")
PASSING = (WON, "breathe", LOST, "breathe", WON)


@pytest.fixture
def counter(tmp_path: Path) -> Path:
    return shift_library(tmp_path / "counter", course=COURSE.replace("    after: first\n", ""))


def had(one: Sitting, *parts: tuple[str, ...] | str) -> None:
    """Have conversations, one after the other, each to its end and on."""
    for part in parts:
        for option in (part,) if isinstance(part, str) else part:
            one.read_on()
            one.answer(option)
        one.read_on()
        one.key("enter")


def begin(one: Sitting) -> None:
    one.type("Ann")
    one.key("enter")
    one.click("Monday Morning")


def test_the_level_and_its_briefing_say_what_a_shift_is(counter: Path) -> None:
    with sitting(counter) as one:
        one.type("Ann")
        one.key("enter")
        assert one.sees("A shift of 3 calls.")
        one.wait(1)
        one.click("Monday Morning")
        assert one.sees("Three calls, one after the other.")
        assert one.sees("It passes if at least 2 calls are won and at most 1 call is lost.")


def test_a_whole_shift_is_had_in_the_window(counter: Path) -> None:
    with sitting(counter) as one:
        begin(one)
        one.key("enter")
        assert one.sees("Call 1 of 3: ")
        one.read_on()
        one.answer("mine")
        one.read_on()
        one.answer("today")
        one.read_on()
        assert one.sees("On with the shift")
        one.key("enter")
        assert one.screen == "TalkScreen"
        assert one.sees("A Breath.")
        had(one, "breathe")
        assert one.sees("Call 2 of 3: ")
        had(one, LOST, "breathe")
        one.read_on()
        one.answer("mine")
        one.read_on()
        one.answer("today")
        one.read_on()
        assert one.sees("See how it went")
        one.key("enter")
        assert one.screen == "ShiftScreen"
        assert one.sees("Passed. 2 won, 0 settled, 1 lost; the mean score is 67.")
        assert one.sees("Ann has passed Monday Morning.")
        assert one.sees("said: somebody listened.")
        one.wait(1)
        one.key("escape")
        assert one.screen == "LevelsScreen"


def test_a_call_is_talked_over_and_tried_again_from_there(counter: Path) -> None:
    with sitting(counter) as one:
        begin(one)
        one.key("enter")
        had(one, *PASSING)
        one.wait(1)
        one.key("2")
        assert one.screen == "DebriefScreen"
        assert one.sees("Gone")
        one.wait(1)
        one.key("escape")
        assert one.screen == "ShiftScreen"
        one.wait(1)
        one.click_target("call:2")
        one.wait_for_grades()
        one.wait(1)
        one.click("Try the turning point again")
        assert one.screen == "TalkScreen"
        assert one.sees("Practice") or one.sees("practice")


def test_meters_are_hidden_in_every_call(counter: Path) -> None:
    with sitting(counter) as one:
        begin(one)
        one.key("enter")
        assert not one.sees("Trust")
        had(one, WON)
        assert not one.sees("Composure")
