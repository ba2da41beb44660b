"""The ledger of a conversation: what was spent in it, and at which decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from game.story.engine import Conversation, options_in
from game.story.model import Option


class Spent(NamedTuple):
    """What one decision cost: its number, from 1, its id, and the option that was taken, which ``costs`` something."""

    number: int
    decision: str
    option: Option


@dataclass(frozen=True, slots=True)
class Spending:
    """What a conversation cost, in the smallest coin of a currency: each decision that cost something, in order."""

    currency: str
    spent: tuple[Spent, ...]

    @property
    def total(self) -> int:
        """All that was spent."""
        return sum(one.option.costs for one in self.spent)


def spending_of(conversation: Conversation) -> Spending | None:
    """What was spent in a conversation, as far as it went; None where nothing in its scene costs anything."""
    scene = conversation.scene
    if not any(option.costs for _, option in options_in(scene)):
        return None
    return Spending(
        scene.currency,
        tuple(
            Spent(number, turn.decision, turn.taken)
            for number, turn in enumerate(conversation.turns, start=1)
            if turn.taken is not None and turn.taken.costs
        ),
    )
