"""What states are worth: the best score still reachable, whether a pass is, and where random play leads."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.analysis.order import Order, order_of

LOST_CAUSE: Final = -1.0
"""The value of a state from which nothing can be reached any more."""
ENOUGH: Final = 1e-12
"""How much of all random walks may still be under way in one tangle of loops when they are given up."""
MOST_STEPS: Final = 30_000_000
"""How many states in all are sent on from in loops; past that what is still under way is given up, however much."""
ROUNDS_IN_A_TRAP: Final = 20
"""How often walks are sent round in loops that nothing leads out of."""


def best(atlas: Atlas, order: Order | None = None) -> list[float]:
    """The best score still reachable from each state, 0-100, or :data:`LOST_CAUSE`.

    Each state is asked when all that it leads to have been, so it gets its value once: O(states + ways). States that
    lead to each other can reach the same.
    """
    order = order or order_of(atlas)
    onward, loops = atlas.onward, order.loops
    value = atlas.worth.tolist()
    worth = value.__getitem__
    for state in order.backwards():
        if state in loops:
            most = max([worth(there) for member in loops[state] for there in onward[member]])
            for member in loops[state]:
                value[member] = most
        elif ways := onward[state]:
            value[state] = max(map(worth, ways))
    return value


def can_reach(atlas: Atlas, order: Order, goal: Callable[[int], bool]) -> bytearray:
    """For each state, 1 where some state that fulfils the goal can be reached from it (or is it)."""
    onward, loops = atlas.onward, order.loops
    reach = bytearray(map(goal, range(len(onward))))
    reaches = reach.__getitem__
    for state in order.backwards():
        if state in loops:
            members = loops[state]
            if any(reach[member] or any(map(reaches, onward[member])) for member in members):
                for member in members:
                    reach[member] = 1
        elif not reach[state] and any(map(reaches, onward[state])):
            reach[state] = 1
    return reach


def visits(atlas: Atlas, order: Order | None = None) -> list[float]:
    """How often random play comes to each state: for one that is over, its share; the openings are equally likely.

    Each state sends on what came to it when all that lead to it have, which is exact. In a loop the walks are sent
    round until less than :data:`ENOUGH` is under way.
    """
    order = order or order_of(atlas)
    onward, loops = atlas.onward, order.loops
    mass = [0.0] * len(onward)
    for opening in atlas.openings:
        mass[opening.state] += 1 / len(atlas.openings)
    left = MOST_STEPS
    for states in (order.free, order.rest):
        for state in states:
            if state in loops:
                left -= _send_round(onward, loops[state], mass, left)
            elif ways := onward[state]:
                share = mass[state] / len(ways)
                for there in ways:
                    mass[there] += share
    return mass


def _send_round(onward: list[tuple[int, ...]], loop: list[int], mass: list[float], most: int) -> int:
    """Send what came to a loop round in it; returns how many states were sent on from."""
    inside = set(loop)
    is_trap = inside.issuperset(chain.from_iterable([onward[state] for state in loop]))
    total = dict.fromkeys(loop, 0.0)
    steps = 0
    # States are numbered by distance, so one round carries walks as far as they go forwards.
    for _ in range(ROUNDS_IN_A_TRAP if is_trap else most // len(loop)):
        steps += len(loop)
        for state in loop:
            here = mass[state]
            if here:
                mass[state] = 0.0
                total[state] += here
                share = here / len(onward[state])
                for there in onward[state]:
                    mass[there] += share
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
    count = [0] * len(atlas.states)
    for opening in atlas.openings:
        count[opening.state] += 1
    for states in (order.free, order.rest):
        for state in states:
            here = count[state]
            for there in atlas.onward[state]:
                count[there] += here
    total: dict[str, int] = {}
    for state, ending in atlas.endings():
        if ending is not None:
            total[ending] = total.get(ending, 0) + count[state]
    return total
