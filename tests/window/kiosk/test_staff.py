"""Staff at a kiosk: five taps in the corner, the PIN, the page, the sound, and the way out; nobody else comes in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.cli.kiosk_staff import NOTES, desk_of
from game.kiosk import KioskSettings, hashed
from game.kiosk.desk import StaffDesk, StaffNotes
from game.paths import assets_dir
from game.script.library.index import open_index
from game.session import SettingChoice
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from support.kiosk_sitting import KioskSitting, opened, settings_of
from support.records_room import played
from support.scenes import short
from support.sitting import now
from support.terminal_scenes import library

PIN = "7392"
CORNER = (20, 20)


def with_desk(settings: KioskSettings, canvas: Canvas | None = None) -> KioskSitting:
    """A kiosk with a desk, as the visitor's process makes it."""
    store = opened(settings)
    notes = StaffNotes(settings.saves / NOTES, now)
    languages = (SettingChoice("en", "English"),)
    desk: StaffDesk = desk_of(
        settings, open_index(settings.library), lambda: (store, ""), notes, languages, is_kept=True
    )
    return KioskSitting(settings, canvas=canvas, store=store, desk=desk)


@pytest.fixture
def settings(tmp_path: Path) -> KioskSettings:
    return replace(settings_of(library(tmp_path)), pin=hashed(PIN, b"0123456789abcdef"))


@pytest.fixture
def one(settings: KioskSettings) -> Iterator[KioskSitting]:
    sitting = with_desk(settings)
    yield sitting
    sitting.store.close()


def knock(one: KioskSitting, *, taps: int = 5, held: float = 2.0) -> None:
    """Tap in the corner, and hold the last one."""
    for _ in range(taps - 1):
        one.touch(CORNER)
        one.wait(0.2)
    one.down(CORNER)
    one.wait(held)
    one.up(CORNER)
    one.wait(0.1)


def give(one: KioskSitting, pin: str) -> None:
    for digit in pin:
        one.send(pygame.Event(pygame.TEXTINPUT, text=digit))
    one.key("enter")
    one.wait(0.2)


def test_five_taps_the_last_one_held_and_the_pin_open_the_page_and_it_closes_again(one: KioskSitting) -> None:
    knock(one)
    assert one.screen == "PinScreen"
    give(one, PIN)
    assert one.screen == "StaffScreen"
    assert "Lobby" in one.text
    assert "0 calls begun" in one.text
    one.tap("back")
    one.wait(0.2)
    assert one.screen == "StartScreen"


def test_it_opens_in_the_middle_of_a_call_too_which_then_goes_on(one: KioskSitting) -> None:
    one.begin("doorstep")
    knock(one)
    give(one, PIN)
    assert one.screen == "StaffScreen"
    one.tap("back")
    assert one.screen == "TalkScreen"


def test_what_the_held_finger_had_pressed_is_let_go_of(one: KioskSitting) -> None:
    one.begin("doorstep")
    under = one.parts[0][1]
    knock(one)
    assert one.screen == "PinScreen"
    one.tap("back")
    one.wait(0.1)
    one.mouse(pygame.MOUSEMOTION, (900, 500))
    assert under.targets._from is None, "nothing is dragged along by a mouse that only moves"


@pytest.mark.parametrize(("taps", "held"), [(4, 2.0), (5, 0.3)])
def test_fewer_taps_or_a_short_one_open_nothing(one: KioskSitting, taps: int, held: float) -> None:
    knock(one, taps=taps, held=held)
    assert one.screen == "StartScreen"


def test_another_pin_is_asked_for_again_and_after_three_nobody_may_try(one: KioskSitting) -> None:
    knock(one)
    for _ in range(3):
        give(one, "1234")
        assert one.screen == "PinScreen"
    give(one, PIN)
    assert one.screen == "PinScreen"
    assert "Wait" in one.text


