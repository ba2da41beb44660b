"""A condition as it is told to somebody: no ``not`` before more than one fact, and nothing that decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from game.story.condition.names import names_in
from game.story.condition.weighing import weighed
from game.story.model import condition as c


def plain(tree: c.Condition, *, holds: bool = True) -> c.Condition:
    """A resolved condition (or its opposite) with every ``not`` carried inward, constants folded, words on the right.

    Returns:
        A truth, a fact (a comparison, a flag, a call), ``not`` a flag or a call, or ``and`` and ``or`` over such,
        neither of them directly in one of its own kind.
    """
    match tree:
        case c.Truth(value):
            return c.Truth(value == holds)
        case c.Not(part):
            return plain(part, holds=not holds)
        case c.Both(parts) | c.Either(parts):
            every = isinstance(tree, c.Both) == holds
            return _joined((plain(part, holds=holds) for part in parts), every=every)
        case c.Compare("==" | "!=" as sign, left, right) if _is_truth(left) or _is_truth(right):
            return _alike(left, right, holds=(sign == "==") == holds)
        case c.Compare(sign, c.Word() as left, right) if not isinstance(right, c.Word):
            return plain(c.Compare(sign, right, left), holds=holds)
        case c.Compare(sign, left, right):
            told = c.Compare(sign if holds else c.OPPOSITE[sign], left, right)
            known = weighed(told)
            return known if isinstance(known, c.Truth) else told
    return tree if holds else c.Not(tree)


def has_words(fact: c.Condition) -> bool:
    """Whether there are words for a fact of a plain condition: a flag and a beat have nothing but their ids."""
    match fact:
        case c.Not(part):
            return has_words(part)
        case c.Compare(_, c.Outcome() | c.Call("ended"), c.Word()):
            return True
        case c.Compare():
            return all(isinstance(name, c.MeterName) for name in names_in(fact))
        case c.Call(function):
            return function in ("noted", "did", *c.OF_PROMISES)
    return isinstance(fact, c.Truth)


def facts_of(tree: c.Condition) -> tuple[c.Condition, ...]:
    """The facts that a plain condition asks for, in order, each once."""
    match tree:
        case c.Both(parts) | c.Either(parts):
            return tuple(dict.fromkeys(fact for part in parts for fact in facts_of(part)))
    return (tree,)


def _is_truth(tree: c.Condition) -> bool:
    """Whether a side of a comparison is surely true or false: of a flag only its scene knows."""
    match tree:
        case c.Call(function):
            return function != "ended"
    return isinstance(tree, c.Truth | c.Not | c.Both | c.Either | c.Compare)


def _alike(left: c.Condition, right: c.Condition, *, holds: bool) -> c.Condition:
    """That two truths are the same, or are not."""
    for side, other in ((left, right), (right, left)):
        if isinstance(side, c.Truth):
            return plain(other, holds=side.value == holds)
    sides = ((plain(left), plain(right, holds=holds)), (plain(left, holds=False), plain(right, holds=not holds)))
    return _joined([_joined(both, every=True) for both in sides], every=False)


def _joined(parts: Iterable[c.Condition], *, every: bool) -> c.Condition:
    """Plain parts joined by ``and``, or by ``or``, as small as that can be."""
    kind, found = c.Both if every else c.Either, list[c.Condition]()
    for part in parts:
        if part == c.Truth(not every):
            return part
        if part != c.Truth(every):
            found += part.parts if isinstance(part, kind) else (part,)
    found = list(dict.fromkeys(found))
    if not found:
        return c.Truth(every)
    return found[0] if len(found) == 1 else kind(tuple(found))
