"""The window: the display, the clock, and what the player does, turned into commands."""

from __future__ import annotations

import math
import os
import sys
import time
import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import pygame

from game.story.language import Notice
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.listening import Listening
from game.window.canvas.noise import without_noise
from game.window.commands import Command, Point, Quit, Resize, Scroll
from game.window.errors import NoDisplayError
from game.window.keybindings import Keybindings
from game.window.shipped_keys import SHIPPED
from game.window.wakefulness import LIVELY

LEAST: Final = (480, 400)
SMALLEST: Final = 64
"""A window of fewer pixels, as one has been that a display was taken from, is drawn as large as it was."""
MOST: Final = 3840 * 2160
"""How many pixels are drawn at most; in a window that has more, they are drawn larger."""
SETTLES: Final = 0.5
"""Seconds in which a window that has just filled the screen, or left it, does not do so again."""
UNSEEN: Final = ("offscreen", "dummy", "evdev")
"""Video drivers on which nobody sees anything."""
ALONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "SDL_NO_SIGNAL_HANDLERS": "1",  # the system's request to end is none of the player's
        "SDL_GRAB_KEYBOARD": "1",
        "SDL_ALLOW_ALT_TAB_WHILE_GRABBED": "0",
        "SDL_WINDOWS_NO_CLOSE_ON_ALT_F4": "1",
        "SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS": "0",
        "SDL_TOUCH_MOUSE_EVENTS": "0",  # a touch is told once
        "SDL_VIDEO_ALLOW_SCREENSAVER": "0",
    }
)
"""How SDL is told to behave in a window that is all that its machine shows."""


