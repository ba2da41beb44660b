"""A game that waits costs next to nothing, and whoever comes back to it is heard at once."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from game.window.canvas.window import Window
from game.window.commands import Command, Quit
from game.window.wakefulness import DOZES, DOZING, LIVELY, RESTING, Wakefulness
from support.sitting import sitting
from support.terminal_scenes import library


def test_while_something_moves_every_frame_is_due() -> None:
    wakefulness = Wakefulness()
    for _ in range(300):
        assert wakefulness.frames == LIVELY
        assert _is_due_after(wakefulness, 1 / LIVELY)
        wakefulness.after_frame(is_touched=False, is_quiet=False)


def test_when_nothing_moves_the_player_is_heard_as_often_and_little_else_is_done() -> None:
    wakefulness = Wakefulness()
    wakefulness.after_frame(is_touched=True, is_quiet=True)
    assert wakefulness.frames == LIVELY
    assert not _is_due_after(wakefulness, 0.1)
    assert _is_due_after(wakefulness, 0.025)


def test_after_two_seconds_without_the_player_it_dozes_and_moves_four_times_a_second() -> None:
    wakefulness = _dozing()
    assert wakefulness.frames == DOZING
    assert not _is_due_after(wakefulness, 0.1875)
    assert _is_due_after(wakefulness, 0.0625)


def test_whatever_the_player_does_wakes_it_at_once() -> None:
    wakefulness = _dozing()
    assert wakefulness.is_due(is_touched=True)
    wakefulness.after_frame(is_touched=True, is_quiet=True)
    assert wakefulness.frames == LIVELY


def test_a_face_that_blinks_blinks_smoothly_though_nobody_is_there() -> None:
    wakefulness = _dozing()
    wakefulness.after_frame(is_touched=False, is_quiet=False)
    assert wakefulness.frames == LIVELY
    wakefulness.after_frame(is_touched=False, is_quiet=True)
    assert wakefulness.frames == DOZING


class Watched:
    """A window in front of which nobody does anything for some seconds, and which is closed then."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds
        self.listened: set[int] = set()

    def tick(self, frames: int) -> float:
        self.listened.add(frames)
        self.left -= 1 / frames
        return 1 / frames

    def commands(self, *, raw: bool) -> list[Command]:
        del raw
        return [Quit()] if self.left <= 0 else []


@pytest.mark.parametrize(("buttons", "listened"), [("off", {LIVELY, DOZING}), ("one", {LIVELY})])
def test_for_who_scans_the_game_never_dozes(tmp_path: Path, buttons: str, listened: set[int]) -> None:
    window = Watched(8.0)
    with sitting(library(tmp_path), settings={"scanning": buttons}) as one:
        one.wait(0.5)
        one.app.run(cast("Window", window))
    assert window.listened == listened


def _is_due_after(wakefulness: Wakefulness, seconds: float) -> bool:
    wakefulness.passed += seconds
    return wakefulness.is_due(is_touched=False)


def _dozing() -> Wakefulness:
    wakefulness = Wakefulness()
    wakefulness.after_frame(is_touched=True, is_quiet=True)
    for _ in range(int(DOZES / RESTING)):
        assert _is_due_after(wakefulness, RESTING)
        wakefulness.after_frame(is_touched=False, is_quiet=True)
    return wakefulness
