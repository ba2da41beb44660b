"""What a player can mean, as plain data: the window turns keys, mouse and touch into these, screens answer them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Device = Literal["mouse", "touch", "keyboard", "clock"]
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


@dataclass(frozen=True, slots=True)
class Back:
    """Back, or the pause menu."""


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


@dataclass(frozen=True, slots=True)
class Adjust:
    """The settings, please."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Characters for a text field."""

    text: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What an input method is putting together and has not yet given: shown in the text field, and not yet text."""

    text: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Take back the last character of a text field."""


@dataclass(frozen=True, slots=True)
class Resize:
    """The window has this size now, in pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Redraw:
    """The window has been covered and must be drawn whole."""


@dataclass(frozen=True, slots=True)
class Front:
    """The window has come to the front, where keys go to, or somebody works in another."""

    is_here: bool


@dataclass(frozen=True, slots=True)
class Fullscreen:
    """Fill the screen, or go back to a window."""


@dataclass(frozen=True, slots=True)
class Quit:
    """The window is to close."""


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
    | Typed
    | Composed
    | Erase
    | Resize
    | Redraw
    | Front
    | Fullscreen
    | Quit
)
