"""Tells a key that something lies on from one that somebody presses: a book on a keyboard is nobody."""

from __future__ import annotations

from typing import Final

from game.window.commands import Command

GAP: Final = 0.8
"""Seconds between two of the same at most while a key is held down; a first repeat comes after half a second."""
LONGEST: Final = 60.0
"""So long somebody may hold one down, in seconds."""


class HeldKey:
    """The command that comes again and again, and for how long it has."""

    def __init__(self) -> None:
        self._command: Command | None = None
        self._held = self._since = 0.0

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds."""
        self._since += dt

    def is_somebodys(self, command: Command) -> bool:
        """Whether somebody gives that command, and not a thing that lies on a key."""
        is_again = command == self._command and self._since <= GAP
        self._held = self._held + self._since if is_again else 0.0
        self._command, self._since = command, 0.0
        return self._held < LONGEST
