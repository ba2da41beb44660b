"""Whatever anybody does at a kiosk, it neither ends nor leads out; `tools/monkey.py` does the same at length."""

from __future__ import annotations

import shutil
from pathlib import Path

from game.paths import dialogues_dir
from support.kiosk_monkey import Monkey


def test_a_monkey_never_gets_out_and_nobodys_visit_goes_on_when_it_has_left(tmp_path: Path) -> None:
    shutil.copytree(dialogues_dir(), tmp_path / "dialogues")
    monkey = Monkey(tmp_path / "dialogues", 1)
    monkey.play(300)
    assert {"StartScreen", "LevelsScreen", "TalkScreen"} <= set(monkey.seen)
    assert monkey.kiosk.phase == "attract"
    monkey.store.close()


def test_a_monkey_finds_the_door_of_staff_and_does_not_come_through(tmp_path: Path) -> None:
    shutil.copytree(dialogues_dir(), tmp_path / "dialogues")
    monkey = Monkey(tmp_path / "dialogues", 3)
    monkey.kiosk.touch()
    for _ in range(12):
        monkey._knock()
        monkey.look()
        assert monkey.kiosk.screen == "PinScreen"
    monkey.leave()
    monkey.store.close()
