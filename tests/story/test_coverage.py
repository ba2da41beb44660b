"""What is told of lines, endings and conditions that happen is compared with a walk of every path, written apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.story.analysis.coverage import FAILED, HELD, Coverage, cover
from game.story.analysis.explore import explore
from game.story.engine.program import options_in, steps_in
from game.story.model.cast import Face
from game.story.model.scene import Choose, End, Go, Line, Mood, Option, Scene, When
from support import naive
from support.every_path import REMEMBERED, walk_every_path
from support.random_scenes import random_scene
from support.scenes import beat, endless, looping, say, scene, when


def lines_seen(coverage: Coverage) -> set[str]:
    """The texts of the lines that the coverage says are seen; what the player says among them."""
    seen = set()
    for story_beat in coverage.scene.beats:
        for step in steps_in(story_beat.steps):
            if (
                isinstance(step, Line)
                and coverage.is_reached(step)
                and (step.when is None or coverage.outcome(step) & HELD)
            ):
                seen.add(step.text)
    taken = {coverage.atlas.option_name(place) for place in coverage.atlas.taken}
    said = {option.spoken for decision, option in options_in(coverage.scene) if f"{decision}/{option.id}" in taken}
    return seen | (said - {""})


@pytest.mark.parametrize("seed", range(120))
def test_the_lines_that_can_be_seen_are_those_that_some_walk_hears(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: set[str] = set()
    real = naive.converse

    def overheard(*arguments: Any) -> naive.World:
        world = real(*arguments)
        heard.update(text for _, text in world.said)
        return world

    monkeypatch.setattr(naive, "converse", overheard)
    drawn = random_scene(seed)
    walk_every_path(drawn)
    assert lines_seen(cover(drawn, REMEMBERED)) == heard


@pytest.mark.parametrize("seed", range(60))
def test_without_the_flags_nobody_asks_for_a_scene_comes_to_the_same_endings_and_scores(seed: int) -> None:
    drawn = random_scene(seed)
    whole, bare = explore(drawn, REMEMBERED), cover(drawn, REMEMBERED).atlas
    assert {ending for _, ending in whole.endings()} == {ending for _, ending in bare.endings()}
    assert set(whole.worth) == set(bare.worth)
    assert len(bare.states) <= len(whole.states)


def conditions(drawn: Scene) -> list[Line | When | Option]:
    steps = [step for story_beat in drawn.beats for step in steps_in(story_beat.steps)]
    owners: list[Line | When | Option] = [step for step in steps if isinstance(step, When)]
    owners += [step for step in steps if isinstance(step, Line) and step.when is not None]
    return owners + [option for _, option in options_in(drawn) if option.when is not None]


def test_a_condition_came_out_as_it_could() -> None:
    angry, calm = When(when("anger >= 100"), (Line("pat", "Out."),)), When(when("anger >= 10"), (Line("pat", "Hm."),))
    drawn = scene(
        beat("hello", angry, calm, Choose((say("kind", "kind", to="again"), say("rude", "rude", to="again")))),
        beat("again", both := When(when("anger >= 60"), (End("gone"),)), End("even")),
    )
    coverage = cover(drawn)
    assert [coverage.outcome(step) for step in (angry, calm, both)] == [FAILED, HELD, FAILED | HELD]
    assert not coverage.is_reached(angry.then[0])
    assert coverage.is_reached(calm.then[0])


def test_a_condition_that_nobody_comes_to_was_not_asked() -> None:
    dead = When(when("anger >= 10"), (Line("pat", "Hm."),))
    coverage = cover(scene(beat("hello", End("even"), dead)))
    assert coverage.outcome(dead) == 0
    assert not coverage.is_reached(dead)


def test_beats_that_are_run_off_are_named() -> None:
    coverage = cover(
        scene(beat("hello", Choose((say("on", to="again"), say("off")))), beat("again", Line("pat", "So.")))
    )
    assert coverage.falls() == ("hello", "again")
    assert coverage.is_entered("again")


def test_loops_are_covered_to_their_end() -> None:
    coverage = cover(looping(), {})
    assert all(coverage.outcome(owner) for owner in conditions(looping()) if isinstance(owner, Line))
    assert coverage.is_whole


def test_what_was_not_visited_is_not_certain() -> None:
    coverage = cover(endless(), {}, most=3)
    assert not coverage.is_whole
    assert coverage.atlas.visited <= 3


def test_a_face_is_worn_if_any_meters_that_are_shown_call_for_it() -> None:
    drawn = scene(
        beat("hello", Choose((say("rude", "rude", reply=(Mood(()),)), say("kind", "kind"))), Go("again")),
        beat("again", Line("pat", "So."), End("even")),
    )
    part = drawn.cast[0]
    faces = (Face("furious", when("anger >= 75")), Face("upset", when("anger >= 70")), Face("calm", None))
    pat = replace(part.character, faces=faces)
    coverage = cover(replace(drawn, cast=(replace(part, character=pat),)))
    assert coverage.faces["pat"] == (FAILED | HELD, FAILED, HELD)
