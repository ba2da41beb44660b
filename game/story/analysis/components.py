"""A graph taken apart into the states that lead to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

FINISHED: Final = 1 << 60
"""Past every index of a state that is still looked at."""


def components(
    onward: Sequence[Sequence[int]], states: Sequence[int], index: list[int]
) -> tuple[list[int], dict[int, list[int]]]:
    """Take a part of a graph apart into what leads to each other (Tarjan 1972, as Pearce 2016 has it).

    Args:
        onward: for each state of the graph, those it leads to.
        states: the part to take apart.
        index: :data:`FINISHED` for each state of the graph; it is so again afterwards.

    Returns:
        One state for each group of states that lead to each other, each before all that lead to it; and, sorted, the
        groups of more than one state, or of one that leads to itself.
    """
    # A state's index is 0 before it is visited, then the least index of a state that it leads to and that is not in a
    # finished group, and past all others when its own group is finished.
    for state in states:
        index[state] = 0
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
                    index[state] = FINISHED
                    if waits and index[waits[-1]] >= own:
                        group = [state]
                        while waits and index[waits[-1]] >= own:
                            index[waits[-1]] = FINISHED
                            group.append(waits.pop())
                        groups[state] = sorted(group)
                    elif state in onward[state]:
                        groups[state] = [state]
                    low = FINISHED
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
