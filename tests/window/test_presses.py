"""What a press that was under way never does: a click, a tap or a key that is held answers nothing by accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.story.model.scene import LISTEN
from game.window.canvas.canvas import Canvas
from game.window.canvas.window import Window
from game.window.commands import Command, Confirm, Erase, Fullscreen, Move, Pick
from support.sitting import Sitting, sitting
from support.terminal_scenes import library


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Sitting]:
    """Somebody at a call in which a first card will come up where they point."""
    with sitting(library(tmp_path)) as one:
        one.sit_down()
        one.begin("hallway")
        yield one


def click_on(one: Sitting, times: int, every: float) -> None:
    """Click without moving the pointer."""
    for _ in range(times):
        one.down()
        one.up()
        one.wait(every)


def aim_at_the_coming_card(one: Sitting) -> None:
    """Point where the first card will be, before it is there."""
    one.read_on()
    box = one.target("option:hello_there")
    one.move(box.x + 30, box.y + 20)
    one.key("escape")
    one.click_target("leave")
    one.move(box.x + 30, box.y + 20)
    one.begin("hallway")


def test_clicking_on_and_on_through_the_talk_answers_nothing(one: Sitting) -> None:
    aim_at_the_coming_card(one)
    click_on(one, 30, 0.5)
    assert one.talk.narration.can_decide
    assert one.choices() == ()


def test_a_pointer_that_rests_on_a_card_answers_after_a_moment_without_clicks(one: Sitting) -> None:
    aim_at_the_coming_card(one)
    click_on(one, 10, 0.3)
    one.wait(0.9)
    click_on(one, 1, 0.1)
    assert one.choices() == ("hello_there",)


def test_a_pointer_that_has_been_moved_to_a_card_answers_at_once(one: Sitting) -> None:
    aim_at_the_coming_card(one)
    while not one.talk.narration.can_decide:
        click_on(one, 1, 0.1)
    one.move(one.at[0] + 20, one.at[1])
    click_on(one, 1, 0.1)
    assert one.choices() == ("hello_there",)


def test_a_hand_that_trembles_has_not_moved_the_pointer(one: Sitting) -> None:
    aim_at_the_coming_card(one)
    for at in range(40):
        one.move(one.at[0] + (1 if at % 2 else -1), one.at[1])
        click_on(one, 1, 0.4)
    assert one.choices() == ()


def test_a_finger_that_taps_on_and_on_answers_nothing(one: Sitting) -> None:
    for _ in range(30):
        one.finger(pygame.FINGERDOWN, 900, 330)
        one.finger(pygame.FINGERUP, 900, 330)
        one.wait(0.5)
    assert one.talk.narration.can_decide
    assert one.choices() == ()
    one.tap("option:hello_there")
    assert one.choices() == ("hello_there",)


def test_clicking_on_hears_nobody_out_by_accident_and_a_meant_click_does(tmp_path: Path) -> None:
    with sitting(library(tmp_path)) as one:
        one.sit_down()
        one.begin("doorstep")
        one.move(900, 600)
        click_on(one, 30, 0.5)
        assert one.talk.narration.cuttable
        assert one.choices() == ()
        one.wait(0.5)
        click_on(one, 1, 0.1)
        assert one.choices() == (LISTEN,)


class Keyboard:
    """A window that hears what is put in its queue."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[pygame.Event] = []
        monkeypatch.setattr(pygame.event, "get", self.taken)
        self.window = Window(Canvas.null(), None)

    def taken(self) -> list[pygame.Event]:
        events, self.events = self.events, []
        return events

    def hold(self, key: int, times: int, mod: int = 0) -> list[Command]:
        """A key goes down, and the system says so again and again."""
        self.events += [pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="") for _ in range(times)]
        return self.window.commands()

    def release(self, key: int) -> list[Command]:
        self.events.append(pygame.Event(pygame.KEYUP, key=key, mod=0))
        return self.window.commands()


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        (pygame.K_2, Pick(2)),
        (pygame.K_RETURN, Confirm("enter")),
        (pygame.K_SPACE, Confirm("space")),
        (pygame.K_F11, Fullscreen()),
    ],
)
def test_a_key_that_is_held_answers_once(monkeypatch: pytest.MonkeyPatch, key: int, meant: Command) -> None:
    keyboard = Keyboard(monkeypatch)
    assert keyboard.hold(key, 30) == [meant]
    assert keyboard.hold(key, 5) == []
    keyboard.release(key)
    assert keyboard.hold(key, 1) == [meant]


@pytest.mark.parametrize(("key", "meant"), [(pygame.K_DOWN, Move("down")), (pygame.K_BACKSPACE, Erase())])
def test_the_mark_and_a_name_follow_a_key_that_is_held(
    monkeypatch: pytest.MonkeyPatch, key: int, meant: Command
) -> None:
    assert Keyboard(monkeypatch).hold(key, 4) == [meant] * 4


def test_a_key_let_go_in_another_window_is_a_new_one_here(monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard = Keyboard(monkeypatch)
    keyboard.hold(pygame.K_SPACE, 1)
    keyboard.events.append(pygame.Event(pygame.WINDOWFOCUSLOST))
    keyboard.window.commands()
    assert keyboard.hold(pygame.K_SPACE, 1) == [Confirm("space")]
