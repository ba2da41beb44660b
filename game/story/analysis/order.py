"""The states of a scene in an order in which each comes after all that lead to it, and the loops taken apart.

Most of the work is to go through millions of ways, so states that nothing leads to from one another stand together in
groups, column by column, and are worked through by what Python does in one go.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from game.story.analysis.atlas import Atlas, Shape
from game.story.analysis.components import FINISHED, components

OUTSIDE: Final = 1 << 60
"""More ways than lead anywhere: what waits for that many is never next."""


@dataclass(frozen=True, slots=True)
class Group:
    """States with the same options open, none of which leads to another of them.

    ``columns`` has for each option of ``shape`` the states that it leads to, in the order of ``states``.
    """

    shape: Shape
    states: Sequence[int]
    columns: list[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Loop:
    """States that lead to each other, or one that leads to itself; sorted."""

    states: list[int]


@dataclass(frozen=True, slots=True)
class Order:
    """All states, each after all that lead to it, but for those that lead to each other."""

    parts: list[Group | Loop]

    def backwards(self) -> Iterator[Group | Loop]:
        """The parts the other way round: each before all that lead to it."""
        return reversed(self.parts)

    @property
    def groups(self) -> Iterator[Group]:
        """The groups alone."""
        return (part for part in self.parts if isinstance(part, Group))

    @property
    def loops(self) -> list[Loop]:
        """The loops alone."""
        return [part for part in self.parts if isinstance(part, Loop)]


def order_of(atlas: Atlas) -> Order:
    """Put the states of an atlas in order.

    Its planes are put in order first. What lies in one plane, or in planes that lead to each other, is taken in waves:
    a state is in the next when all that lead to it were in one before (Kahn 1962). Where nothing is next, loops are in
    the way; they are found (see :func:`components`), and each is then taken like a state.
    """
    planes = list(atlas.book.known.values())
    place = {plane.shared: at for at, plane in enumerate(planes)}
    leads = [tuple({place[alike] for _, alike in plane.leads}) for plane in planes]
    found, tangles = components(leads, range(len(planes)), [FINISHED] * len(planes))
    waiting = [OUTSIDE] * len(atlas.onward) if tangles else []
    index = [FINISHED] * len(waiting)
    parts: list[Group | Loop] = []
    for at in reversed(found):
        if at in tangles:
            inside = {planes[one].shared for one in tangles[at]}
            states = list(chain.from_iterable(planes[one].values() for one in tangles[at]))
            inner = {option for one in tangles[at] for option, alike in planes[one].leads if alike in inside}
            parts += _waves(atlas, states, inner, waiting, index)
        else:
            parts += groups_of(atlas, planes[at].values())
    return Order(parts)


def groups_of(atlas: Atlas, states: Iterable[int]) -> Iterator[Group]:
    """Put states together that have the same options open."""
    shapes, onward = atlas.shapes.__getitem__, atlas.onward.__getitem__
    alike: defaultdict[int, list[int]] = defaultdict(list)
    states = list(states)
    for shape, state in zip(map(id, map(shapes, states)), states, strict=True):  # equal ones are nearly always one
        alike[shape].append(state)
    for group in alike.values():
        yield Group(shapes(group[0]), group, list(zip(*map(onward, group), strict=True)))


def _waves(
    atlas: Atlas, states: list[int], inner: set[int], waiting: list[int], index: list[int]
) -> Iterator[Group | Loop]:
    """States of planes that lead to each other by ``inner`` options; ``waiting`` is past counting for all others."""
    onward = atlas.onward.__getitem__
    for state in states:
        waiting[state] = 0
    for there in chain.from_iterable(map(onward, states)):
        waiting[there] += 1
    wave = [state for state in states if not waiting[state]]
    while wave:
        following: list[int] = []
        done = following.append
        for group in groups_of(atlas, wave):
            yield group
            for option, column in zip(group.shape, group.columns, strict=True):
                if option in inner:
                    for there in column:
                        left = waiting[there] = waiting[there] - 1
                        if not left:
                            done(there)
        wave = following
    yield from _waves_of_loops(atlas, [state for state in states if waiting[state]], waiting, index)
    for state in states:
        waiting[state] = OUTSIDE


def _waves_of_loops(atlas: Atlas, states: list[int], waiting: list[int], index: list[int]) -> Iterator[Group | Loop]:
    """States that loops lead to, and the loops: each loop is next when no way from outside it is left."""
    if not states:
        return
    onward = atlas.onward
    found, loops = components(onward, states, index)
    loop_of = {state: first for first, loop in loops.items() for state in loop}
    for first, loop in loops.items():
        inside = set(loop)
        entries = sum([waiting[state] for state in loop])
        inner = sum([there in inside for state in loop for there in onward[state]])
        for state in loop:
            waiting[state] = OUTSIDE
        waiting[first] = entries - inner
    wave = [first for first in found if not waiting[first]]
    while wave:
        following: list[int] = []
        free: list[int] = []
        for state in wave:
            if state in loops:
                yield Loop(loops[state])
                inside = set(loops[state])
                ways: Iterable[int] = [there for one in loops[state] for there in onward[one] if there not in inside]
            else:
                free.append(state)
                ways = onward[state]
            for way in ways:
                there = loop_of.get(way, way)
                waiting[there] -= 1
                if not waiting[there]:
                    following.append(there)
        yield from groups_of(atlas, free)
        wave = following
