"""From where a pass can be reached, and which options lose it for good."""

from __future__ import annotations

from array import array
from typing import Final, NamedTuple

from game.authoring.check.context import SceneContext
from game.story.analysis import can_reach

STILL_GOOD: Final = 5.0
"""Who has given away no more than this of the best score has made no mistake."""
NO_MISTAKE: Final = 15.0
"""An option that costs no more than this is no mistake: best, good or a slip."""


class LostPass(NamedTuple):
    """An option that loses the pass, the state in which it does, and what it costs there (0-100)."""

    option: int
    state: int
    cost: float


def passable(context: SceneContext) -> bytearray:
    """For each state, 1 where a pass can be reached from it."""
    passing = context.atlas.passing
    return can_reach(context.atlas, context.study.order, lambda state: bool(passing[state]))


def losses_of(context: SceneContext) -> tuple[LostPass, ...]:
    """Every option after which nobody can pass any more, taken by somebody who had made no mistake so far.

    Each is given for the state nearest the start; one that costs little in one state and much in another twice.
    """
    if not context.is_certain:
        return ()
    atlas, study, can_pass = context.atlas, context.study, context.shared(passable)
    if 0 not in can_pass:
        return ()
    best = _best_at_the_start(context)
    losses: dict[tuple[int, bool], LostPass] = {}
    first, target = atlas.first, atlas.target
    for state, value in enumerate(study.reach):
        if not can_pass[state] or best[state] - value > STILL_GOOD:
            continue
        for way in range(first[state], first[state + 1]):
            if not can_pass[target[way]]:
                loss = LostPass(atlas.taken[way], state, study.regret(state, way))
                losses.setdefault((loss.option, loss.cost <= NO_MISTAKE), loss)
    return tuple(losses.values())


def _best_at_the_start(context: SceneContext) -> array[float]:
    """For each state, the best score that could be reached where its shortest walk began."""
    value = context.study.reach
    starts = {value[opening.state] for opening in context.atlas.openings}
    if len(starts) == 1:  # wherever it began, and nobody has to look where
        return array("d", starts) * len(value)
    parent = context.atlas.parent
    best = array("d", value)
    for state, before in enumerate(parent):
        if before >= 0:
            best[state] = best[before]
    return best
