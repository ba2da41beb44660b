"""The game around the conversation: saving, leaving, going on, what is missing or broken, settings, sizes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.paths import assets_dir
from game.records.errors import StoreError
from game.records.sqlite.store import Store
from game.window.actions import TakeOption
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.commands import Resize
from support.sitting import Sitting, now, sitting
from support.terminal_scenes import DOORSTEP, library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def opened(saves: Path) -> Store:
    found = Store.open(saves, now)
    assert found.store is not None
    return found.store


def test_what_was_left_in_the_middle_goes_on_with_what_came_of_the_last_answer(folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "saves") as store:
        one = Sitting(folder, store)
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.answer("your_number")
        one.read_on()
        one.answer("lost_morning")  # and the power goes
    with opened(tmp_path / "saves") as store:
        one = Sitting(folder, store)
        one.key("1")
        assert one.sees("You left “On the Doorstep” after 2 decisions.")
        one.click("Go on")
        assert one.choices() == ("your_number", "lost_morning")
        assert one.sees("You lost your morning, Mrs Smith.")
        assert not one.sees("Yes. I did."), "it is told again: nobody knows how much of it was heard"
        one.read_on(lambda talk: talk.narration.phase == "read")
        assert one.sees("Yes. I did.")
        one.read_on()
        one.answer("tomorrow")
        one.read_on()
        one.key("enter")
        assert one.sees("Won over")
        one.wait_for_grades()


def test_what_was_left_is_given_up_when_the_new_call_is_taken_and_no_sooner(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.answer("your_number")
        one.key("escape")
        one.click("Leave")
        one.click("Start it again")
        assert one.sees("Line two is blinking")
        assert one.sees("is given up then")
        one.key("escape")
        assert one.sees("You left"), "nothing is given up before the new call is taken"
        assert one.sees("Left in the middle")
        one.click("Start it again")
        one.click("Take the call")
        one.key("escape")
        one.click("Leave")
        assert not one.sees("You left")
        assert not one.sees("Begun")
        assert one.sees("Not finished yet")


def test_picking_a_level_that_was_left_asks_whether_to_go_on(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.answer("your_number")
        one.key("escape")
        one.click("Leave")
        one.click_target("scene:doorstep")
        assert one.sees("Go on from there?")
        one.key("escape")
        assert one.screen == "LevelsScreen"
        one.click_target("scene:doorstep")
        one.click_target("choice:0")
        assert one.choices() == ("your_number",)


def test_an_edited_scene_that_no_longer_fits_says_so_and_offers_to_start_again(folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "saves") as store:
        one = Sitting(folder, store)
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.answer("your_number")
    library(tmp_path, doorstep=DOORSTEP.replace("your_number", "your_name"))
    with opened(tmp_path / "saves") as store:
        one = Sitting(folder, store)
        one.key("1")
        one.click("Go on")
        assert one.sees("This scene was edited after you left it")
        one.click("Start it again")
        assert one.sees("Line two is blinking")


def test_without_saves_the_game_asks_before_it_plays_unsaved(folder: Path) -> None:
    one = Sitting(folder, None, notice="The saves folder can only be read.")
    assert one.sees("The saves folder can only be read.")
    one.key("escape")
    assert (one.app.running, one.app.code) == (False, 1)
    one = Sitting(folder, None, notice="The saves folder can only be read.")
    one.click("Play without saving")
    one.sit_down()
    one.begin("doorstep")
    one.key("escape")
    assert one.sees("Nothing is being kept")
    one.session.close()


def test_enter_answers_with_the_choice_that_is_drawn_as_meant(folder: Path) -> None:
    one = Sitting(folder, None, notice="The saves cannot be opened.")
    one.key("enter")
    assert one.screen == "TitleScreen"
    one.session.close()


@pytest.mark.parametrize("key", ["enter", "space"])
def test_so_it_does_where_a_call_was_left(folder: Path, key: str) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.answer("your_number")
        one.key("escape")
        one.click("Leave")
        one.click_target("scene:doorstep")
        one.key(key)
        assert one.choices() == ("your_number",)
        assert one.screen == "TalkScreen"


def test_a_disk_that_fails_in_the_middle_is_told_and_play_goes_on_only_if_the_player_agrees(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        first = one.ledger

        def full(*_: object, **__: object) -> None:
            raise StoreError("This could not be saved, because the disk is full.")

        monkeypatch.setattr(first, "append", full)
        one.answer("your_number")
        assert one.sees("the disk is full")
        for _ in range(3):
            one.key("enter")
            one.wait(0.5)
            assert one.sees("the disk is full"), "it is only tried again"
            assert one.ledger is first
        one.click("Play on without saving")
        assert one.choices() == ("your_number",)
        assert one.kept() == ("your_number",)
        one.read_on()
        one.answer("lost_morning")
        assert one.kept() == ("your_number", "lost_morning")


def test_a_player_who_does_not_agree_leaves_with_exit_code_1(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()

        def full(*_: object, **__: object) -> None:
            raise StoreError("This could not be saved, because the disk is full.")

        monkeypatch.setattr(one.ledger, "append", full)
        one.answer("your_number")
        one.key("escape")
        assert (one.app.running, one.app.code) == (False, 1)


def test_a_broken_scene_is_left_out_and_the_rest_plays(tmp_path: Path) -> None:
    folder = library(tmp_path, doorstep=DOORSTEP.replace("go: promise", "go: promis"))
    with sitting(folder) as one:
        one.sit_down()
        assert one.sees("There are mistakes in its file; the command check says what is wrong.")
        assert one.screen == "LevelsScreen"


def test_missing_pictures_and_portraits_have_stand_ins_and_are_told_once(folder: Path, tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(assets_dir(), assets)
    (assets / "portraits" / "mrs_smith.svg").unlink()
    shutil.rmtree(assets / "places")
    (assets / "fonts" / "Fraunces-SemiBold.ttf").unlink()
    held = Assets(assets)
    with sitting(folder, canvas=Canvas.blank(640, 480, held)) as one:
        one.sit_down()
        one.begin("doorstep")
        one.wait(1)
        one.key("escape")
        one.click("Leave")
        for missing in ("mrs_smith.svg", "place desk", "Fraunces-SemiBold.ttf"):
            assert sum(missing in told for told in held.missing) == 1, held.missing
            assert missing in one.text


def test_settings_are_seen_at_once_and_kept(folder: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "saves") as store:
        one = Sitting(folder, store)
        before = one.where("Who is playing?").h
        one.click("Settings")
        one.click("150 %")
        one.click("Dark")
        one.key("escape")
        assert one.where("Who is playing?").h > before
    with opened(tmp_path / "saves") as store:
        one = Sitting(folder, store)
        assert one.session.settings.text == 150
        assert one.session.settings.theme == "dark"


def test_a_setting_that_cannot_be_kept_is_seen_at_once_and_told_over_the_settings_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("This could not be saved, because the disk is full.")

    with sitting(folder) as one:
        monkeypatch.setattr(one.ledger, "keep_setting", full)
        one.click("Settings")
        one.click("Dark")
        assert one.sees("The setting could not be kept")
        assert one.sees("Your choice holds all the same, until you leave the game.")
        one.click("Go on")
        assert one.screen == "SettingsScreen"
        one.click("150 %")
        assert one.screen == "SettingsScreen"
        assert one.session.settings.text == 150


def test_a_setting_that_makes_no_sense_is_as_it_was_at_first(folder: Path) -> None:
    with sitting(folder) as one:
        one.ledger.keep_setting(None, "window.text", "huge")
        again = Sitting(folder, one.ledger)
        assert again.session.settings.text == 100


def test_a_window_that_is_resized_in_the_middle_keeps_the_conversation_and_the_focus(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("hallway")
        one.read_on()
        one.key("down")
        focus = one.app.top.targets.focus
        marked = one.app.top.targets.find(focus)
        assert marked is not None
        action = marked.action
        for size in ((480, 800), (800, 480), (3840, 2160), (1280, 720)):
            one.canvas.size = size
            one.app.frame([Resize(*size)], 1 / 60)
            assert one.app.top.targets.focus == focus
            assert one.sees("I remember you.")
        one.key("enter")
        assert action == TakeOption(one.choices()[0])


def test_try_that_moment_again_goes_back_as_practice(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doorstep")
        one.read_on()
        one.answer("your_number")
        one.read_on()
        one.answer("traffic")
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        one.scroll_to("try:1")
        one.click_target("try:1")
        assert one.talk.practice
        assert one.choices() == ("your_number",)
        one.wait(0.5)
        one.answer("lost_morning")
        one.read_on()
        one.answer("tomorrow")
        one.read_on()
        one.key("enter")
        assert one.sees("Practice")


def test_play_again_is_a_new_attempt(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("hallway")
        one.read_on()
        one.answer("goodbye")
        one.wait(1)
        one.key("enter")
        one.scroll_to("again")
        one.click("Play again")
        one.key("enter")
        assert one.run.attempt.number == 2


def test_a_new_name_may_hold_letters_that_are_shortcuts_elsewhere(folder: Path) -> None:
    with sitting(folder) as one:
        one.type("Nell R. 3")
        one.key("backspace")
        one.key("enter")
        assert one.sees("Hello Nell R.")


def test_a_scene_can_be_gone_to_straight(folder: Path) -> None:
    with sitting(folder, scene="hallway", player="Bo") as one:
        assert one.screen == "BriefingScreen"
        assert one.sees("In the Hallway")


def test_a_player_who_has_no_portrait_of_their_own_is_no_trouble(tmp_path: Path) -> None:
    folder = library(tmp_path)
    cast = folder / "cast" / "mrs_smith.yaml"
    cast.write_text(cast.read_text(encoding="utf-8").replace("portrait: mrs_smith.svg\n", ""), encoding="utf-8")
    with sitting(folder) as one:
        one.sit_down()
        one.begin("hallway")
        one.read_on()
        assert one.sees("I remember you.")
        assert one.app.assets.missing == []
