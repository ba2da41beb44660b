"""The mark of scanning: a thick frame in two colours round what would be chosen, over whatever there is."""

from __future__ import annotations

from typing import Final

from game.window.canvas.boxes import Box
from game.window.canvas.theme import LABEL
from game.window.screens.screen import Screen
from game.window.widgets.draw_context import DrawContext

FEW: Final = 3
"""Of up to so many things that are marked together each is named."""


def area_id(name: str) -> str:
    """What is marked where an area is to be scrolled, by the area's name."""
    return f"area:{name}"


class ScanMark(Screen):
    """Laid over the screen that is scanned; its targets are looked up where that has drawn them."""

    covers = False

    def __init__(self) -> None:
        super().__init__()
        self.on: Screen | None = None
        self.ids: tuple[str, ...] = ()
        self.says = ""
        """What is told beside it, where what would happen cannot be seen."""

    def mark(self, on: Screen, ids: tuple[str, ...], says: str) -> None:
        """Mark these targets of a screen, or areas that scroll."""
        if (on, ids, says) != (self.on, self.ids, self.says):
            self.on, self.ids, self.says, self.stale = on, ids, says, True

    @property
    def in_words(self) -> str:
        """What it marks, by its names: all of a few, of many the first and the last; or what would happen."""
        found = () if self.on is None else map(self.on.targets.find, self.ids)
        names = [target.name for target in found if target is not None]
        if self.says or len(names) <= FEW:
            return self.says or ", ".join(names)
        return self.language.tr("{first} to {last}", first=names[0], last=names[-1])

    def paint(self, s: DrawContext) -> None:
        """The frame, as far as what it marks is in sight."""
        boxes = [box for box in map(self._box, self.ids) if box is not None and not box.is_empty]
        if not boxes:
            return
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        thick = s.px(6)
        around = Box(left, top, right - left, bottom - top).inset(-s.px(6) - thick)
        seen = around.within(s.box)
        _frame(s, seen, thick + 2 * s.px(2), s.colours.ground)
        _frame(s, seen.inset(s.px(2)), thick, s.colours.focus)
        if self.says:
            self._tell(s, seen, thick + s.px(2))

    def _box(self, id_: str) -> Box | None:
        assert self.on is not None  # noqa: S101 - what marks ids marks them on a screen
        target = self.on.targets.find(id_)
        if target is not None:
            return target.seen
        return next((area.box for name, area in self.on.targets.areas.items() if area_id(name) == id_), None)

    def _tell(self, s: DrawContext, frame: Box, inset: int) -> None:
        """What it says, on a flag in the lower right corner of the frame."""
        pad = s.px(10)
        room = max(s.px(80), min(frame.w, s.box.w) - 2 * (pad + inset))
        width = max(s.width(line, LABEL) for line in s.lines(self.says, LABEL, room)) + 2 * pad
        height = s.height(self.says, LABEL, room) + s.px(10)
        x = max(0, min(frame.right - width - inset, s.box.w - width))
        y = max(0, min(frame.bottom - height - inset, s.box.h - height))
        s.panel(Box(x, y, width, height), s.colours.focus, radius=8, border=s.colours.ground, width=2)
        s.write(self.says, Box(x + pad, y + s.px(5), room, height), LABEL, s.colours.ground)


def _frame(s: DrawContext, box: Box, thick: int, colour: str) -> None:
    """Four bars with round ends; what they surround stays as it is."""
    radius = thick // 2
    s.canvas.panel(box._replace(h=thick), colour, radius)
    s.canvas.panel(box._replace(y=box.bottom - thick, h=thick), colour, radius)
    s.canvas.panel(box._replace(w=thick), colour, radius)
    s.canvas.panel(box._replace(x=box.right - thick, w=thick), colour, radius)
