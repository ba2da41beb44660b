"""The window: the display, the clock, and what the player does, turned into commands."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pygame

from game.story.language import Notice
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.noise import without_noise
from game.window.commands import Command, Point, Quit, Redraw, Resize, Scroll, Typed
from game.window.errors import NoDisplayError
from game.window.keybindings import SHIPPED, Keybindings, Keystroke

FRAMES: Final = 60
RESTING: Final = 1 / 15
"""Seconds from one frame to the next while nothing moves; what the player does is still heard 60 times a second."""
LEAST: Final = (480, 400)
UNSEEN: Final = ("offscreen", "dummy", "evdev")
"""Video drivers on which nobody sees anything."""

_NAMES: Final[Mapping[int, str]] = MappingProxyType(
    {
        pygame.K_RETURN: "Enter",
        pygame.K_KP_ENTER: "Keypad Enter",
        pygame.K_SPACE: "Space",
        pygame.K_ESCAPE: "Escape",
        pygame.K_AC_BACK: "Phone Back",
        pygame.K_TAB: "Tab",
        pygame.K_BACKSPACE: "Backspace",
        pygame.K_DELETE: "Delete",
        pygame.K_INSERT: "Insert",
        pygame.K_UP: "Up",
        pygame.K_DOWN: "Down",
        pygame.K_LEFT: "Left",
        pygame.K_RIGHT: "Right",
        pygame.K_PAGEUP: "Page Up",
        pygame.K_PAGEDOWN: "Page Down",
        pygame.K_HOME: "Home",
        pygame.K_END: "End",
        **{pygame.K_F1 + at: f"F{at + 1}" for at in range(12)},
        **{code: chr(code).upper() for code in range(0x21, 0x7F) if not chr(code).isupper()},
        **{pygame.K_KP_1 + at: f"Keypad {at + 1}" for at in range(9)},
    }
)
"""The keys that can be bound, by the names that `keybindings` has for them."""
_HELD: Final = ((pygame.KMOD_CTRL, "Ctrl"), (pygame.KMOD_META, "Meta"), (pygame.KMOD_ALT, "Alt"))


def commands(
    event: pygame.Event, size: tuple[int, int], meanings: Mapping[Keystroke, Command] | None = None
) -> Iterator[Command]:
    """What an event means; nothing for most. The keys mean what the game ships with, if nothing else is told."""
    match event.type:
        case pygame.QUIT:
            yield Quit()
        case pygame.KEYDOWN:
            yield from _key(event, SHIPPED.meanings() if meanings is None else meanings)
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


def _key(event: pygame.Event, meanings: Mapping[Keystroke, Command]) -> Iterator[Command]:
    """What a key gives: with Ctrl, Alt or Meta only what is bound so, with Shift also what the bare key is bound to.

    A character that stands on another key from country to country, as `?` does, counts by what it writes.
    """
    key, mod = _NAMES.get(event.key, ""), event.mod
    held = next((name for mask, name in _HELD if mod & mask), "")
    if held:
        tried = [Keystroke(key, held)]
    else:
        written = Keystroke(getattr(event, "unicode", "").upper())
        tried = [Keystroke(key, "Shift"), written] if mod & pygame.KMOD_SHIFT else []
        tried += [Keystroke(key), written]
    found = next((meanings[one] for one in tried if one in meanings), None)
    if found is not None:
        yield found


class Window:
    """The game's window. ``Window.null`` shows nothing and hears only what it is told."""

    def __init__(
        self, canvas: Canvas, script: Iterable[Sequence[Command]] | None, keybindings: Keybindings = SHIPPED
    ) -> None:
        self.canvas = canvas
        self.keybindings = keybindings
        self._meanings = keybindings.meanings()
        self._script = None if script is None else iter(script)
        self._clock = pygame.time.Clock()
        self._full = False
        self._assets: Assets | None = None

    @classmethod
    def null(
        cls, canvas: Canvas, script: Iterable[Sequence[Command]] = (), keybindings: Keybindings = SHIPPED
    ) -> Window:
        """A window without a display, with what the player does in each frame; after that the player quits."""
        return cls(canvas, script, keybindings)

    @classmethod
    def open(
        cls, assets: Assets, title: str, *, fullscreen: bool = False, keybindings: Keybindings = SHIPPED
    ) -> Window:
        """Open the window, which hears these keys.

        Raises:
            NoDisplayError: where there is no display, or one that nobody sees.
        """
        if sys.platform.startswith("linux"):
            os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # a whole flip is ten times quicker without
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
            size = pygame.display.get_desktop_sizes()[0] if fullscreen else _first_size()
            surface = pygame.display.set_mode(size, pygame.FULLSCREEN if fullscreen else pygame.RESIZABLE)
        except pygame.error as error:
            pygame.display.quit()
            raise NoDisplayError(Notice("No window can be opened ({error}).", error=error)) from error
        pygame.key.set_repeat(400, 60)
        assets.sized_for(*surface.get_size())
        window = cls(Canvas.on(surface, assets), None, keybindings)
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
            for command in commands(event, size, self._meanings):
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
