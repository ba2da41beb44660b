"""Scrolls the words of a conversation to what is being said, and to the answers when they come."""

from __future__ import annotations

from typing import NamedTuple

from game.window.canvas.boxes import Box
from game.window.widgets.scrolling import Area


class Rows(NamedTuple):
    """Where something is drawn, in rows of the canvas."""

    top: int
    bottom: int


class Asked(NamedTuple):
    """The answers, from their heading to the last, and the first of them."""

    all: Rows
    first: Rows


class Following:
    """A player who scrolls by hand is let be, until something new is said or asked."""

    def __init__(self) -> None:
        self._of: object = None
        self._stands = 0
        self._box = Box(0, 0, 0, 0)
        self._let_be = False

    def follow(  # noqa: PLR0917 - what is on the screen, from its top to its bottom
        self, area: Area, of: object, line: Rows | None, typing: Rows | None, asked: Asked | None, gap: int
    ) -> None:
        """Scroll on where that shows more of what matters: the row that is typed first, the line that is answered next.

        Args:
            area: what scrolls, drawn just now with its ``offset``.
            of: what is said or asked; something else than before is followed anew.
            line: the line that is answered, from its first row to the last ones, which stay in sight with the answers.
            typing: the row that is being typed; it stays in sight.
            asked: the answers. All are shown where they fit under the last rows of the line; else the first, under as
                much of the line as there is room for.
            gap: how much room is left round what is shown, in pixels.
        """
        if of != self._of or area.box != self._box:
            self._of, self._box, self._let_be = of, area.box, False
        elif area.offset != self._stands:
            self._let_be = True
        if self._let_be:
            return
        further = 0
        if asked is not None:
            further = asked.all.bottom + gap - area.box.bottom
            if line is None:
                further = min(further, (typing or asked.all).top - gap - area.box.y)
            else:
                last = line.bottom - gap - area.box.y
                whole = min(line.top - gap - area.box.y, last)
                first = asked.first.bottom + gap - area.box.bottom
                further = further if further <= last else min(last, max(whole, first))
            if typing is None:  # whatever stands between, an answer has come into view
                further = max(further, asked.first.top + 4 * gap - area.box.bottom)
        if typing is not None:
            further = max(further, typing.bottom + gap - area.box.bottom)
        area.offset += max(0, further)

    def drawn(self, area: Area) -> None:
        """It is drawn and stands there; where it stands elsewhere the next time, the player has scrolled."""
        self._stands = area.offset
