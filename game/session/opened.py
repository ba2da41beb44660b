"""Which levels have just opened: told once, on the first list after the call that opened them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.records import Player
from game.session.progress import Card


class Opened:
    """Remembers, for whoever plays, what was locked when they looked last."""

    def __init__(self) -> None:
        self._player = ("", -1)
        self._locked: frozenset[str] = frozenset()

    def look(self, player: Player, cards: Sequence[Card]) -> tuple[Card, ...]:
        """Look at the list as it is now.

        Args:
            player: who plays.
            cards: the levels as they stand for them.

        Returns:
            The same, of which those have just opened that were locked when the same player looked before.
        """
        who = player.uuid, player.id  # a guest's number may be somebody else's on the list
        before = self._locked if who == self._player else frozenset[str]()
        self._player = who
        self._locked = frozenset(card.scene for card in cards if card.locked)
        return tuple(
            replace(card, just_opened=True) if card.scene in before and not card.locked else card for card in cards
        )
