"""The states of a scene in an order in which each comes after all that lead to it, and the loops taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.story.analysis.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Order:
    """All states, each after all that lead to it; of those that lead to each other one stands for all.

    No loop leads to those in ``free``. Those in ``rest`` come after them; where one of them stands for a loop,
    ``loops`` holds all states of the loop, sorted. A state that leads to itself is a loop.
    """

    free: list[int]
    rest: list[int]
    loops: dict[int, list[int]]

    def backwards(self) -> Iterator[int]:
        """The states the other way round: each before all that lead to it."""
        yield from reversed(self.rest)
        yield from reversed(self.free)


def order_of(atlas: Atlas) -> Order:
    """Put the states of an atlas in order.

    Where there are no loops states are taken in an order in which each comes after all that lead to it (Kahn 1962).
    What is left is taken apart into the states that lead to each other (Tarjan 1972, as Pearce 2016 has it).
    """
    onward = atlas.onward
    waiting = [0] * len(onward)
    for ways in onward:
        for there in ways:
            waiting[there] += 1
    free = [state for state, count in enumerate(waiting) if not count]
    done = free.append
    for state in free:  # which grows meanwhile
        for there in onward[state]:
            waiting[there] -= 1
            if not waiting[there]:
                done(there)
    if len(free) == len(onward):
        return Order(free, [], {})
    rest, loops = _components(atlas, [state for state, count in enumerate(waiting) if count])
    rest.reverse()
    return Order(free, rest, loops)


def _components(atlas: Atlas, states: list[int]) -> tuple[list[int], dict[int, list[int]]]:
    """One state for each group of states that lead to each other, each before all that lead to it; and the groups.

    A state's index is 0 before it is visited, then the least index of a state that it leads to and that is not in a
    finished group, and past all others when its own group is finished.
    """
    onward = atlas.onward
    finished = len(onward) + 1
    index = [0] * len(onward)
    found: list[int] = []
    groups: dict[int, list[int]] = {}
    waits: list[int] = []
    count = 0
    for root in states:
        if index[root]:
            continue
        count += 1
        state, own, low, ways = root, count, count, iter(onward[root])
        index[root] = count
        path: list[tuple[int, int, int, Iterator[int]]] = []
        while True:
            for there in ways:
                other = index[there]
                if not other:
                    path.append((state, own, low, ways))
                    count += 1
                    state, own, low, ways = there, count, count, iter(onward[there])
                    index[there] = count
                    break
                if other < low:  # noqa: PLR1730 - quicker than min()
                    low = other
            else:
                if low == own:
                    found.append(state)
                    index[state] = finished
                    if waits and index[waits[-1]] >= own:
                        group = [state]
                        while waits and index[waits[-1]] >= own:
                            index[waits[-1]] = finished
                            group.append(waits.pop())
                        groups[state] = sorted(group)
                    elif state in onward[state]:
                        groups[state] = [state]
                    low = finished
                else:
                    index[state] = low
                    waits.append(state)
                if not path:
                    break
                least = low
                state, own, low, ways = path.pop()
                if least < low:  # noqa: PLR1730 - quicker than min()
                    low = least
    return found, groups
