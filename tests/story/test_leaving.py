"""What a scene can leave to later ones: endings with what became of promises, only those that really come together."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.figures import endings_remembered, left_to
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.explore import explore, setups
from game.story.analysis.leaving import all_that_might_be_left, can_leave
from game.story.engine.play import begin, choose, open_ids
from game.story.model import Memory, odd_part, read_memory
from game.story.model.scene import Scene
from support.promises import FILES, library
from support.random_scenes import random_scene


def scene_of(folder: Path, id_: str, **changed: str) -> Scene:
    scene = read_scene(open_index(library(folder, **changed)), id_).scene
    assert scene is not None
    return scene


def test_only_pairs_that_come_together_are_left(tmp_path: Path) -> None:
    assert can_leave(scene_of(tmp_path, "install"), {"call"}) == (
        "lost",
        "lost,broken:call",
        "lost,open:call",
        "won,kept:call",
    )


def test_a_scene_begins_once_for_each_thing_it_can_tell_apart(tmp_path: Path) -> None:
    index = open_index(library(tmp_path))
    scene = scene_of(tmp_path, "later")
    starts = [remembered["install"] for _, remembered in setups(scene, endings_remembered(index, scene))]
    assert starts == ["never", "lost,broken:call", "lost,open:call", "won,kept:call"]


def test_of_a_scene_whose_promises_nobody_asks_for_every_ending_is_named_and_no_promise(tmp_path: Path) -> None:
    asks = FILES["scenes/later.yaml"].replace("kept(install.call)", "ended(install) == won")
    asks = asks.replace("broken(install.call)", "ended(install) == lost")
    asks = asks.replace("promised(install.call)", "ended(install) == never")
    scene = scene_of(tmp_path, "later", later=asks)
    assert left_to(scene, lambda _: scene_of(tmp_path, "install")) == {"install": ("won", "lost")}


def test_scenes_that_ask_each_other_are_thought_to_leave_anything(tmp_path: Path) -> None:
    asks = FILES["scenes/install.yaml"].replace("- smith: Well?", "- {smith: Again?, when: kept(install.call)}")
    scene = scene_of(tmp_path, "install", install=asks)
    left = left_to(scene, lambda _: scene)["install"]
    assert left == all_that_might_be_left(scene, {"call"})
    assert left is not None
    assert set(can_leave(scene, {"call"})) < set(left)


def test_past_the_limit_everything_is_thought_to_be_left(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, "install")
    assert can_leave(scene, {"call"}, most=2) == all_that_might_be_left(scene, {"call"})


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_what_is_left_is_what_having_every_conversation_leaves(seed: int) -> None:
    scene = random_scene(seed, loops=False)
    found = set[str]()
    for variants, remembered in setups(scene):
        turns = [[begin(scene, variants, remembered)]]
        while turns:
            had = turns.pop()
            state = had[-1].after
            if state.ending is not None:
                became = dict[str, str]()
                for event in (event for turn in had for event in turn.events):
                    if type(event).__name__ == "Promise":
                        became[event.id] = "open"  # type: ignore[union-attr]  # a Promise
                    elif type(event).__name__ == "Settle":
                        became[event.promise] = event.how  # type: ignore[union-attr]  # a Settle
                found.add(Memory(state.ending, became).text)  # type: ignore[arg-type]  # states
            turns += [[*had, choose(scene, state, id_)] for id_ in open_ids(scene, state)]
    assert set(can_leave(scene, ("ring", "write"))) == found


def test_a_memory_is_read_as_it_was_written_and_an_old_one_is_an_ending() -> None:
    left = Memory("won_over", {"monday": "kept", "callback": "open"})
    assert left.text == "won_over,open:callback,kept:monday"
    assert read_memory(left.text) == left
    assert read_memory(" won_over , kept : monday ") == Memory("won_over", {"monday": "kept"})
    assert read_memory("won_over") == Memory("won_over")
    assert [odd_part(text) for text in ("won", "won,kept:a", "won,kapt:a", "won,kept:", "won,monday")] == [
        "",
        "",
        "kapt:a",
        "kept:",
        "monday",
    ]


def test_a_scene_without_promises_has_no_more_states_for_them() -> None:
    for seed in (1, 2, 4, 5):
        scene = random_scene(seed)
        assert not scene.promises
        assert (
            explore(scene, {"earlier": ("well", "well,kept:word")}).openings
            == explore(scene, {"earlier": ("well",)}).openings
        )
