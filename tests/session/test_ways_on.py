"""The ways on after a debrief are decided once: the window and the terminal offer what the session says, no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from game.session import DebriefPage
from game.session.review import Review
from game.session.reviewing import closed_because, said_in_call
from game.session.ways_on import WayOn, ways_on
from game.story.language import ENGLISH
from game.window.canvas.canvas import Canvas
from game.window.screens.debrief import DebriefScreen
from support.debriefs import LOST, WON, talked_over

BUTTONS: Final[dict[str, WayOn]] = {
    "turned": "turning_point",
    "review": "review",
    "levels": "leave",
    "again": "again",
    "order=dearest": "dearest",
    "save": "save",
}


@pytest.fixture
def lost(tmp_path: Path) -> DebriefPage:
    return talked_over(tmp_path, *LOST)


def test_a_lost_call_leads_with_its_turning_point_and_a_won_one_with_leaving(tmp_path: Path, lost: DebriefPage) -> None:
    assert ways_on(lost, can_save=True) == (
        "turning_point", "leave", "review", "again", "rewind", "dearest", "save",
    )  # fmt: skip
    won = talked_over(tmp_path / "won", *WON)
    assert ways_on(won, can_save=False) == ("leave", "again", "rewind", "dearest")


def test_a_passed_call_has_no_turning_point_to_try_again_wherever_it_is_told(lost: DebriefPage) -> None:
    passed = replace(lost, debrief=replace(lost.debrief, passed=True))
    assert ways_on(passed, can_save=False)[0] == "leave"
    assert "turning_point" not in ways_on(passed, can_save=False)


def test_before_the_grades_are_there_nothing_is_offered_that_needs_them(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *LOST, graded=False)
    assert ways_on(page, can_save=True) == ("leave", "again", "rewind", "save")


@pytest.mark.parametrize("options", [LOST, WON])
@pytest.mark.parametrize("can_save", [True, False])
@pytest.mark.parametrize("graded", [True, False])
def test_the_window_offers_these_ways_and_no_others(
    tmp_path: Path, options: tuple[str, ...], *, can_save: bool, graded: bool
) -> None:
    page = talked_over(tmp_path, *options, graded=graded)
    screen = DebriefScreen(page, can_save=can_save)
    screen.draw(Canvas.null())
    drawn = {BUTTONS[target.id] for target in screen.targets.drawn if target.id in BUTTONS}
    ways = ways_on(page, can_save=can_save)
    assert drawn == set(ways) - {"rewind"}  # that is a button of each decision


def test_a_reviewed_moment_brings_its_lines_and_says_why_an_answer_is_closed(lost: DebriefPage) -> None:
    page = Review(lost).shown
    assert [line.text for line in page.before] == ["Good day.", "Hello.", "The kettle leaks."]
    assert said_in_call(page, ENGLISH) == "In the call you said: Did you drop it?"
    closed = {offer.id: closed_because(page, offer, ENGLISH) for offer in page.offers}
    assert closed == {"sorry_morning": "", "your_fault": "Said already: there is better.", "ring_the_makers": ""}
