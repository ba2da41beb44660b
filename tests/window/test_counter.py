"""Money and several people in the window: whom a card is for, and the ledger when the call is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.window.requests import Review
from support.counter import counter
from support.reader import read_out
from support.sitting import Sitting, sitting


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Sitting]:
    with sitting(counter(tmp_path)) as one:
        one.sit_down()
        one.begin("counter")
        one.read_on()
        yield one


def read(one: Sitting) -> str:
    """All that is read out of the screen, what must be scrolled to as well."""
    return " | ".join(read_out(one.app.top.targets))


def debriefed(one: Sitting, *options: str) -> None:
    """Have the call with these answers, and see its debrief."""
    for option in options:
        one.answer(option)
        one.read_on()
    one.key("enter")
    one.wait_for_grades()


def test_a_card_says_whom_it_is_for_before_it_is_picked(one: Sitting) -> None:
    assert one.sees("To Grace What were you watching when it stopped?")
    assert "To Grace: What were you watching when it stopped?" in read(one)
    one.answer("ask_her")
    one.read_on()
    assert one.sees("Come back on Tuesday.")
    assert not one.sees("To ")


def test_the_ledger_has_every_decision_that_cost_money_and_their_sum(one: Sitting) -> None:
    debriefed(one, "refund", "lab")
    assert one.sees("Spent: £261.50")
    told = read(one).partition("What you spent")[2]
    assert told.startswith(" | Decision 1: I can put the whole price back")
    assert "summer. £249.00 | Decision 2: The lab tries" in told
    assert "I say so. £12.50 | In all: £261.50 | " in told


def test_an_answer_says_whom_it_was_said_to_and_what_it_spends(one: Sitting) -> None:
    debriefed(one, "refund", "lab")
    assert "To Tom | I can put the whole price" in read(one)
    assert "Spends £249.00" in read(one)
    assert "Spends £20.00" not in read(one)
    one.scroll_to("others:2")
    one.wait(0.5)
    one.click_target("others:2")
    one.wait(0.1)
    assert "Spends £20.00" in read(one)


def test_who_spent_nothing_is_told_so(one: Sitting) -> None:
    debriefed(one, "ask_her", "wait")
    assert "What you spent | You spent nothing." in read(one)
    assert not one.sees("Spent:")


def test_mistakes_are_reviewed_with_whom_each_answer_is_for(one: Sitting) -> None:
    debriefed(one, "refund", "lab")
    one.app.perform((Review(),))
    one.wait(0.1)
    assert "To Grace: What were you watching when it stopped?" in read(one)
    one.answer("ask_her")
    one.wait(0.1)
    assert "To Grace | What were you watching when it stopped?" in read(one)
