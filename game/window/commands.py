"""What a player can mean, as plain data: the window turns keys, pads, mouse and touch into these, screens answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.window.pads import PadButton, PadLayout
from game.window.plain import Plain

Device = Literal["mouse", "touch", "keyboard", "clock", "gamepad", "switch"]
"""What an answer was given with; a ``switch`` is whatever is pressed by somebody who scans."""
Way = Literal["up", "down", "left", "right", "next", "previous"]
Shortcut = Literal["log", "notes", "rewind", "behind", "editor"]


@dataclass(frozen=True, slots=True)
class Point:
    """The pointer, in pixels: pressed, moved, released, or gone from the window (or from the screen, for a finger)."""

    what: Literal["press", "move", "release", "gone"]
    x: int
    y: int
    device: Device = "mouse"
    finger: int = 0
    """Which finger it is, of several at once; 0 for a mouse."""


@dataclass(frozen=True, slots=True)
class Scroll:
    """The wheel: ``notches`` down, or up if less than nothing, over that point."""

    notches: float
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Press what has that number, 1-9."""

    number: int


@dataclass(frozen=True, slots=True)
class Confirm:
    """Press what has the focus, or go on."""

    by: Literal["enter", "space"] = "enter"


class Back(Plain):
    """Back, or the pause menu."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Move:
    """Move the focus: that way, or to the next or the previous thing that can be pressed."""

    way: Way


@dataclass(frozen=True, slots=True)
class Leaf:
    """Leaf through what scrolls: up (-1), down (1), to its start (-1000) or its end (1000)."""

    pages: int


@dataclass(frozen=True, slots=True)
class Ask:
    """Open something in a conversation; what is behind it and the editor, for a trainer alone."""

    for_: Shortcut


@dataclass(frozen=True, slots=True)
class Help:
    """What the keys do, please; a ``character`` is one that a name may hold too."""

    by: Literal["key", "character"] = "key"


class Adjust(Plain):
    """The settings, please."""

    __slots__ = ()


class ReadAloud(Plain):
    """Read aloud what is on the screen, from now on; where that is done already, once more."""

    __slots__ = ()


class Hush(Plain):
    """Read nothing aloud any more."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters for a text field."""

    text: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What an input method is putting together and has not yet given: shown in the text field, and not yet text."""

    text: str


class Erase(Plain):
    """Take back the last character of a text field."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Resize:
    """The window has this size now, in pixels."""

    width: int
    height: int


class Redraw(Plain):
    """The window has been covered and must be drawn whole."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Front:
    """The window has come to the front, where keys go to, or somebody works in another."""

    is_here: bool


@dataclass(frozen=True, slots=True)
class InHand:
    """What the player presses from now on: a pad with that on its buttons, or ``""`` for keys, mouse and finger."""

    pad: PadLayout | Literal[""]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key or a button as it was pressed, for those who ask for presses and not for what they mean."""

    key: str = ""
    """A key by its English name, ``""`` for a button."""
    held: str = ""
    """The key that is held down with it."""
    button: PadButton = ""


class SecondClick(Plain):
    """A mouse's other button, which is told where presses are asked for."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Lettered:
    """A command by a key that writes a letter too: where something is being written, it is that letter alone."""

    command: Move | Confirm | Back | Leaf | Erase | Help | Fullscreen | Quit | Scroll


class Fullscreen(Plain):
    """Fill the screen, or go back to a window."""

    __slots__ = ()


class Quit(Plain):
    """The window is to close."""

    __slots__ = ()


Command = (
    Point
    | Scroll
    | Pick
    | Confirm
    | Back
    | Move
    | Leaf
    | Ask
    | Help
    | Adjust
    | ReadAloud
    | Hush
    | Typed
    | Composed
    | Erase
    | Resize
    | Redraw
    | Front
    | InHand
    | Stroke
    | SecondClick
    | Lettered
    | Fullscreen
    | Quit
)
