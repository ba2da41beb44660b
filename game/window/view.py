"""Where a game is drawn: a window, or a part of one that somebody else has opened."""

from __future__ import annotations

from typing import Protocol

from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.keybindings import Keybindings


class View(Protocol):
    """What the app needs of it; `Window` is one."""

    @property
    def canvas(self) -> Canvas:
        """What is drawn on: another one, perhaps, each time."""

    @property
    def keybindings(self) -> Keybindings:
        """The keys that are heard."""

    def rebind(self, keybindings: Keybindings) -> None:
        """Hear these keys and buttons from now on."""

    @property
    def full(self) -> bool:
        """Whether it fills the screen."""

    def toggle_fullscreen(self) -> None:
        """Fill the screen, or go back to a window."""

    def show(self, patches: list[Box]) -> None:
        """Put what has been painted on the screen."""
