"""Everything that a story asks for and sets, before any of it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.authoring.importing.expression import VISITS, Asked, Expression, Known, Lit, Op, Var
from game.authoring.importing.flow import (
    Assign,
    Choose,
    Either,
    Flow,
    Go,
    If,
    Node,
    Pieces,
    Say,
    Shown,
    Statement,
    Turns,
    Visit,
    inside,
    pieces_in,
)
from game.authoring.importing.imported import NotMappedError

_TRUTH_SIGNS = frozenset(("and", "or", "xor", "not"))
_TRUTH_FORMS = frozenset(((">", 0), (">=", 1), ("!=", 0), ("==", 0), ("<", 1), ("<=", 0)))


@dataclass(slots=True)
class Gathered:
    """What was found: assignments by variable, values each is compared with, and how visits are asked for.

    ``homes`` are the nodes in which each is set; ``asked`` has the nodes in which a visit is asked for, by the
    variable; ``counted`` those whose number matters.
    """

    given: dict[str, list[Expression | None]] = field(default_factory=dict)
    met: dict[str, list[Known]] = field(default_factory=dict)
    asked: dict[str, dict[str, None]] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    visits: bool = False
    homes: dict[str, set[str]] = field(default_factory=dict)


def gathered(flow: Flow) -> Gathered:
    """Look through a whole story."""
    found = Gathered()
    for node in flow.nodes:
        for one in inside(node.body):
            _statement(one, node, found)
    for starting in flow.starting:
        if not isinstance(starting.tree, NotMappedError):
            _tree(starting.tree, "", found, is_truth=False)
    return found


def _statement(one: Statement, node: Node, found: Gathered) -> None:
    if isinstance(one, Assign):
        mapped = None if isinstance(one.tree, NotMappedError) else one.tree
        found.given.setdefault(one.name, []).append(mapped)
    found.visits |= isinstance(one, Visit)
    for name in _own(one):
        found.homes.setdefault(name, set()).add(node.name)
    for tree, is_truth in _trees(one):
        if not isinstance(tree, NotMappedError):
            _tree(tree, node.name, found, is_truth=is_truth)
    for pieces in _texts(one):
        for piece in pieces_in(pieces):
            found.visits |= isinstance(piece, Visit)
            if isinstance(piece, Turns):
                given = found.given.setdefault(piece.key, [])
                if piece.kind != "shuffle":
                    given += [Lit(number) for number in range(len(piece.arms) + (piece.kind == "once"))]


def _own(one: Statement) -> Iterator[str]:
    """The variables of a statement that say how often it was done."""
    match one:
        case Assign(name=name):
            yield name
        case Choose(ways=ways):
            yield from (way.once for way in ways if way.once)
    for pieces in _texts(one):
        yield from (piece.key for piece in pieces_in(pieces) if isinstance(piece, Turns))


def _texts(one: Statement) -> Iterator[Pieces]:
    match one:
        case Say(pieces=pieces):
            yield pieces
        case Choose(ways=ways):
            for way in ways:
                yield way.card
                yield way.said


def _trees(one: Statement) -> Iterator[tuple[Expression | NotMappedError, bool]]:
    """Every expression of a statement, and whether a truth is asked for there."""
    match one:
        case Assign(tree=tree):
            yield tree, False
        case Go(tree=tree) | Visit(tree=tree) if tree is not None:
            yield tree, False
        case If(arms):
            for arm in arms:
                if arm.condition is not None:
                    yield arm.condition, True
        case Choose(ways=ways):
            for way in ways:
                yield way.condition, True
                if way.once:
                    yield Var(way.once), True
    for pieces in _texts(one):
        for piece in pieces_in(pieces):
            match piece:
                case Shown(tree):
                    yield tree, False
                case Either(arms=parts):
                    for condition, _ in parts:
                        if condition is not None:
                            yield condition, True
                case Go(tree=tree) | Visit(tree=tree) if tree is not None:
                    yield tree, False


def _tree(tree: Expression, node: str, found: Gathered, *, is_truth: bool) -> None:
    match tree:
        case Var(name):
            found.met.setdefault(name, [])
            if name.startswith(VISITS):
                found.asked.setdefault(name, {})[node] = None
                if not is_truth:
                    found.counted.add(name)
        case Op(sign, (Var(name), Lit(value))) | Op(sign, (Lit(value), Var(name))):
            found.met.setdefault(name, []).append(value)
            is_form = (sign, value) in _TRUTH_FORMS and isinstance(tree.parts[1], Lit)
            _tree(Var(name), node, found, is_truth=is_form or isinstance(value, bool))
        case Op(sign, parts):
            for part in parts:
                _tree(part, node, found, is_truth=sign in _TRUTH_SIGNS)
        case Asked(_, parts):
            for part in parts:
                _tree(part, node, found, is_truth=False)
