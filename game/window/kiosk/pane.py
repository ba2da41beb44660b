"""A part of a kiosk's window that is drawn on by itself: the game plays in one, the bar is another."""

from __future__ import annotations

from dataclasses import replace

from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.window import Window
from game.window.commands import Command, Point, Scroll
from game.window.keybindings import Keybindings
from game.window.kiosk.room import Finger


class Pane:
    """A view of a game. It fills the screen, whatever the game thinks of that."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.box = window.canvas.box
        self.canvas: Canvas = window.canvas
        self._full = True

    def move_to(self, box: Box, finger: Finger, unit: float = 0.0) -> None:
        """Be that part of the window from now on; ``unit`` is how many pixels a unit has at least."""
        self.box = box
        self.canvas = self._window.canvas.part(box)
        self.canvas.least, self.canvas.unit, self.canvas.most = finger.least, max(unit, finger.unit), finger.most

    @property
    def keybindings(self) -> Keybindings:
        """The keys that are heard."""
        return self._window.keybindings

    def rebind(self, keybindings: Keybindings) -> None:
        """The keys of a kiosk are its own, whoever plays."""

    @property
    def full(self) -> bool:
        """Whether the game has been told that it fills the screen."""
        return self._full

    def toggle_fullscreen(self) -> None:
        """The game may think so; the window stays as it is."""
        self._full = not self._full

    def show(self, patches: list[Box]) -> None:
        """Put what has been painted on the screen."""
        self._window.show([patch.moved(self.box.x, self.box.y) for patch in patches])

    def holds(self, command: Command) -> bool:
        """Whether a pointer is in it."""
        return isinstance(command, Point | Scroll) and self.box.holds(command.x, command.y)

    def inside(self, command: Command) -> Command:
        """A command as it is seen from its own corner; a pointer that is elsewhere is outside here too."""
        match command:
            case Point(what, x, y) if what != "gone":
                return replace(command, x=x - self.box.x, y=y - self.box.y)
            case Scroll(_, x, y):
                return replace(command, x=x - self.box.x, y=y - self.box.y)
        return command
