"""A comparison of meters brought into its simplest form, however it was written: ``(a + 100 - b) / 2 >= 60``."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor, gcd, lcm
from typing import Literal, NamedTuple

from game.story.condition.evaluate import COMPARE
from game.story.model import condition as c

Weights = tuple[tuple[str, int], ...]
"""Meters by their full names, and how many times each counts."""


class Weighed(NamedTuple):
    """``more`` less ``less`` stands in that way to ``limit``.

    ``less`` is empty where only a number is asked for; otherwise ``limit`` is no less than 0: of two ways to say a
    thing it is the one without a minus.
    """

    sign: Literal[">=", "<=", "==", "!="]
    more: Weights
    less: Weights
    limit: int


class _Sum(NamedTuple):
    weights: Mapping[str, Fraction]
    rest: Fraction

    def times(self, factor: Fraction) -> _Sum:
        return _Sum({id_: weight * factor for id_, weight in self.weights.items()}, self.rest * factor)

    def plus(self, other: _Sum) -> _Sum:
        ids = dict.fromkeys((*self.weights, *other.weights))
        added = {id_: self.weights.get(id_, Fraction()) + other.weights.get(id_, Fraction()) for id_ in ids}
        return _Sum({id_: weight for id_, weight in added.items() if weight}, self.rest + other.rest)


def weighed(tree: c.Compare) -> Weighed | c.Truth | None:
    """A comparison in its simplest form, which meters, being whole numbers, let be exact.

    Returns:
        None where more is done with meters than adding them up and weighing them, or other things than meters are
        compared; a truth where it comes out the same whatever the meters are.
    """
    left, right = _sum(tree.left), _sum(tree.right)
    if left is None or right is None:
        return None
    weights, rest = left.plus(right.times(Fraction(-1)))
    if not weights:
        return c.Truth(COMPARE[tree.sign](rest, 0))
    factor = Fraction(
        lcm(*(weight.denominator for weight in weights.values())),
        gcd(*(weight.numerator for weight in weights.values())),
    )
    whole = {id_: int(weight * factor) for id_, weight in weights.items()}
    return _simple(tree.sign, whole, -rest * factor)


def _sum(tree: c.Condition) -> _Sum | None:
    """A sum of weighed meters and a number; None where it is none."""
    match tree:
        case c.Number(value):
            return _Sum({}, Fraction(value))
        case c.MeterName(id_):
            return _Sum({id_: Fraction(1)}, Fraction())
        case c.Minus(part):
            found = _sum(part)
            return None if found is None else found.times(Fraction(-1))
        case c.Arithmetic(sign, left_tree, right_tree):
            left, right = _sum(left_tree), _sum(right_tree)
            if left is None or right is None:
                return None
            return _put_together(sign, left, right)
    return None


def _put_together(sign: c.ArithmeticSign, left: _Sum, right: _Sum) -> _Sum | None:
    match sign:
        case "+":
            return left.plus(right)
        case "-":
            return left.plus(right.times(Fraction(-1)))
        case "/":
            if right.weights:
                return None
            return left.times(1 / right.rest) if right.rest else _Sum({}, Fraction())
        case "*":
            if right.weights:
                left, right = right, left
            if right.weights:
                return None
            return left.times(right.rest) if right.rest else _Sum({}, Fraction())


def _simple(sign: c.CompareSign, weights: Mapping[str, int], limit: Fraction) -> Weighed | c.Truth:
    """Whole weights that have no factor in common against a number."""
    match sign:
        case ">=" | ">":
            least = ceil(limit) if sign == ">=" else floor(limit) + 1
            return _turned(">=", weights, least)
        case "<=" | "<":
            most = floor(limit) if sign == "<=" else ceil(limit) - 1
            return _turned("<=", weights, most)
        case "==" | "!=":
            return _turned(sign, weights, int(limit)) if limit.denominator == 1 else c.Truth(sign == "!=")


def _turned(sign: Literal[">=", "<=", "==", "!="], weights: Mapping[str, int], limit: int) -> Weighed:
    """The way to say it that needs no minus."""
    mixed = len({weight > 0 for weight in weights.values()}) > 1
    turn = (limit < 0 or (sign == "<=" and limit == 0)) if mixed else max(weights.values()) < 0
    if turn:
        swapped: Mapping[str, Literal[">=", "<=", "==", "!="]] = {">=": "<=", "<=": ">="}
        sign, limit = swapped.get(sign, sign), -limit
        weights = {id_: -weight for id_, weight in weights.items()}
    more = tuple((id_, weight) for id_, weight in weights.items() if weight > 0)
    less = tuple((id_, -weight) for id_, weight in weights.items() if weight < 0)
    return Weighed(sign, more, less, limit)
