"""Five taps in the staff corner, the last one held: nobody does that by chance, and no visitor sees that it counts."""

from __future__ import annotations

from collections import deque
from typing import Final

from game.kiosk.settings import Corner, Millimetres

TAPS: Final = 5
WITHIN: Final = 5.0
"""Seconds from the first touch to the last."""
TAP: Final = 0.7
"""A touch that lasts longer is no tap, in seconds."""
HELD: Final = 1.5
"""So long the last one is held, in seconds."""
REACH: Final = 25.0
"""How far the corner reaches along each edge, in millimetres."""


class CornerTaps:
    """Counts the touches in one corner. Times are in seconds of any clock that only goes forward."""

    def __init__(self, corner: Corner, size: tuple[int, int], screen: Millimetres) -> None:
        """Begin with none.

        Args:
            corner: where staff tap.
            size: of what is touched, in pixels.
            screen: its size in millimetres.
        """
        self._corner = corner
        self._size = size
        self._reach = (
            min(size[0] / 3, REACH * size[0] / screen.width),
            min(size[1] / 3, REACH * size[1] / screen.height),
        )
        self._taps: deque[float] = deque(maxlen=TAPS - 1)
        self._down: float | None = None

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in the corner."""
        across = x if self._corner.endswith("left") else self._size[0] - 1 - x
        down = y if self._corner.startswith("top") else self._size[1] - 1 - y
        return across < self._reach[0] and down < self._reach[1]

    def down(self, x: float, y: float, at: float) -> None:
        """A finger comes down. A second one, or one elsewhere, and all is counted anew."""
        if self._down is not None or not self.holds(x, y):
            self.forget()
        else:
            self._down = at

    def move(self, x: float, y: float) -> None:
        """The finger slides."""
        if not self.holds(x, y):
            self.forget()

    def up(self, at: float) -> None:
        """The finger is lifted."""
        if self._down is None:
            return
        if at - self._down <= TAP:
            self._taps.append(self._down)
        else:
            self._taps.clear()
        self._down = None

    def is_open(self, at: float) -> bool:
        """Whether the last of five is down, and has been held for long enough."""
        return (
            self._down is not None
            and len(self._taps) == TAPS - 1
            and self._down - self._taps[0] <= WITHIN
            and at - self._down >= HELD
        )

    def forget(self) -> None:
        """Count anew."""
        self._taps.clear()
        self._down = None
