"""How the screen of a kiosk is shared: what is played, and a strip beside it; how large a finger's width is on it."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.kiosk import Millimetres
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import LEAST

FINGER: Final = 15.0
"""How large what can be pressed is at least, in millimetres."""
FEWEST_UNITS: Final = (480, 400)
"""A small screen has at least so many units across and down, however large a finger is on it: then what is pressed
grows, and the words less."""
CARD: Final = 56
"""How high an answer's card is, in units, with one line on it: where a finger is larger, words grow with the card."""
LARGEST: Final = 0.66
"""How many millimetres a unit has at most: letters of running text are 12 mm high then, and an x 6.4 mm, which is
read from two metres away. Who needs them larger has the button for it."""
SHIFTS: Final = ((0, 0), (2, 0), (2, 2), (0, 2), (1, 1))
"""Where the picture stands in turn, in steps, so that nothing is burnt into the screen."""
STEPS: Final = 2


class Finger(NamedTuple):
    """What a screen's size means for what is drawn on it, all in pixels: a millimetre, what is pressed, and a unit.

    A unit has ``unit`` at least, and no more than ``most`` because there is room.
    """

    millimetre: float
    least: int
    unit: float
    most: float


def finger_on(size: tuple[int, int], screen: Millimetres) -> Finger:
    """How large things are on a screen of so many pixels; one that stands upright is measured upright.

    Where the pixels are not as wide as they are high the larger count holds, so that nothing is too small.
    """
    long, short = max(screen), min(screen)
    millimetre = max(max(size) / max(1.0, long), min(size) / max(1.0, short))
    least = max(LEAST, round(FINGER * millimetre))
    fits = min(size[0] / FEWEST_UNITS[0], size[1] / FEWEST_UNITS[1])
    return Finger(millimetre, least, min(least / CARD, fits) if least > LEAST else 0.0, LARGEST * millimetre)


class Room(NamedTuple):
    """Where things stand; ``whole`` is the picture, a little smaller than the screen so that it can be moved."""

    whole: Box
    pane: Box
    strip: Box


def shifted(size: tuple[int, int], turn: int) -> Box:
    """The picture on a screen of that size, at its place of that turn."""
    step = max(1, min(size) // 540)
    across, down = SHIFTS[turn % len(SHIFTS)]
    return Box(across * step, down * step, size[0] - STEPS * step, size[1] - STEPS * step)


def shared(whole: Box, strip: int, *, on_top: bool = False) -> Room:
    """The picture shared: a strip so many pixels high at its foot, or its top, and the pane beside it."""
    strip = min(strip, whole.h // 2)
    if on_top:
        return Room(whole, whole._replace(y=whole.y + strip, h=whole.h - strip), whole._replace(h=strip))
    return Room(whole, whole._replace(h=whole.h - strip), whole._replace(y=whole.bottom - strip, h=strip))
