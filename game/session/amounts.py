"""Comparisons of meters in words: what they must come to, and what they came to, by how much."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.customs import number
from game.session.told import Told
from game.story.condition import Weighed, Weights, names_in, weighed
from game.story.debrief import amounts
from game.story.engine import State
from game.story.language import to_translate
from game.story.model import condition as c

_SIGNS: Final[Mapping[c.ArithmeticSign, tuple[str, int]]] = {"+": ("+", 1), "-": ("−", 1), "*": ("×", 2), "/": ("÷", 2)}  # noqa: RUF001 - the signs of sums

_Pair = tuple[str, str]
"""What must be, and what had to be."""
_AGAINST: Final[Mapping[tuple[str, int | None], _Pair]] = {
    (">=", 0): (
        to_translate("{what} must be at least as high as {other}"),
        to_translate("{what} had to be at least as high as {other}"),
    ),
    (">=", 1): (
        to_translate("{what} must be higher than {other}"),
        to_translate("{what} had to be higher than {other}"),
    ),
    (">=", None): (
        to_translate("{what} must be at least {number} higher than {other}"),
        to_translate("{what} had to be at least {number} higher than {other}"),
    ),
    ("<=", None): (
        to_translate("{what} must be no more than {number} higher than {other}"),
        to_translate("{what} had to be no more than {number} higher than {other}"),
    ),
    ("==", 0): (
        to_translate("{what} must be exactly as high as {other}"),
        to_translate("{what} had to be exactly as high as {other}"),
    ),
    ("==", None): (
        to_translate("{what} must be exactly {number} higher than {other}"),
        to_translate("{what} had to be exactly {number} higher than {other}"),
    ),
    ("!=", 0): (
        to_translate("{what} must not be exactly as high as {other}"),
        to_translate("{what} had to be anything but as high as {other}"),
    ),
    ("!=", None): (
        to_translate("{what} must not be exactly {number} higher than {other}"),
        to_translate("{what} had to be anything but {number} higher than {other}"),
    ),
}
"""How meters stand to others, by sign and by how much; None for any other amount."""
_FORMULA: Final[Mapping[c.CompareSign, _Pair]] = {
    ">=": (to_translate("{what} must come to {limit} or more"), to_translate("{what}: it had to be {limit} or more")),
    "<=": (to_translate("{what} must be {limit} or less"), to_translate("{what}: it had to be {limit} or less")),
    ">": (to_translate("{what} must be over {limit}"), to_translate("{what}: it had to be over {limit}")),
    "<": (to_translate("{what} must be under {limit}"), to_translate("{what}: it had to be under {limit}")),
    "==": (to_translate("{what} must be exactly {limit}"), to_translate("{what}: it had to be exactly {limit}")),
    "!=": (
        to_translate("{what} must be anything but {limit}"),
        to_translate("{what}: it had to be anything but {limit}"),
    ),
}


def must_come_to(tree: c.Compare, told: Told) -> str:
    """What meters must come to, as a clause: ``Trust must be at least as high as Anger``."""
    simple = weighed(tree)
    if not isinstance(simple, Weighed):
        return _formula_must(tree, told)
    if simple.less:
        return _against(simple, told, 0)
    tr, what, limit = told.language.tr, told.sum(simple.more), number(simple.limit, told.language)
    if simple.sign == ">=" and len(simple.more) == 1:
        return tr("{what} must be {limit} or more", what=what, limit=limit)
    return tr(_FORMULA[simple.sign][0], what=what, limit=limit)


def came_to(tree: c.Compare, state: State, told: Told, *, met: bool) -> str:
    """What meters came to, and by how much they met or missed it: ``Trust 49: one short of 50``."""
    simple = weighed(tree)
    if not isinstance(simple, Weighed):
        return _formula_was(tree, state, told)
    if simple.less:
        return _against_others(simple, state, told, met=met)
    return _against_number(simple, state, told, met=met)


def _against(simple: Weighed, told: Told, which: int) -> str:
    """What meters must be against others (0), or had to be (1)."""
    pair = _AGAINST.get((simple.sign, simple.limit)) or _AGAINST[simple.sign, None]
    more, less = told.sum(simple.more), told.sum(simple.less)
    return told.language.tr(pair[which], what=more, other=less, number=simple.limit)


def _against_others(simple: Weighed, state: State, told: Told, *, met: bool) -> str:
    """What meters came to against others; by how much, where it is not seen at one look."""
    tr, levels = told.language.tr, _by_id(state, told)
    all_ = (*simple.more, *simple.less)
    text = tr("{meters}: {condition}", meters=_levels(all_, state, told), condition=_against(simple, told, 1))
    higher = _total(simple.more, levels) - _total(simple.less, levels)
    away, is_clear = abs(higher - simple.limit), len(all_) == 2 and all(weight == 1 for _, weight in all_)
    match simple.sign, met:
        case ">=", True if away:
            return tr("{told}, and was {number} higher", told=text, number=higher)
        case ">=", False if not is_clear:
            return tr("{told}, and was {number} too low", told=text, number=away)
        case "<=", False if not is_clear:
            return tr("{told}, and was {number} too high", told=text, number=away)
    return text


def _against_number(simple: Weighed, state: State, told: Told, *, met: bool) -> str:
    """What meters came to against a number."""
    tr, trn, limit = told.language.tr, told.language.trn, simple.limit
    value = _total(simple.more, _by_id(state, told))
    what = _levels(simple.more, state, told)
    if simple.more[0][1] != 1 or len(simple.more) > 1:
        plainly = all(weight == 1 for _, weight in simple.more)
        total = tr("together {value}", value=value) if plainly else f"{told.sum(simple.more)} {value}"
        what = f"{what}, {total}"
    away, words = abs(value - limit), {"what": what, "limit": number(limit, told.language)}
    match simple.sign, met:
        case ">=", True:
            if not away:
                return tr("{what}: just what it took", **words)
            return trn(
                "{what}: one more than the {limit} it took",
                "{what}: {number} more than the {limit} it took",
                away,
                **words,
            )
        case ">=", False:
            return trn("{what}: one short of {limit}", "{what}: {number} short of {limit}", away, **words)
        case "<=", True:
            if not away:
                return tr("{what}: just as much as it could be", **words)
            return trn(
                "{what}: one less than the {limit} it could be",
                "{what}: {number} less than the {limit} it could be",
                away,
                **words,
            )
        case "<=", False:
            return trn("{what}: one more than {limit}", "{what}: {number} more than {limit}", away, **words)
        case "==", _:
            return tr("{what}: it had to be exactly {limit}", **words)
    return tr("{what}: it had to be anything but {limit}", **words)


def _levels(weights: Weights, state: State, told: Told) -> str:
    """How meters stand: ``Trust 0, Anger 90``."""
    levels = _by_id(state, told)
    return ", ".join(f"{told.meter(id_, bare=True)} {levels[id_]}" for id_, _ in weights)


def _total(weights: Weights, levels: Mapping[str, int]) -> int:
    return sum(weight * levels[id_] for id_, weight in weights)


def _by_id(state: State, told: Told) -> Mapping[str, int]:
    return {meter.id: level for meter, level in zip(told.scene.meters, state.meters, strict=True)}


# What is no sum is told as it was written.


def _formula_must(tree: c.Compare, told: Told) -> str:
    words = {"what": _formula(tree.left, told), "limit": _formula(tree.right, told)}
    return told.language.tr(_FORMULA[tree.sign][0], **words)


def _formula_was(tree: c.Compare, state: State, told: Told) -> str:
    found = amounts(told.scene, state, tree)
    what = _formula(tree.left, told)
    limit = _formula(tree.right, told)
    if found is not None:
        what = f"{what} = {number(found.left, told.language)}"
        if names_in(tree.right):
            limit = f"{limit} = {number(found.right, told.language)}"
    return told.language.tr(_FORMULA[tree.sign][1], what=what, limit=limit)


def _formula(tree: c.Condition, told: Told, least: int = 0) -> str:
    """A sum as one writes it down; ``least`` is how tightly it has to bind."""
    match tree:
        case c.Number(value):
            return number(value, told.language)
        case c.MeterName(id_):
            return told.meter(id_, bare=True)
        case c.Minus(part):
            return f"−{_formula(part, told, 3)}"  # noqa: RUF001 - the minus sign
        case c.Arithmetic(sign, left, right):
            mark, binds = _SIGNS[sign]
            text = f"{_formula(left, told, binds)} {mark} {_formula(right, told, binds + (sign in '-/'))}"
            return f"({text})" if binds < least else text
    return ""
