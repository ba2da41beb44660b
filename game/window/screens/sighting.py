"""What of the answers the player has had before their eyes: no clock runs for a card that was never seen."""

from __future__ import annotations

from collections.abc import Collection

from game.window.widgets.targets import Targets


class Sighting:
    """Remembers which rows of each card have been in sight; cards are known by the ids of their targets."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[int, int]] = {}
        self._whole: set[str] = set()

    def restart(self) -> None:
        """Other cards have come."""
        self._rows.clear()
        self._whole.clear()

    def look(self, targets: Targets) -> None:
        """Look at the last drawing. A card that is higher than its window is seen whole once it was scrolled past."""
        for target in targets.drawn:
            if target.role != "option" or target.id in self._whole or target.seen.is_empty:
                continue
            first, last = target.seen.y - target.box.y, target.seen.bottom - target.box.y
            before = self._rows.get(target.id)
            if before is not None and first <= before[1] and last >= before[0]:
                first, last = min(first, before[0]), max(last, before[1])
            self._rows[target.id] = first, last
            if first <= 0 and last >= target.box.h:
                self._whole.add(target.id)

    def has_seen(self, cards: Collection[str]) -> bool:
        """Whether each of these cards has been seen whole."""
        return all(card in self._whole for card in cards)
