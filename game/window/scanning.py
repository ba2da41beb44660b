"""Scanning, for somebody who has one button or two: one thing after another is marked, and a press chooses it.

Where there are many things, rows are marked first, and what is in a row once it is chosen. All of it is plain data:
what can be pressed comes in as ids and boxes, and the id that was chosen goes out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Final, NamedTuple

from game.window.canvas.boxes import Box

FLAT: Final = 5
"""Up to so many things are marked one by one."""
MOST: Final = 7
"""Of more than so many things, or rows, several are marked together first."""
ROUNDS: Final = 2
"""After so many rounds in which nothing was chosen the mark leaves a row by itself."""
LINGERS: Final = 1.6
"""How many times as long the first mark stays: whoever scans has to see first what has come."""
BOUNCES: Final = 0.25
"""Seconds within which a second press is the trembling of the first."""


class Place(NamedTuple):
    """Something that can be pressed, where it is drawn, and in which area that scrolls."""

    id: str
    box: Box
    area: str = ""


class Group(NamedTuple):
    """Things that are marked together, and one by one when they are chosen."""

    parts: tuple[Node, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Everything in it."""
        return tuple(id_ for part in self.parts for id_ in ids_of(part))


Node = str | Group


def ids_of(node: Node) -> tuple[str, ...]:
    """What is marked: one thing, or all of a group."""
    return (node,) if isinstance(node, str) else node.ids


def grouped(
    places: Sequence[Place], first: str = "", before: tuple[str, ...] = (), after: tuple[str, ...] = ()
) -> Group:
    """Things as they are scanned: one by one where they are few, else by rows, and rows by blocks.

    Args:
        places: what can be pressed, in reading order.
        first: where it begins; what stands before that comes last.
        before: what comes before all of them, by itself.
        after: what comes after them, by itself.
    """
    rows = _rows(places) if len(places) > FLAT else [[place] for place in places]
    at = next((at for at, row in enumerate(rows) if any(place.id == first for place in row)), 0)
    rows = rows[at:] + rows[:at]
    nodes = tuple(map(_row, rows))
    if len(nodes) == 1 and isinstance(nodes[0], Group):
        nodes = nodes[0].parts
    return Group((*before, *_blocks(nodes), *after))


def _rows(places: Sequence[Place]) -> list[list[Place]]:
    """What stands side by side, together."""
    rows: list[list[Place]] = []
    for place in places:
        if rows and _is_beside(place, rows[-1][-1]):
            rows[-1].append(place)
        else:
            rows.append([place])
    return rows


def _row(row: Sequence[Place]) -> Node:
    return row[0].id if len(row) == 1 else Group(_blocks(tuple(place.id for place in row)))


def _is_beside(one: Place, other: Place) -> bool:
    """Whether two stand in one row, wherever they are scrolled to: one has the other's middle at its height."""
    here, there = one.box, other.box
    level = here.y <= there.y + there.h // 2 < here.bottom or there.y <= here.y + here.h // 2 < there.bottom
    return level and one.area == other.area


def _blocks(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Many of them in blocks of about as many as there are blocks then."""
    if len(nodes) <= MOST:
        return nodes
    size = ceil(sqrt(len(nodes)))
    parts = [nodes[at : at + size] for at in range(0, len(nodes), size)]
    return tuple(part[0] if len(part) == 1 else Group(part) for part in parts)


class Scanner:
    """Where the mark is. The last stop of a group that was chosen leads out of it again."""

    def __init__(self) -> None:
        self._all = Group(())
        self._inside: list[Group] = []
        self._at = 0
        self._rounds = 0
        self._time = 0.0
        self._since_press = BOUNCES

    def look(self, things: Group) -> bool:
        """Take what can be pressed now; returns whether it is something else, and the mark begins anew."""
        if things == self._all:
            return False
        self._all = things
        self.begin()
        return True

    def begin(self) -> None:
        """Mark the first thing."""
        self._inside, self._at, self._rounds, self._time = [], 0, 0, 0.0

    @property
    def marked(self) -> tuple[str, ...]:
        """The ids of what is marked; none where nothing can be pressed."""
        here = self._here
        if not here.parts:
            return ()
        return here.ids if self.is_way_out else ids_of(here.parts[self._at])

    @property
    def is_way_out(self) -> bool:
        """Whether what is marked is the way out of a group."""
        return bool(self._inside) and self._at == len(self._here.parts)

    @property
    def _here(self) -> Group:
        return self._inside[-1] if self._inside else self._all

    @property
    def _stops(self) -> int:
        return len(self._here.parts) + bool(self._inside)

    def next(self) -> None:
        """Mark the next one."""
        self._time = 0.0
        if not self._stops:
            return
        self._at = (self._at + 1) % self._stops
        if self._at == 0:
            self._rounds += 1
            if self._inside and self._rounds >= ROUNDS:
                self._out()

    def choose(self) -> str:
        """Choose what is marked; returns the id of what is to be pressed, ``""`` where it was a group or the way out.

        The mark stays on what is pressed: whoever reads on, or tries values, does it again.
        """
        if not self._here.parts:
            return ""
        if self.is_way_out:
            self._out()
            return ""
        node = self._here.parts[self._at]
        self._rounds, self._time = 0, 0.0
        if isinstance(node, str):
            return node
        self._inside.append(node)
        self._at = 0
        return ""

    def _out(self) -> None:
        """Back to the group itself among the others."""
        left = self._inside.pop()
        self._at, self._rounds, self._time = self._here.parts.index(left), 0, 0.0

    def bounces(self) -> bool:
        """Whether a press that has come just now is only the trembling of the last one."""
        again = self._since_press < BOUNCES
        self._since_press = 0.0
        return again

    def pass_time(self, dt: float, every: float | None) -> bool:
        """Let time pass, in seconds; the mark goes on ``every`` so many, or never; returns whether it did."""
        self._since_press += dt
        if every is None or not self._stops:
            return False
        self._time += dt
        is_first = self._at == 0 and not self._rounds
        if self._time < every * (LINGERS if is_first else 1):
            return False
        self.next()
        return True
