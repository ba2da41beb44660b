"""A line of text that the player writes: what is in it, whether letters go to it, the caret, and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.session import LONGEST_NAME
from game.window.actions import ClearField, UseField
from game.window.canvas.boxes import Box
from game.window.canvas.theme import BODY, SMALL
from game.window.commands import Command, Confirm, Erase, Help, Pick, Typed
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Control, TargetState
from game.window.widgets.widgets import focus_ring, icon_button
from game.window.widgets.writing import draw_writing, with_typed, without_last

LONGEST_SOUGHT: Final = 60
"""Characters that can be sought at most."""
_BLINKS: Final = 1.6
"""How often the caret comes and goes in a second, counted as changes."""


class TextField:
    """What has been written so far is ``text``; while the field is ``open`` the caret is seen, and keys are letters."""

    icon = ""

    def __init__(self, id_: str, text: str = "", *, most: int = LONGEST_NAME) -> None:
        self.id = id_
        self.text = text[:most]
        self.open = True
        self._most = most
        self._caret = 0.0

    def takes(self, command: Command, *, marked: bool) -> bool:
        """Take letters, and take the last one back; returns whether the command goes no further.

        Args:
            command: what the player does.
            marked: whether the keyboard has marked something to be pressed, which the space bar presses then.
        """
        match command:
            case Typed(text):
                self.text = with_typed(self.text, text, self._most)
                self.open = self.open or bool(self.text)
            case Erase() if self.open:
                self.text = without_last(self.text)
            case Help("character") | Pick():  # what the key writes comes by itself
                return self.open
            case Confirm("space"):
                return self.open and not marked
            case _:
                return False
        return True

    def clear(self) -> None:
        """Nothing is written."""
        self.text = ""

    def update(self, dt: float) -> bool:
        """Let time pass for the caret; returns whether it looks different."""
        before = self._caret_shows
        self._caret += dt if self.open else 0.0
        return before != self._caret_shows

    @property
    def _caret_shows(self) -> bool:
        return self.open and int(self._caret * _BLINKS) % 2 == 0

    def draw_bare(self, s: DrawContext, box: Box, label: str) -> int:
        """Draw it from the top of a box, its label only read out; returns the row under it."""
        return self._line(s, box, label).bottom

    def draw(self, s: DrawContext, box: Box, label: str) -> int:
        """Draw it with its label from the top of a box; returns the row under it."""
        y = s.write(label, box, SMALL, s.colours.muted) + s.px(6)
        return self._line(s, box._replace(y=y), label).bottom

    def _line(self, s: DrawContext, box: Box, label: str, *, right: int = 0) -> Box:
        """Draw the line itself, with so much room left at its right; returns where it is."""
        c = s.colours
        place = box._replace(h=max(s.least, s.line_height(BODY) + s.px(24)))
        control = Control(self.id, label, UseField(), "field", TargetState(value=self.text))
        s.target(control, place._replace(w=place.w - right))
        focus_ring(s, self.id, place, 12)
        s.panel(place, c.card, radius=12, border=c.head if self.open else c.edge, width=2 if self.open else 1.5)
        pad, side = s.px(16), round(s.size(BODY) * 1.1)
        inner = Box(place.x + pad, place.y, place.w - pad - (right or pad), place.h)
        if self.icon:
            s.icon(self.icon, Box(inner.x, place.y + (place.h - side) // 2, side, side), c.muted)
            inner = inner._replace(x=inner.x + side + s.px(10), w=inner.w - side - s.px(10))
        draw_writing(s, inner, self.text, caret=self._caret_shows)
        if self.icon and not (self.text or s.composed):  # what it is for stands in it
            at = Box(inner.x + s.px(8), place.y + (place.h - s.line_height(BODY)) // 2, inner.w - s.px(8), 0)
            s.write(s.lines(label, BODY, at.w)[0], at, BODY, c.muted)
        return place


def retyped(field: TextField | None, text: str) -> Iterator[Command]:
    """What is to be typed so that a field holds another text."""
    if field is not None:
        yield from [Erase()] * len(field.text)
        if text:
            yield Typed(text)


class SearchField(TextField):
    """For what is sought: letters go to it as soon as one is typed, ``/`` opens it, and its cross clears it."""

    icon = "find"

    def __init__(self) -> None:
        super().__init__("search", most=LONGEST_SOUGHT)
        self.open = False

    @property
    def sought(self) -> str:
        """What is sought, without spaces round it."""
        return self.text.strip()

    def takes(self, command: Command, *, marked: bool) -> bool:
        """Take letters; the stroke at the beginning only opens it."""
        if command == Typed("/") and not self.text:
            self.open = True
            return True
        return super().takes(command, marked=marked)

    def clear(self) -> None:
        """Nothing is sought any more."""
        super().clear()
        self.open = False

    def draw(self, s: DrawContext, box: Box, label: str) -> int:
        """Draw it, with its label inside while nothing is written."""
        right = s.least if self.text else 0
        place = self._line(s, box, label, right=right)
        if right:
            cross = Box(place.right - right, place.y, right, place.h)
            icon_button(s, cross, Control("search:clear", s.tr("Show all"), ClearField()), "close")
        return place.bottom
