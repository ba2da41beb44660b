"""A keyboard at a kiosk: its mark goes round the screen and the bar, and presses what is marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from support.kiosk_sitting import KioskSitting, settings_of
from support.terminal_scenes import library


@pytest.fixture
def one(tmp_path: Path) -> Iterator[KioskSitting]:
    sitting = KioskSitting(settings_of(library(tmp_path)))
    yield sitting
    sitting.store.close()


def marked(one: KioskSitting) -> str:
    """What is marked; there is never more than one mark on the screen."""
    found = [screen.targets.focus for _, screen in one.parts if screen.targets.focus_shows and screen.targets.focus]
    assert len(found) == 1, found
    return found[0]


def press(one: KioskSitting, key: str, held: int = 0) -> str:
    one.key(key, held)
    one.wait(0.1)
    return marked(one)


@pytest.mark.parametrize("scene", [None, "doorstep"])
def test_tab_goes_round_everything_that_can_be_pressed(one: KioskSitting, scene: str | None) -> None:
    one.begin(scene)
    one.wait(0.5)
    stops = [target.id for target in one.targets if target.focusable]
    seen = [press(one, "tab") for _ in stops]
    assert sorted(seen) == sorted(stops)
    assert {"text+1", "over"} <= set(seen)
    assert press(one, "tab") == seen[0]
    assert [press(one, "tab", pygame.KMOD_SHIFT) for _ in stops] == [
        *reversed(seen[1:]),
        seen[0],
    ][: len(stops)]


@pytest.mark.parametrize("key", ["enter", "space"])
def test_what_is_marked_on_the_bar_is_pressed_and_nothing_of_the_call_is(one: KioskSitting, key: str) -> None:
    one.begin("doorstep")
    one.read_on()
    before = one.decided()
    while press(one, "tab") != "text+1":
        pass
    one.key(key)
    assert one.app.visiting is not None
    assert one.app.visiting.session.settings.text == 115
    assert one.decided() == before


def test_a_space_that_presses_a_button_of_the_bar_is_no_letter_of_a_name(one: KioskSitting) -> None:
    one.touch()
    one.tap("name")
    one.send(pygame.Event(pygame.TEXTINPUT, text="Ann"))
    while press(one, "tab") != "theme":
        pass
    one.send(
        pygame.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" "),
        pygame.Event(pygame.TEXTINPUT, text=" "),
        pygame.Event(pygame.TEXTINPUT, text="a"),
    )
    one.wait(0.2)
    assert one.app.visiting is not None
    assert one.app.visiting.session.settings.theme == "dark"
    assert "Anna" in one.text


def test_a_touch_takes_the_mark_away(one: KioskSitting) -> None:
    one.begin()
    while press(one, "tab") != "over":
        pass
    one.touch((5, one.app.stage.pane.box.h // 2))
    assert not any(screen.targets.focus_shows for _, screen in one.parts)


def test_a_question_that_the_bar_asks_is_answered_with_the_keyboard(one: KioskSitting) -> None:
    one.begin("doorstep")
    while press(one, "tab") != "over":
        pass
    one.key("enter")
    one.wait(1)
    while press(one, "tab") != "surely":
        pass
    one.key("enter")
    one.wait(0.2)
    assert one.phase == "over"
