"""How fast a conversation comes: lines that go on by themselves, those heard before at once, and meters kept back."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session import Settings, goes_on_after
from game.session.clock import LEAST, reading_time
from game.window.requests import Keep
from support.sitting import Sitting, sitting
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def begun(one: Sitting, **settings: str) -> Sitting:
    if one.screen == "TitleScreen":
        one.sit_down()
    for name, word in settings.items():
        one.app.perform((Keep(name, word),))
    one.begin("doorstep")
    return one


def to_the_choice(one: Sitting) -> None:
    """Press on to the first decision: the line that can be cut in on is completed, and heard out."""
    one.read_on()
    one.key("space", "space")
    one.read_on(lambda talk: talk.narration.phase == "deciding")


def until(one: Sitting, text: str, most: float = 60) -> float:
    """Wait, without touching anything, until a line is told; returns after how many seconds."""
    for step in range(round(most * 10)):
        if one.talk.narration.text == text:
            return step / 10
        one.wait(0.1)
    raise AssertionError(f"“{text}” never came; there is “{one.talk.narration.text}”")


# Lines that come by themselves


def test_without_it_a_line_waits_for_a_press(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one)
        one.wait(60)
        assert one.talk.narration.text == "The phone rings."


def test_the_next_line_comes_when_there_was_time_to_read_the_last(folder: Path) -> None:
    waited = {}
    for pace in ("slow", "normal", "fast"):
        with sitting(folder) as one:
            begun(one, auto_advance=pace)
            until(one, "Is that Brightwire?")
            typed = 19 / 48
            waited[pace] = until(one, "I waited, and I waited, and then") - typed
    reads = max(LEAST, reading_time(19, Settings({})))
    assert waited == pytest.approx({"slow": reads * 1.6, "normal": reads, "fast": reads * 0.6}, abs=0.4)


def test_larger_text_and_slower_writing_leave_more_time(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, auto_advance="normal")
        one.read_on(lambda talk: talk.narration.phase == "read" and len(talk.narration.text) > 15)
        plain = goes_on_after(one.talk.narration, Settings({"auto_advance": "normal"}))
        large = goes_on_after(one.talk.narration, Settings({"auto_advance": "normal", "text": "200", "typing": "slow"}))
        assert plain is not None
        assert large is not None
        assert large > plain >= LEAST


def test_no_answer_is_ever_given_by_it(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, auto_advance="fast", answering="none")
        until(one, "I waited, and I waited, and then")
        one.wait(60)
        assert one.choices() == (), "to hear somebody out is an answer"
        one.key("space")
        until(one, "Nobody came.")
        one.wait(60)
        assert one.choices() == ("listen",)


def test_the_debrief_waits_for_a_press(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, auto_advance="fast", typing="instant")
        to_the_choice(one)
        one.answer("traffic")
        one.wait(60)
        assert one.phase() == "over"
        assert one.screen == "TalkScreen"


def test_a_voice_that_still_speaks_is_not_cut_off(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, auto_advance="fast")
        for _ in range(300):
            one.talk.voice_is_heard = True
            one.talk.update(0.1)
        assert one.talk.narration.text == "The phone rings."
        one.wait(5)
        assert one.talk.narration.text != "The phone rings."


def test_a_press_goes_on_at_once_and_the_next_line_has_its_own_time(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, auto_advance="slow")
        one.wait(2)
        one.key("space")
        assert one.talk.narration.text == "Is that Brightwire?"
        assert until(one, "I waited, and I waited, and then") > LEAST


# Lines that were heard before


def seconds_of_typing(one: Sitting) -> float:
    """How long the line on show is typed."""
    for step in range(600):
        if one.phase() != "typing":
            return step / 60
        one.app.frame([], 1 / 60)
    raise AssertionError("it is typed for ever")


def test_what_was_heard_in_an_earlier_attempt_comes_at_once_where_that_is_wanted(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, typing="slow")
        assert seconds_of_typing(one) > 0.3
        to_the_choice(one)
        one.key("escape")
        one.click("Leave")
        one.app.perform((Keep("skip_heard", "on"),))
        one.click_target("scene:doorstep")
        one.click_target("choice:1")
        one.key("enter")
        assert one.talk.narration.text == "The phone rings."
        assert seconds_of_typing(one) < 0.1
        one.read_on(lambda talk: talk.narration.text == "Nobody came.")


def test_what_is_new_is_written_as_ever(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, typing="slow", skip_heard="on")
        assert seconds_of_typing(one) > 0.3, "it is the first time"
        to_the_choice(one)
        one.answer("lost_morning")
        one.wait(0.7)
        one.key("escape")
        one.click("Back to a decision")
        one.click_target("decision:1")
        one.click_target("choice:0")
        one.read_on()
        one.answer("traffic")
        one.wait(0.7)
        assert one.talk.narration.text == "That will not do."
        assert one.phase() == "typing"


def test_it_can_be_wanted_in_the_middle_of_a_call(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one)
        to_the_choice(one)
        one.answer("traffic")
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        one.key("escape")
        begun(one, typing="slow")
        one.app.frame([], 1 / 60)
        one.key("f2")
        one.scroll_to("skip_heard=on")
        one.click_target("skip_heard=on")
        one.key("escape")
        assert seconds_of_typing(one) < 0.1


# Meters


def test_meters_can_be_kept_for_the_debrief(folder: Path) -> None:
    with sitting(folder) as one:
        begun(one, meters="after")
        assert not one.sees("Anger")
        to_the_choice(one)
        one.answer("lost_morning")
        one.wait(1)
        assert not one.sees("Anger"), "nor what it did"
        one.key("f2")
        one.scroll_to("meters=shown")
        one.click_target("meters=shown")
        one.key("escape")
        assert one.sees("Anger")
        one.app.perform((Keep("meters", "after"),))
        one.read_on()
        one.answer("tomorrow")
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        assert one.sees("Anger")
