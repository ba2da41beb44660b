"""What a sign means, told beside the pointer while it rests on the sign, or while a finger is on it."""

from __future__ import annotations

from game.window.canvas.boxes import Box
from game.window.commands import Command, Point


class Hints:
    """The signs of one screen that are explained, as they were drawn last, and where the pointer is."""

    def __init__(self) -> None:
        self._drawn: list[tuple[Box, str]] = []
        self._at: tuple[int, int] | None = None

    def begin(self) -> None:
        """A new drawing: the signs of the last one are forgotten."""
        self._drawn.clear()

    def add(self, text: str, box: Box) -> None:
        """A sign stands in that box, as far as it is seen."""
        self._drawn.append((box, text))

    def point(self, command: Command) -> bool:
        """Follow the pointer; returns whether something else is to be told now."""
        if not isinstance(command, Point):
            return False
        before = self.told
        lifted = command.device == "touch" and command.what == "release"
        self._at = None if command.what == "gone" or lifted else (command.x, command.y)
        return self.told != before

    @property
    def told(self) -> str:
        """What is told now, ``""`` for nothing."""
        if self._at is None:
            return ""
        return next((text for box, text in reversed(self._drawn) if box.holds(*self._at)), "")

    @property
    def at(self) -> tuple[int, int]:
        """Where the pointer is."""
        return self._at or (0, 0)
