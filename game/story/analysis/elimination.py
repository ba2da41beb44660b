"""Loops solved exactly: states are taken out of a loop one by one, until none is left.

Sweeping round a loop takes as many rounds as walks stay in it, which can be millions. Taking a state out, so that
whatever led to it leads straight to where it leads, takes none; and since chances are then only added, multiplied and
divided, never subtracted, each result is as exact as its terms (Grassmann, Taksar & Heyman 1985).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush
from typing import Final, NamedTuple

MOST_WORK: Final = 500_000
"""How many ways are drawn at most (some 0.5 s, 80 MiB); a loop that needs more is one of many states and many ways."""
LEAST: Final = 1e-280
"""A chance to leave that is smaller can no longer be told exactly."""

Row = dict[int, float]
"""By state, a chance."""


class Taken(NamedTuple):
    """A state taken out: who led to it then and where it led, with chances, and the chance not to lead to itself."""

    state: int
    inward: list[tuple[int, float]]
    onward: list[tuple[int, float]]
    leaves: float


def ways_of(
    loop: Sequence[int], onward: Sequence[Sequence[int]], chances: Sequence[Sequence[float]]
) -> tuple[list[Row], list[float]]:
    """The ways of a loop's states, by their places in it: those that stay inside, and the chance to leave.

    Args:
        loop: the states.
        onward: for each state there is, those it leads to.
        chances: for each state of the loop, how likely each of its ways is; together 1.
    """
    place = {state: at for at, state in enumerate(loop)}
    rows: list[Row] = [{} for _ in loop]
    leaves = [0.0] * len(loop)
    for at, (state, likely) in enumerate(zip(loop, chances, strict=True)):
        row = rows[at]
        for there, chance in zip(onward[state], likely, strict=True):
            if there in place:
                row[place[there]] = row.get(place[there], 0.0) + chance
            else:
                leaves[at] += chance
    return rows, leaves


def taken_out(onward: Sequence[Row], leaves: Sequence[float], most: int = MOST_WORK) -> list[Taken] | None:
    """Take the states of a loop out, those with the fewest ways first (Markowitz 1957).

    Args:
        onward: for each state, by state of the loop, the chance that it leads there; the rows are used up.
        leaves: for each state the chance that it leads out of the loop; some way out is in reach of each.
        most: how many ways may be drawn.

    Returns:
        The states in the order in which they were taken out, or None where it is too much work, or where a chance
        to leave is less than :data:`LEAST`.
    """
    inward: list[set[int]] = [set() for _ in onward]
    for state, row in enumerate(onward):
        for there in row:
            inward[there].add(state)
    out = list(leaves)
    waiting = [(len(row) * len(before), state) for state, (row, before) in enumerate(zip(onward, inward, strict=True))]
    heapify(waiting)
    found: list[Taken] = []
    is_out = bytearray(len(onward))
    while waiting:
        ways, state = heappop(waiting)
        if is_out[state]:
            continue
        now = len(onward[state]) * len(inward[state])
        if now > ways:  # it has got more since
            heappush(waiting, (now, state))
            continue
        most -= now
        row = onward[state]
        row.pop(state, None)
        inward[state].discard(state)
        gone = sum(row.values()) + out[state]
        if most < 0 or gone < LEAST:
            return None
        is_out[state] = True
        came = [(before, onward[before].pop(state)) for before in inward[state]]
        found.append(Taken(state, came, list(row.items()), gone))
        for there in row:
            inward[there].discard(state)
            inward[there].update(inward[state])
        for before, chance in came:
            share, there_of = chance / gone, onward[before]
            out[before] += share * out[state]
            for there, further in row.items():
                there_of[there] = there_of.get(there, 0.0) + share * further
    return found


def worth_of(taken: Sequence[Taken], gains: Iterable[float]) -> list[float]:
    """What each state is worth: what it gains on its ways out (by chance and worth), and what it leads to."""
    return _there_and_back([(each.state, each.inward, each.onward, each.leaves) for each in taken], gains)


def visits_of(taken: Sequence[Taken], entering: Iterable[float]) -> list[float]:
    """How often walks come to each state, by how many enter the loop there: the same, along the ways forwards."""
    return _there_and_back([(each.state, each.onward, each.inward, each.leaves) for each in taken], entering)


def _there_and_back(
    taken: Sequence[tuple[int, Sequence[tuple[int, float]], Sequence[tuple[int, float]], float]],
    first: Iterable[float],
) -> list[float]:
    """Hand on what each state has, as it is taken out, and then gather, as each is put back."""
    found = list(first)
    for state, gives, _, leaves in taken:
        share = found[state] / leaves
        for there, chance in gives:
            found[there] += chance * share
    for state, _, gets, leaves in reversed(taken):
        found[state] = (found[state] + sum([chance * found[there] for there, chance in gets])) / leaves
    return found
