"""The window: the display, the clock, and what the player does, turned into commands."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pygame

from game.story.language import Notice
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.commands import (
    Ask,
    Back,
    Command,
    Confirm,
    Erase,
    Fullscreen,
    Leaf,
    Move,
    Pick,
    Point,
    Quit,
    Redraw,
    Resize,
    Scroll,
    Typed,
)

FRAMES: Final = 60
RESTING: Final = 1 / 15
"""Seconds from one frame to the next while nothing moves; what the player does is still heard 60 times a second."""
LEAST: Final = (480, 400)
NOWHERE: Final = ("offscreen", "dummy", "evdev")
"""Video drivers on which nobody sees anything."""

_KEYS: Final[dict[int, Command]] = {
    pygame.K_RETURN: Confirm("enter"),
    pygame.K_KP_ENTER: Confirm("enter"),
    pygame.K_SPACE: Confirm("space"),
    pygame.K_ESCAPE: Back(),
    pygame.K_AC_BACK: Back(),
    pygame.K_UP: Move("up"),
    pygame.K_DOWN: Move("down"),
    pygame.K_LEFT: Move("left"),
    pygame.K_RIGHT: Move("right"),
    pygame.K_PAGEUP: Leaf(-1),
    pygame.K_PAGEDOWN: Leaf(1),
    pygame.K_HOME: Leaf(-1000),
    pygame.K_END: Leaf(1000),
    pygame.K_BACKSPACE: Erase(),
    pygame.K_F11: Fullscreen(),
    pygame.K_l: Ask("log"),
    pygame.K_b: Ask("behind"),
    pygame.K_n: Ask("notes"),
    pygame.K_r: Ask("rewind"),
    **{pygame.K_0 + digit: Pick(digit) for digit in range(1, 10)},
    **{pygame.K_KP_1 + digit - 1: Pick(digit) for digit in range(1, 10)},
}


class NoDisplayError(Exception):
    """Nobody would see a window: why, as one sentence."""


def commands(event: pygame.Event, size: tuple[int, int]) -> Iterator[Command]:
    """What an event means; nothing for most."""
    match event.type:
        case pygame.QUIT:
            yield Quit()
        case pygame.KEYDOWN:
            yield from _key(event)
        case pygame.TEXTINPUT:
            yield Typed(event.text)
        case pygame.MOUSEBUTTONDOWN if event.button == 1 and not _is_touch(event):
            yield Point("press", *event.pos)
        case pygame.MOUSEBUTTONUP if event.button == 1 and not _is_touch(event):
            yield Point("release", *event.pos)
        case pygame.MOUSEMOTION if not _is_touch(event):
            yield Point("move", *event.pos)
        case pygame.MOUSEWHEEL:
            x, y = pygame.mouse.get_pos() if pygame.display.get_init() else (0, 0)
            notches = -getattr(event, "precise_y", event.y)
            yield Scroll(-notches if getattr(event, "flipped", False) else notches, x, y)
        case pygame.FINGERDOWN | pygame.FINGERMOTION | pygame.FINGERUP:
            x, y = int(event.x * size[0]), int(event.y * size[1])
            what = {pygame.FINGERDOWN: "press", pygame.FINGERMOTION: "move"}.get(event.type, "release")
            yield Point(what, x, y, "touch")  # type: ignore[arg-type]  # one of the three
        case pygame.WINDOWLEAVE | pygame.WINDOWFOCUSLOST:
            yield Point("gone", -1, -1)
        case pygame.WINDOWSIZECHANGED | pygame.VIDEORESIZE:
            yield Resize(*((event.x, event.y) if event.type == pygame.WINDOWSIZECHANGED else event.size))
        case pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED:
            yield Redraw()


def _is_touch(event: pygame.Event) -> bool:
    """Whether a mouse event is only the echo of a finger."""
    return bool(getattr(event, "touch", False))


def _key(event: pygame.Event) -> Iterator[Command]:
    held = event.mod
    if held & (pygame.KMOD_CTRL | pygame.KMOD_META):
        if event.key == pygame.K_q:
            yield Quit()
    elif event.key == pygame.K_TAB:
        yield Move("previous" if held & pygame.KMOD_SHIFT else "next")
    elif held & pygame.KMOD_ALT:
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            yield Fullscreen()
        elif event.key == pygame.K_F4:
            yield Quit()
    elif event.key in _KEYS:
        yield _KEYS[event.key]


class Window:
    """The game's window. ``Window.null`` shows nothing and hears only what it is told."""

    def __init__(self, canvas: Canvas, script: Iterable[Sequence[Command]] | None) -> None:
        self.canvas = canvas
        self._script = None if script is None else iter(script)
        self._clock = pygame.time.Clock()
        self._full = False
        self._assets: Assets | None = None

    @classmethod
    def null(cls, canvas: Canvas, script: Iterable[Sequence[Command]] = ()) -> Window:
        """A window without a display, with what the player does in each frame; after that the player quits."""
        return cls(canvas, script)

    @classmethod
    def open(cls, assets: Assets, title: str, *, fullscreen: bool = False) -> Window:
        """Open the window.

        Raises:
            NoDisplayError: where there is no display, or one that nobody sees.
        """
        if sys.platform.startswith("linux"):
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # a whole flip is ten times quicker without
        os.environ["SDL_VIDEO_X11_WMCLASS"] = "head-and-heart"  # pygame has put the name of a script there
        try:
            pygame.display.init()
        except pygame.error as error:
            raise NoDisplayError(Notice("No window can be opened ({error}).", error=error)) from error
        if pygame.display.get_driver() in NOWHERE and not os.environ.get("HEAD_AND_HEART_HEADLESS"):
            pygame.display.quit()
            raise NoDisplayError(Notice("There is no display that anybody would see."))
        try:
            icon = assets.text("icon.svg")
            if icon is not None:
                pygame.display.set_icon(assets.drawing(("window icon", 64, 64), icon))
            pygame.display.set_caption(title)
            size = pygame.display.get_desktop_sizes()[0] if fullscreen else _first_size()
            surface = pygame.display.set_mode(size, pygame.FULLSCREEN if fullscreen else pygame.RESIZABLE)
        except pygame.error as error:
            pygame.display.quit()
            raise NoDisplayError(Notice("No window can be opened ({error}).", error=error)) from error
        pygame.key.set_repeat(400, 60)
        assets.sized_for(*surface.get_size())
        window = cls(Canvas.on(surface, assets), None)
        window._assets = assets
        window._full = fullscreen
        return window

    def commands(self) -> list[Command]:
        """What the player has done since the last time."""
        if self._script is not None:
            return list(next(self._script, (Quit(),)))
        size = self.canvas.size
        found: list[Command] = []
        for event in pygame.event.get():
            for command in commands(event, size):
                if isinstance(command, Resize):
                    self._take_size()
                    found = [other for other in found if not isinstance(other, Resize)]
                found.append(command)
        return found

    def tick(self) -> float:
        """Wait for the next frame; returns the seconds since the last one."""
        return 1 / FRAMES if self._script is not None else min(0.1, self._clock.tick(FRAMES) / 1000)

    def show(self, patches: list[Box]) -> None:
        """Put what has been painted on the screen."""
        if self._script is None and patches:
            pygame.display.update(patches)

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or go back to a window."""
        if self._script is not None:
            return
        self._full = not self._full
        size = pygame.display.get_desktop_sizes()[0] if self._full else _first_size()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a system may give another size, which is taken as it is
            pygame.display.set_mode(size, pygame.FULLSCREEN if self._full else pygame.RESIZABLE)
        self._take_size()

    def close(self) -> None:
        """Close it, and let go of sound and display."""
        if self._script is None:
            pygame.mixer.quit()
            pygame.display.quit()

    def _take_size(self) -> None:
        """The display's surface is another one now."""
        surface = pygame.display.get_surface()
        if surface is not None and self._assets is not None:
            self._assets.sized_for(*surface.get_size())
            self.canvas.move_to(surface)


def _first_size() -> tuple[int, int]:
    """A window of 1280 by 720, larger on a large screen, smaller on a small one."""
    width, height = pygame.display.get_desktop_sizes()[0]
    scale = max(1.0, min(width / 1920, height / 1080)) if width > height else 1.0
    wanted = (round(1280 * scale), round(720 * scale))
    return max(LEAST[0], min(wanted[0], width)), max(LEAST[1], min(wanted[1], height))
