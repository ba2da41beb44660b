"""What leads where in a story that runs from line to line, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.authoring.importing.flow import (
    Back,
    Choose,
    Flow,
    Go,
    Mark,
    Pieces,
    Say,
    Statement,
    Visit,
    inside,
    pieces_in,
)


@dataclass(frozen=True, slots=True)
class Graph:
    """``homes`` is the node of each mark; ``targets`` is everything that is gone to or visited.

    ``again`` are the nodes that can be done more than once; with ``anywhere`` a value says where it leads.
    """

    homes: dict[str, str]
    targets: frozenset[str]
    again: frozenset[str]
    anywhere: bool


def jumps_in(statements: Iterable[Statement]) -> Iterator[Go | Visit | Back]:
    """Every way on among some statements, and in the texts of their lines."""
    for one in statements:
        match one:
            case Go() | Visit() | Back():
                yield one
            case Say(pieces=pieces):
                yield from _jumps_of(pieces)
            case Choose(ways=ways):
                for way in ways:
                    yield from _jumps_of(way.said)


def _jumps_of(pieces: Pieces) -> Iterator[Go | Visit | Back]:
    for piece in pieces_in(pieces):
        if isinstance(piece, Go | Visit | Back):
            yield piece


def graph_of(flow: Flow, targets_by_value: Iterable[str]) -> Graph:
    """What leads where.

    Args:
        flow: the story.
        targets_by_value: the names that a value may lead to.
    """
    homes: dict[str, str] = {}
    nexts: dict[str, dict[str, int]] = {node.name: {} for node in flow.nodes}
    visits: dict[str, dict[str, None]] = {node.name: {} for node in flow.nodes}
    targets: dict[str, None] = dict.fromkeys(targets_by_value)
    anywhere = False
    for node in flow.nodes:
        for one in inside(node.body):
            if isinstance(one, Mark):
                homes.setdefault(one.name, node.name)
            elif isinstance(one, Choose):
                homes |= {way.mark: node.name for way in one.ways if way.mark and way.mark not in homes}
    by_value = tuple(targets)
    for node in flow.nodes:
        for jump in jumps_in(inside(node.body)):
            is_by_value = not isinstance(jump, Back) and jump.tree is not None
            anywhere |= is_by_value
            for target in by_value if is_by_value else (jump.target,) if jump.target else ():
                home = homes.get(target, target)
                targets[target] = None
                nexts[node.name][home] = nexts[node.name].get(home, 0) + 1
                if isinstance(jump, Visit):
                    visits[node.name][home] = None
    again = _done_again(nexts, visits)
    return Graph(homes, frozenset(targets), frozenset(again), anywhere)


def _done_again(nexts: Mapping[str, Mapping[str, int]], visits: Mapping[str, Mapping[str, None]]) -> set[str]:
    """The nodes that can be done more than once: in a circle, or visited from several places.

    Args:
        nexts: where each node leads, and from how many places in it.
        visits: what each node visits and comes back from.
    """
    inside = _reached(nexts, (there for ways in visits.values() for there in ways))
    ways_in: dict[str, int] = {}
    for ways in nexts.values():
        for there, places in ways.items():
            ways_in[there] = ways_in.get(there, 0) + places
    found = _in_circles(nexts) | {name for name in inside if ways_in.get(name, 0) > 1}
    todo = list(found)
    while todo:
        here = todo.pop()
        for there in nexts.get(here, {}) if here in inside else visits.get(here, {}):
            if there not in found:
                found.add(there)
                todo.append(there)
    return found


def _reached(nexts: Mapping[str, Mapping[str, int]], begins: Iterable[str]) -> set[str]:
    """Everything that can be come to from some nodes, with those."""
    found = set(begins)
    todo = list(found)
    while todo:
        for there in nexts.get(todo.pop(), {}):
            if there not in found:
                found.add(there)
                todo.append(there)
    return found


def _in_circles(nexts: Mapping[str, Mapping[str, int]]) -> set[str]:
    """The nodes that lead back to themselves (Tarjan's strongly connected components, without recursion)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: set[str] = set()
    for root, first in nexts.items():
        if root in number:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root, iter(first))]
        number[root] = lowest[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            here, ways = work[-1]
            there = next(ways, None)
            if there is not None:
                if there not in nexts:
                    continue
                if there not in number:
                    number[there] = lowest[there] = len(number)
                    stack.append(there)
                    on_stack.add(there)
                    work.append((there, iter(nexts[there])))
                elif there in on_stack:
                    lowest[here] = min(lowest[here], number[there])
                continue
            work.pop()
            if work:
                lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[here])
            if lowest[here] == number[here]:
                part: list[str] = []
                while not part or part[-1] != here:
                    part.append(stack.pop())
                    on_stack.discard(part[-1])
                if len(part) > 1 or here in nexts[here]:
                    found.update(part)
    return found
