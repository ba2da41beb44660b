"""What of a line and its answers the player has had before their eyes: no clock runs for what was never seen."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from game.window.widgets.targets import Targets

CARD: Final = "option:"
"""What the id of a card begins with."""
LINE: Final = "line:"
"""What the id of a line that is answered begins with."""


class Sighting:
    """Remembers which rows of a line and of each card have been in sight; each is known by its target's id."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[int, int]] = {}
        self._whole: set[str] = set()

    def restart(self) -> None:
        """Other cards have come; a line stays as seen as it is."""
        self._rows = {id_: rows for id_, rows in self._rows.items() if not id_.startswith(CARD)}
        self._whole = {id_ for id_ in self._whole if not id_.startswith(CARD)}

    def look(self, targets: Targets) -> None:
        """Look at the last drawing. What is higher than its window is seen whole once it was scrolled past."""
        for target in targets.drawn:
            if not target.id.startswith((CARD, LINE)) or target.id in self._whole or target.seen.is_empty:
                continue
            first, last = target.seen.y - target.box.y, target.seen.bottom - target.box.y
            before = self._rows.get(target.id)
            if before is not None and first <= before[1] and last >= before[0]:
                first, last = min(first, before[0]), max(last, before[1])
            self._rows[target.id] = first, last
            if first <= 0 and last >= target.box.h:
                self._whole.add(target.id)

    def has_seen(self, ids: Collection[str]) -> bool:
        """Whether each of these has been seen whole."""
        return all(id_ in self._whole for id_ in ids)
