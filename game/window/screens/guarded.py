"""A screen on which cards or buttons come under a finger that was pressing something else."""

from __future__ import annotations

from game.window.commands import Command, Point
from game.window.requests import Requests
from game.window.screens.press_guard import PressGuard
from game.window.screens.screen import Screen


class GuardedScreen(Screen):
    """A screen with a guard of presses: what it does with one that is not meant is its own affair."""

    def __init__(self) -> None:
        super().__init__()
        self.guard = PressGuard()

    @property
    def is_meant(self) -> bool:
        """Whether what was pressed just now is an answer to what is shown."""
        return self.guard.lets(self.targets.device)

    def handle(self, command: Command) -> Requests:
        """Answer a command."""
        if isinstance(command, Point):
            self.guard.see(command)
        return super().handle(command)

    def update(self, dt: float) -> Requests:
        """Let time pass, in seconds."""
        self.guard.update(dt)
        return ()
