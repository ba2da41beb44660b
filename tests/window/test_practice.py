"""Going back in a call: it says what that costs, asks once, and can be taken back; the call that counts stays open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.story.model.scene import LISTEN
from support.sitting import Sitting, sitting
from support.terminal_scenes import library


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Sitting]:
    """Somebody at the third decision of a call."""
    with sitting(library(tmp_path)) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.key("space", "space")
        one.read_on()
        one.answer("lost_morning")
        one.read_on()
        yield one


def go_back_to(one: Sitting, number: int) -> None:
    one.key("r", str(number))


def test_going_back_says_what_it_costs_and_asks(one: Sitting) -> None:
    go_back_to(one, 2)
    assert one.sees("Practise from there?")
    assert one.sees("Your recorded call stays as it is, at decision 3; from here it is practice.")
    one.click("Practise")
    assert one.talk.practice
    assert one.choices() == (LISTEN,)


def test_staying_leaves_everything_as_it_was(one: Sitting) -> None:
    said = one.talk.narration.text
    for way in ("escape", "click"):
        go_back_to(one, 1)
        if way == "escape":
            one.key("escape")
        else:
            one.click("Stay in the call")
        one.key("escape")
        assert not one.talk.practice
        assert one.talk.narration.text == said
        assert len(one.ledger.attempts(one.run.player)) == 1
    one.answer("tomorrow")
    assert one.choices()[-1] == "tomorrow"


def test_it_asks_once_and_not_again_in_the_practice(one: Sitting) -> None:
    go_back_to(one, 2)
    one.key("enter")
    one.read_on()
    one.answer("traffic")
    one.read_on(lambda talk: talk.narration.phase == "over")
    go_back_to(one, 1)
    assert one.screen == "TalkScreen"
    assert one.choices() == ()


def test_a_call_that_is_over_costs_nothing_to_go_back_into(one: Sitting) -> None:
    one.answer("tomorrow")
    one.read_on(lambda talk: talk.narration.phase == "over")
    go_back_to(one, 2)
    assert one.screen == "TalkScreen"
    assert one.talk.practice
    one.key("escape")
    assert not one.sees("Back to my recorded call"), "there is none to be gone on with"


def test_the_way_back_leads_to_where_the_recorded_call_was_left(one: Sitting) -> None:
    go_back_to(one, 2)
    one.key("enter")
    one.read_on()
    one.answer("traffic")
    one.key("escape")
    one.click("Back to my recorded call")
    assert not one.talk.practice
    assert one.choices() == (LISTEN, "lost_morning")
    one.read_on()
    one.answer("tomorrow")
    assert one.kept() == (LISTEN, "lost_morning", "tomorrow")
    one.read_on(lambda talk: talk.narration.phase == "over")
    one.key("enter")
    assert one.sees("Won over")
    one.key("escape")
    assert not one.sees("You left"), "the practice is over with it"
    assert one.sees("Passed")


def test_who_leaves_in_practice_is_offered_both(one: Sitting) -> None:
    go_back_to(one, 2)
    one.key("enter")
    one.read_on()
    one.answer("lost_morning")
    one.key("escape")
    one.click("Leave")
    assert one.sees("You left “On the Doorstep” after 2 decisions, as practice.")
    one.click_target("scene:doorstep")
    assert [one.app.top.targets.find(f"choice:{at}") is not None for at in range(5)] == [True] * 4 + [False]
    one.key("escape")
    one.click("Back to my recorded call")
    assert not one.talk.practice
    assert one.choices() == (LISTEN, "lost_morning")


def test_a_new_call_says_that_it_ends_the_recorded_one(one: Sitting) -> None:
    go_back_to(one, 2)
    one.key("enter")
    one.key("escape")
    one.click("Leave")
    one.click("Start it again")
    assert one.sees("The call that you left after 2 decisions waits until you take this one, and is given up then.")
    one.click("Take the call")
    closed = {attempt.closed for attempt in one.ledger.attempts(one.run.player) if attempt.id != one.run.attempt.id}
    assert closed == {"given up"}
