"""Slips that a reader found once: each stays mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.records.run import begin_run, resume
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.explore import explore
from game.story.condition.evaluate import divide
from game.story.engine.conversation import Setup, replay
from game.story.engine.rehearsal import NoSuchStartError, starting
from game.story.model.scene import Beat, Line, Scene

RULES = open_index(Path(__file__).parents[1] / "rules")
SETUP = Setup(0, {}, {})


def rule(name: str) -> Scene:
    scene = read_scene(RULES, name).scene
    assert scene is not None
    return scene


def test_notes_stand_in_the_order_in_which_they_were_first_taken() -> None:
    twice = replay(rule("flow"), SETUP, ("ask", "promise"))
    assert [note.id for note in twice.notes] == ["kettle", "since"]


def test_a_scene_of_exactly_as_many_states_as_are_allowed_is_visited_wholly() -> None:
    scene = rule("doors")
    states = len(explore(scene).states)
    assert explore(scene, most=states).complete
    assert not explore(scene, most=states - 1).complete


def test_a_fraction_of_numbers_past_all_measure_is_still_a_number() -> None:
    assert divide(10**700, 3) == 10**700 // 3
    assert divide(10**700, 10) == 10**699


@pytest.mark.parametrize("name", ["anger", "tries"])
def test_a_value_with_thousands_of_digits_is_refused_in_a_sentence(name: str) -> None:
    with pytest.raises(NoSuchStartError):
        starting(rule("flow"), None, {name: "9" * 5_000})


def test_a_call_that_was_heard_out_goes_on_though_nobody_can_cut_in_any_more() -> None:
    scene = rule("doors")
    store = Store.in_memory(lambda: datetime(2026, 1, 5, tzinfo=UTC))
    run = begin_run(store, store.player("Robin"), scene, SETUP)
    run.take("listen")
    run.take("once")
    hello, talk = scene.beats
    plain = tuple(replace(step, cut_in=()) if isinstance(step, Line) else step for step in hello.steps)
    again = resume(store, run.attempt, replace(scene, beats=(Beat("hello", plain), talk), content="edited")).run
    assert again is not None
    assert again.conversation.choices == ("once",)
    assert again.take("bye").refused == ""
    store.close()
