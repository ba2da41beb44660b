"""The figures of a shift: exact where its draws can be counted through, and the same as shifts that are really had."""

from __future__ import annotations

from itertools import permutations, product
from pathlib import Path

import pytest

from game.story.analysis import shift_figures
from game.story.analysis import shifts as shifts_module
from game.story.engine import Roster, Setup, Stint, shift_passed, shift_setup, start_shift
from game.story.model import Value
from support.shifts import COURSE, roster_in, shift_files, shift_library, write_files


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Roster:
    return roster_in(shift_library(tmp_path_factory.mktemp("shift") / "counter"))


def by_hand(roster: Roster) -> float:
    """How often random play passes: every draw, every variant, every option, one after the other."""
    chances = []
    for calls in permutations(roster.shift.pool, roster.shift.draw):
        for late in product((True, False), repeat=len(calls)):
            variants: dict[str, Value] = {str(number): id_ for number, id_ in enumerate(calls, 1)}
            flags: dict[str, Value] = {f"{id_}.late": value for id_, value in zip(calls, late, strict=True)}
            chances.append(_passes(start_shift(roster, Setup(0, variants | flags, {}))))
    return sum(chances) / len(chances)


def _passes(stint: Stint) -> float:
    stint = stint.onward()
    while stint.conversation.is_over and not stint.is_over:
        stint = stint.onward()
    if stint.is_over:
        return float(shift_passed(stint))
    conversation = stint.conversation
    options = ("mine", "your_fault", "today", "no_idea", "no", "breathe", "next_one")
    ways = [after for option in options if (after := stint.take(option)).refused is None]
    assert conversation.refused is None
    return sum(map(_passes, ways)) / len(ways)


SMALL = COURSE.replace("draw: 3", "draw: 2").replace("won >= 2 and lost <= 1", "won >= 1 and lost == 0")


def test_random_play_passes_as_often_as_counted_by_hand(tmp_path: Path) -> None:
    roster = roster_in(shift_library(tmp_path / "counter", course=SMALL))
    figures = shift_figures(roster)
    assert figures.exact
    assert figures.counted == 4 * 3
    assert figures.passes["random"] == pytest.approx(by_hand(roster))


def test_what_is_carried_from_one_call_into_the_next_counts(tmp_path: Path) -> None:
    files = shift_files(course=SMALL)
    open_when_calm = {
        name: text.replace(
            "          say: I would not", "          when: you.composure >= 40\n          say: I would not"
        )
        for name, text in files.items()
    }
    roster = roster_in(write_files(tmp_path / "counter", open_when_calm))
    found = shift_figures(roster).passes["random"]
    assert found == pytest.approx(by_hand(roster))
    assert found != pytest.approx(shift_figures(roster_in(write_files(tmp_path / "calm", files))).passes["random"])


def test_with_scores_in_its_condition_it_is_exact_too(tmp_path: Path) -> None:
    course = SMALL.replace("won >= 1 and lost == 0", "score >= 60")
    roster = roster_in(shift_library(tmp_path / "counter", course=course))
    figures = shift_figures(roster)
    assert figures.exact
    assert 0 < figures.passes["random"] < 1
    assert figures.passes["random"] == pytest.approx(by_hand(roster))


def test_a_steady_colleague_wins_three_calls_in_four_here(roster: Roster) -> None:
    """Two of three calls won, and the last decision of each decides it alone: 27/64 and three times 9/64."""
    assert shift_figures(roster).passes["steady"] == pytest.approx(54 / 64)


def test_each_call_is_explored_from_every_ten_that_comes_up(roster: Roster) -> None:
    starts = shift_figures(roster).calls
    levels = {dict(start.carried).get("you.composure") for start in starts if start.scene == "gran"}
    assert None in levels, "as the first call it begins with its own"
    assert all(level is None or level % 10 == 0 for level in levels)
    assert len(levels) > 5
    for call in starts.values():
        total = [call.won[player] + call.settled[player] + call.lost[player] for player in call.won]
        assert total == pytest.approx([1.0] * len(total))


def test_a_shift_that_cannot_be_counted_through_is_sampled_and_marked_so(
    roster: Roster, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = shift_figures(roster)
    monkeypatch.setattr(shifts_module, "MOST_WAYS_ALONG", 10)
    sampled = shift_figures(roster, seed=3)
    assert not sampled.exact
    assert sampled.seed == 3
    assert sampled.passes.keys() == {"random", "longest", "first", "apologetic"}
    assert sampled.passes["random"] == pytest.approx(exact.passes["random"], abs=0.04)
    assert sampled.passes["first"] == exact.passes["first"]
    assert shift_figures(roster, seed=3) == sampled


def test_one_of_whose_calls_has_too_many_states_is_sampled(roster: Roster) -> None:
    assert not shift_figures(roster, most=3).exact


def test_a_shift_without_anything_between_and_without_anything_carried_is_counted_too(tmp_path: Path) -> None:
    course = SMALL.replace("    between: breath\n", "").replace("    carries: [you.composure]\n", "")
    breath = "scene: breath\ntitle: A Breath\nbeats:\n  a:\n    - end: on\nendings:\n  on: {title: On, outcome: won}\n"
    roster = roster_in(shift_library(tmp_path / "counter", course=course, breath=breath))
    assert shift_figures(roster).passes["random"] == pytest.approx(by_hand(roster))


def test_the_seeds_draw_evenly(roster: Roster) -> None:
    firsts = [shift_setup(roster, seed, {}).variants["1"] for seed in range(400)]
    assert all(70 < firsts.count(id_) < 130 for id_ in roster.shift.pool)
