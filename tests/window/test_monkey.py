"""A monkey at the window, for a little while; ``tools/monkey.py --window`` lets it loose for long."""

from __future__ import annotations

from pathlib import Path

from game.paths import dialogues_dir
from support.window_monkey import Monkey


def test_whatever_is_pressed_typed_or_plugged_in_the_game_goes_on_and_keeps_what_was_played(tmp_path: Path) -> None:
    monkey = Monkey(dialogues_dir(), tmp_path, 3)
    monkey.play(400)
    assert monkey.did.total() == 400
    assert monkey.visits > 1
    assert {"TitleScreen", "LevelsScreen", "TalkScreen"} <= set(monkey.seen)
