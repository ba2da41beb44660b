"""Whole visits through the real screens, with the events that a keyboard, a mouse and a finger make."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.paths import dialogues_dir
from game.script.read import read_library
from game.story.model import LISTEN, Play, Scene
from text_scenes import library
from ui_sitting import Sitting, sitting


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
        assert one.sees("The phone rings.") or one.talk.telling.phase == "typing"
        one.read_on()
        assert one.talk.telling.cuttable
        one.key("space", "space")
        one.read_on()
        assert one.talk.conversation.choices == (LISTEN,)
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
            if one.talk.telling.can_decide:
                break
            one.click_spot("on")
            one.wait(0.1)
        one.wait(0.4)
        one.click("Your number, please")
        one.read_on()
        one.click("The traffic was bad.")
        one.read_on()
        one.click("See how it went")
        assert one.sees("Not passed this time")
        one.click("Back to the levels")
        assert one.sees("Played, not passed yet")
        one.click("Change player")
        assert one.sees("Guest")


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


def walks() -> list[tuple[Scene, Play]]:
    return [(scene, play) for scene in LIBRARY.scenes.values() for play in scene.plays if not play.remember]


def test_the_plays_of_the_shipped_scenes_come_to_every_ending() -> None:
    for scene in LIBRARY.scenes.values():
        assert {play.ends for play in scene.plays} >= {ending.id for ending in scene.endings}, scene.id


@pytest.mark.parametrize(("scene", "play"), walks(), ids=lambda value: getattr(value, "id", getattr(value, "name", "")))
def test_every_play_of_the_shipped_scenes_can_be_had_in_the_window(scene: Scene, play: Play) -> None:
    with sitting(dialogues_dir(), variants=dict(play.variants)) as one:
        one.app.perform(())
        one.sit_down()
        one.app._keep("typing", "instant")
        one.begin(scene.id)
        ways = ("mouse", "digit", "arrows", "touch")
        for number, option in enumerate(play.choose):
            one.read_on()
            while one.talk.telling.cuttable and option == LISTEN:
                one.key("space")
                one.wait(0.1)
                if one.talk.conversation.choices[-1:] == (LISTEN,):
                    break
            if option == LISTEN:
                continue
            _hear_out_unless(one, option)
            one.answer(option, by=ways[number % len(ways)])
            assert one.talk.conversation.choices[-1] == option
        one.read_on(lambda talk: talk.telling.phase == "over")
        one.key("enter")
        story = one.debrief.story
        if play.ends is not None:
            assert story.conversation.state.ending == play.ends
        assert one.app.visit is not None
        assert one.app.visit.run is not None
        assert one.app.visit.run.conversation.choices == story.conversation.choices


def _hear_out_unless(one: Sitting, option: str) -> None:
    """Hearing out may be left out of a play, and is then understood."""
    while one.talk.telling.cuttable and option not in [offer.id for offer in one.talk.telling.shown]:
        one.key("space")
        one.wait(0.1)
        one.read_on()
