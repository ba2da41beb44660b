"""A conversation judged whole: its grades and what there was to be heard, from one look at all that could be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from game.story.debrief.debrief import Debrief, debrief
from game.story.debrief.heard import heard
from game.story.debrief.worth import MOST_STATES_TO_JUDGE, Worth, worth_of
from game.story.engine import Conversation, State, flags_asked
from game.story.model import Skill

if TYPE_CHECKING:  # nobody explores before a call is over
    from game.story.analysis import Coverage


def judge(conversation: Conversation, skills: Mapping[str, Skill], most: int = MOST_STATES_TO_JUDGE) -> Debrief | None:
    """The debrief of a conversation with all that can be known; None where its scene has too many states for that.

    Args:
        conversation: finished or not.
        skills: the library's tags.
        most: how many states are too many.
    """
    return _judged(conversation, skills, _all_of(conversation, most))


def judge_all(
    conversations: Sequence[Conversation], skills: Mapping[str, Skill], most: int = MOST_STATES_TO_JUDGE
) -> tuple[Debrief | None, ...]:
    """The debriefs of several conversations, in their order; those that began alike share one look at their scene.

    Args:
        conversations: finished or not.
        skills: the library's tags.
        most: how many states are too many.
    """
    looked: list[tuple[Conversation, Coverage]] = []
    found: list[Debrief | None] = []
    for one in conversations:
        coverage = next((coverage for other, coverage in looked if _began_alike(one, other)), None)
        if coverage is None:
            coverage = _all_of(one, most)
            looked.append((one, coverage))
        found.append(_judged(one, skills, coverage))
    return tuple(found)


def _began_alike(one: Conversation, other: Conversation) -> bool:
    """Whether all that can be in one can be in the other: the same scene, variants and memory."""
    same_start = (one.setup.variants, one.setup.remembered) == (other.setup.variants, other.setup.remembered)
    return same_start and one.scene is other.scene


def _all_of(conversation: Conversation, most: int) -> Coverage:
    from game.story.analysis import cover  # noqa: PLC0415 - nobody explores before a call is over

    setup = conversation.setup
    return cover(conversation.scene, most=most, only=(setup.variants, setup.remembered), forgets=True)


def _judged(conversation: Conversation, skills: Mapping[str, Skill], coverage: Coverage) -> Debrief | None:
    if not coverage.is_whole:
        return None
    worth = _of_any_state(worth_of(coverage.atlas), conversation)
    known = heard(conversation, coverage)
    return replace(debrief(conversation, skills, worth, known.sealed), heard=known)


def _of_any_state(worth: Worth, conversation: Conversation) -> Worth:
    """The worth of states in which flags are set that no condition asks for: the look at the scene set none of them."""
    scene, began = conversation.scene, conversation.opening.before.flags
    asked = flags_asked(scene)
    still = [at for at, flag in enumerate(scene.flags) if flag.id not in asked]

    def plain(state: State) -> State:
        flags = list(state.flags)
        for at in still:
            flags[at] = began[at]
        return state._replace(flags=tuple(flags))

    return Worth(lambda state: worth.steady(plain(state)), lambda state: worth.reach(plain(state)))
