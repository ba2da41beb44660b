"""What a conversation is told in: entries of its log, its options in the order shown, what the coach speaks about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from game.story.engine import Offer, State, Turn, shuffled
from game.story.model import LISTEN, SILENCE, Scene

Heard = Literal["nothing", "all but the last answer", "all"]
"""How much of a conversation the player has heard: what came of the last answer can be told again."""
BREATH: Final = 0.55
"""Seconds between what the player says and the answer."""
AT_ONCE: Final = 0.12
"""Seconds between what the player is not let finish and the answer."""
READING: Final = 0.035
"""Seconds a character takes to read, for what the player says without having picked it."""


class Entry(NamedTuple):
    """One line of the log: who says it (``note`` for a case note, ``keep`` for the line worth keeping), and what."""

    speaker: str
    text: str


def in_shown_order(here: Iterable[Offer], seed: int, state: State) -> tuple[Offer, ...]:
    """The options that are shown, in the order in which the seed shows them.

    What is hidden, silence, and hearing a line out are not among them: they have no card.
    """
    found = {offer.id: offer for offer in here if not offer.hidden and offer.id not in (SILENCE, LISTEN)}
    return tuple(found[id_] for id_ in shuffled(seed, state.place, found))


def is_coached(scene: Scene, turn: Turn) -> bool:
    """Whether the coach has a word about a decision as soon as it has been answered."""
    option = turn.taken
    return (
        scene.coach == "at_once" and option is not None and bool(option.why or (option.does and turn.option != LISTEN))
    )
