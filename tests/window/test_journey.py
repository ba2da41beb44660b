"""Whole visits through the real screens, with the events that a keyboard, a mouse and a finger make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from game.paths import dialogues_dir
from game.script.library.read import read_library
from game.story.analysis import explore
from game.story.engine.chance import drawn
from game.story.engine.compile import program_of
from game.story.model.flags import Value
from game.story.model.scene import LISTEN, SILENCE, Scene
from game.window.requests import Keep
from support.pad_hands import PadHands
from support.sitting import Sitting, sitting
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def test_a_new_player_gets_from_the_title_to_the_debrief_by_keyboard_alone(folder: Path) -> None:
    with sitting(folder) as one:
        assert one.sees("Who is playing?")
        one.type("Ann L. Nord")
        assert one.sees("Ann L. Nord")
        one.key("enter")
        assert one.sees("Hello Ann L. Nord.")
        one.key("1")
        assert one.sees("Line two is blinking, Ann L. Nord.")
        one.key("enter")
        assert one.sees("The phone rings.") or one.phase() == "typing"
        one.read_on()
        assert one.talk.narration.cuttable
        one.key("space", "space")
        one.read_on()
        assert one.choices() == (LISTEN,)
        one.answer("lost_morning", by="digit")
        one.read_on()
        assert one.sees("Noted: She lost her morning")
        one.answer("tomorrow", by="arrows")
        one.read_on()
        one.key("enter")
        assert one.screen == "DebriefScreen"
        assert one.sees("Won over")
        one.key("escape")
        assert one.sees("Passed")


def test_the_same_by_mouse_alone(folder: Path) -> None:
    with sitting(folder) as one:
        one.click("Play as a guest")
        one.click("On the Doorstep")
        one.click("Take the call")
        for _ in range(20):
            if one.talk.narration.can_decide:
                break
            one.click_target("on")
            one.wait(0.1)
        one.wait(0.4)
        one.click("Your number, please")
        one.read_on()
        one.click("The traffic was bad.")
        one.read_on()
        one.click("See how it went")
        assert one.sees("Not passed this time")
        one.wait_for_grades()  # the foot gets its other ways on with them
        one.click("Back to the levels")
        assert one.sees("Tried once, not passed yet")
        one.click("Change player")
        assert one.ledger.players() == ()


def test_the_same_with_a_finger(folder: Path) -> None:
    with sitting(folder) as one:
        one.tap("guest")
        one.tap("scene:doorstep")
        one.tap("begin")
        one.read_on()
        one.tap("option:your_number")
        one.read_on()
        one.answer("lost_morning", by="touch")
        one.read_on()
        one.answer("never_mind", by="touch")
        one.read_on()
        one.tap("end")
        assert one.sees("She hangs up.")


def test_a_known_player_is_picked_and_not_asked_for_a_name(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down("Ann")
        one.key("escape")
        assert one.sees("Who is playing?")
        one.key("1")
        assert one.sees("Hello Ann.")


def test_a_locked_level_says_what_opens_it_and_cannot_be_begun(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        assert one.sees("Pass “On the Doorstep” first.")
        one.key("2")
        assert one.screen == "LevelsScreen"


LIBRARY = read_library(dialogues_dir()).library


class Walk(NamedTuple):
    scene: Scene
    choose: tuple[str, ...]
    ending: str | None
    variants: Mapping[str, Value]


BETWEEN = {shift.between for shift in LIBRARY.course.shifts}
"""What is between two calls is no call."""


def walks() -> Iterator[Walk]:
    """To each ending of the shipped scenes the first play that comes to it, and a shortest walk where none does."""
    for scene in LIBRARY.scenes.values():
        if scene.id in BETWEEN:
            continue
        plays = {play.ends: play for play in reversed(scene.plays) if not play.remember}
        yield from (Walk(scene, play.choose, play.ends, dict(play.variants)) for play in plays.values())
        missing = {ending.id for ending in scene.endings} - plays.keys()
        for seed in range(1, 20) if missing else ():
            variants = drawn(scene, seed)
            atlas = explore(scene, only=(variants, {}))
            for state, ending in atlas.endings():
                if ending in missing:
                    missing.remove(ending)
                    yield Walk(scene, atlas.walk_to(state), ending, variants)
            if not missing or not variants:
                break
        remembers = bool(program_of(scene).remembers)  # what comes of that is played in the tests of the scene itself
        assert not missing or remembers, f"no way was found in {scene.id} to {missing}"


@pytest.mark.parametrize("walk", list(walks()), ids=lambda walk: f"{walk.scene.id} to {walk.ending}")
def test_every_ending_of_the_shipped_scenes_can_be_come_to_in_the_window(walk: Walk) -> None:
    with sitting(dialogues_dir(), variants=dict(walk.variants)) as one:
        one.sit_down()
        one.app.perform((Keep("typing", "instant"),))
        one.begin(walk.scene.id)
        ways = ("mouse", "digit", "arrows", "touch", "pad")
        pad = PadHands(one)
        for number, option in enumerate(walk.choose):
            one.read_on()
            if option == LISTEN:
                _hear_out(one)
                continue
            if option == SILENCE:
                one.wait(50)  # the longest that anybody is kept waiting, and some
                assert one.choices()[-1] == option
                continue
            while option not in [
                offer.id for offer in one.talk.narration.shown
            ]:  # hearing out may be left out of a play
                _hear_out(one)
                one.read_on()
            way = ways[number % len(ways)]
            if way == "pad":
                pad.choose(f"option:{option}")
            else:
                one.answer(option, by=way)
            assert one.choices()[-1] == option
        one.read_on(lambda talk: talk.narration.phase == "over")
        one.key("enter")
        had = one.debrief.story.conversation
        assert walk.ending in (None, had.state.ending)
        assert one.kept() == had.choices


def _hear_out(one: Sitting) -> None:
    """Press on until a line that could be cut in on has been heard out."""
    assert one.talk.narration.cuttable
    before = len(one.choices())
    for _ in range(5):
        one.key("space")
        one.wait(0.1)
        if len(one.choices()) > before:
            return
