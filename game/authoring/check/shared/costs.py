"""What each option and each decision costs a steady colleague, over all that such a colleague comes to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import chain, compress
from operator import and_, ge, mul, sub
from typing import Final, NamedTuple

from game.authoring.check.context import SceneContext
from game.story.analysis import groups_of
from game.story.debrief import AT_STAKE, GRADE_LIMITS

ROUNDED: Final = 1e-6
"""Costs no further apart than this are one."""
GOOD: Final = dict(GRADE_LIMITS)["good"]
"""What costs no more than this is graded best or good."""
SLIP: Final = dict(GRADE_LIMITS)["slip"]
"""What costs more than this is a mistake, or worse."""


class OptionCost(NamedTuple):
    """One option over the visits of a steady colleague at which it is open.

    ``visits`` is how many there are in a run, ``staked`` at how many of them something is at stake, and ``cheap``, for
    one that is all faults, at how many of those it costs no more than a good answer. ``mean`` is what it costs on
    average over all of them.
    """

    visits: float
    staked: float
    cheap: float
    mean: float


class DecisionCost(NamedTuple):
    """One decision: ``ways`` is how many options are open at most, ``stake`` what the dearest costs at its worst."""

    ways: int
    stake: float


class Costs(NamedTuple):
    """Every option, by its place in the atlas, and every decision, by its id, that a steady colleague comes to."""

    options: Mapping[int, OptionCost]
    decisions: Mapping[str, DecisionCost]


def costs_of(context: SceneContext) -> Costs:
    """What everything costs; nothing where not every state was visited."""
    atlas, study = context.atlas, context.study
    if not atlas.complete:
        return Costs({}, {})
    at, often_at = study.steady.__getitem__, study.steady_visits.__getitem__
    kinds = [context.kinds(ready.option) for _, ready in atlas.options]
    totals: dict[int, list[float]] = {}
    decisions: dict[str, DecisionCost] = {}
    loops = chain.from_iterable(loop.states for loop in study.order.loops)
    for group in chain(study.order.groups, groups_of(atlas, loops)):
        if not group.shape:
            continue
        often = list(map(often_at, group.states))
        columns = [list(map(at, column)) for column in group.columns]
        most, stakes = _stakes(columns)
        staked = [stake >= AT_STAKE for stake in stakes]
        here = atlas.options[group.shape[0]][0]
        known = decisions.get(here, DecisionCost(0, 0.0))
        worst = max(compress(stakes, often), default=0.0)  # where nobody comes nothing can be lost
        decisions[here] = DecisionCost(max(known.ways, len(group.shape)), max(known.stake, worst))
        visits, of_them = sum(often), sum(compress(often, staked))
        for option, column in zip(group.shape, columns, strict=True):
            total = totals.setdefault(option, [0.0, 0.0, 0.0, 0.0])
            total[0] += visits
            total[1] += of_them
            if kinds[option] == {"fault"}:
                limits = [limit - GOOD - ROUNDED for limit in most]
                total[2] += sum(compress(often, map(and_, staked, map(ge, column, limits))))
            total[3] += sum(map(mul, often, map(sub, most, column)))
    options = {
        option: OptionCost(visits, of_them, cheap, cost / visits)
        for option, (visits, of_them, cheap, cost) in totals.items()
        if visits
    }
    return Costs(options, decisions)


def _stakes(columns: Sequence[Sequence[float]]) -> tuple[Sequence[float], Sequence[float]]:
    """In each state what the best option leads to, and how much less the dearest does."""
    if len(columns) == 1:
        return columns[0], [0.0] * len(columns[0])
    most = list(map(max, *columns))
    return most, list(map(sub, most, map(min, *columns)))


def met_at(context: SceneContext, options: Collection[int], weigh: Callable[[float], float]) -> dict[int, int]:
    """The state, of those with something at stake, in which each option is met most, weighed by what it costs there.

    Args:
        context: the scene.
        options: their places in the atlas; each is open in some such state that a steady colleague comes to.
        weigh: how much a cost counts.
    """
    study, wanted = context.study, frozenset(options)
    most = dict.fromkeys(options, (0.0, -1))
    for state, shape in enumerate(context.atlas.shapes):
        if not study.steady_visits[state] or wanted.isdisjoint(shape):
            continue
        costs = study.costs(state)
        if max(costs) < AT_STAKE:
            continue
        for option, cost in zip(shape, costs, strict=True):
            if option in wanted:
                weight = study.steady_visits[state] * weigh(cost)
                if weight > most[option][0]:
                    most[option] = (weight, state)
    return {option: state for option, (_, state) in most.items()}
