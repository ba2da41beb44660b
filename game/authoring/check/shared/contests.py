"""The decisions that have one best option, which its length or its place may give away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from game.authoring.check.context import SceneContext
from game.authoring.check.shared.costs import costs_of
from game.authoring.wording import filled
from game.story.model import SILENCE, Option

FEWEST_DECISIONS: Final = 3
"""In a scene with fewer decisions a share of them says nothing."""
ALIKE: Final = 0.05
"""Figures nearer to each other than this are the same."""


class Contest(NamedTuple):
    """A decision with one best option, of those the player can say: what costs a steady colleague least on average.

    ``options`` are as written; ``lengths`` are those of what the player reads, in characters, by the option's id.
    """

    decision: str
    best: Option
    options: tuple[Option, ...]
    lengths: Mapping[str, int]


def contests_of(context: SceneContext) -> tuple[Contest, ...]:
    """Every contest of a scene; none where not every state was visited."""
    if not context.atlas.complete:
        return ()
    known = context.shared(costs_of).options
    mean = {context.atlas.option_name(place): cost.mean for place, cost in known.items()}
    contests = []
    for id_, choose in context.chooses.items():
        said = tuple(o for o in choose.options if o.id != SILENCE and f"{id_}/{o.id}" in mean)
        if len(said) > 1:
            costs = sorted((mean[f"{id_}/{option.id}"], at) for at, option in enumerate(said))
            if costs[1][0] - costs[0][0] > ALIKE:
                lengths = {option.id: len(filled(option.say, context.scene)) for option in said}
                contests.append(Contest(id_, said[costs[0][1]], said, lengths))
    return tuple(contests)
