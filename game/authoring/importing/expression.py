"""Expressions of stories as values: read once, worked out as far as they are known, and asked for their names."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from game.authoring.importing.imported import NotMappedError

Known = bool | int | float | str
"""What a story's variable can hold."""


@dataclass(frozen=True, slots=True)
class Lit:
    """A value."""

    value: Known

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lit) and same(self.value, other.value)

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))


@dataclass(frozen=True, slots=True)
class Var:
    """A variable; ``@visits:Node`` is how often a node was visited."""

    name: str


@dataclass(frozen=True, slots=True)
class Op:
    """A sign with what it joins: one part for ``not`` and ``neg``, else two."""

    sign: str
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A function that is called."""

    name: str
    parts: tuple[Expression, ...]


Expression = Lit | Var | Op | Asked

VISITS: Final = "@visits:"
YES: Final = Lit(value=True)
NO: Final = Lit(value=False)
LARGEST: Final = 999_999_999
"""The largest number that a flag is written with."""


def same(one: Known, other: Known) -> bool:
    """Whether two values are one, of one kind."""
    return (
        isinstance(one, str) == isinstance(other, str)
        and isinstance(one, bool) == isinstance(other, bool)
        and (one == other)
    )


def names_of(tree: Expression) -> Iterator[str]:
    """Every variable in an expression, as often as it stands there."""
    match tree:
        case Var(name):
            yield name
        case Op(_, parts) | Asked(_, parts):
            for part in parts:
                yield from names_of(part)


def negated(tree: Expression) -> Expression:
    """What holds where this does not."""
    match tree:
        case Lit(bool(value)):
            return Lit(not value)
        case Op("not", (part,)):
            return part
    return Op("not", (tree,))


def all_of(trees: tuple[Expression, ...]) -> Expression:
    """What holds where all of these do."""
    found = YES if not trees else trees[0]
    for tree in trees[1:]:
        found = Op("and", (found, tree))
    return found


_COMPARED: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_CALCULATED: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul,
}  # fmt: skip


class Sums:
    """How a language works out what is known; a subclass says where it differs.

    ``whole_division`` is whether a division of whole numbers leaves the rest out.
    """

    whole_division = False

    def known(self, tree: Expression, values: Mapping[str, Known]) -> Known | None:
        """What an expression comes to, None where that is not known.

        Raises:
            NotMappedError: where it can come to nothing: a text times a truth.
        """
        match tree:
            case Lit(value):
                return value
            case Var(name):
                return values.get(name)
            case Op("and" | "or" as sign, (left, right)):
                return self.joined(sign, self.known(left, values), self.known(right, values))
            case Op(sign, parts):
                found = [self.known(part, values) for part in parts]
                if any(each is None for each in found):
                    return None
                return self.bounded(self.worked_out(sign, [each for each in found if each is not None]))
            case Asked(name, parts):
                found = [self.known(part, values) for part in parts]
                if any(each is None for each in found):
                    return None
                return self.called(name, [each for each in found if each is not None])

    def joined(self, sign: str, left: Known | None, right: Known | None) -> bool | None:
        """``and`` and ``or``, which may be known by one side alone."""
        truths = [None if each is None else self.truth(each) for each in (left, right)]
        decides = sign == "or"
        if decides in truths:
            return decides
        return None if None in truths else not decides

    def truth(self, value: Known) -> bool:
        """Whether a value counts as true."""
        if isinstance(value, str):
            raise NotMappedError("a text is neither true nor false")
        return bool(value)

    def called(self, name: str, _values: list[Known]) -> Known | None:
        """What a function of the language comes to; None where that is nobody's to know."""
        raise NotMappedError(f"'{name}' is a function that a scene does not have")

    def bounded(self, value: Known) -> Known:
        """A value that can be written."""
        if isinstance(value, str):
            if len(value) > 1000:
                raise NotMappedError("it comes to a text that is too long")
        elif not math.isfinite(value) or abs(value) > LARGEST:
            raise NotMappedError("it comes to a number that is too large")
        return value

    def worked_out(self, sign: str, values: list[Known]) -> Known:
        """One sign, with what stands on its sides."""
        if sign == "not":
            return not self.truth(values[0])
        if sign == "neg":
            return -self.number(values[0])
        left, right = values
        if sign in ("==", "!="):
            return self.equal(left, right) == (sign == "==")
        if sign == "xor":
            return self.truth(left) != self.truth(right)
        if sign == "+" and (isinstance(left, str) or isinstance(right, str)):
            return self.shown(left) + self.shown(right)
        if sign == "has":
            return self.shown(right) in self.shown(left)
        one, other = self.number(left), self.number(right)
        if sign in _COMPARED:
            return _COMPARED[sign](one, other)
        if sign in _CALCULATED:
            return _CALCULATED[sign](one, other)
        if sign in ("/", "%"):
            return self.divided(one, other) if sign == "/" else self.rest(one, other)
        raise NotMappedError(f"'{sign}' cannot be said in a scene")

    def equal(self, left: Known, right: Known) -> bool:
        """Whether two values count as equal."""
        if isinstance(left, str) != isinstance(right, str):
            return self.shown(left) == self.shown(right)
        return left == right

    def number(self, value: Known) -> int | float:
        """A value that something is added to or compared with."""
        if isinstance(value, str):
            raise NotMappedError("a text is no number")
        return int(value) if isinstance(value, bool) else value

    def divided(self, left: float, right: float) -> float:
        """Division; by nothing it cannot be said."""
        if right == 0:
            raise NotMappedError("it divides by 0")
        if isinstance(left, int) and isinstance(right, int):
            whole = abs(left) // abs(right) * (1 if (left < 0) == (right < 0) else -1)
            if self.whole_division or whole * right == left:
                return whole
        return left / right

    def rest(self, left: float, right: float) -> float:
        """What a division leaves, with the sign of what was divided."""
        if right == 0:
            raise NotMappedError("it divides by 0")
        found = math.fmod(left, right)
        return int(found) if isinstance(left, int) and isinstance(right, int) else found

    def shown(self, value: Known) -> str:
        """A value as the language puts it in a text."""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return f"{value:.8g}" if value != int(value) else str(int(value))
        return str(value)
