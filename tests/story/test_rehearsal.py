"""A trainer's rehearsal: starting anywhere, and keeping the choices when the scene changes under them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.engine.conversation import Setup, replay, start
from game.story.engine.rehearsal import NoSuchStartError, refitted, starting
from game.story.model.scene import Beat, Choose, Line, Scene

RULES = open_index(Path(__file__).parents[1] / "rules")
SETUP = Setup(0, {}, {})


def rule(name: str) -> Scene:
    scene = read_scene(RULES, name).scene
    assert scene is not None
    return scene


def test_a_scene_can_begin_at_any_beat_with_any_mood_and_flag() -> None:
    scene = starting(rule("flow"), "gone", {"anger": "80", "pat.trust": "5", "cause": "fuse", "promised": "true"})
    state = start(scene, SETUP).state
    assert state.ending == "gone"
    assert state.meters == (80, 5)
    assert state.flags == (True, 0, "fuse")


def test_a_variant_that_is_set_is_not_drawn() -> None:
    scene = starting(rule("memory"), None, {"kettles": "2"})
    assert start(scene, SETUP).state.flags[2] == 2
    assert [flag.drawn for flag in scene.flags] == [False, True, False]


@pytest.mark.parametrize(
    ("beat", "values", "says"),
    [
        ("gon", {}, "did you mean 'gone'"),
        (None, {"angre": "80"}, "did you mean 'anger'"),
        (None, {"anger": "180"}, "from 0 to 100"),
        (None, {"anger": "hot"}, "from 0 to 100"),
        (None, {"cause": "rust"}, "unknown or limescale or fuse"),
        (None, {"promised": "yes"}, "false or true"),
        (None, {"tries": "many"}, "whole number"),
    ],
)
def test_a_start_that_cannot_be_is_refused_with_what_there_is(
    beat: str | None, values: dict[str, str], says: str
) -> None:
    with pytest.raises(NoSuchStartError, match=says):
        starting(rule("flow"), beat, values)


def test_a_name_that_two_people_have_must_be_written_in_full() -> None:
    with pytest.raises(NoSuchStartError, match=r"pat\.anger or sam\.anger"):
        starting(rule("reactions"), None, {"anger": "80"})


def test_choices_that_still_fit_are_made_again() -> None:
    scene = rule("reactions")
    had = replay(scene, SETUP, ("sorry", "rude"))
    again = refitted(replace(scene, title="Another"), SETUP, had.choices)
    assert again.conversation.choices == ("sorry", "rude")
    assert again.dropped == ()


def test_it_goes_back_to_the_last_choice_that_fits_and_says_which_were_dropped() -> None:
    scene = rule("reactions")
    (loop,) = scene.beats
    fewer = tuple(
        Choose(tuple(option for option in step.options if option.id != "rude")) if isinstance(step, Choose) else step
        for step in loop.steps
    )
    edited = replace(scene, beats=(Beat(loop.id, fewer),))
    again = refitted(edited, SETUP, ("sorry", "rude", "fix"))
    assert again.conversation.choices == ("sorry",)
    assert again.dropped == ("rude", "fix")


def test_hearing_out_a_line_that_can_no_longer_be_cut_into_is_left_out() -> None:
    scene = rule("doors")
    hello, talk = scene.beats
    plain = tuple(replace(step, cut_in=()) if isinstance(step, Line) else step for step in hello.steps)
    again = refitted(replace(scene, beats=(Beat("hello", plain), talk)), SETUP, ("listen", "once"))
    assert again.conversation.choices == ("once",)
    assert again.dropped == ()
