"""A visit: the first touch only begins it, a quiet one is asked after, and one that nobody answers for is closed."""

from __future__ import annotations

from datetime import time

import pytest

from game.kiosk import Hours, Limits, Phase, Visit


def playing() -> Visit:
    visit = Visit(Limits(idle=90, warning=20))
    visit.touch()
    visit.play()
    return visit


def phase_of(visit: Visit) -> Phase:
    """Asked anew each time: a touch changes it."""
    return visit.phase


def wait(visit: Visit, seconds: int, *, held: bool = False) -> None:
    for _ in range(seconds):
        visit.pass_time(1.0, held=held)


def test_the_first_touch_begins_a_visit_and_means_nothing_else() -> None:
    visit = Visit(Limits())
    assert not visit.touch()
    assert phase_of(visit) == "start"
    assert visit.touch()


def test_nobody_is_asked_after_while_it_plays_by_itself() -> None:
    visit = Visit(Limits())
    wait(visit, 10_000)
    assert phase_of(visit) == "attract"


def test_after_a_minute_and_a_half_it_is_asked_whether_anybody_is_there() -> None:
    visit = playing()
    wait(visit, 89)
    assert phase_of(visit) == "play"
    wait(visit, 1)
    assert phase_of(visit) == "asking"
    assert visit.left == pytest.approx(20)


def test_one_touch_stays_and_does_nothing_else() -> None:
    visit = playing()
    wait(visit, 100)
    assert not visit.touch()
    assert phase_of(visit) == "play"
    assert visit.touch()
    wait(visit, 89)
    assert phase_of(visit) == "play", "the time begins anew"


def test_who_wanders_off_while_saying_who_they_are_is_asked_after_too() -> None:
    visit = Visit(Limits(idle=90, warning=20))
    visit.touch()
    wait(visit, 90)
    assert phase_of(visit) == "asking"
    visit.touch()
    assert phase_of(visit) == "start"


def test_a_question_that_nobody_answers_closes_the_visit() -> None:
    visit = playing()
    wait(visit, 90)
    wait(visit, 19)
    assert phase_of(visit) == "asking"
    wait(visit, 1)
    assert phase_of(visit) == "over"
    assert not visit.touch(), "what is touched now is for the next visitor"


def test_who_follows_a_line_is_not_asked() -> None:
    visit = playing()
    wait(visit, 60)
    wait(visit, 500, held=True)
    wait(visit, 89)
    assert phase_of(visit) == "play"


def test_a_scene_that_asks_again_and_again_whether_anybody_is_there_does_not_go_on_for_ever() -> None:
    visit = playing()
    wait(visit, 10_000, held=True)
    assert phase_of(visit) == "over"


def test_the_question_goes_on_whatever_is_going_on_behind_it() -> None:
    visit = playing()
    wait(visit, 90)
    wait(visit, 20, held=True)
    assert phase_of(visit) == "over"


def test_a_machine_that_slept_an_hour_has_not_been_left() -> None:
    visit = playing()
    visit.pass_time(3600)
    assert phase_of(visit) == "play"


@pytest.mark.parametrize(
    ("hours", "at", "hold"),
    [
        (Hours(time(8), time(18)), time(8), True),
        (Hours(time(8), time(18)), time(18), False),
        (Hours(time(22), time(6)), time(23, 30), True),
        (Hours(time(22), time(6)), time(5, 59), True),
        (Hours(time(22), time(6)), time(12), False),
        (Hours(time(7), time(7)), time(7), False),
    ],
)
def test_hours_may_go_over_midnight(hours: Hours, at: time, hold: bool) -> None:  # noqa: FBT001 - a table's column
    assert hours.hold(at) is hold
