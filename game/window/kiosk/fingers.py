"""One finger at a time: a second one never presses anything, and no touch counts twice.

A screen tells a touch as a finger, and some systems once more as a mouse that looks real: what a mouse presses where a
finger has just been is such an echo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.window.commands import Command, Point

ECHO: Final = 0.3
"""Seconds in which a mouse that presses where a finger has been is its echo."""
NEAR: Final = 40
"""How far, in pixels, an echo may be from the finger."""
LOST: Final = 8.0
"""Seconds after which a finger that has not moved is thought to be gone, if another one comes: a screen that was
unplugged never says that it was lifted."""
LONGEST: Final = 60.0
"""Seconds after which a finger or a mouse's button that is still down is none, wherever it moves: water, or a broken
spot of the screen, would else keep everybody out, and the visit that it began open, for ever."""


class Fingers:
    """Lets through what the first finger does, or the mouse while no finger is there."""

    def __init__(self) -> None:
        self._down: int | None = None
        """The finger whose doings count, None while none is down."""
        self._mouse_is_down = False
        self._at = (-NEAR, -NEAR)
        """Where a finger was last."""
        self._since = LOST
        """How long ago that was, in seconds."""
        self._lasts = 0.0
        """How long what is down has been down, in seconds."""

    def heard(self, commands: Sequence[Command], dt: float) -> Iterator[Command]:
        """The commands of one frame that count; ``dt`` is the time since the last frame, in seconds."""
        self._since += dt
        self._lasts += dt
        if self._lasts >= LONGEST and (self._down is not None or self._mouse_is_down):
            self._down, self._mouse_is_down = None, False
            yield Point("gone", -1, -1)
        for command in commands:
            if not isinstance(command, Point) or command.what == "gone":
                if isinstance(command, Point):
                    self._down, self._mouse_is_down = None, False
                yield command
            elif command.device == "touch":
                yield from self._finger(command)
            elif self._mouse(command):
                yield command

    def _finger(self, point: Point) -> Iterator[Command]:
        if point.what == "press":
            if self._mouse_is_down:
                return
            if self._down is not None:
                if self._since < LOST:
                    return
                yield Point("gone", -1, -1, "touch")
            self._down, self._lasts = point.finger, 0.0
        elif point.finger != self._down:
            return
        self._at, self._since = (point.x, point.y), 0.0
        if point.what == "release":
            self._down = None
        yield point

    def _mouse(self, point: Point) -> bool:
        """Whether what a mouse does counts."""
        match point.what:
            case "press":
                far = max(abs(point.x - self._at[0]), abs(point.y - self._at[1])) > NEAR
                self._mouse_is_down = self._down is None and (self._since > ECHO or far)
                if self._mouse_is_down:
                    self._lasts = 0.0
                return self._mouse_is_down
            case "release":
                counts, self._mouse_is_down = self._mouse_is_down, False
                return counts
        return self._down is None and (self._mouse_is_down or self._since > ECHO)