def test_the_wait_is_there_for_the_next_visitor_too(settings: KioskSettings) -> None:
    one = with_desk(settings)
    knock(one)
    for _ in range(3):
        give(one, "1234")
    one.store.close()
    other = with_desk(settings)
    knock(other)
    give(other, PIN)
    assert other.screen == "PinScreen"
    other.store.close()


def test_without_a_pin_there_is_no_way_in(settings: KioskSettings) -> None:
    one = with_desk(replace(settings, pin=""))
    knock(one)
    assert one.screen == "StartScreen"
    one.store.close()


def test_sound_that_staff_have_turned_off_is_off_for_the_next_visitor_too(settings: KioskSettings) -> None:
    one = with_desk(settings)
    knock(one)
    give(one, PIN)
    one.scroll_to("sound")
    one.tap("sound")
    one.tap("back")
    one.wait(1.5)
    assert one.find("volume+1").state.disabled == "the sound is turned off here"
    one.store.close()
    other = with_desk(settings)
    other.wait(1.5)
    assert "Silent: everything said is written" in other.text
    other.store.close()


def test_the_way_out_is_asked_once_and_then_the_keeper_is_told(one: KioskSitting) -> None:
    knock(one)
    give(one, PIN)
    one.tap("exit")
    assert "exit" not in one.reins.told
    one.tap("exit")
    assert one.reins.told[-1] == "exit"


def test_staff_who_walk_away_leave_no_open_page_behind(one: KioskSitting) -> None:
    knock(one)
    give(one, PIN)
    one.wait(125, 0.5)
    assert one.screen == "StartScreen"


def test_an_export_that_goes_on_is_finished_before_the_next_visitor_comes(
    one: KioskSitting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    monkeypatch.setattr("game.kiosk.desk.desk.sticks", lambda _: {stick.name: stick})
    monkeypatch.setattr("game.kiosk.desk.export.AT_A_TIME", 1)
    one.begin()
    for _ in range(60):
        played(one.store, short(), "warm")
    knock(one)
    give(one, PIN)
    one.scroll_to("export:KINGSTON")
    one.tap("export:KINGSTON")
    one.tap("back")
    one.tap("over")
    one.tap("surely")
    assert one.phase == "over"
    assert "over" not in one.reins.told
    one.wait(20)
    assert one.reins.told[-1] == "over"
    (folder,) = stick.iterdir()
    assert {path.name for path in folder.iterdir()} == {"attempts.csv", "attempts.json", "decisions.csv"}


def test_a_visitor_takes_a_debrief_along(one: KioskSitting) -> None:
    one.begin("doorstep")
    for _ in range(30):
        one.read_on()
        if one.talk.narration.phase == "over":
            break
        option = next(target.id for target in one.targets if target.role == "option" and target.open)
        one.scroll_to(option)
        one.tap(option)
        one.wait(0.3)
    one.tap("end")
    one.wait(1)
    one.tap("along")
    for _ in range(100):
        if one.screen != "DebriefScreen":
            break
        time.sleep(0.05)  # its grades are being worked out beside it
        one.wait(0.1)
    assert one.screen == "TakeAlongScreen"
    one.tap("close")
    assert one.screen == "DebriefScreen"


def test_what_is_missing_among_the_pictures_is_told_to_staff_and_to_no_visitor(tmp_path: Path) -> None:
    told: list[str] = []
    lacking = library(tmp_path)
    scene = lacking / "scenes" / "doorstep.yaml"
    scene.write_text(scene.read_text("utf-8").replace("title:", "place: nowhere_at_all\ntitle:", 1), "utf-8")
    canvas = Canvas.blank(480, 800, Assets(assets_dir()))
    one = KioskSitting(settings_of(lacking), canvas=canvas, tell_staff=told.append)
    one.begin("doorstep")
    one.wait(3)
    assert told == ["The place nowhere_at_all is missing, so a plain wall stands in for it."]
    assert "nowhere_at_all" not in one.text
    one.store.close()
