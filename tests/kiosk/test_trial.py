"""Whether a library holds that has passed every check."""

from __future__ import annotations

from pathlib import Path

from game.kiosk.keeper.trial import Trial

NEW, NEWER = Path("new"), Path("newer")


def test_a_library_that_was_played_for_long_enough_holds_and_that_is_told_once() -> None:
    trial = Trial()
    assert [trial.went_well(NEW), trial.went_well(NEW)] == [True, None]


def test_three_mishaps_before_that_and_it_does_not_hold() -> None:
    trial = Trial()
    assert [trial.failed(NEW) for _ in range(4)] == [None, None, False, None]


def test_mishaps_with_one_that_holds_are_not_its_fault() -> None:
    trial = Trial()
    trial.went_well(NEW)
    assert [trial.failed(NEW) for _ in range(5)] == [None] * 5


def test_every_library_is_tried_anew() -> None:
    trial = Trial()
    assert [trial.failed(NEW), trial.failed(NEW), trial.failed(NEWER), trial.failed(NEWER)] == [None] * 4
    assert trial.failed(NEWER) is False
