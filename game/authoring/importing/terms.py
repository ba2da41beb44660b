"""Reads the expressions of Yarn and ink, which have the same signs with a few words of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.authoring.importing.expression import Asked, Expression, Lit, Op, Var
from game.authoring.importing.imported import NotMappedError

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?(?![\w]))|(?P<text>"(?:[^"\\]|\\.)*")|(?P<name>[$@]?\w+(?:\.\w+)*|\.\w+)"""
    r"""|(?P<sign>->|==|!=|<=|>=|&&|\|\||\+=|-=|\*=|/=|%=|\+\+|--|!\?|[<>()!+*/%,=?^-])|(?P<odd>\S))""",
    re.DOTALL,
)
_SAME: Final = {
    "is": "==", "eq": "==", "neq": "!=", "gt": ">", "gte": ">=", "lt": "<", "lte": "<=", "&&": "and", "||": "or",
    "!": "not", "mod": "%", "?": "has", "^": "^", "and": "and", "or": "or", "xor": "xor", "not": "not", "has": "has",
    "hasnt": "hasnt", "!?": "hasnt",
}  # fmt: skip
_LEVELS: Final = (
    ("or",), ("xor",), ("and",), ("==", "!=", "has", "hasnt"), ("<", "<=", ">", ">="), ("+", "-"),
    ("*", "/", "%", "^"),
)  # fmt: skip
DEEPEST_BRACKETS: Final = 20
LONGEST: Final = 1000
"""The longest expression that is read, in characters."""

Token = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """How a language writes expressions.

    Args:
        words: the words that stand for signs.

        values: names that are values.
    """

    words: frozenset[str]
    values: Mapping[str, Expression] = field(default_factory=dict)

    def name(self, text: str) -> Expression:
        """What a name stands for."""
        if text in ("true", "false"):
            return Lit(text == "true")
        return self.values.get(text) or Var(text)

    def call(self, name: str, parts: tuple[Expression, ...]) -> Expression:
        """A function that is called."""
        return Asked(name, parts)

    def target(self, name: str) -> Expression:
        """``-> name``: a place as a value."""
        raise NotMappedError(f"'-> {name}' is a place and no value")

    def read(self, source: str) -> Expression:
        """An expression; raises NotMappedError where it cannot be read."""
        reader = Reader(self, tokens_of(source))
        tree = reader.level(0)
        reader.end()
        return tree

    def read_or_reason(self, source: str) -> Expression | NotMappedError:
        """An expression, or why it cannot be read."""
        try:
            return self.read(source)
        except NotMappedError as reason:
            return reason


def tokens_of(source: str) -> list[Token]:
    """The signs and names of an expression; raises NotMappedError where it is too long."""
    if len(source) > LONGEST:
        raise NotMappedError("it is too long")
    return [(match.lastgroup or "odd", match[match.lastgroup or "odd"]) for match in _TOKEN.finditer(source.rstrip())]


class Reader:
    """One pass over one expression, loosest signs first."""

    def __init__(self, terms: Terms, tokens: list[Token]) -> None:
        self.terms = terms
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def peek(self) -> str:
        """The sign that comes next, in one form for all languages; ``""`` where none does."""
        if self.at >= len(self.tokens):
            return ""
        kind, text = self.tokens[self.at]
        if kind == "name" and text not in self.terms.words:
            return ""
        return _SAME.get(text, text) if kind in ("sign", "name") else ""

    def end(self) -> None:
        """Nothing may stand behind the expression."""
        if self.at < len(self.tokens):
            raise NotMappedError(f"'{self.tokens[self.at][1][:40]}' cannot be said in a scene")

    def level(self, number: int) -> Expression:
        """What is joined by signs of a level, or a tighter one."""
        if number == len(_LEVELS):
            return self.signed()
        if number == 0:
            self.depth += 1
            if self.depth > DEEPEST_BRACKETS:
                raise NotMappedError("its brackets are nested too deep")
        tree, length = self.level(number + 1), 0
        while (sign := self.peek()) in _LEVELS[number]:
            self.at += 1
            length += 1
            if length > 60:
                raise NotMappedError("it is too long")
            right = self.level(number + 1)
            tree = Op("not", (Op("has", (tree, right)),)) if sign == "hasnt" else Op(sign, (tree, right))
        if number == 0:
            self.depth -= 1
        return tree

    def signed(self) -> Expression:
        """A part with ``not`` or ``-`` before it."""
        signs: list[str] = []
        while (sign := self.peek()) in ("not", "-"):
            self.at += 1
            signs.append(sign)
            if len(signs) > DEEPEST_BRACKETS:
                raise NotMappedError("it has too many signs")
        tree = self.atom()
        for sign in reversed(signs):
            if sign == "-" and isinstance(tree, Lit) and not isinstance(tree.value, bool | str):
                tree = Lit(-tree.value)
            else:
                tree = Op("not" if sign == "not" else "neg", (tree,))
        return tree

    def atom(self) -> Expression:
        """A value, a name, a call or brackets."""
        if self.at >= len(self.tokens):
            raise NotMappedError("it stops in the middle")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            if len(text) > 12:
                raise NotMappedError("it has a number that is too large")
            return Lit(float(text) if "." in text else int(text))
        if kind == "text":
            return self.terms_text(text)
        if kind == "name":
            if self.at < len(self.tokens) and self.tokens[self.at] == ("sign", "("):
                self.at += 1
                return self.terms.call(text, self.arguments())
            return self.terms.name(text)
        if text == "->" and self.at < len(self.tokens) and self.tokens[self.at][0] == "name":
            self.at += 1
            return self.terms.target(self.tokens[self.at - 1][1])
        if text == "(":
            tree = self.level(0)
            self.close()
            return tree
        raise NotMappedError(f"'{text[:40]}' cannot be said in a scene")

    def terms_text(self, text: str) -> Expression:
        """A text in quotation marks."""
        inside = re.sub(r"\\(.)", r"\1", text[1:-1], flags=re.DOTALL)
        if "{" in inside:
            raise NotMappedError("a text has something in it that is worked out")
        return Lit(inside)

    def arguments(self) -> tuple[Expression, ...]:
        """What stands in the brackets of a call, which are open."""
        found: list[Expression] = []
        if self.peek() != ")":
            found.append(self.level(0))
            while self.peek() == ",":
                self.at += 1
                found.append(self.level(0))
        self.close()
        return tuple(found)

    def close(self) -> None:
        """A bracket is closed."""
        if self.peek() != ")":
            raise NotMappedError("a bracket is not closed")
        self.at += 1
