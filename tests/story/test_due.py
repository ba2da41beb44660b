"""A level that was won asks to be played again after a day, a week and three weeks."""

from __future__ import annotations

import pytest

from game.story.due import A_DAY, due_at, is_due

MONDAY = 1_000_000.0
DAYS = (1, 7, 21)


def on(day: float) -> float:
    return MONDAY + day * A_DAY


@pytest.mark.parametrize(
    ("won", "asks"),
    [
        ([], None),
        ([0], 1),
        ([0, 0.5], 1),
        ([0, 1], 8),
        ([0, 5], 12),
        ([0, 5, 6], 12),
        ([5, 0], 12),
        ([0, 1, 8], 29),
        ([0, 1, 8, 29], None),
    ],
)
def test_it_asks_after_each_number_of_days_and_then_no_more(won: list[float], asks: float | None) -> None:
    assert due_at([on(day) for day in won], DAYS) == (None if asks is None else on(asks))


def test_it_asks_from_that_moment_on_until_it_is_won_again() -> None:
    assert not is_due([on(0)], DAYS, on(0.99))
    assert is_due([on(0)], DAYS, on(1))
    assert is_due([on(0)], DAYS, on(100))


def test_a_course_without_days_never_asks() -> None:
    assert due_at([on(0)], ()) is None
