"""What a player can mean, as plain data: the window turns keys, mouse and touch into these, screens answer them."""

from __future__ import annotations

from typing import Literal, NamedTuple

Device = Literal["mouse", "touch", "keyboard", "clock"]
Way = Literal["up", "down", "left", "right", "next", "previous"]
Shortcut = Literal["log", "notes", "rewind", "behind"]


class Point(NamedTuple):
    """The pointer, in pixels: pressed, moved, released, or gone from the window (or from the screen, for a finger)."""

    what: Literal["press", "move", "release", "gone"]
    x: int
    y: int
    device: Device = "mouse"


class Scroll(NamedTuple):
    """The wheel: ``notches`` down, or up if less than nothing, over that point."""

    notches: float
    x: int
    y: int


class Pick(NamedTuple):
    """A digit, 1-9."""

    number: int


class Confirm(NamedTuple):
    """Enter or the space bar."""

    by: Literal["enter", "space"] = "enter"


class Back(NamedTuple):
    """Escape: back, or the pause menu."""


class Move(NamedTuple):
    """An arrow key, or Tab for the next and the previous thing that can be pressed."""

    way: Way


class Leaf(NamedTuple):
    """Page up (-1), page down (1), home (-1000) or end (1000)."""

    pages: int


class Ask(NamedTuple):
    """A letter that opens something in a conversation: L, N, R, or for a trainer B."""

    for_: Shortcut


class Typed(NamedTuple):
    """Signs for a text field."""

    text: str


class Erase(NamedTuple):
    """Backspace."""


class Resize(NamedTuple):
    """The window has this size now, in pixels."""

    width: int
    height: int


class Redraw(NamedTuple):
    """The window has been covered and must be drawn whole."""


class Fullscreen(NamedTuple):
    """F11 or Alt+Enter."""


class Quit(NamedTuple):
    """The window is to close."""


Command = (
    Point | Scroll | Pick | Confirm | Back | Move | Leaf | Ask | Typed | Erase | Resize | Redraw | Fullscreen | Quit
)
