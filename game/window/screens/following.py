"""Scrolls the words of a conversation to what is being said, and to the answers when they come."""

from __future__ import annotations

from typing import NamedTuple

from game.window.canvas.boxes import Box
from game.window.widgets.scrolling import Area


class Rows(NamedTuple):
    """Where something is drawn, in rows of the canvas."""

    top: int
    bottom: int


class Following:
    """A player who scrolls by hand is let be, until something new is said or asked."""

    def __init__(self) -> None:
        self._of: object = None
        self._stands = 0
        self._box = Box(0, 0, 0, 0)
        self._let_be = False

    def follow(self, area: Area, of: object, typing: Rows | None, cards: Rows | None, gap: int) -> None:
        """Scroll on where that shows more of what matters: the row that is typed first, the cards next.

        Args:
            area: what scrolls, drawn just now with its ``offset``.
            of: what is said or asked; something else than before is followed anew.
            typing: the row that is being typed; it stays in sight.
            cards: the answers with their heading. All are shown where they fit under the typed row; else the first.
            gap: how much room is left round what is shown, in pixels.
        """
        if of != self._of or area.box != self._box:
            self._of, self._box, self._let_be = of, area.box, False
        elif area.offset != self._stands:
            self._let_be = True
        if self._let_be:
            return
        further = 0
        if cards is not None:
            further = min(cards.bottom + gap - area.box.bottom, (typing or cards).top - gap - area.box.y)
        if typing is not None:
            further = max(further, typing.bottom + gap - area.box.bottom)
        area.offset += max(0, further)

    def drawn(self, area: Area) -> None:
        """It is drawn and stands there; where it stands elsewhere the next time, the player has scrolled."""
        self._stands = area.offset
