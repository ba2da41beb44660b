"""Reads the expressions of SugarCube and Harlowe, as far as a scene's conditions can say the same."""

from __future__ import annotations

from typing import Final

from game.authoring.importing import NotMappedError
from game.authoring.twine.tokens import SIGILS, Dialect, Token, tokens_of, unquoted
from game.authoring.twine.twine import Assignment
from game.story.model import condition as c

_SAME: Final = {
    "===": "==", "!==": "!=", "eq": "==", "is": "==", "neq": "!=", "ne": "!=", "isnot": "!=", "gt": ">", "gte": ">=",
    "lt": "<", "lte": "<=", "&&": "and", "||": "or", "!": "not",
}  # fmt: skip
_DEEPEST: Final = 20
THIS_PASSAGE: Final = ""
"""The passage in which ``visited()`` and ``visits`` stand, where those ask whether it has been seen before."""
VISITS: Final = c.Name("visits", 0)
"""How often this passage has been visited, counting now."""


def condition_of(source: str, dialect: Dialect = SIGILS) -> c.Condition:
    """A condition: variables are names (``$name``), texts are words, visits are ``seen(passage)``.

    Args:
        source: the condition as its author wrote it.
        dialect: how variables are written in it.

    Raises:
        NotMappedError: where a scene cannot say it.
    """
    reader = _Reader(tokens_of(source, dialect))
    tree = reader.either()
    reader.end()
    return tree


def condition_or_reason(source: str, dialect: Dialect = SIGILS) -> c.Condition | NotMappedError:
    """A condition, or why a scene cannot say it."""
    try:
        return condition_of(source, dialect)
    except NotMappedError as reason:
        return reason


def sets_of(source: str, line: int, dialect: Dialect = SIGILS) -> tuple[Assignment, ...]:
    """The assignments of a ``set``: ``$a to 1, $b += 2`` in SugarCube or Harlowe, ``1 into $a`` in Harlowe.

    Raises:
        NotMappedError: where a scene cannot do it.
    """
    found = [_one_set(part, line, source.strip()) for part in _parts(tokens_of(source, dialect)) if part]
    if not found:
        raise NotMappedError("nothing is set")
    return tuple(found)


def arguments_of(source: str) -> list[str]:
    """The quoted texts and bare words of a macro, in order, without their quotation marks."""
    found = []
    for kind, text in tokens_of(source):
        if kind == "text":
            found.append(unquoted(text))
        elif kind in ("word", "name", "number"):
            found.append(text)
    return found


def texts_alone(source: str) -> list[str]:
    """The quoted texts of a macro, with commas between them; none where there is anything else in it."""
    tokens = tokens_of(source)
    alone = all(kind == "text" or word == "," for kind, word in tokens)
    return [unquoted(word) for kind, word in tokens if kind == "text"] if alone else []


def texts_in(source: str) -> list[str]:
    """The quoted texts among the arguments of a macro, whatever else stands there."""
    return [unquoted(text) for kind, text in tokens_of(source) if kind == "text"]


