"""What states are worth at best: the best score still reachable, whether a pass is; and where random play leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.analysis.order import Loop, Order, order_of

LOST_CAUSE: Final = -1.0
"""The value of a state from which nothing can be reached any more."""
ENOUGH: Final = 1e-12
"""How much of all random walks may still be under way in one tangle of loops when they are given up."""
MOST_STEPS: Final = 30_000_000
"""How many states in all are sent on from in loops; past that what is still under way is given up, however much."""
ROUNDS_IN_A_TRAP: Final = 20
"""How often walks are sent round in loops that nothing leads out of."""

Chances = Callable[[Sequence[int]], Sequence[float]]
"""How likely somebody is to go each of the ways from a state, given the states they lead to; together 1."""


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

    Each state sends on what came to it when all that lead to it have, which is exact. In a loop the walks are sent
    round until less than :data:`ENOUGH` is under way.

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
            left -= _send_round(onward, part.states, mass, left, chances)
        elif chances is not None and part.shape:
            for state, here in zip(part.states, list(map(at, part.states)), strict=True):
                for there, chance in zip(onward[state], chances(onward[state]), strict=True):
                    mass[there] += here * chance
        elif part.shape:
            size = len(part.shape)
            shares = [here / size for here in map(at, part.states)]
            for column in part.columns:
                for there, share in zip(column, shares, strict=True):
                    mass[there] += share
    return mass


def at_random(ways: Sequence[int]) -> Sequence[float]:
    """The chances of somebody who picks at random."""
    return [1 / len(ways)] * len(ways)


def _send_round(
    onward: list[tuple[int, ...]], loop: list[int], mass: list[float], most: int, chances: Chances | None
) -> int:
    """Send what came to a loop round in it; returns how many states were sent on from."""
    inside = set(loop)
    is_trap = inside.issuperset(chain.from_iterable([onward[state] for state in loop]))
    total = dict.fromkeys(loop, 0.0)
    shares = {state: (chances or at_random)(onward[state]) for state in loop}
    steps = 0
    # States are numbered by distance, so one round carries walks as far as they go forwards.
    for _ in range(ROUNDS_IN_A_TRAP if is_trap else most // len(loop)):
        steps += len(loop)
        for state in loop:
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
