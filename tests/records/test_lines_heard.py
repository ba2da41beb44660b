"""What was heard in an attempt is worked out from its answers: no more than was surely heard, in the very words."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.records import LineHeard, Run, Where, begin_run, lines_heard
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.engine import Setup
from game.story.model.scene import Scene
from support.terminal_scenes import DOORSTEP, library, now

OPENING = {"The phone rings.", "Is that {company}?", "I waited, and I waited, and then", "Nobody came."}


@pytest.fixture
def store() -> Store:
    return Store.in_memory(now)


def scene_in(folder: Path, **files: str) -> Scene:
    scene = read_scene(open_index(library(folder, **files)), "doorstep").scene
    assert scene is not None
    return scene


def had(store: Store, scene: Scene, *options: str, language: str = "en") -> Run:
    where = Where(language=language)
    run = begin_run(store, store.player("Ann"), scene, Setup(1, {"rainy": True}, {}), where)
    for option in options:
        assert not run.take(option).refused, option
    return run


def heard(store: Store, run: Run, scene: Scene, language: str = "en") -> set[str]:
    attempt = store.attempt(run.attempt.uuid)
    assert attempt is not None
    return {line.text for line in lines_heard(store, attempt, scene, language)}


def test_all_that_was_said_before_the_last_answer_has_been_heard(tmp_path: Path, store: Store) -> None:
    scene = scene_in(tmp_path)
    begun, cut_in_on, left = had(store, scene), had(store, scene, "listen"), had(store, scene, "listen", "lost_morning")
    assert heard(store, begun, scene) == set()
    assert heard(store, cut_in_on, scene) == OPENING - {"Nobody came."}
    assert heard(store, left, scene) == OPENING
    assert LineHeard("narrator", "The phone rings.") in lines_heard(store, left.attempt, scene, "en")


def test_of_a_call_that_is_over_all_has_been_heard(tmp_path: Path, store: Store) -> None:
    scene = scene_in(tmp_path)
    over = had(store, scene, "listen", "traffic")
    assert heard(store, over, scene) == {*OPENING, "The traffic was bad.", "That will not do."}


def test_what_was_heard_in_other_words_has_not_been_heard(tmp_path: Path, store: Store) -> None:
    scene = scene_in(tmp_path / "a")
    run, spanish = had(store, scene, "listen", "traffic"), had(store, scene, "listen", "traffic", language="es")
    edited = scene_in(tmp_path / "b", doorstep=DOORSTEP.replace("Nobody came.", "And nobody came!"))
    assert heard(store, run, edited) == set(), "nobody knows which of its lines are new"
    assert heard(store, spanish, scene) == set()
    assert "Nobody came." in heard(store, spanish, scene, "es")