def _parts(tokens: list[Token]) -> list[list[Token]]:
    """Tokens cut at the commas and semicolons that stand in no bracket."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token[1], 0) if token[0] == "sign" else 0
        if depth == 0 and token in (("sign", ","), ("sign", ";")):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _one_set(tokens: list[Token], line: int, source: str) -> Assignment:
    if len(tokens) > 2 and tokens[-1][0] == "name" and tokens[-2] == ("word", "into"):
        tokens = [tokens[-1], ("word", "to"), *tokens[:-2]]
    if len(tokens) < 2 or tokens[0][0] != "name":
        raise NotMappedError("it sets something that is no plain variable")
    name, how = tokens[0][1], tokens[1][1]
    if how in ("++", "--") and len(tokens) == 2:
        return Assignment(line, name, c.Number(1), how[0], source)
    reader = _Reader([("name", name) if token == ("word", "it") else token for token in tokens[2:]])
    if how not in ("to", "=", "+=", "-="):
        raise NotMappedError(f"'{how}' cannot be said in a scene")
    value = reader.either()
    reader.end()
    if how in ("+=", "-="):
        return Assignment(line, name, value, how[0], source)
    match value:
        case c.Arithmetic("+" | "-" as sign, c.Name(same), amount) if same == name:
            return Assignment(line, name, amount, sign, source)
        case c.Arithmetic("+", amount, c.Name(same)) if same == name:
            return Assignment(line, name, amount, "+", source)
    return Assignment(line, name, value, "", source)


class _Reader:
    """One pass over the tokens of one expression; loosest first, as in both languages."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def peek(self) -> str:
        """The sign or word that comes next, in the form that scenes have for it."""
        if self.at >= len(self.tokens):
            return ""
        kind, text = self.tokens[self.at]
        if kind not in ("sign", "word"):
            return ""
        following = self.tokens[self.at + 1] if self.at + 1 < len(self.tokens) else ("", "")
        if text == "is" and following == ("word", "not"):
            return "is not"
        if text == "is" and following[0] == "sign" and following[1] in c.COMPARISONS:
            return following[1]  # "is >= 3", as Harlowe allows
        return _SAME.get(text, text)

    def take(self) -> str:
        found = self.peek()
        is_two = found == "is not" or (self.tokens[self.at][1] == "is" and found != "==")
        self.at += 2 if is_two else 1
        return "!=" if found == "is not" else found

    def end(self) -> None:
        if self.at < len(self.tokens):
            raise NotMappedError(f"'{self.tokens[self.at][1]}' cannot be said in a scene")

    def either(self) -> c.Condition:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NotMappedError("its brackets are nested too deep")
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else c.Either(tuple(parts))

    def both(self) -> c.Condition:
        parts = [self.negated()]
        while self.peek() == "and":
            self.take()
            parts.append(self.negated())
        return parts[0] if len(parts) == 1 else c.Both(tuple(parts))

    def negated(self) -> c.Condition:
        nots = 0
        while self.peek() == "not":
            self.take()
            nots += 1
        tree = self.compared()
        return c.Not(tree) if nots % 2 else tree

    def compared(self) -> c.Condition:
        left = self.sum()
        sign = self.peek()
        for known in (*c.COMPARISONS, "is not"):
            if sign == known:
                taken = self.take()
                right = self.sum()
                return compare(next(each for each in c.COMPARISONS if each == taken), left, right)
        return left

    def sum(self) -> c.Condition:
        tree = self.product()
        while (sign := self.peek()) in ("+", "-"):
            self.take()
            tree = c.Arithmetic("+" if sign == "+" else "-", tree, self.product())
        return tree

    def product(self) -> c.Condition:
        tree = self.atom()
        while (sign := self.peek()) in ("*", "/"):
            self.take()
            tree = c.Arithmetic("*" if sign == "*" else "/", tree, self.atom())
        return tree

    def atom(self) -> c.Condition:
        if self.at >= len(self.tokens):
            raise NotMappedError("it stops in the middle")
        kind, text = self.tokens[self.at]
        self.at += 1
        match kind:
            case "number" if "." not in text and len(text) <= 9:
                return c.Number(int(text))
            case "number":
                raise NotMappedError(f"{text} is not a whole number that a scene can hold")
            case "text":
                return c.Word(unquoted(text))
            case "name":
                if self.peek() == "(" or self.peek() == ":":
                    raise NotMappedError(f"{text} is used as a function")
                return c.Name(text, 0)
            case "word":
                return self.word(text)
        if text == "-":
            return c.Minus(self.atom())
        if text == "!":
            return c.Not(self.atom())
        if text != "(":
            raise NotMappedError(f"'{text}' cannot be said in a scene")
        if self.at + 1 < len(self.tokens) and self.tokens[self.at][0] == "word" and self.tokens[self.at + 1][1] == ":":
            return self.harlowe_call()
        tree = self.either()
        self.close()
        return tree

    def close(self) -> None:
        if self.peek() != ")":
            raise NotMappedError("a bracket is not closed")
        self.take()

    def word(self, text: str) -> c.Condition:
        if text in ("true", "false"):
            return c.Truth(text == "true")
        if text in ("visits", "visit", "passage.visits"):
            return VISITS
        if text in ("visited", "hasVisited") and self.peek() == "(":
            self.take()
            if self.peek() == ")" and text == "visited":
                self.take()
                return VISITS
            return self.visited(text)
        raise NotMappedError(f"'{text}' cannot be said in a scene")

    def harlowe_call(self) -> c.Condition:
        name = self.take()
        self.take()
        if name != "visited":
            raise NotMappedError(f"'({name}: …)' cannot be said in a scene")
        return self.visited(name)

    def visited(self, name: str) -> c.Condition:
        """``visited("Passage")``: its bracket is open."""
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != "text":
            raise NotMappedError(f"'{name}' asks for something else than one passage by name")
        passage = unquoted(self.tokens[self.at][1])
        self.at += 1
        self.close()
        if passage == THIS_PASSAGE:
            raise NotMappedError(f"'{name}' asks for a passage without a name")
        return c.Call("seen", passage, 0)


def compare(sign: c.CompareSign, left: c.Condition, right: c.Condition) -> c.Condition:
    """A comparison; how often a passage was visited becomes whether it has been seen before.

    A passage counts its present visit, any other one does not: ``visited() > 1`` and ``visited("Hall") > 0`` both ask
    whether it has been seen before.

    Raises:
        NotMappedError: where the number of visits matters.
    """
    if left == VISITS:
        if isinstance(right, c.Number) and right.value > 0:  # without the present visit
            return compare(sign, c.Call("seen", THIS_PASSAGE, 0), c.Number(right.value - 1))
    elif not isinstance(left, c.Call):
        return c.Compare(sign, left, right)
    elif isinstance(right, c.Truth) and sign in ("==", "!="):
        return left if right.value == (sign == "==") else c.Not(left)
    elif isinstance(right, c.Number):
        if (sign, right.value) in ((">", 0), (">=", 1), ("!=", 0)):
            return left
        if (sign, right.value) in (("<", 1), ("<=", 0), ("==", 0)):
            return c.Not(left)
    raise NotMappedError("a scene knows whether a beat has been seen before, and not how often")
