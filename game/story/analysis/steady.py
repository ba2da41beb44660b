"""What a steady colleague makes of each state: somebody good, who is not perfect.

At each decision a steady colleague takes the best option three times in four, else any other that is open, evenly:

    V(s) = score(s)                 where the conversation is over (0 where it ran off its end)
    V(s) = CARE * max V(o) + (1 - CARE) * mean of V over the others     (one option open: its value)

What perfect play could still reach says little about a slip, since a perfect player wins everybody back; a steady
colleague does not. Chess programs grade moves by the chance to win for the same reason.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import chain
from math import inf
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.analysis.order import Group, Loop, Order, order_of
from game.story.analysis.values import Chances

CARE: Final = 0.75
"""How often a steady colleague takes the best option, where there are others."""
TOLERANCE: Final = 1e-6
"""How far from its value, in points, a state in a loop may be; all others are exact but for rounding."""
GREATEST: Final = 100.0
"""No score is greater."""


def steady(atlas: Atlas, order: Order | None = None) -> array[float]:
    """What a steady colleague makes of each state, 0-100.

    Each state is asked when all that it leads to have been. A loop is gone round until it is settled: see ``_settle``.

    Args:
        atlas: the states; those of one that is not complete and were not visited are worth nothing.
        order: their order, if it is known.
    """
    value = array("d", [max(worth, 0.0) for worth in atlas.worth])
    for part in (order or order_of(atlas)).backwards():
        if isinstance(part, Loop):
            _settle(part.states, atlas.onward, value)
        else:
            _draw_back(part, value)
    return value


def of_ways(values: Sequence[float]) -> float:
    """What a decision is worth to a steady colleague, by what its open options are (at least one)."""
    if len(values) == 1:
        return values[0]
    most = max(values)
    return CARE * most + (1 - CARE) * (sum(values) - most) / (len(values) - 1)


def chances_by(value: Sequence[float]) -> Chances:
    """How a steady colleague plays, by the values of states: of equally good ways the first is taken for the best."""
    at = value.__getitem__

    def chances(group: Group) -> Sequence[Sequence[float]]:
        columns = [list(map(at, column)) for column in group.columns]
        if len(columns) == 1:
            return [[1.0] * len(group.states)]
        rest = (1 - CARE) / (len(columns) - 1)
        best: Sequence[float] = list(map(max, *columns))
        likely = []
        for column in columns:
            likely.append([CARE if worth == most else rest for worth, most in zip(column, best, strict=True)])
            best = [inf if worth == most else most for worth, most in zip(column, best, strict=True)]
        return likely

    return chances


def _draw_back(group: Group, value: array[float]) -> None:
    """Give the states of a group their values, by what they lead to."""
    if not group.shape:
        return
    at = value.__getitem__
    columns = [list(map(at, column)) for column in group.columns]
    if len(columns) == 1:
        for state, only in zip(group.states, columns[0], strict=True):
            value[state] = only
        return
    rest = (1 - CARE) / (len(columns) - 1)
    best = CARE - rest
    for state, most, total in zip(group.states, map(max, *columns), map(sum, zip(*columns, strict=True)), strict=True):
        value[state] = best * most + rest * total


def _settle(loop: list[int], onward: list[tuple[int, ...]], value: array[float]) -> None:
    """Give the states of a loop their values.

    Nobody ever ends in a loop that nothing leads out of: it is worth 0. From any other every way is taken now and then,
    so some way out is taken within as many decisions as the loop has states, with a chance that is never 0: what a
    state is thought to be worth counts less each time round, whatever it was (value iteration contracts over that many
    rounds, Bertsekas & Tsitsiklis 1991), and there is one answer. The rule never falls where what it is given
    rises, so values begun at 0 rise to it and values begun at 100 fall to it: it lies between, and the rounds end when
    the two are as near as the tolerance.
    """
    inside = set(loop)
    if inside.issuperset(chain.from_iterable([onward[state] for state in loop])):
        for state in loop:
            value[state] = 0.0
        return
    low, high = dict.fromkeys(loop, 0.0), dict.fromkeys(loop, GREATEST)
    back = list(reversed(loop))  # states are numbered by distance, so this way one round carries values far
    while max(high[state] - low[state] for state in loop) > TOLERANCE:
        for bound in (low, high):
            worth: Callable[[int], float] = _either(bound, value)
            for state in back:
                bound[state] = of_ways([worth(there) for there in onward[state]])
    for state in loop:
        value[state] = (low[state] + high[state]) / 2


def _either(bound: dict[int, float], value: array[float]) -> Callable[[int], float]:
    """What a state is worth as far as is known: in the loop its bound, outside it its value."""
    return lambda state: bound[state] if state in bound else value[state]
