"""A kiosk while nobody is there: it plays by itself beside an invitation, and the first touch only begins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path

import pygame
import pytest

from game.kiosk import Hours
from game.paths import dialogues_dir
from game.window.kiosk.robot import LONGEST, Robot
from game.window.screens.talk import TalkScreen
from support.kiosk_sitting import KioskSitting, settings_of
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


@contextmanager
def at_rest(folder: Path, **more: object) -> Iterator[KioskSitting]:
    one = KioskSitting(settings_of(folder, **more))
    yield one
    one.store.close()


def test_a_call_plays_by_itself_with_its_words_written_and_goes_on_to_the_next(folder: Path) -> None:
    with at_rest(folder) as one:
        assert one.reins.told == ["shown"]
        seen = [one.text]
        while "Hallway" not in seen[-1] and len(seen) < 240:
            one.wait(1, 0.25)
            seen.append(one.text)
        everything = " ".join(seen)
        assert "I waited, and I waited" in everything
        assert "The traffic was bad." in everything, "the answers are seen too"
        assert "Hallway" in seen[-1], "then comes the next call"
        assert all("Touch to start" in text for text in seen)
        assert one.store.players() == (), "nothing of it is kept"


def test_round_after_round_it_answers_otherwise(folder: Path) -> None:
    with at_rest(folder, attract=("doorstep",)) as one:
        answers: set[str] = set()
        for _ in range(120):
            one.wait(3, 0.5)
            assert one.app.at_rest is not None
            session = one.app.at_rest._attract.session
            assert session is not None
            if session.conversation is not None:
                answers.update(session.conversation.choices)
        assert {"lost_morning", "traffic", "tomorrow"} <= answers


def test_no_call_stands_for_ever(folder: Path) -> None:
    with at_rest(folder) as one:
        assert one.app.at_rest is not None
        one.wait(LONGEST * 2, 1.0)
        assert one.app.at_rest._attract.turn >= 2


def test_a_call_in_which_a_line_cannot_be_gone_past_ends_too(folder: Path) -> None:
    with at_rest(folder) as one:
        assert one.app.at_rest is not None
        app = one.app.at_rest._attract.app
        assert app is not None
        talk = app.top
        assert isinstance(talk, TalkScreen)
        robot = Robot(0)
        for _ in range(int(LONGEST)):
            robot.plays(talk, 1.0)  # what it presses goes nowhere
        assert robot.is_done


def test_it_is_told_in_every_language_by_its_own_name_and_that_it_is_silent(folder: Path, tmp_path: Path) -> None:
    with at_rest(dialogues_dir(), languages=("en", "es"), saves=tmp_path) as one:
        assert "English" in one.text
        assert "Español" in one.text
        assert "Silent until you begin" in one.text
    with at_rest(folder, sound=Hours(time(8), time(9))) as one:
        one.wait(1.5)
        assert "Silent: everything said is written" in one.text


@pytest.mark.parametrize("key", ["1", "enter", "space", "a"])
def test_the_first_key_only_begins(folder: Path, key: str) -> None:
    with at_rest(folder) as one:
        one.key(key)
        one.send(pygame.Event(pygame.TEXTINPUT, text=key))
        assert one.screen == "StartScreen"
        one.wait(1)
        assert one.screen == "StartScreen"
        assert one.reins.told == ["shown", "begun"]


def test_the_first_touch_only_begins_whatever_it_hits_and_so_does_its_release(folder: Path) -> None:
    with at_rest(folder) as one:
        one.touch()
        assert one.screen == "StartScreen"
        guest = one.middle("guest")
    with at_rest(folder) as one:
        one.touch(guest)
        one.wait(0.2)
        assert one.screen == "StartScreen", "what it hit is where the guest's button came"
        one.touch(guest)
        one.wait(0.2)
        assert one.screen == "LevelsScreen"


def test_in_the_dark_hours_there_is_black_with_a_hint_that_moves_and_a_touch_wakes_it(folder: Path) -> None:
    clock = [datetime(2026, 3, 4, 21, 59, tzinfo=UTC)]
    one = KioskSitting(settings_of(folder, dim=Hours(time(22), time(7))), at=lambda: clock[0])
    assert "Touch to start" in one.text
    clock[0] = clock[0].replace(hour=23)
    one.wait(2)
    assert one.text == "Touch to start"
    before = one.app.stage.pane.canvas.shown()[0].box
    one.wait(25, 0.5)
    assert one.app.stage.pane.canvas.shown()[0].box != before
    one.touch()
    assert one.screen == "StartScreen"
    one.store.close()


def test_the_picture_stands_elsewhere_from_call_to_call(folder: Path) -> None:
    with at_rest(folder) as one:
        places = set()
        for _ in range(120):
            one.wait(4, 1.0)
            places.add((one.app.stage.pane.box, one.app.stage.strip.box))
        assert len(places) >= 4


def test_a_library_without_a_scene_shows_the_invitation_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "course.yaml").write_text("title: Nothing yet\nlevels: []\n", "utf-8")
    with at_rest(tmp_path / "empty") as one:
        one.wait(60, 0.5)
        assert "Touch to start" in one.text
