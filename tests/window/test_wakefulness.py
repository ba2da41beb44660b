"""A game that waits costs next to nothing, and whoever comes back to it is heard at once."""

from __future__ import annotations

from game.window.wakefulness import DOZES, DOZING, LIVELY, Wakefulness


def test_while_something_moves_every_frame_is_due() -> None:
    wakefulness = Wakefulness()
    for _ in range(300):
        assert wakefulness.frames == LIVELY
        assert wakefulness.is_due(1 / LIVELY, is_touched=False)
        wakefulness.after_frame(1 / LIVELY, is_touched=False, is_quiet=False)


def test_when_nothing_moves_the_player_is_heard_as_often_and_little_else_is_done() -> None:
    wakefulness = Wakefulness()
    wakefulness.after_frame(0.1, is_touched=True, is_quiet=True)
    assert wakefulness.frames == LIVELY
    assert not wakefulness.is_due(0.1, is_touched=False)
    assert wakefulness.is_due(0.125, is_touched=False)


def test_after_two_seconds_without_the_player_it_dozes_and_moves_four_times_a_second() -> None:
    wakefulness = _dozing()
    assert wakefulness.frames == DOZING
    assert not wakefulness.is_due(0.2, is_touched=False)
    assert wakefulness.is_due(0.25, is_touched=False)


def test_whatever_the_player_does_wakes_it_at_once() -> None:
    wakefulness = _dozing()
    assert wakefulness.is_due(0.01, is_touched=True)
    wakefulness.after_frame(0.01, is_touched=True, is_quiet=True)
    assert wakefulness.frames == LIVELY


def test_a_face_that_blinks_blinks_smoothly_though_nobody_is_there() -> None:
    wakefulness = _dozing()
    wakefulness.after_frame(0.25, is_touched=False, is_quiet=False)
    assert wakefulness.frames == LIVELY
    wakefulness.after_frame(1 / LIVELY, is_touched=False, is_quiet=True)
    assert wakefulness.frames == DOZING


def _dozing() -> Wakefulness:
    wakefulness = Wakefulness()
    wakefulness.after_frame(0.1, is_touched=True, is_quiet=True)
    for _ in range(int(DOZES / 0.125)):
        wakefulness.after_frame(0.125, is_touched=False, is_quiet=True)
    return wakefulness
