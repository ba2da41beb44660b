"""The window itself: events and their meanings, no display, and one real window under Xvfb."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.paths import assets_dir
from game.window import commands as c
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.events import commands
from game.window.canvas.window import Window, drawn_size
from game.window.errors import NoDisplayError
from support.real_player import Player
from support.real_windows import LACKING, WHY, screen
from support.terminal_scenes import library

KEYS = [
    (pygame.K_RETURN, 0, [c.Confirm("enter")]),
    (pygame.K_KP_ENTER, 0, [c.Confirm("enter")]),
    (pygame.K_SPACE, 0, [c.Confirm("space")]),
    (pygame.K_ESCAPE, 0, [c.Back()]),
    (pygame.K_TAB, 0, [c.Move("next")]),
    (pygame.K_TAB, pygame.KMOD_LSHIFT, [c.Move("previous")]),
    (pygame.K_DOWN, 0, [c.Move("down")]),
    (pygame.K_3, 0, [c.Pick(3)]),
    (pygame.K_KP_4, 0, [c.Pick(4)]),
    (pygame.K_l, 0, [c.Ask("log")]),
    (pygame.K_n, 0, [c.Ask("notes")]),
    (pygame.K_r, 0, [c.Ask("rewind")]),
    (pygame.K_PAGEDOWN, 0, [c.Leaf(1)]),
    (pygame.K_F11, 0, [c.Fullscreen()]),
    (pygame.K_RETURN, pygame.KMOD_LALT, [c.Fullscreen()]),
    (pygame.K_F4, pygame.KMOD_LALT, [c.Quit()]),
    (pygame.K_q, pygame.KMOD_LCTRL, [c.Quit()]),
    (pygame.K_l, pygame.KMOD_LCTRL, []),
    (pygame.K_F7, 0, []),
]


@pytest.mark.parametrize(("key", "held", "meant"), KEYS)
def test_keys_become_meanings(key: int, held: int, meant: list[c.Command]) -> None:
    event = pygame.Event(pygame.KEYDOWN, key=key, mod=held)
    assert list(commands(event, (1280, 720))) == meant


def test_other_events_become_meanings() -> None:
    def meant(kind: int, **about: Any) -> list[c.Command]:
        return list(commands(pygame.Event(kind, **about), (1000, 500)))

    assert meant(pygame.QUIT) == [c.Quit()]
    assert meant(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=1, touch=False) == [c.Point("press", 3, 4)]
    assert meant(pygame.MOUSEBUTTONDOWN, pos=(3, 4), button=3, touch=False) == []
    assert meant(pygame.FINGERUP, x=0.5, y=0.5) == [c.Point("release", 500, 250, "touch")]
    assert meant(pygame.WINDOWSIZECHANGED, x=640, y=480) == [c.Resize(640, 480)]
    assert meant(pygame.WINDOWEXPOSED) == [c.Redraw()]
    assert meant(pygame.TEXTINPUT, text="é") == [c.Typed("é")]
    assert meant(pygame.WINDOWLEAVE) == [c.Point("gone", -1, -1)]
    assert meant(pygame.MOUSEWHEEL, x=0, y=-1, precise_y=-1.0, flipped=False) == [c.Scroll(1.0, 0, 0)]


def test_where_nobody_would_see_a_window_none_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with pytest.raises(NoDisplayError, match="display"):
        Window.open(Assets(assets_dir()), "A title")


def test_a_null_window_hears_what_it_is_told_and_then_quits() -> None:
    window = Window.null(Canvas.null(), [[c.Pick(1)], []])
    assert [window.commands() for _ in range(3)] == [[c.Pick(1)], [], [c.Quit()]]
    assert window.tick() == pytest.approx(1 / 60)


# One real window.


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A screen of 1280 by 720 that nobody looks at."""
    with screen(tmp_path) as name:
        yield name


def placed(player: Player, number: str, size: str) -> list[str]:
    """Where the window stands and how large it is, once it is that large."""
    told = player.do("getwindowgeometry", number).split()
    return told if size in told else []


def test_a_window_larger_than_a_4k_screen_is_drawn_no_larger_than_that() -> None:
    assert drawn_size(1280, 720) == (1280, 720)
    assert drawn_size(3840, 2160) == (3840, 2160)
    assert drawn_size(4000, 3000) == (3325, 2494)


@pytest.mark.window
@pytest.mark.skipif(bool(LACKING), reason=WHY)
def test_leaving_fullscreen_gives_the_window_its_size_and_place_back(tmp_path: Path, display: str) -> None:
    player = Player(library(tmp_path), display, tmp_path / "saves")
    try:
        (number,) = player.do("search", "--class", "head-and-heart").split()
        player.do("windowsize", number, "900", "500", "windowmove", number, "120", "90")
        before = player.until(lambda: placed(player, number, "900x500"), "the size that was asked for")
        player.do("key", "F11")
        player.until(lambda: placed(player, number, "1280x720"), "the whole screen")
        time.sleep(0.6)
        player.do("key", "F11")
        assert player.until(lambda: placed(player, number, "900x500"), "the size that it had") == before
        player.do("key", "--delay", "20", *["F11"] * 15)
        time.sleep(1)
        assert player.game.poll() is None, "pressed fast, it does not end the game"
        assert player.do("search", "--class", "head-and-heart").split() == [number], "it is the same window still"
    finally:
        player.end()


@pytest.mark.window
@pytest.mark.skipif(bool(LACKING), reason=WHY)
def test_a_real_window_is_played_with_keys_and_mouse_and_keeps_every_decision(tmp_path: Path, display: str) -> None:
    player = Player(library(tmp_path), display, tmp_path / "saves")
    try:
        player.do("type", "--delay", "30", "Nora")
        player.do("key", "Return")
        player.until(lambda: player.kept("SELECT name FROM players"), "the player")
        assert player.kept("SELECT name FROM players") == ["Nora"]
        player.do("key", "1")
        time.sleep(0.3)
        player.do("key", "Return")

        def press_on() -> list[str]:
            player.do("key", "space")
            return player.decided()

        assert player.until(press_on, "hearing the line out") == ["listen"]

        def click() -> list[str]:
            for y in range(260, 640, 60):
                player.do("mousemove", "900", str(y), "click", "1")
            return player.decided()[1:]

        assert player.until(click, "an option taken by mouse")
    finally:
        player.end()
