"""What a steady colleague makes of a conversation as it stands, and of each answer that is open."""

from __future__ import annotations

from typing import NamedTuple

from game.story.debrief.worth import ALIKE, AT_STAKE, Worth
from game.story.engine import Conversation, choose, open_ids


class Prospect(NamedTuple):
    """An open option: where a steady colleague ends after it, and how much lower that is than after the best; 0-100."""

    option: str
    ends: float
    cost: float

    @property
    def is_best(self) -> bool:
        """Whether no other leads further."""
        return self.cost <= ALIKE


class Outlook(NamedTuple):
    """Where a steady colleague ends from here, 0-100, and after each option that is open, as written."""

    here: float
    options: tuple[Prospect, ...]

    @property
    def at_stake(self) -> bool:
        """Whether it matters what is answered."""
        return max((one.cost for one in self.options), default=0.0) >= AT_STAKE


def outlook_of(conversation: Conversation, worth: Worth) -> Outlook:
    """Look ahead from where a conversation stands; ``worth`` is that of its scene's states."""
    scene, state = conversation.scene, conversation.state
    ends = {id_: worth.steady(choose(scene, state, id_).after) for id_ in open_ids(scene, state)}
    best = max(ends.values(), default=0.0)
    return Outlook(worth.steady(state), tuple(Prospect(id_, value, best - value) for id_, value in ends.items()))
