"""What a steady colleague makes of each state: somebody good, who is not perfect.

At each decision a steady colleague takes the best option three times in four, else any other that is open, evenly:

    V(s) = score(s)                                                     where it is over (0 where it ran off its end)
    V(s) = CARE * max V(o) + (1 - CARE) * mean of V over the others     (one option open: its value)

What perfect play could still reach says little about a slip, since a perfect player wins everybody back; a steady
colleague does not. Chess programs grade moves by the chance to win for the same reason.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from math import inf
from operator import add
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.analysis.elimination import taken_out, ways_of, worth_of
from game.story.analysis.order import Group, Loop, Order, order_of
from game.story.analysis.values import Chances

CARE: Final = 0.75
"""How often a steady colleague takes the best option, where there are others."""
TOLERANCE: Final = 1e-6
"""How far from its value, in points, a state may be: there is rounding, and very large loops are gone round."""
SETTLED: Final = 1e-9
"""By how many points a value in a loop may differ from what its ways say, and be taken for the same."""
FIRST_ROUNDS: Final = 8
"""How often a loop is gone round before the best ways are first guessed from its values."""
MOST_STEPS: Final = 10_000_000
"""How many states in all are asked in loops too large to be solved (some 10 s)."""


def steady(atlas: Atlas, order: Order | None = None) -> array[float]:
    """What a steady colleague makes of each state, 0-100.

    Each state is asked when all that it leads to have been. A loop is solved: see :func:`settle`.

    Args:
        atlas: the states; those of one that is not complete and were not visited are worth nothing.
        order: their order, if it is known.
    """
    nothing = 0.0  # one for all, to save memory
    value = [worth if worth > 0 else nothing for worth in atlas.worth]
    left = MOST_STEPS
    for part in (order or order_of(atlas)).backwards():
        if isinstance(part, Loop):
            left -= settle(part.states, atlas.onward, value, left)
        else:
            _draw_back(part, value)
    return array("d", value)  # a fifth of the memory


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


def _draw_back(group: Group, value: list[float]) -> None:
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
    totals: Iterable[float] = columns[0]
    for column in columns[1:]:
        totals = map(add, totals, column)
    for state, most, total in zip(group.states, map(max, *columns), totals, strict=True):
        value[state] = best * most + rest * total


def settle(loop: list[int], onward: list[tuple[int, ...]], value: list[float], most: int) -> int:
    """Give the states of a loop their values; returns how many states were asked for it, ``most`` at most.

    Nobody ever ends in a loop that nothing leads out of: it is worth 0. In any other some way out is found sooner or
    later, whatever is taken for the best in each state, since every way is taken now and then; so what states are worth
    to somebody who always holds the same ways for best is the one answer of linear equations, and is solved exactly.
    Where another way is then worth more, it is the best from now on: no value falls, and since there are only so many
    choices, the last one is that of a steady colleague (policy iteration, Howard 1960).

    A loop too large for that is gone round, as if the call ran off its end after so many decisions: from 0 values only
    rise, to what they are, and rounds end when one moves none by more than :data:`SETTLED`.
    """
    inside = set(loop)
    if inside.issuperset(chain.from_iterable([onward[state] for state in loop])):
        for state in loop:
            value[state] = 0.0
        return 0
    for state in loop:
        value[state] = 0.0
    _go_round(loop, onward, value, FIRST_ROUNDS)
    held = [_best_way(onward[state], value, 0) for state in loop]
    while _solve(loop, onward, value, held):
        found = [_best_way(onward[state], value, way) for state, way in zip(loop, held, strict=True)]
        if found == held:
            return 0
        held = found
    return _go_round(loop, onward, value, max(FIRST_ROUNDS, most // len(loop)))


def _best_way(ways: Sequence[int], value: Sequence[float], held: int) -> int:
    """The place of the best way, which is the one held for best as long as no other is worth more."""
    values = [value[there] for there in ways]
    most = max(values)
    return held if values[held] >= most - SETTLED else values.index(most)


def _solve(loop: list[int], onward: list[tuple[int, ...]], value: list[float], held: Sequence[int]) -> bool:
    """Give a loop the values that it has for somebody who holds those ways for best; False if it is too large."""
    inside = set(loop)
    chances: list[list[float]] = []
    gains: list[float] = []
    for state, best in zip(loop, held, strict=True):
        ways = onward[state]
        likely = [(1 - CARE) / (len(ways) - 1)] * len(ways) if len(ways) > 1 else [1.0]
        likely[best] = CARE if len(ways) > 1 else 1.0
        chances.append(likely)
        gains.append(
            sum([much * value[there] for there, much in zip(ways, likely, strict=True) if there not in inside])
        )
    taken = taken_out(*ways_of(loop, onward, chances))
    if taken is None:
        return False
    for state, worth in zip(loop, worth_of(taken, gains), strict=True):
        value[state] = worth
    return True


def _go_round(loop: list[int], onward: list[tuple[int, ...]], value: list[float], rounds: int) -> int:
    """Let the values of a loop rise, round by round; returns how many states were asked."""
    for done in range(1, rounds + 1):
        moved = 0.0
        for state in reversed(loop):  # numbered by distance, so this way one round carries values far
            worth = of_ways([value[there] for there in onward[state]])
            moved = max(moved, worth - value[state])
            value[state] = worth
        if moved < SETTLED:
            return done * len(loop)
    return rounds * len(loop)
