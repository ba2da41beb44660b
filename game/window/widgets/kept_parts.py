"""Parts of a long page that are drawn only while they can be seen: out of sight they keep their height and targets."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import NamedTuple

from game.window.canvas.boxes import Box
from game.window.widgets.draw_context import DrawContext
from game.window.widgets.targets import Target

Paint = Callable[[DrawContext, Box, int], int]
"""Draws a part from the top of a box, and returns the row under it; it is told its height, 0 if that is not known."""


class _Part(NamedTuple):
    """A part as it was drawn last: where it began, how high it is, and its targets."""

    top: int
    height: int
    targets: tuple[Target, ...]


class KeptParts:
    """What is known of the parts of one page. It is to be made anew when what they show has changed."""

    def __init__(self) -> None:
        self._known: dict[Hashable, _Part] = {}

    def draw(self, s: DrawContext, key: Hashable, box: Box, paint: Paint) -> int:
        """Draw a part, if it can be seen; returns the row under it.

        Args:
            s: what to draw on.
            key: which part it is, and all that its height depends on besides its width, the look and the language.
            box: where it goes; its height does not matter.
            paint: draws it.
        """
        whole = (key, box.x, box.w, s.scale, s.look, s.language.code)
        known = self._known.get(whole)
        if known is not None and not box._replace(h=known.height).meets(s.canvas.clip):
            down, clip = box.y - known.top, s.canvas.clip
            moved = (target._replace(box=target.box.moved(0, down), clip=clip) for target in known.targets)
            s.targets.drawn.extend(moved)
            return box.y + known.height
        before = len(s.targets.drawn)
        end = paint(s, box, known.height if known is not None else 0)
        self._known[whole] = _Part(box.y, end - box.y, tuple(s.targets.drawn[before:]))
        return end
