"""What a scene costs in money on average: at random, and as a steady colleague plays it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import mul

from game.story.analysis.order import Group


def mean_spent(
    groups: Sequence[Group],
    costs: Sequence[int],
    visits: Sequence[float],
    chances: Callable[[Group], Sequence[Sequence[float]]] | None = None,
) -> float:
    """What a conversation costs on average, in the smallest coin.

    Args:
        groups: all states, together with those that have the same options open.
        costs: what each option costs.
        visits: how often play comes to each state.
        chances: who plays; somebody who picks at random where nothing is said.
    """
    total, chances = 0.0, chances or _evenly
    for group in groups:
        if any(costs[option] for option in group.shape):
            often = list(map(visits.__getitem__, group.states))
            for option, likely in zip(group.shape, chances(group), strict=True):
                total += costs[option] * sum(map(mul, often, likely))
    return total


def _evenly(group: Group) -> Sequence[Sequence[float]]:
    return [[1 / len(group.columns)] * len(group.states) for _ in group.columns]
