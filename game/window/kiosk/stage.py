"""The screen of a kiosk as it is shared now: the pane that is played on, and a strip beside it."""

from __future__ import annotations

from game.kiosk import Millimetres
from game.window.canvas.theme import Colour
from game.window.canvas.window import Window
from game.window.kiosk.pane import Pane
from game.window.kiosk.room import Finger, finger_on, shared, shifted
from game.window.screens.screen import Screen, draw_all
from game.window.widgets.draw_context import scale_of


class Stage:
    """Shared anew whenever something else is shown, or the window has another size."""

    def __init__(self, window: Window, screen: Millimetres) -> None:
        self._window, self._screen = window, screen
        self.pane, self.strip = Pane(window), Pane(window)
        self.turn = 0
        """Where the picture stands, in turn: it moves a little, so that nothing is burnt into the screen."""

    @property
    def size(self) -> tuple[int, int]:
        """How large all of it is, in pixels."""
        return self._window.canvas.size

    @property
    def finger(self) -> Finger:
        """How large a finger is on it."""
        return finger_on(self.size, self._screen)

    @property
    def unit(self) -> float:
        """How many pixels a unit has on all of it."""
        return max(min(scale_of(self.size), self.finger.most), self.finger.unit)

    def share(self, edge: Colour, strip: int = 0, *, on_top: bool = False) -> None:
        """Share it: a strip so many pixels high at the foot, or on top, and the rest; ``edge`` is seen round both."""
        room = shared(shifted(self.size, self.turn), strip, on_top=on_top)
        canvas = self._window.canvas
        canvas.begin()
        canvas.fill(canvas.box, edge)
        canvas.refresh()
        self._window.show(canvas.present())
        self.pane.move_to(room.pane, self.finger)
        self.strip.move_to(room.strip, self.finger, self.unit)

    def draw(self, screen: Screen, *, on_strip: bool = False) -> bool:
        """Draw a screen that has the pane, or the strip, to itself, if it looks different now; returns whether."""
        pane = self.strip if on_strip else self.pane
        if screen.stale:
            pane.show(draw_all([screen], pane.canvas))
            return True
        return False
