"""A scene's plays, had as a player would have them, whatever the seed draws."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Final, TypeAlias

from game.story.engine import Conversation, Setup, drawn, replay
from game.story.engine.compile import program_of
from game.story.model import NEVER, Play, Scene, Value

MOST_TRIED: Final = 4_096
"""A play is tried in every combination of variants up to this many; past that, in as many as the seeds draw."""
Variants: TypeAlias = dict[str, Value]


def combinations(scene: Scene, play: Play) -> Iterator[Variants]:
    """The values that the variants which a play does not fix can have together: nothing, where it fixes all."""
    fixed = dict(play.variants)
    free = {flag.id: flag.values for flag in scene.flags if flag.drawn and flag.id not in fixed}
    if prod(map(len, free.values())) <= MOST_TRIED:
        for values in product(*free.values()):
            yield dict(zip(free, values, strict=True))
        return
    for seed in range(MOST_TRIED):
        yield {name: value for name, value in drawn(scene, seed).items() if name in free}


def played(scene: Scene, play: Play, variants: Variants) -> Conversation:
    """A play as it goes in one combination of variants, for a player who has finished nothing but what it says."""
    remembered = dict.fromkeys(program_of(scene).remembers, NEVER) | dict(play.remember)
    return replay(scene, Setup(0, variants | dict(play.variants), remembered), play.choose, hear_out_the_rest=True)
