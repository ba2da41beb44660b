"""What states are worth at their best, whether a pass can be reached, and how often play comes to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import mul
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.analysis.elimination import taken_out, visits_of, ways_of
from game.story.analysis.order import Group, Loop, Order, groups_of, order_of

LOST_CAUSE: Final = -1.0
"""The value of a state from which nothing can be reached any more."""
ENOUGH: Final = 1e-12
"""How much of all random walks may still be under way in one tangle of loops when they are given up."""
MOST_STEPS: Final = 30_000_000
"""How many states in all are sent on from in very large loops; past that what is still under way is given up."""
ROUNDS_IN_A_TRAP: Final = 20
"""How often walks are sent round in loops that nothing leads out of."""

Chances = Callable[[Group], Sequence[Sequence[float]]]
"""How likely somebody is to take each option of a group, in each of its states; together 1 in each."""


def best(atlas: Atlas, order: Order | None = None) -> list[float]:
    """The best score still reachable from each state, 0-100, or :data:`LOST_CAUSE`.

    Each state is asked when all that it leads to have been, so it gets its value once: O(states + ways). States that
    lead to each other can reach the same.
    """
    value = [LOST_CAUSE if worth == LOST_CAUSE else worth for worth in atlas.worth]  # one -1 for all, to save memory
    _draw_back(value, atlas, order or order_of(atlas))
    return value


def can_reach(atlas: Atlas, order: Order, goal: Callable[[int], bool]) -> bytearray:
    """For each state, 1 where some state that fulfils the goal can be reached from it (or is it)."""
    reach = [1.0 if goal(state) else 0.0 for state in range(len(atlas.onward))]
    _draw_back(reach, atlas, order, own=True)
    return bytearray(map(int, reach))


def _draw_back(value: list[float], atlas: Atlas, order: Order, *, own: bool = False) -> None:
    """Give every state the greatest value that can be reached from it, ``own``: or that it has itself."""
    onward, at = atlas.onward, value.__getitem__
    for part in order.backwards():
        if isinstance(part, Loop):
            inside = part.states
            most = max(map(at, chain(inside, *[onward[state] for state in inside])))
            for state in inside:
                value[state] = most
        elif part.shape:
            columns = (part.states, *part.columns) if own or len(part.columns) == 1 else part.columns
            for state, most in zip(part.states, map(max, *[map(at, column) for column in columns]), strict=True):
                value[state] = most


def visits(atlas: Atlas, order: Order | None = None, chances: Chances | None = None) -> list[float]:
    """How often play comes to each state: for one that is over, its share; the openings are equally likely.

    Each state sends on what came to it when all that lead to it have, which is exact. So are loops, but for very large
    ones: there walks are sent round until less than :data:`ENOUGH` is under way.

    Args:
        atlas: the states.
        order: their order, if it is known.
        chances: who plays; somebody who picks at random where nothing is said.
    """
    onward = atlas.onward
    mass = [0.0] * len(onward)
    for opening in atlas.openings:
        mass[opening.state] += 1 / len(atlas.openings)
    left, at = MOST_STEPS, mass.__getitem__
    for part in (order or order_of(atlas)).parts:
        if isinstance(part, Loop):
            left -= _send_round(atlas, part.states, mass, left, chances)
        elif chances is not None and len(part.shape) > 1:
            often = list(map(at, part.states))
            for column, likely in zip(part.columns, chances(part), strict=True):
                for there, share in zip(column, map(mul, often, likely), strict=True):
                    mass[there] += share
        elif part.shape:
            size = len(part.shape)
            shares = [here / size for here in map(at, part.states)]
            for column in part.columns:
                for there, share in zip(column, shares, strict=True):
                    mass[there] += share
    return mass


def _send_round(atlas: Atlas, loop: list[int], mass: list[float], most: int, chances: Chances | None) -> int:
    """Send what came to a loop round in it, and out of it; returns how many states were sent on from, one by one."""
    onward = atlas.onward
    inside = set(loop)
    shares = {
        state: ways
        for group in groups_of(atlas, loop)
        for state, ways in zip(group.states, zip(*(chances or _at_random)(group), strict=True), strict=True)
    }
    rows, leaves = ways_of(loop, onward, [shares[state] for state in loop])
    taken = taken_out(rows, leaves) if any(leaves) else None
    if taken is None:
        return _send_on(onward, loop, shares, mass, most if any(leaves) else ROUNDS_IN_A_TRAP * len(loop))
    for state, often in zip(loop, visits_of(taken, [mass[state] for state in loop]), strict=True):
        mass[state] = often
        for there, share in zip(onward[state], shares[state], strict=True):
            if there not in inside:
                mass[there] += often * share
    return 0


def _send_on(
    onward: Sequence[Sequence[int]],
    loop: list[int],
    shares: Mapping[int, Sequence[float]],
    mass: list[float],
    most: int,
) -> int:
    """Send what came to a loop round, step by step, ``most`` at most; returns how many."""
    total = dict.fromkeys(loop, 0.0)
    steps = 0
    while steps + len(loop) <= most:
        steps += len(loop)
        for state in loop:  # numbered by distance, so one round carries walks as far as they go forwards
            here = mass[state]
            if here:
                mass[state] = 0.0
                total[state] += here
                for there, share in zip(onward[state], shares[state], strict=True):
                    mass[there] += here * share
        if sum([mass[state] for state in loop]) < ENOUGH:
            break
    for state in loop:
        mass[state] = total[state]
    return steps


def _at_random(group: Group) -> Sequence[Sequence[float]]:
    """The chances of somebody who picks at random."""
    return [[1 / len(group.shape)] * len(group.states)] * len(group.shape)


def walks(atlas: Atlas, order: Order | None = None) -> dict[str, int] | None:
    """How many different walks lead to each ending, or None where loops make them endless."""
    order = order or order_of(atlas)
    if order.loops:
        return None
    count = [0] * len(atlas.onward)
    for opening in atlas.openings:
        count[opening.state] += 1
    for part in order.groups:
        for column in part.columns:
            for state, there in zip(part.states, column, strict=True):
                count[there] += count[state]
    total: dict[str, int] = {}
    for state, ending in atlas.endings():
        if ending is not None:
            total[ending] = total.get(ending, 0) + count[state]
    return total
