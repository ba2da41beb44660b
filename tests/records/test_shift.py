"""A shift is one attempt: kept decision by decision over all its calls, gone on with, gone back into, had again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records import Attempt, had_again, lines_heard, resume
from game.records.named_now import named_now
from game.records.run import Run, begin_run
from game.records.sqlite.store import Store
from game.story.engine import Roster, Stint, shift_setup
from game.story.model import Former, FormerNames, Line
from support.records_room import opened
from support.shifts import BREATH, COURSE, roster_in, shift_files, shift_library, write_files

WON = ("mine", "today")
LOST = ("your_fault", "no")
PASSING = (*WON, "breathe", *LOST, "breathe", *WON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Roster:
    return roster_in(shift_library(tmp_path_factory.mktemp("shift") / "counter"))


def had(store: Store, roster: Roster, *options: str) -> Run:
    run = begin_run(store, store.player("Ann"), roster, shift_setup(roster, 7, {}))
    for option in options:
        assert not run.take(option).refused, option
    return run


def stint(run: Run | None) -> Stint:
    assert run is not None
    assert run.shift is not None
    return run.shift


def test_one_attempt_is_one_shift_and_its_decisions_say_in_which_call_they_were_taken(
    store: Store, roster: Roster
) -> None:
    run = had(store, roster, *WON, "breathe", "mine")
    calls = stint(run).order
    assert store.walk(run.attempt) == (
        (f"{calls[0]}:hello", "mine"),
        (f"{calls[0]}:after", "today"),
        ("breath:pause", "breathe"),
        (f"{calls[2]}:hello", "mine"),
    )
    assert [one.scene for one in store.attempts(run.player)] == ["monday"]
    assert run.attempt.finish is None


def test_the_end_of_the_last_call_ends_the_shift(store: Store, roster: Roster) -> None:
    run = had(store, roster, *PASSING)
    finish = run.attempt.finish
    assert finish is not None
    assert (finish.ending, finish.outcome, finish.passed) == ("passed", "won", True)
    standing = store.standings(run.player)["monday"]
    assert (standing.finished, standing.passed, standing.tries) == (True, True, 1)
    assert store.remembered(run.player) == {"monday": "passed"}, "its calls are no runs of their own"


def test_a_shift_is_gone_on_with_in_the_call_in_which_it_was_left(store: Store, roster: Roster) -> None:
    run = had(store, roster, *WON, "breathe", "mine")
    again = resume(store, run.attempt, roster)
    assert stint(again.run).choices == (*WON, "breathe", "mine")
    assert stint(again.run).conversation.state == run.conversation.state


def test_one_that_was_left_between_two_calls_goes_on_with_the_next(store: Store, roster: Roster) -> None:
    run = had(store, roster, *WON)
    again = stint(resume(store, run.attempt, roster).run)
    assert again.conversation.scene.id == "breath"
    assert not again.conversation.turns


def test_practice_goes_back_into_a_call_and_through_all_that_follow_it(store: Store, roster: Roster) -> None:
    run = had(store, roster, *PASSING)
    practice = run.practise(3)
    assert practice.attempt.practice
    assert stint(practice).choices == (*WON, "breathe")
    for option in (*WON, "breathe", *WON):
        practice.take(option)
    assert practice.attempt.finish is not None
    assert store.standings(run.player)["monday"].tries == 1


def test_a_shift_that_is_over_is_had_again_call_by_call(store: Store, roster: Roster) -> None:
    run = had(store, roster, *PASSING)
    again = had_again(store, run.attempt, roster)
    assert [one.state for one in stint(again.run).had] == [one.state for one in stint(run).had]
    assert not again.earlier


def test_a_shift_of_which_a_scene_was_edited_says_so(store: Store, roster: Roster, tmp_path: Path) -> None:
    run = had(store, roster, *WON, "breathe")
    edited = BREATH.replace("breathe:", "slow:")
    changed = roster_in(shift_library(tmp_path / "edited", breath=edited))
    told = resume(store, run.attempt, changed)
    assert told.run is None
    assert "('breathe' at 'breath:pause')" in told.notice


def test_what_was_kept_under_former_names_still_counts(store: Store, roster: Roster) -> None:
    run = had(store, roster, *WON, "breathe")
    scene = stint(run).order[0]
    former = FormerNames(
        (Former("scene", (scene,), "granny"), Former("option", ("breath", "pause", "breathe"), "count_to_ten"))
    )
    now = named_now(store, former)
    assert now.walk(run.attempt)[0] == ("granny:hello", "mine")
    assert now.walk(run.attempt)[2] == ("breath:pause", "count_to_ten")
    kept = now.attempt(run.attempt.id)
    assert kept is not None
    assert kept.setup.variants["1"] == "granny"
    assert "granny.late" in kept.setup.variants


def test_a_shift_goes_on_unsaved_where_it_stands(store: Store, roster: Roster) -> None:
    run = had(store, roster, *WON, "breathe")
    elsewhere = run.unsaved()
    with elsewhere.ledger:
        assert stint(elsewhere).choices == (*WON, "breathe")


def test_a_last_call_in_which_nothing_is_decided_ends_the_shift_all_the_same(store: Store, tmp_path: Path) -> None:
    """It is over as soon as it begins, so the ending is kept when the call is."""
    files = shift_files(course=COURSE.replace("draw: 3", "draw: 2"))
    for id_ in ("gran", "paper", "rude", "lonely"):
        text = files[f"scenes/{id_}.yaml"]
        head, tail = text.partition("beats:")[0], text.partition("endings:")[2]
        files[f"scenes/{id_}.yaml"] = (
            f"{head}beats:\n  hello:\n    - {id_}: Never mind.\n    - end: shrug\nendings:{tail}"
        )
    roster = roster_in(write_files(tmp_path / "quiet", files))
    run = begin_run(store, store.player("Ann"), roster, shift_setup(roster, 7, {}))
    run.onward()
    run.take("breathe")
    assert [one.id for one in store.unfinished(run.player)] == [run.attempt.id]
    run.onward()
    assert run.attempt.finish is not None
    assert store.unfinished(run.player) == ()
    assert [one.scene for one in store.attempts(run.player) if one.finish is not None] == ["monday"]


def test_what_was_heard_in_a_shift_is_what_was_heard_in_each_of_its_calls(store: Store, roster: Roster) -> None:
    one_call, two_calls = had(store, roster, *WON), had(store, roster, *WON, "breathe", LOST[0])
    first, more = (lines_heard(store, _kept(store, run), roster, "en") for run in (one_call, two_calls))
    assert first
    assert first < more
    calls = stint(two_calls).had
    opening = {(event.speaker, event.text) for event in calls[2].opening.events if isinstance(event, Line)}
    assert opening <= more
    assert not opening <= first


def _kept(store: Store, run: Run) -> Attempt:
    attempt = store.attempt(run.attempt.uuid)
    assert attempt is not None
    return attempt
