"""A place as it stands round people: what is behind them, and what is in front, such as a counter."""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from game.drawing.numbers import union
from game.drawing.reader import Picture
from game.drawing.sheet import Layered, Paint, Shapes, Sheet, joined

FRONT: Final = "front"
"""The id of the outermost group that stands in front of people."""
EDGE: Final = 0.8
"""Where its edge is, the row at which people stand behind it: a share of the height of the place."""


class Strip(NamedTuple):
    """What is in front of people, for a stage of some size: its picture, and where its rows lie about the edge."""

    sheet: Sheet
    above: int
    """How many pixels of it are above the edge."""
    height: int


class Place(NamedTuple):
    """What is seen of a place; ``front`` shows all that the group has, also what lies under the foot of the place."""

    behind: Sheet
    front: Sheet | None = None

    @classmethod
    def of(cls, picture: Picture) -> Place:
        """The place in a drawing."""
        before = [part for part in picture.parts if part.name == FRONT]
        box = union([part.box for part in before if part.box is not None])
        left, top, across, down = picture.sheet.view
        if box is None or box[3] <= top:
            return cls(picture.sheet)
        behind = joined([paint for part in picture.parts if part.name != FRONT for paint in part.paints])
        front = joined([paint for part in before for paint in part.paints])
        head = max(top, box[1])
        return cls(
            Sheet((left, top, across, down), behind),
            Sheet((left, head, across, max(box[3], top + down) - head), front),
        )

    def strip(self, width: int, height: int, room: int, shade: tuple[str, int]) -> Strip | None:
        """What is in front of people on a stage that the place covers.

        Args:
            width: of the stage, in pixels.
            height: of the stage, in pixels.
            room: how many pixels of the stage are under the edge; no more is painted.
            shade: a colour and how much of it is laid over, 0-255.

        Returns:
            None where nothing is in front.
        """
        if self.front is None or width <= 0 or height <= 0:
            return None
        _, top, across, down = self.behind.view
        left, head, _, high = self.front.view
        scale = max(width / across, height / down)
        above = math.ceil((top + down * EDGE - head) * scale)
        rows = min(math.ceil(high * scale), above + room)
        if rows <= 0:
            return None
        seen = (left + (across - width / scale) / 2, top + down * EDGE - above / scale, width / scale, rows / scale)
        return Strip(Sheet(seen, _shaded(self.front.paints, seen, shade)), above, rows)


def _shaded(
    paints: tuple[Paint, ...], view: tuple[float, float, float, float], shade: tuple[str, int]
) -> tuple[Paint, ...]:
    """Things with a colour laid over them, and over nothing beside them."""
    colour, alpha = shade
    if not alpha:
        return paints
    x, y, width, height = view
    over = f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{colour}"'
    return (*paints, Layered((Shapes("", f'{over} fill-opacity="{alpha / 255:.4g}"/>'),), 1.0, paints))
