"""A conversation judged whole: its grades and what there was to be heard, from one look at all that could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.story.analysis import cover
from game.story.debrief.debrief import Debrief, debrief
from game.story.debrief.heard import heard
from game.story.debrief.worth import MOST_STATES_TO_JUDGE, Worth, worth_of
from game.story.engine import Conversation, State, flags_asked
from game.story.model import Skill


def judge(conversation: Conversation, skills: Mapping[str, Skill], most: int = MOST_STATES_TO_JUDGE) -> Debrief | None:
    """The debrief of a conversation with all that can be known; None where its scene has too many states for that.

    Args:
        conversation: finished or not.
        skills: the library's tags.
        most: how many states are too many.
    """
    setup = conversation.setup
    coverage = cover(conversation.scene, most=most, only=(setup.variants, setup.remembered))
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
