"""The condition language: the parser that makes a tree from the text of a condition.

Grammar, loosest first (whole numbers, words, ``true`` and ``false`` are the only constants)::

    either  := both ("or" both)*
    both    := negated ("and" negated)*
    negated := "not" negated | compare
    compare := sum (("==" | "!=" | "<" | "<=" | ">" | ">=") sum)?
    sum     := product (("+" | "-") product)*
    product := signed (("*" | "/") signed)*
    signed  := "-" signed | atom
    atom    := number | "true" | "false" | name | call "(" name ")" | "(" either ")"
    call    := "noted" | "did" | "seen" | "ended" | "promised" | "kept" | "broken"
    name    := word ("." word)?

There is no Python in it: no attributes, no strings, no functions but the calls.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from game.story.model import (
    CALLS,
    COMPARISONS,
    Arithmetic,
    Both,
    Call,
    Compare,
    Condition,
    Either,
    Minus,
    Name,
    Not,
    Number,
    Truth,
)

MAX_NESTING: Final = 40
"""How deep a condition may nest; past that it is refused, so that no text can exhaust the stack."""
MAX_SIGNS: Final = 100
"""How many + - * / a condition may hold, for the same reason: each makes its tree one deeper."""


class ConditionError(ValueError):
    """What is wrong with a condition: ``column`` counts from 0 in its text; ``hint`` says how to write it.

    ``found`` is the name that stands there, ``kind`` what it would be a name of, and ``instead`` what to write in its
    place, where that is known.
    """

    def __init__(  # noqa: PLR0917 - all there is to know of one slip
        self, message: str, column: int, hint: str = "", found: str = "", instead: str = "", kind: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.column = column
        self.hint = hint
        self.found = found
        self.instead = instead
        self.kind = kind


@lru_cache(maxsize=4096)
def parse_condition(text: str) -> Condition:
    """Read a condition (or a score, which is the same language) into its tree.

    Args:
        text: the condition as the author wrote it.

    Returns:
        The tree; names are still plain :class:`Name`, for ``naming.resolve`` to look up.

    Raises:
        ConditionError: with the column, what was found, and how to write it.
    """
    return _Parser(text).whole()


_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*(?:\s*\.\s*[^\W\d]\w*)?)|(?P<sign>==|!=|<=|>=|[<>()+*/-])|(?P<odd>\S))"
)
_INSTEAD: Final = {
    "=": "to compare, write ==",
    "&": "write and",
    "|": "write or",
    "!": "write not, or != for 'is not'",
    '"': "words are written without quotation marks",
    "'": "words are written without quotation marks",
    "“": "words are written without quotation marks",
    "≥": "write >=",
    "≤": "write <=",
    "≠": "write !=",
    "%": "meters run from 0 to 100, so 50 is half: leave the % out",
}


def _instead(text: str, sign: str, column: int) -> str:
    """What to write where a sign means nothing."""
    if sign == "=" and text[column + 1 : column + 2] in ("<", ">"):
        return f"write {text[column + 1]}="
    return _INSTEAD.get(sign, "a condition is made of meters, flags, whole numbers, and, or, not and == != < <= > >=")


class _Parser:
    """One pass over the tokens of one condition."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[tuple[str, str, int]] = []
        self.next = 0
        self.depth = 0
        self.signs = 0
        end = len(text.rstrip())
        at = 0
        while at < end:
            found = _TOKEN.match(text, at)
            if found is None or found.lastgroup is None:  # pragma: no cover - the pattern takes any sign
                break
            kind, value, column = found.lastgroup, found[found.lastgroup], found.start(found.lastgroup)
            if kind == "odd":
                raise ConditionError(
                    f"'{value}' means nothing in a condition",
                    column,
                    _instead(text, value, column),
                )
            if kind == "number" and "." in value:
                raise ConditionError(
                    f"{value} is not a whole number", column, "round it: meters are whole numbers from 0 to 100"
                )
            if kind == "name":
                value = "".join(value.split())
                if value in ("and", "or", "not"):
                    kind = "sign"
            self.tokens.append((kind, value, column))
            at = found.end()

    def whole(self) -> Condition:
        if not self.tokens:
            raise ConditionError("the condition is empty", 0, "write what must hold, for example: anger < 50")
        tree = self.either()
        if self.next < len(self.tokens):
            kind, value, column = self.tokens[self.next]
            if value.lower() in ("and", "or", "not"):
                hint = f"write '{value.lower()}' in small letters"
            elif kind in ("name", "number"):
                hint = "compare with == or < or >, and put 'and' or 'or' between two conditions"
            else:
                hint = "one bracket or sign too many?"
            raise ConditionError(f"did not expect '{value}' here", column, hint)
        return tree

    def peek(self) -> str:
        """The sign that comes next, or nothing where a name, a number or the end does."""
        if self.next < len(self.tokens):
            kind, value, _ = self.tokens[self.next]
            return value if kind == "sign" else ""
        return ""

    def take(self) -> str:
        value = self.tokens[self.next][1]
        self.next += 1
        return value

    def either(self) -> Condition:
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise ConditionError(
                "the condition is nested too deep", self.column(), "split it over several options or beats"
            )
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def both(self) -> Condition:
        parts = [self.negated()]
        while self.peek() == "and":
            self.take()
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else Both(tuple(parts))

    def negated(self) -> Condition:
        nots = 0
        while self.peek() == "not":
            self.take()
            nots += 1
        tree = self.compare()
        return Not(tree) if nots % 2 else tree

    def compare(self) -> Condition:
        left = self.sum()
        for sign in COMPARISONS:
            if self.peek() == sign:
                self.take()
                right = self.sum()
                if self.peek() in COMPARISONS:
                    raise ConditionError(
                        "one comparison cannot follow another",
                        self.column(),
                        "write both in full, for example: anger > 20 and anger < 50",
                    )
                return Compare(sign, left, right)
        return left

    def sum(self) -> Condition:
        tree = self.product()
        while True:
            match self.peek():
                case "+" | "-" as sign:
                    self.count_sign()
                    tree = Arithmetic(sign, tree, self.product())
                case _:
                    return tree

    def product(self) -> Condition:
        tree = self.signed()
        while True:
            match self.peek():
                case "*" | "/" as sign:
                    self.count_sign()
                    tree = Arithmetic(sign, tree, self.signed())
                case _:
                    return tree

    def count_sign(self) -> None:
        self.signs += 1
        if self.signs > MAX_SIGNS:
            raise ConditionError("this sum is too long", self.column(), "keep part of it in a flag")
        self.take()

    def signed(self) -> Condition:
        turns = 0
        while self.peek() == "-":
            self.take()
            turns += 1
        tree = self.atom()
        return Minus(tree) if turns % 2 else tree

    def column(self) -> int:
        return self.tokens[self.next][2] if self.next < len(self.tokens) else len(self.text.rstrip())

    def atom(self) -> Condition:
        if self.next >= len(self.tokens):
            raise ConditionError(
                "the condition stops in the middle", self.column(), "finish it, for example: anger < 50"
            )
        kind, value, column = self.tokens[self.next]
        if kind == "number":
            self.next += 1
            if len(value) > 9:
                raise ConditionError(f"{value} is too large a number", column, "meters run from 0 to 100")
            return Number(int(value))
        if kind == "name":
            self.next += 1
            if value in ("true", "false"):
                return Truth(value == "true")
            return self.call(value, column) if self.peek() == "(" else Name(value, column)
        if value == "(":
            self.take()
            tree = self.either()
            if self.peek() != ")":
                raise ConditionError("a bracket is opened and not closed", column, "add the missing )")
            self.take()
            return tree
        hint = "a meter, a flag or a number should stand here"
        if value in COMPARISONS:
            hint += "; write each comparison in full: trust > 60 and trust < 80"
        raise ConditionError(f"did not expect '{value}' here", column, hint)

    def call(self, name: str, column: int) -> Condition:
        for function in CALLS:
            if function == name:
                break
        else:
            raise ConditionError(
                f"there is no '{name}(…)'",
                column,
                "the calls are noted(note), did(tag), seen(beat), ended(scene), of a promise promised(id), kept(id) and"
                " broken(id), and in a shift outcome(last)",
            )
        self.take()
        if self.next >= len(self.tokens) or self.tokens[self.next][0] != "name":
            raise ConditionError(
                f"{name}(…) needs one name in its brackets", self.column(), f"for example: {name}(some_id)"
            )
        _, argument, where = self.tokens[self.next]
        self.next += 1
        if self.peek() != ")":
            raise ConditionError(
                f"{name}(…) takes one name and a closing bracket", self.column(), f"write {name}({argument})"
            )
        self.take()
        return Call(function, argument, where)
