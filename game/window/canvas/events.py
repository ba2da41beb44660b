"""What the player does, as pygame tells it, turned into commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import pygame

from game.window.commands import (
    Back,
    Command,
    Composed,
    Confirm,
    Erase,
    Front,
    Fullscreen,
    Help,
    Leaf,
    Lettered,
    Move,
    Point,
    Quit,
    Redraw,
    Resize,
    Scroll,
    Stroke,
    Typed,
)
from game.window.keybindings import Keystroke
from game.window.shipped_keys import SHIPPED

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
        case pygame.TEXTEDITING:
            yield Composed(event.text)
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
            yield Point(what, x, y, "touch", getattr(event, "finger_id", 0))  # type: ignore[arg-type]  # one of the three
        case pygame.WINDOWLEAVE:
            yield Point("gone", -1, -1)
        case pygame.WINDOWFOCUSLOST:
            yield Point("gone", -1, -1)
            yield Front(is_here=False)
        case pygame.WINDOWFOCUSGAINED:
            yield Front(is_here=True)
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
    written = Keystroke(getattr(event, "unicode", "").upper())
    is_letter = written.key.isprintable() and written.key != ""
    if _is_third_level(written.key, key, mod):
        tried = [written]
    elif held:
        tried, is_letter = [Keystroke(key, held)], False
    else:
        tried = [Keystroke(key, "Shift"), written] if mod & pygame.KMOD_SHIFT else []
        tried += [Keystroke(key), written]
    found = next((meanings[one] for one in tried if one in meanings), None)
    match found:
        case None:
            return
        case Confirm("space") | Help("character"):  # a text field knows these two
            yield found
        case Move() | Confirm() | Back() | Leaf() | Erase() | Help() | Fullscreen() | Quit() | Scroll() if is_letter:
            yield Lettered(found)
        case _:
            yield found


def strokes(event: pygame.Event) -> Iterator[Stroke]:
    """The key that was pressed, as it can be bound; nothing for one that only holds others down."""
    key, mod = _NAMES.get(event.key, ""), event.mod
    held = next((name for mask, name in _HELD if mod & mask), "")
    written = getattr(event, "unicode", "").upper()
    if not (written.isprintable() and written != " "):
        written = ""
    if written and written != key and (_is_third_level(written, key, mod) or not (held or key.startswith("Keypad"))):
        yield Stroke(written)  # a character that stands elsewhere from country to country
    elif key:
        yield Stroke(key, held or ("Shift" if mod & pygame.KMOD_SHIFT else ""))


def _is_third_level(written: str, key: str, mod: int) -> bool:
    """Whether a key was pressed for a character that stands third on it, with AltGr or Option, as @ does on a Q.

    AltGr is Ctrl and Alt at once on one system, Alt or a key of its own on others; then the character tells.
    """
    held = mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT)
    both = bool(mod & pygame.KMOD_CTRL and mod & pygame.KMOD_ALT)
    other = written.isprintable() and written not in ("", " ", key)
    return bool(mod & pygame.KMOD_MODE) or both or bool(held and other)
