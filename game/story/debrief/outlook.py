"""What a steady colleague makes of a conversation as it stands, and of each answer that is open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.story.debrief.worth import AT_STAKE, Grade, Worth, all_faults, grade_of
from game.story.engine import Conversation, Turn, choose, open_ids
from game.story.model import Skill


class Prospect(NamedTuple):
    """An open option: where a steady colleague ends after it, and how much lower that is than after the best; 0-100.

    ``grade`` is what the debrief calls an answer of that cost, where something is at stake.
    """

    option: str
    ends: float
    cost: float
    grade: Grade


class Outlook(NamedTuple):
    """Where a steady colleague ends from here, 0-100, and after each option that is open, as written."""

    here: float
    options: tuple[Prospect, ...]

    @property
    def at_stake(self) -> bool:
        """Whether it matters what is answered."""
        return max((one.cost for one in self.options), default=0.0) >= AT_STAKE


def outlook_of(conversation: Conversation, worth: Worth, skills: Mapping[str, Skill]) -> Outlook:
    """Look ahead from where a conversation stands.

    Args:
        conversation: where it stands.
        worth: that of its scene's states.
        skills: the library's tags.
    """
    scene, state = conversation.scene, conversation.state
    turns = [choose(scene, state, id_) for id_ in open_ids(scene, state)]
    ends = [worth.steady(turn.after) for turn in turns]
    best = max(ends, default=0.0)
    ahead = (_prospect(turn, end, best - end, skills) for turn, end in zip(turns, ends, strict=True))
    return Outlook(worth.steady(state), tuple(ahead))


def _prospect(turn: Turn, ends: float, cost: float, skills: Mapping[str, Skill]) -> Prospect:
    tags = turn.taken.does if turn.taken is not None else ()
    return Prospect(turn.option, ends, cost, grade_of(cost, fault=all_faults(tags, skills)))