class Window:
    """The game's window. ``Window.null`` shows nothing and hears only what it is told."""

    def __init__(
        self, canvas: Canvas, script: Iterable[Sequence[Command]] | None, keybindings: Keybindings = SHIPPED
    ) -> None:
        self.canvas = canvas
        self.keybindings = keybindings
        self._listening = Listening(keybindings)
        self._script = None if script is None else iter(script)
        self._clock = pygame.time.Clock()
        self._full = False
        self._toggled = -SETTLES
        self._before = pygame.Rect(0, 0, *LEAST)
        self._passed = 0.0
        self._display: pygame.Surface | None = None
        self._assets: Assets | None = None
        self._caret: Box | None = None
        self._pointer_is_seen = True

    @classmethod
    def null(
        cls, canvas: Canvas, script: Iterable[Sequence[Command]] = (), keybindings: Keybindings = SHIPPED
    ) -> Window:
        """A window without a display, with what the player does in each frame; after that the player quits."""
        return cls(canvas, script, keybindings)

    @classmethod
    def open(
        cls,
        assets: Assets,
        title: str,
        *,
        fullscreen: bool = False,
        alone: bool = False,
        keybindings: Keybindings = SHIPPED,
    ) -> Window:
        """Open the window, which hears these keys. ``alone`` is for a machine that has nothing else to show.

        Raises:
            NoDisplayError: where there is no display, or one that nobody sees.
        """
        if sys.platform.startswith("linux"):
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # a whole flip is ten times quicker without
        for name, word in ALONE.items() if alone else ():
            os.environ.setdefault(name, word)
        os.environ["SDL_VIDEO_X11_WMCLASS"] = "head-and-heart"  # pygame has put the name of a script there
        try:
            with without_noise():
                pygame.display.init()
        except pygame.error as error:
            raise NoDisplayError(Notice("No window can be opened ({error}).", error=error)) from error
        if pygame.display.get_driver() in UNSEEN and not os.environ.get("HEAD_AND_HEART_HEADLESS"):
            pygame.display.quit()
            raise NoDisplayError(Notice("There is no display that anybody would see."))
        try:
            icon = assets.text("icon.svg")
            if icon is not None:
                pygame.display.set_icon(assets.drawing(("window icon", 64, 64), icon))
            pygame.display.set_caption(title)
            surface = pygame.display.set_mode(_first_size(), pygame.RESIZABLE)
        except pygame.error as error:
            pygame.display.quit()
            raise NoDisplayError(Notice("No window can be opened ({error}).", error=error)) from error
        pygame.key.set_repeat(400, 60)
        window = cls(Canvas.on(surface, assets), None, keybindings)
        window._assets = assets
        if not alone:
            window._listening.pads.start()
        window._take_size()
        if fullscreen:
            window.toggle_fullscreen()
        return window

    def rebind(self, keybindings: Keybindings) -> None:
        """Hear these keys and buttons from now on."""
        self.keybindings = keybindings
        self._listening.rebind(keybindings)

    def commands(self, *, raw: bool = False) -> list[Command]:
        """What the player has done since the last time; keys and buttons ``raw``, for who asks for presses."""
        if self._script is not None:
            return list(next(self._script, (Quit(),)))
        found: list[Command] = []
        passed, self._passed = self._passed, 0.0
        for command in self._listening.heard(pygame.event.get(), self.canvas.size, passed, raw=raw):
            if isinstance(command, Resize):
                self._take_size()
                found = [other for other in found if not isinstance(other, Resize)]
            found.append(self._on_canvas(command))
        return found

    def _on_canvas(self, command: Command) -> Command:
        """A command whose point is where it is drawn; a finger's is already."""
        match command:
            case Point(_, x, y, "mouse") | Scroll(_, x, y) if self._display is not None and x >= 0:
                across, down = self._display.get_size()
                width, height = self.canvas.size
                return replace(command, x=x * width // across, y=y * height // down)
        return command

    def tick(self, frames: int = LIVELY) -> float:
        """Wait for the next of so many frames a second; returns the seconds since the last one."""
        if self._script is not None:
            return 1 / LIVELY
        passed = min(0.1, self._clock.tick(frames) / 1000)
        self._passed += passed
        return passed

    def show(self, patches: list[Box]) -> None:
        """Put what has been painted on the screen."""
        if self._script is not None or not patches:
            return
        if self._display is None or self.canvas.surface is None:
            pygame.display.update(patches)
        else:
            pygame.display.update([_enlarged(self.canvas.surface, patch, self._display) for patch in patches])
        caret = self.canvas.caret
        if caret is not None and caret != self._caret:
            self._caret = caret
            pygame.key.set_text_input_rect(pygame.Rect(caret))  # an input method shows what it offers there

    @property
    def full(self) -> bool:
        """Whether it fills the screen."""
        return self._full

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or go back to a window of the size and at the place that it had.

        The system's window stays the same one: making another, as setting a mode does, loses both, and a window manager
        that speaks of the old one still ends the game. Without a window manager nobody else makes it as large as the
        screen. Pressed again at once it does nothing.
        """
        now = time.monotonic()
        if self._script is None and now - self._toggled < SETTLES:
            return
        self._toggled = now
        self._full = not self._full
        if self._script is not None:
            return
        window = _opened()
        alone = pygame.display.get_num_displays() == 1  # of several, the system knows which one the window is on
        if self._full:
            self._before = pygame.Rect(window.position, window.size)
            if alone:
                window.size, window.position = pygame.display.get_desktop_sizes()[0], (0, 0)
            window.set_fullscreen(desktop=True)
        else:
            window.set_windowed()
            window.size, window.position = self._before.size, self._before.topleft
        self._take_size()

    def hold(self) -> None:
        """Keep the keyboard and what the system does with keys, as far as it lets us; and show no pointer."""
        if self._script is None:
            _opened().grab_keyboard = True
            self._hide_pointer()

    def let_go(self) -> None:
        """Give the keyboard back, for another window to have."""
        if self._script is None:
            _opened().grab_keyboard = False

    def show_pointer(self, *, is_seen: bool) -> None:
        """Show the mouse's pointer, or do not."""
        if self._script is None and self._pointer_is_seen != is_seen:
            if is_seen:
                self._pointer_is_seen = True
                with suppress(pygame.error):
                    pygame.mouse.set_cursor(pygame.SYSTEM_CURSOR_ARROW)
            else:
                self._hide_pointer()

    def _hide_pointer(self) -> None:
        """Draw nothing as the pointer; one that is not visible tells no place any more while the keyboard is held.

        A driver that has no pointer, or none but its own, shows what it shows.
        """
        self._pointer_is_seen = False
        with suppress(pygame.error):
            pygame.mouse.set_cursor((8, 8), (0, 0), (0,) * 8, (0,) * 8)

    def come_back(self) -> None:
        """Come to the front again, where the keys go to; a system that does not let us leaves things as they are."""
        if self._script is None:
            with suppress(pygame.error):
                _opened().restore()
                _opened().focus()

    def close(self) -> None:
        """Close it, and let go of sound and display."""
        if self._script is None:
            self._listening.pads.stop()
            pygame.mixer.quit()
            pygame.display.quit()

    def _take_size(self) -> None:
        """The display's surface is another one now."""
        surface = pygame.display.get_surface()
        if surface is not None and self._assets is not None and min(surface.get_size()) >= SMALLEST:
            size = drawn_size(*surface.get_size())
            self._display = None if size == surface.get_size() else surface
            self._assets.sized_for(*size)
            self.canvas.move_to(surface if self._display is None else pygame.Surface(size))


def _opened() -> pygame.Window:
    """The system's window."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # pygame has no other way to the window it has opened
        return pygame.Window.from_display_module()


def drawn_size(width: int, height: int) -> tuple[int, int]:
    """How large a window's content is drawn: as large as it is, up to as many pixels as a 4K screen has."""
    share = min(1.0, math.sqrt(MOST / (width * height)))
    return (width, height) if share == 1 else (int(width * share), int(height * share))


def _enlarged(drawn: pygame.Surface, patch: Box, display: pygame.Surface) -> pygame.Rect:
    """Put a part of a drawing on a larger display; returns where."""
    across, down = display.get_width() / drawn.get_width(), display.get_height() / drawn.get_height()
    source = pygame.Rect(patch).inflate(4, 4).clip(drawn.get_rect())  # what lies beside it shines in at its edges
    left, top = math.floor(source.x * across), math.floor(source.y * down)
    size = math.ceil(source.right * across) - left, math.ceil(source.bottom * down) - top
    return display.blit(pygame.transform.smoothscale(drawn.subsurface(source), size), (left, top))


def _first_size() -> tuple[int, int]:
    """A window of 1280 by 720, larger on a large screen, smaller on a small one."""
    width, height = pygame.display.get_desktop_sizes()[0]
    scale = max(1.0, min(width / 1920, height / 1080)) if width > height else 1.0
    wanted = (round(1280 * scale), round(720 * scale))
    return max(LEAST[0], min(wanted[0], width)), max(LEAST[1], min(wanted[1], height))
