"""What states are worth: the best score still reachable, whether a pass is, and where random play leads."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.story.analysis.explore import Atlas

LOST_CAUSE: Final = -1.0
"""The value of a state from which nothing can be reached any more."""
ENOUGH: Final = 1e-12
"""How much of all random walks may still be under way in one tangle of loops when they are given up."""
MOST_STEPS: Final = 30_000_000
"""How many states in all are sent on from in loops; past that what is still under way is given up, however much."""
ROUNDS_IN_A_TRAP: Final = 20
"""How often walks are sent round in loops that nothing leads out of."""

Order = tuple[bytearray, list[int]]
"""Which states no loop leads to, and those states, each after all that lead to it."""


@dataclass(slots=True)
class Backwards:
    """The ways of an atlas turned round: ``first[state]`` is the last way that leads there, ``next`` the one before."""

    first: array[int]
    next: array[int]
    source: array[int]


def backwards(atlas: Atlas) -> Backwards:
    """Every way by the state it leads to."""
    first = array("q", [-1]) * len(atlas.states)
    chain = array("q", [-1]) * len(atlas.target)
    source = array("q", [0]) * len(atlas.target)
    for state in range(len(atlas.states)):
        for way in atlas.ways(state):
            source[way] = state
            there = atlas.target[way]
            chain[way] = first[there]
            first[there] = way
    return Backwards(first, chain, source)


def best(atlas: Atlas, back: Backwards) -> array[float]:
    """The best score still reachable from each state, 0-100, or :data:`LOST_CAUSE`.

    Scores are taken from the highest down and poured backwards, so each state gets its value once: O(states + ways).
    """
    ends = sorted((state for state, worth in enumerate(atlas.worth) if worth >= 0), key=atlas.worth.__getitem__)
    value = array("d", [LOST_CAUSE]) * len(atlas.states)
    while ends:
        end = ends.pop()
        if value[end] == LOST_CAUSE:
            _pour(atlas.worth[end], end, value, back)
    return value


def _pour(amount: float, end: int, value: array[float], back: Backwards) -> None:
    value[end] = amount
    todo = [end]
    while todo:
        way = back.first[todo.pop()]
        while way >= 0:
            before = back.source[way]
            if value[before] == LOST_CAUSE:
                value[before] = amount
                todo.append(before)
            way = back.next[way]


def can_reach(atlas: Atlas, back: Backwards, goal: Callable[[int], bool]) -> bytearray:
    """For each state, 1 where some state that fulfils the goal can be reached from it (or is it)."""
    reach = bytearray(len(atlas.states))
    todo = [state for state in range(len(atlas.states)) if goal(state)]
    for state in todo:
        reach[state] = 1
    while todo:
        way = back.first[todo.pop()]
        while way >= 0:
            before = back.source[way]
            if not reach[before]:
                reach[before] = 1
                todo.append(before)
            way = back.next[way]
    return reach


def visits(atlas: Atlas, order: Order | None = None) -> array[float]:
    """How often random play comes to each state: for one that is over, its share; the openings are equally likely.

    Where there are no loops states are taken in an order in which each comes after all that lead to it (Kahn 1962),
    which is exact. What is left is taken apart into tangles, the states that lead to each other (Tarjan 1972), again
    each after all that lead to it; in a tangle the walks are sent round until less than :data:`ENOUGH` is under way.
    """
    size = len(atlas.states)
    mass = array("d", [0.0]) * size
    total = array("d", [0.0]) * size
    for opening in atlas.openings:
        mass[opening.state] += 1 / len(atlas.openings)
    done, states = order or acyclic_order(atlas)
    for state in states:
        _send(atlas, state, mass, total)
    left = MOST_STEPS
    for tangle in reversed(_tangles(atlas, done)) if len(states) < size else ():
        if len(tangle) == 1 and tangle[0] not in [atlas.target[way] for way in atlas.ways(tangle[0])]:
            _send(atlas, tangle[0], mass, total)
            continue
        tangle.sort()  # states are numbered by distance, so one round carries walks as far as they go forwards
        inside = set(tangle)
        is_trap = all(atlas.target[way] in inside for state in tangle for way in atlas.ways(state))
        rounds = ROUNDS_IN_A_TRAP if is_trap else left // len(tangle)
        for _ in range(rounds):
            left -= len(tangle)
            for state in tangle:
                if mass[state]:
                    _send(atlas, state, mass, total)
            if sum(mass[state] for state in tangle) < ENOUGH:
                break
    return total


def _tangles(atlas: Atlas, done: bytearray) -> list[list[int]]:
    """The states not done, by which of them lead to each other; each group before all groups that lead to it."""
    first, target = atlas.first, atlas.target
    size = len(atlas.states)
    index = array("q", [-1]) * size
    low = array("q", [0]) * size
    at = array("q", first[:size])  # the next way to follow from each state
    waits = bytearray(size)
    stack: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in range(size):
        if done[root] or index[root] >= 0:
            continue
        path = [root]
        while path:
            state = path[-1]
            if index[state] < 0:
                index[state] = low[state] = count
                count += 1
                stack.append(state)
                waits[state] = 1
            while at[state] < first[state + 1]:
                there = target[at[state]]
                at[state] += 1
                if index[there] < 0:
                    path.append(there)
                    break
                if waits[there]:
                    low[state] = min(low[state], index[there])
            else:
                path.pop()
                if path:
                    low[path[-1]] = min(low[path[-1]], low[state])
                if low[state] == index[state]:
                    group: list[int] = []
                    while not group or group[-1] != state:
                        group.append(stack.pop())
                        waits[group[-1]] = 0
                    found.append(group)
    return found


def _send(atlas: Atlas, state: int, mass: array[float], total: array[float]) -> None:
    here = mass[state]
    mass[state] = 0.0
    total[state] += here
    ways = atlas.ways(state)
    for way in ways:
        mass[atlas.target[way]] += here / len(ways)


def acyclic_order(atlas: Atlas) -> Order:
    """The states no loop leads to, each after all that lead to it, and which those are."""
    size = len(atlas.states)
    waiting = array("q", [0]) * size
    for there in atlas.target:
        waiting[there] += 1
    order = [state for state in range(size) if not waiting[state]]
    done = bytearray(size)
    for state in order:
        done[state] = 1
        for way in atlas.ways(state):
            there = atlas.target[way]
            waiting[there] -= 1
            if not waiting[there]:
                order.append(there)
    return done, order


def walks(atlas: Atlas, order: Order | None = None) -> dict[str, int] | None:
    """How many different walks lead to each ending, or None where loops make them endless."""
    done, states = order or acyclic_order(atlas)
    if not all(done):
        return None
    count = [0] * len(atlas.states)
    for opening in atlas.openings:
        count[opening.state] += 1
    for state in states:
        for way in atlas.ways(state):
            count[atlas.target[way]] += count[state]
    total: dict[str, int] = {}
    for state, ending in atlas.endings():
        if ending is not None:
            total[ending] = total.get(ending, 0) + count[state]
    return total
