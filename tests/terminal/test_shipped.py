"""The shipped scenes in the terminal: whatever a player types, the call goes on, ends, and is kept as it was played."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from game.paths import dialogues_dir
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.session import World
from game.story.debrief.report import report
from game.story.engine.conversation import replay
from support.terminal_scenes import Terminal, now, played

SCENES = [level.scene for level in open_index(dialogues_dir()).course.levels if level.shift is None]
KEYS = ("1", "2", "3", "4", "", "l", "n", "u", "?", "y", "x", "9", "é", "\x1b[A")


class Fidgeter(Terminal):
    """Types anything at all, with a taste for numbers, and leaves after the debrief or when weary."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.dice = random.Random(seed)
        self.patience = 400

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        self.told.append(prompt)
        self.patience -= 1
        if "Enter to finish" in prompt or not self.patience:
            raise EOFError
        return self.dice.choice(KEYS[:4] if self.dice.random() < 0.7 else KEYS)


@pytest.mark.parametrize("scene_id", SCENES)
@pytest.mark.parametrize("seed", range(3))
def test_a_fidgeting_player_comes_to_an_end_that_a_replay_comes_to_as_well(
    tmp_path: Path, scene_id: str, seed: int
) -> None:
    index = open_index(dialogues_dir())
    player = Fidgeter(seed)
    opened = Store.open(tmp_path, now)
    assert opened.store is not None
    with opened.store as store:
        world = World(lambda: seed, lambda: Store.in_memory(now), scene=scene_id, player="Ann")
        assert played(player, index, opened, world, 60) == 0
        latest = store.attempts(store.player("Ann"))[-1]
        decisions = store.decisions(latest)
    scene = read_scene(index, scene_id).scene
    assert scene is not None
    again = report(replay(scene, latest.setup, decisions), "Ann")
    assert again["refused"] is None
    assert latest.finish is not None
    assert (again["ending"], again["score"]) == (latest.finish.ending, latest.finish.score)
    assert f"The end: {scene.ending(latest.finish.ending or '').title}" in player.text
    assert "{" not in player.text
    written = " ".join((index.folder / "scenes" / f"{scene_id}.yaml").read_text("utf-8").split())
    assert all(said in written for said in re.findall(r"None\b.{5}", " ".join(player.text.split())))
    assert max(len(line) for line in player.told if line not in player.prompts) <= 60


def test_every_shipped_scene_is_listed_as_a_level_and_only_the_first_is_open(tmp_path: Path) -> None:
    terminal = Terminal()
    opened = Store.open(tmp_path, now)
    assert opened.store is not None
    with opened.store:
        world = World(lambda: 1, lambda: Store.in_memory(now), player="Ann")
        played(terminal, open_index(dialogues_dir()), opened, world)
    listed = [line for line in terminal.told if line[:2] in ("1.", "2.", "3.")]
    assert ["not yet" in line for line in listed] == [False, True, True]
