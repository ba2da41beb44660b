"""The command explore: its JSON has exactly the keys that were promised, its text can be read by a trainer."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from game.authoring.figures import explored as explored_scene
from game.authoring.figures import figures_as_data, figures_in_text, share
from game.cli.entry import main
from game.story.engine.conversation import Setup, replay
from game.story.engine.play import score
from game.story.model.scene import Scene
from support.checked_frames import SECTIONS, checked_frame
from support.every_path import REMEMBERED
from support.random_scenes import random_scene
from support.scenes import endless, interrupted, short

KEYS = {"open", "value", "regret_mean", "regret_max", "steady", "cost_mean", "cost_max", "spends"}
EARLIER = {"before": ("glad", "gone")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return checked_frame(tmp_path / "library", "top", SECTIONS["title"]).folder


def explored(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["explore", "example", "--dialogues", str(folder), *more]) == 0
    return capsys.readouterr().out


def test_the_json_has_exactly_the_keys_that_were_promised(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(explored(folder, capsys, "--format", "json"))
    keys = "scene exact states decisions endings score passes options spent keep"
    assert list(data) == keys.split()
    assert data["scene"] == "example"
    assert data["exact"] is True
    assert set(data["endings"]) == {"kept", "gone"}
    assert all(set(ending) == {"reachable", "random_share", "shortest"} for ending in data["endings"].values())
    assert set(data["score"]) == {"min", "max", "min_walk", "max_walk"}
    assert list(data["passes"]) == ["random", "longest", "first", "apologetic"]
    assert "hello/dark" in data["options"]
    assert all(set(o) == KEYS for o in data["options"].values())


def test_the_figures_are_those_that_can_be_added_up_by_hand(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = json.loads(explored(folder, capsys, "--format", "json"))
    assert data["score"] == {
        "min": 6,
        "max": 90,
        "min_walk": ["excuse", "wind", "no_van"],
        "max_walk": ["dark", "hours", "thanks"],
    }
    assert data["passes"]["random"] == pytest.approx(7 / 27)
    assert data["endings"]["kept"]["random_share"] == pytest.approx(7 / 27)
    assert data["options"]["hello/excuse"] == {
        "open": 1,
        "value": 62,
        "regret_mean": 28,
        "regret_max": 28,
        "steady": 49.75,
        "cost_mean": 28,
        "cost_max": 28,
        "spends": 0,
    }
    assert data["options"]["hello/dark"]["regret_max"] == 0


def test_the_walks_lead_where_they_say() -> None:
    for scene in (short(), interrupted()):
        found = explored_scene(scene, EARLIER).figures
        for id_, ending in found.endings.items():
            if ending.shortest is not None and ending.start is not None:
                setup = Setup(0, ending.start.variants, ending.start.remembered)
                assert replay(scene, setup, ending.shortest).state.ending == id_
        assert found.greatest_start is not None
        setup = Setup(0, found.greatest_start.variants, found.greatest_start.remembered)
        assert score(scene, replay(scene, setup, found.greatest_walk).state) == found.greatest


def text_of(scene: Scene, most: int = 10_000) -> str:
    return "\n".join(figures_in_text(explored_scene(scene, EARLIER, most=most).figures, scene))


def test_the_text_has_its_sections_and_lines_up(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = explored(folder, capsys)
    assert "Example (example)\nAll of it was visited:" in told
    for heading in ("ENDINGS", "SCORE (0 to 100)", "WHO PASSES WITHOUT LISTENING", "OPTIONS"):
        assert f"\n{heading}\n" in told
    assert "\n      shortest: excuse, wind, no_van\n" in told
    rows = [line for line in told.partition("OPTIONS")[2].splitlines() if line.startswith("    ")]
    assert len({len(row) for row in rows}) == 1
    assert rows[0].split() == ["open", "ends", "at", "cost", "worst", "reach"]
    assert rows[1].split() == ["excuse", "1", "49.8", "28.0", "28.0", "62.0"]
    assert max(map(len, told.splitlines())) <= 100


def test_a_walk_says_what_it_starts_from_where_that_varies() -> None:
    told = text_of(interrupted())
    assert "genuine: true, before ended: never" in told


def test_a_scene_with_too_many_states_is_sampled_and_every_section_says_so() -> None:
    told = text_of(endless(), most=50)
    assert "only SAMPLED" in told
    assert "seed 0" in told
    for heading in ("ENDINGS", "SCORE (0 to 100)", "WHO PASSES WITHOUT LISTENING", "OPTIONS"):
        assert f"{heading} (sampled)" in told
    assert figures_as_data(explored_scene(endless(), {}, most=50).figures)["exact"] is False


def test_the_same_seed_samples_the_same() -> None:
    one, same, other = (figures_as_data(explored_scene(endless(), {}, seed, most=50).figures) for seed in (3, 3, 4))
    assert one == same
    assert one != other


def test_what_is_sampled_is_near_to_what_is_exact() -> None:
    exact, rough = (figures_as_data(explored_scene(short(), {}, most=most).figures) for most in (100, 3))
    assert not rough["exact"]
    assert rough["score"]["max"] == exact["score"]["max"]
    for name, option in exact["options"].items():
        assert rough["options"][name]["regret_max"] == pytest.approx(option["regret_max"])
        assert rough["options"][name]["regret_mean"] == pytest.approx(option["regret_mean"], abs=1.5)
        assert rough["options"][name]["value"] == pytest.approx(option["value"], abs=1.5)


@pytest.mark.parametrize(
    ("part", "told"), [(0, "0.0 %"), (1e-9, "under 0.1 %"), (0.5, "50.0 %"), (0.9999999, "over 99.9 %"), (1, "100.0 %")]
)
def test_what_is_more_than_nothing_never_reads_as_nothing(part: float, told: str) -> None:
    assert share(part) == told


def test_a_scene_that_is_not_there_is_a_wrong_call(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", "exmple", "--dialogues", str(folder)]) == 2
    assert "Did you mean 'example'?" in capsys.readouterr().err


IDLE = """\
flags:
  promised: false
  tries: 0
"""


def test_explore_and_graph_say_the_same_of_a_scene_with_a_counter_that_nobody_asks_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = checked_frame(tmp_path / "library", "top", IDLE).folder
    scene = folder / "scenes" / "example.yaml"
    counted = scene.read_text().replace("does: excuse\n", "does: excuse\n          set: {tries: +1}\n")
    scene.write_text(counted)
    explored_as_data = json.loads(explored(folder, capsys, "--format", "json"))
    assert main(["graph", "example", "-o", str(tmp_path / "map.mmd"), "--dialogues", str(folder)]) == 0
    assert f"{explored_as_data['states']} states" in capsys.readouterr().out
    scene.write_text(counted.replace("set: {tries: +1}", ""))
    without = json.loads(explored(folder, capsys, "--format", "json"))
    assert explored_as_data == without


def test_a_scene_that_can_begin_in_very_many_ways_is_explored_with_what_it_forgets(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenes = [random_scene(seed, loops=False) for seed in range(10)]
    whole = [explored_scene(scene, REMEMBERED).figures for scene in scenes]
    monkeypatch.setattr(sys.modules[explored_scene.__module__], "MANY_BEGINNINGS", 0)
    fewer = [explored_scene(scene, REMEMBERED).figures for scene in scenes]
    assert sum(one.states for one in fewer) < sum(one.states for one in whole)
    assert [one.passes for one in fewer] == [pytest.approx(one.passes) for one in whole]
