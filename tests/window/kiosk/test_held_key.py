"""A key that something lies on is nobody; one that is pressed again and again is somebody."""

from __future__ import annotations

from game.window.commands import Command, Erase, Leaf, Move
from game.window.kiosk.held_key import LONGEST, HeldKey


def test_a_key_that_is_held_for_more_than_a_minute_is_nobodys() -> None:
    key, heard = HeldKey(), []
    for _ in range(round(LONGEST * 25)):
        key.pass_time(0.06)
        heard.append(key.is_somebodys(Move("down")))
    assert heard[0]
    assert heard[round(LONGEST * 16) - 1]
    assert not heard[-1]
    assert key.is_somebodys(Move("up")), "another one is pressed by somebody"


def test_who_presses_one_key_now_and_then_all_day_is_there() -> None:
    key = HeldKey()
    commands: list[Command] = [Leaf(1), Erase()]
    for command in commands * 200:
        key.pass_time(0.1)
        assert key.is_somebodys(command)
    for _ in range(400):
        key.pass_time(1.0)
        assert key.is_somebodys(Leaf(1))
