"""What a condition comes to in a given state: trees made into plain functions, and the parts that fail."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.story.model import Value
from game.story.model import condition as c

Evaluate = Callable[[Sequence[int], Sequence[Value], int, Sequence[str]], "Value | float"]
"""``(meters, flags, marks, memory) -> value``: the four parts of a state that a condition can ask for."""


@dataclass(frozen=True, slots=True)
class Slots:
    """Where a state keeps what conditions ask for: places in its meters, flags and memory, bits of its marks.

    The outcome, where it is asked for, stands behind the last of the memory.
    """

    meters: Mapping[str, int]
    flags: Mapping[str, int]
    marks: Mapping[tuple[str, str], int]
    memory: Mapping[str, int]


COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def divide(left: float, right: float) -> float:
    """Exact division; a whole number stays whole, and anything divided by 0 is 0 (so that no scene can crash)."""
    if right == 0:
        return 0
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    try:
        return left / right
    except OverflowError:  # whole numbers past what a fraction can hold
        return left // right


_SUM: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": divide,
}


def compiled(tree: c.Condition, slots: Slots) -> Evaluate:
    """A resolved condition as a function of a state's four parts.

    Comparing a meter with a number, by far the commonest condition, has a function of its own.

    Raises:
        KeyError: for a name that has no slot, which a resolved tree of the same scene cannot have.
    """
    match tree:
        case c.Number(value) | c.Truth(value) | c.Word(value):
            return lambda _m, _f, _k, _r: value
        case c.MeterName(id_):
            place = slots.meters[id_]
            return lambda m, _f, _k, _r: m[place]
        case c.FlagName(id_):
            place = slots.flags[id_]
            return lambda _m, f, _k, _r: f[place]
        case c.Outcome():
            return lambda _m, _f, _k, r: r[-1]
        case c.Call("ended", scene):
            place = slots.memory[scene]
            return lambda _m, _f, _k, r: r[place]
        case c.Call("promised", argument) if tree.is_remembered:
            place = slots.memory[argument]
            return lambda _m, _f, _k, r: r[place] != ""
        case c.Call(state, argument) if tree.is_remembered:
            place = slots.memory[argument]
            return lambda _m, _f, _k, r: r[place] == state
        case c.Call(function, argument):
            bit = slots.marks[function, argument]
            return lambda _m, _f, k, _r: k & bit != 0
        case c.Not(part):
            inner = compiled(part, slots)
            return lambda m, f, k, r: not inner(m, f, k, r)
        case c.Minus(part):
            number = compiled(part, slots)
            return lambda m, f, k, r: -number(m, f, k, r)  # type: ignore[operator]  # a number, by resolve()
        case c.Both(parts):
            return _all([compiled(part, slots) for part in parts])
        case c.Either(parts):
            return _any([compiled(part, slots) for part in parts])
        case c.Compare(sign, c.MeterName(id_), c.Number(limit)):
            return _threshold(sign, slots.meters[id_], limit)
        case c.Compare(sign, left_tree, right_tree):
            compare, left, right = COMPARE[sign], compiled(left_tree, slots), compiled(right_tree, slots)
            return lambda m, f, k, r: compare(left(m, f, k, r), right(m, f, k, r))
        case c.Arithmetic(sign, left_tree, right_tree):
            add, left, right = _SUM[sign], compiled(left_tree, slots), compiled(right_tree, slots)
            return lambda m, f, k, r: add(left(m, f, k, r), right(m, f, k, r))  # type: ignore[arg-type]  # numbers
        case c.Name(text):
            raise KeyError(text)


def _threshold(sign: c.CompareSign, place: int, limit: int) -> Evaluate:
    match sign:
        case "<":
            return lambda m, _f, _k, _r: m[place] < limit
        case "<=":
            return lambda m, _f, _k, _r: m[place] <= limit
        case ">":
            return lambda m, _f, _k, _r: m[place] > limit
        case ">=":
            return lambda m, _f, _k, _r: m[place] >= limit
        case "==":
            return lambda m, _f, _k, _r: m[place] == limit
        case "!=":
            return lambda m, _f, _k, _r: m[place] != limit


def _all(parts: list[Evaluate]) -> Evaluate:
    if len(parts) == 2:
        first, second = parts
        return lambda m, f, k, r: bool(first(m, f, k, r) and second(m, f, k, r))
    return lambda m, f, k, r: all(part(m, f, k, r) for part in parts)


def _any(parts: list[Evaluate]) -> Evaluate:
    if len(parts) == 2:
        first, second = parts
        return lambda m, f, k, r: bool(first(m, f, k, r) or second(m, f, k, r))
    return lambda m, f, k, r: any(part(m, f, k, r) for part in parts)


def failing(tree: c.Condition, holds: Callable[[c.Condition], bool]) -> list[c.Condition]:
    """The parts of a condition that keep it from holding, as small as can be; empty where it holds.

    An ``or`` that does not hold is one cause: any of its parts would mend it.

    Args:
        tree: a resolved condition.
        holds: whether a part of it holds now.
    """
    if holds(tree):
        return []
    match tree:
        case c.Both(parts):
            return [cause for part in parts for cause in failing(part, holds)]
        case _:
            return [tree]
