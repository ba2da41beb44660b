"""What a trainer sees behind a conversation: every meter and flag, and why each closed option is closed."""

from __future__ import annotations

from typing import NamedTuple

from game.story.condition import compiled, failing, in_words, meter_in_words
from game.story.engine.compile import program_of
from game.story.engine.conversation import Conversation
from game.story.engine.program import Ready
from game.story.engine.state import State
from game.story.model import Value
from game.story.model.condition import Not


class ClosedOption(NamedTuple):
    """An option that cannot be taken: each part of its condition that is false, in words."""

    option: str
    causes: tuple[str, ...]


class Inspection(NamedTuple):
    """A conversation from behind: the decision waited for, the values of everything, the options open and closed."""

    decision: str
    meters: tuple[tuple[str, int], ...]
    flags: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    closed: tuple[ClosedOption, ...]


def inspect(conversation: Conversation) -> Inspection:
    """Look behind a conversation as it stands."""
    scene, state = conversation.scene, conversation.state
    decision = program_of(scene).decisions.get(state.place)
    ready = tuple(decision.options.values()) if decision is not None else ()
    causes = {option.option.id: _causes(conversation, state, option) for option in ready}
    return Inspection(
        state.place,
        tuple((meter_in_words(m.id, scene), level) for m, level in zip(scene.meters, state.meters, strict=True)),
        tuple((flag.id, _written(value)) for flag, value in zip(scene.flags, state.flags, strict=True)),
        tuple(id_ for id_, found in causes.items() if not found),
        tuple(ClosedOption(id_, found) for id_, found in causes.items() if found),
    )


def _causes(conversation: Conversation, state: State, ready: Ready) -> tuple[str, ...]:
    scene, slots = conversation.scene, program_of(conversation.scene).slots
    used = ("it is taken once only, and it has been",) if ready.used & state.marks else ()
    tree = ready.option.when
    if tree is None:
        return used
    false = failing(tree, lambda part: bool(compiled(part, slots)(*state[2:])))
    return (*used, *(in_words(Not(part), scene) for part in false))


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
