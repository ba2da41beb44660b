"""Naive players: what a scene gives to somebody who does not listen to it at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.model import SILENCE, Option

APOLOGIES: Final = frozenset({"specific_apology", "bare_sorry", "grovel"})
SORRY_WORDS: Final = ("sorry", "apolog", "regret", "forgive")

Rank = Callable[[Option], tuple[int, ...]]
"""How much a bot likes an option; of equals it takes the one written first."""


def _length(option: Option) -> tuple[int, ...]:
    return (len(option.say),)


def _first(option: Option) -> tuple[int, ...]:
    return (option.id != SILENCE,)


def _apologetic(option: Option) -> tuple[int, ...]:
    tags = sum(tag in APOLOGIES for tag in option.does)
    return (tags, sum(option.say.lower().count(word) for word in SORRY_WORDS), len(option.say))


BOTS: Final[Mapping[str, Rank]] = {"longest": _length, "first": _first, "apologetic": _apologetic}
"""The bots that always do the same; ``random`` is read off the visits of random play."""


def pass_chance(atlas: Atlas, rank: Rank) -> float:
    """How often a bot passes, 0-1, the openings being equally likely; one that walks in a circle does not."""
    likes = [rank(ready.option) for _, ready in atlas.options]
    opened = Counter(opening.state for opening in atlas.openings)
    return sum(often for state, often in opened.items() if _passes(atlas, likes, state)) / len(atlas.openings)


def _passes(atlas: Atlas, likes: Sequence[tuple[int, ...]], state: int) -> bool:
    been: set[int] = set()
    while state not in been:
        been.add(state)
        shape = atlas.shapes[state]
        if not shape:
            return bool(atlas.passing[state])
        # max() keeps the first of equals, and the ways are in the order the options were written.
        state = atlas.onward[state][max(range(len(shape)), key=lambda at: likes[shape[at]])]
    return False
