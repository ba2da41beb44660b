"""Scenes drawn at random are played by inkjs too, which knows nothing of this game: what happens must be the same."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.story.engine.compile import program_of
from game.story.engine.play import begin, choose, open_ids
from game.story.engine.state import Turn
from game.story.model.memory import read_memory
from game.story.model.scene import Scene
from support.ink_export import ink_of, meters_told, promise_name, told
from support.random_scenes import random_scene

HERE = Path(__file__).parents[1] / "ink"
SCENES = 80
WALKS = 6
LONGEST = 14


@dataclass(frozen=True)
class Walk:
    """One conversation as the game has it: what it starts from, and the turns."""

    variants: dict[str, Any]
    remembered: dict[str, str]
    turns: tuple[Turn, ...]


@pytest.fixture(scope="session")
def inkjs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with inkjs installed as locked; skips where there is no npm, or nothing for npm to install from."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        pytest.skip("npm and node are not here, so ink cannot be asked: the differential test was not run")
    folder = tmp_path_factory.mktemp("ink")
    for name in ("package.json", "package-lock.json", "play.js"):
        shutil.copy(HERE / name, folder)
    call = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        pytest.skip(f"npm could not install inkjs, so the differential test was not run: {done.stderr.strip()[-300:]}")
    return folder


def walk(scene: Scene, seed: int) -> Walk:
    """A conversation with random choices; the opening counts as its first turn."""
    dice = Random(seed)
    variants = {flag.id: dice.choice(flag.values) for flag in scene.flags if flag.drawn}
    remembered = {"earlier": dice.choice(("never", "well", "badly", "well,kept:word", "badly,open:word"))}
    turns = [begin(scene, variants, remembered)]
    while len(turns) <= LONGEST and (ids := open_ids(scene, turns[-1].after)):
        turns.append(choose(scene, turns[-1].after, dice.choice(ids)))
    return Walk(variants, remembered, tuple(turns))


def as_the_game_has_it(scene: Scene, walked: Walk) -> list[dict[str, Any]]:
    """The turns in the form that play.js gives them."""
    found, spent = [], 0
    for turn in walked.turns:
        lines = [told(event) for event in turn.events]
        if turn.option:
            said = program_of(scene).decisions[turn.decision].options[turn.option].said
            costs = 0 if turn.taken is None else turn.taken.costs
            spent += costs
            lines[len(said) : len(said)] = [meters_told(turn.meters), *([f"SPENT {spent}"] if costs else [])]
        found.append({"lines": lines, "open": list(open_ids(scene, turn.after)), "ending": turn.after.ending or ""})
    return found


def asked_of_ink(scene: Scene, walked: Walk) -> dict[str, Any]:
    """A walk as play.js takes it."""
    values = {f"f_{name}": value for name, value in walked.variants.items()}
    left = {name: read_memory(text) for name, text in walked.remembered.items()}
    for name, promise in program_of(scene).recalls:
        if promise:
            values[promise_name(f"{name}.{promise}")] = left[name].promises.get(promise, "")
        else:
            values[f"r_{name}"] = left[name].ending
    return {"set": values, "choose": [turn.option for turn in walked.turns[1:]]}


def test_scenes_drawn_at_random_go_in_ink_as_they_go_in_the_game(inkjs: Path) -> None:
    """Lines, notes, meters, open options and endings are the same, turn by turn, for the same choices."""
    scenes = [random_scene(seed, beats=2 + seed % 4) for seed in range(SCENES)]
    walks = [[walk(scene, seed * WALKS + at) for at in range(WALKS)] for seed, scene in enumerate(scenes)]
    asked = [
        {"ink": ink_of(scene), "walks": [asked_of_ink(scene, one) for one in several]}
        for scene, several in zip(scenes, walks, strict=True)
    ]
    done = subprocess.run(
        ["node", "play.js"],
        cwd=inkjs,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    answers = json.loads(done.stdout)
    decisions = 0
    for scene, several, answer in zip(scenes, walks, answers, strict=True):
        assert "error" not in answer, f"{scene.id}: {answer['error']}\n{ink_of(scene)}"
        for one, turns in zip(several, answer["walks"], strict=True):
            expected = as_the_game_has_it(scene, one)
            choices = [turn.option for turn in one.turns[1:]]
            assert turns == expected, f"{scene.id} with {one.variants}, {one.remembered}: {choices}"
            decisions += len(choices)
    assert decisions > SCENES * WALKS


def test_the_scenes_compared_have_all_that_a_scene_can_have() -> None:
    """Else the comparison would say little: loops, `once`, `again`, cases, cut-ins, blocks, notes and variants."""
    sources = [ink_of(random_scene(seed, beats=2 + seed % 4)) for seed in range(SCENES)]
    for sign in (
        "\n*",
        "[listen]",
        "- else:",
        "~ n_note_a = true",
        "VAR f_genuine",
        "VAR r_earlier",
        "(beat__beat_0 > 1)",
        'VAR p_earlier__word = ""',
        '~ p_ring = "kept"',
    ):
        assert sum(sign in source for source in sources) >= 5, sign
