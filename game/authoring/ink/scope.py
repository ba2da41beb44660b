"""What names mean in ink: variables, lists, constants, knots, stitches and labels, from where they are asked for."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.expression import (
    VISITS,
    Asked,
    Expression,
    Known,
    Lit,
    Op,
    Sums,
    Var,
    names_of,
)
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.terms import Terms

WORDS: Final = frozenset(("and", "or", "not", "mod", "has", "hasnt"))
ENDS: Final = frozenset(("END", "DONE"))


class InkSums(Sums):
    """How ink works out what is known."""

    whole_division = True

    def called(self, name: str, values: list[Known]) -> Known | None:
        """The functions that ink brings along, as far as they always come to the same."""
        numbers = [self.number(value) for value in values if not isinstance(value, str)]
        match name, numbers:
            case "FLOOR", [number]:
                return type(number)(math.floor(number))
            case "CEILING", [number]:
                return type(number)(math.ceil(number))
            case "INT", [number]:
                return math.trunc(number)
            case "FLOAT", [number]:
                return float(number)
            case "MIN" | "MAX", [one, other]:
                return min(one, other) if name == "MIN" else max(one, other)
        return super().called(name, values)

    def shown(self, value: Known) -> str:
        """A number with parts is shown in as few digits as tell it apart in single precision."""
        if isinstance(value, float) and abs(value) < 1e9:
            single = struct.unpack("f", struct.pack("f", value))[0]
            for digits in range(6, 10):
                text = f"{value:.{digits}g}"
                if struct.unpack("f", struct.pack("f", float(text)))[0] == single:
                    return text
        return super().shown(value)


@dataclass(slots=True)
class Names:
    """Every name of a story: ``places`` are knots, stitches and labels in full; ``functions`` only return something.

    ``setters`` are functions that only set variables: their parameters, and their lines.
    """

    places: set[str] = field(default_factory=set)
    parameters: dict[str, tuple[str, ...]] = field(default_factory=dict)
    variables: set[str] = field(default_factory=set)
    constants: dict[str, Expression] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    functions: dict[str, tuple[tuple[str, ...], Expression]] = field(default_factory=dict)
    temporary: dict[str, set[str]] = field(default_factory=dict)
    setters: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InkTerms(Terms):
    """How ink writes expressions in one knot and stitch."""

    names: Names = field(default_factory=Names)
    knot: str = ""
    node: str = ""
    own: Mapping[str, Expression] = field(default_factory=dict)

    def place(self, name: str) -> str:
        """A knot, stitch or label in full, as it is meant from here; ``""`` where there is none."""
        for full in (f"{self.node}.{name}", f"{self.knot}.{name}", name, f".{name}"):
            if full in self.names.places:
                return full
        return ""

    def variable(self, name: str) -> str:
        """A variable in full: one of this knot, or of the story."""
        if name in self.names.temporary.get(self.knot, ()):
            return f"{self.knot}.{name}"
        return name

    def name(self, text: str) -> Expression:
        """A value, a variable, an item of a list, or how often a place has been visited."""
        if text in ("true", "false"):
            return Lit(text == "true")
        if text in self.own:
            return self.own[text]
        if text in self.names.temporary.get(self.knot, ()) or text in self.names.variables:
            return Var(self.variable(text))
        if text in self.names.constants:
            return self.names.constants[text]
        if text in self.names.items:
            return Lit(self.names.items[text])
        if full := self.place(text):
            return Var(f"{VISITS}{full}")
        raise NotMappedError(f"nothing says what '{text[:40]}' is")

    def target(self, name: str) -> Expression:
        """``-> name``, as a value."""
        full = self.place(name)
        if not full:
            raise NotMappedError(f"there is no '{name[:40]}'")
        return Lit(full)

    def call(self, name: str, parts: tuple[Expression, ...]) -> Expression:
        """A function; one that only returns something is put in its place."""
        if name == "READ_COUNT" and len(parts) == 1 and isinstance(parts[0], Lit):
            return Var(f"{VISITS}{parts[0].value}")
        if name in self.names.functions:
            parameters, tree = self.names.functions[name]
            if len(parameters) == len(parts):
                return _filled(tree, {f"@own:{each}": part for each, part in zip(parameters, parts, strict=True)})
        return Asked(name, parts)


def _filled(tree: Expression, values: Mapping[str, Expression]) -> Expression:
    match tree:
        case Var(name) if name in values:
            return values[name]
        case Op(sign, parts):
            made = Op(sign, tuple(_filled(part, values) for part in parts))
            if sum(1 for _ in names_of(made)) > 40:
                raise NotMappedError("it is too long")
            return made
        case Asked(name, parts):
            return Asked(name, tuple(_filled(part, values) for part in parts))
    return tree
