"""What the shipped scenes are meant to do to a player; what all levels have in common is in the house rules."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from game.authoring.figures import endings_remembered
from game.paths import dialogues_dir
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis import Study, explore
from game.story.engine.conversation import Setup, replay
from game.story.model import Line, Scene

LIBRARY = open_index(dialogues_dir())


def shipped(scene_id: str) -> Scene:
    scene = read_scene(LIBRARY, scene_id).scene
    assert scene is not None
    return scene


@cache
def studied(scene_id: str) -> Study:
    scene = shipped(scene_id)
    return Study(explore(scene, endings_remembered(LIBRARY, scene)))


def test_two_mistakes_in_the_first_call_pass_in_most_places() -> None:
    study = studied("first_ring")
    onward, steady = study.atlas.onward, study.steady

    def chance(state: int, wrong: frozenset[int], turn: int = 0) -> float:
        ways = onward[state]
        if not ways:
            return study.atlas.passing[state]
        best = max(ways, key=steady.__getitem__)
        if turn not in wrong or len(ways) == 1:
            return chance(best, wrong, turn + 1)
        others = [way for way in ways if way != best]
        return sum(chance(way, wrong, turn + 1) for way in others) / len(others)

    places = [frozenset(pair) for pair in combinations(range(5), 2)]
    start = study.atlas.openings[0].state
    assert sum(chance(start, pair) for pair in places) / len(places) >= 0.85


def test_mrs_smith_says_that_a_second_sorry_costs_and_it_does() -> None:
    scene = shipped("late_install")
    told = replay(scene, Setup(1, {}, {}), ["three_hours", "where_at_two", "missed_it"])
    before, after = told.turns[-2].after.meters, told.turns[-1].after.meters
    trust = [meter.id for part in scene.cast for meter in part.character.meters].index("mrs_smith.trust")
    assert after[trust] == before[trust] - 10
    assert any(isinstance(event, Line) and "I have had my apology" in event.text for event in told.turns[-1].events)


def test_mrs_smith_is_won_over_only_by_somebody_who_answered_her() -> None:
    scene, atlas = shipped("late_install"), studied("late_install").atlas
    answered = [flag.id for flag in scene.flags].index("answered")
    met = 0
    for state, shape, onward in zip(atlas.states, atlas.shapes, atlas.onward, strict=True):
        if state.place == "green" and not state.flags[answered]:
            met += 1
            for option, there in zip(shape, onward, strict=True):
                if not atlas.option_name(option).endswith("/monday_at_ten"):
                    assert atlas.states[there].ending != "won_over"
    assert met > 0


@pytest.mark.parametrize("answer", ["we_didnt", "timed_out"])
def test_a_film_that_an_ending_plays_was_spoken_of_before(answer: str) -> None:
    begun = ["three_hours", "where_at_two", "called_off", "dont_know", answer]
    later = ["open_it_again", "green_or_not", "write_it_down", "ring_on_time", "monday_at_ten"]
    told = replay(shipped("late_install"), Setup(1, {}, {}), [*begun, *later])
    assert told.state.ending == "won_over"
    assert any(isinstance(event, Line) and "a film of it" in event.text for _, event in told.events())
