"""A shift: calls drawn by the seed, one after the other, and what goes from one into the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.library import read_library
from game.story.engine import (
    Roster,
    Stint,
    call_results,
    order_of_calls,
    replay_shift,
    shift_passed,
    shift_setup,
    start_shift,
    tally_of,
    tens,
)
from game.story.model import Line
from support.shifts import COURSE, roster_in, shift_library


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Roster:
    return roster_in(shift_library(tmp_path_factory.mktemp("shift") / "counter"))


def had(roster: Roster, *choices: str, seed: int = 7) -> Stint:
    return replay_shift(roster, shift_setup(roster, seed, {}), choices)


WON = ("mine", "today")
LOST = ("your_fault", "no")
SETTLED = ("mine", "no_idea")


def test_the_library_reads_without_a_problem(tmp_path: Path) -> None:
    assert [p.message for p in read_library(shift_library(tmp_path / "counter")).problems] == []


def test_a_seed_draws_each_call_at_most_once_and_always_the_same(roster: Roster) -> None:
    draws = {order_of_calls(roster.shift, seed) for seed in range(300)}
    assert len(draws) == 4 * 3 * 2, "every order comes up"
    assert all(len(set(calls)) == 3 for calls in draws)
    assert order_of_calls(roster.shift, 7) == order_of_calls(roster.shift, 7)


def test_the_scene_between_stands_between_two_calls_and_at_neither_end(roster: Roster) -> None:
    calls = order_of_calls(roster.shift, 7)
    assert start_shift(roster, shift_setup(roster, 7, {})).order == (calls[0], "breath", calls[1], "breath", calls[2])


def test_a_decision_is_named_after_its_scene_and_its_beat(roster: Roster) -> None:
    stint = had(roster, *WON, "breathe")
    first = stint.order[0]
    assert [one.name for one in stint.walked] == [f"{first}:hello", f"{first}:after", "breath:pause"]


def test_the_next_call_begins_with_the_first_decision_that_is_taken_in_it(roster: Roster) -> None:
    stint = had(roster, *WON)
    assert stint.conversation.is_over
    assert not stint.is_over
    assert stint.onward().conversation.scene.id == "breath"
    assert stint.take("breathe").conversation.scene.id == "breath"


def test_a_carried_meter_begins_where_the_last_call_left_it_rounded_to_tens(roster: Roster) -> None:
    stint = had(roster, *LOST).onward()
    composure = [meter.id for meter in stint.had[0].scene.meters].index("you.composure")
    assert stint.had[0].state.meters[composure] == 70 - 46
    assert stint.conversation.state.meters == (20,)
    breathed = stint.take("breathe").onward()
    assert breathed.conversation.state.meters[composure] == 50


@pytest.mark.parametrize(("level", "rounded"), [(0, 0), (4, 0), (5, 10), (24, 20), (25, 30), (95, 100), (100, 100)])
def test_a_five_is_rounded_upwards(level: int, rounded: int) -> None:
    assert tens(level) == rounded


def test_what_is_said_between_two_calls_goes_by_how_the_last_one_ended(roster: Roster) -> None:
    def said(*choices: str) -> list[str]:
        opening = had(roster, *choices).onward().conversation.opening
        return [event.text for event in opening.events if isinstance(event, Line)]

    assert said(*LOST) == ["That one hangs in the air."]
    assert said(*SETTLED) == ["The line goes quiet."]
    assert said(*WON) == ["The line goes quiet.", "Somebody smiled."]


def test_coach_and_meters_are_the_shifts_own(roster: Roster) -> None:
    scene = had(roster).conversation.scene
    assert (scene.coach, scene.meters_shown) == ("off", False)


@pytest.mark.parametrize(
    ("calls", "passes"),
    [((WON, WON, WON), True), ((WON, LOST, WON), True), ((WON, SETTLED, SETTLED), False), ((WON, LOST, LOST), False)],
)
def test_a_shift_passes_by_what_its_calls_came_to(
    roster: Roster, calls: tuple[tuple[str, ...], ...], *, passes: bool
) -> None:
    stint = had(roster, *calls[0], "breathe", *calls[1], "breathe", *calls[2])
    assert stint.is_over
    assert shift_passed(stint) is passes


def test_only_the_calls_are_counted_and_not_what_stands_between_them(roster: Roster) -> None:
    stint = had(roster, *WON, "breathe", *LOST, "next_one", *SETTLED)
    tally = tally_of(call_results(stint))
    assert (tally.won, tally.settled, tally.lost, tally.calls) == (1, 1, 1, 3)
    assert tally.score == pytest.approx((100 + 0 + 70) / 3)


def test_an_option_that_is_not_open_is_refused_and_the_shift_stands_where_it_did(roster: Roster) -> None:
    stint = had(roster, *WON, "shout")
    assert stint.refused is not None
    assert stint.refused.option == "shout"
    assert len(stint.walked) == 2


def test_going_back_stands_before_the_decision_of_that_number(roster: Roster) -> None:
    stint = had(roster, *WON, "breathe", *LOST)
    back = stint.back_to(3)
    assert back.choices == (*WON, "breathe")
    assert back.conversation.scene.id == stint.order[2]
    assert stint.back_to(1).choices == ("mine",)
    assert stint.back_to(99).choices == stint.choices


def test_a_shift_is_had_again_from_its_setup_and_its_choices(roster: Roster) -> None:
    stint = had(roster, *WON, "breathe", *LOST, "next_one", *SETTLED)
    again = replay_shift(roster, stint.setup, stint.choices)
    assert again.order == stint.order
    assert [one.state for one in again.had] == [one.state for one in stint.had]


def test_the_calls_that_were_drawn_are_kept_when_the_pool_grows(tmp_path: Path) -> None:
    before = roster_in(shift_library(tmp_path / "before"))
    setup = shift_setup(before, 7, {})
    wider = COURSE.replace("from: [gran, paper, rude, lonely]", "from: [gran, first, paper, rude, lonely]")
    after = roster_in(shift_library(tmp_path / "after", course=wider.replace("    after: first\n", "")))
    assert start_shift(after, setup).order == start_shift(before, setup).order


def test_a_shift_without_a_condition_passes_when_no_call_is_lost(tmp_path: Path) -> None:
    course = COURSE.replace("    passes: won >= 2 and lost <= 1\n", "")
    roster = roster_in(shift_library(tmp_path / "counter", course=course))
    assert shift_passed(had(roster, *SETTLED, "breathe", *WON, "breathe", *SETTLED))
    assert not shift_passed(had(roster, *WON, "breathe", *WON, "breathe", *LOST))
