"""Something that scrolls, and which of several boxes lies nearest in a direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.window.canvas.boxes import Box


@dataclass(slots=True)
class Area:
    """Something that scrolls: where it is seen, how high its content is, how far down it is scrolled."""

    box: Box
    height: int = 0
    offset: int = 0
    at_end: bool = False
    """Whether its end is to be seen, until the player scrolls."""
    drawn_at: int = 0
    """How far down it was scrolled when it was drawn last: where boxes of what is in it are told for."""

    @property
    def most(self) -> int:
        """The furthest it scrolls."""
        return max(0, self.height - self.box.h)

    def scroll_to(self, offset: int) -> bool:
        """Scroll as far as that, or as far as there is content; returns whether that moved anything."""
        kept = max(0, min(self.most, offset))
        changed = kept != self.offset
        self.offset, self.at_end = kept, False
        return changed


def nearest_box(here: Box, boxes: Sequence[Box], way: str) -> int | None:
    """Which of the boxes lies nearest in a direction, None where none does; what stands in line counts as nearer."""
    best: tuple[float, int] | None = None
    for at, box in enumerate(boxes):
        if way in ("up", "down"):
            ahead = box.y - here.bottom if way == "down" else here.y - box.bottom
            aside = max(0, box.x - here.right, here.x - box.right)
        else:
            ahead = box.x - here.right if way == "right" else here.x - box.right
            aside = max(0, box.y - here.bottom, here.y - box.bottom)
        if ahead < -2 or box == here:
            continue
        off = abs((box.x + box.w / 2) - (here.x + here.w / 2)) if way in ("up", "down") else abs(box.y - here.y)
        distance = ahead + 3 * aside + off / 50
        if best is None or distance < best[0]:
            best = (distance, at)
    return best[1] if best else None
