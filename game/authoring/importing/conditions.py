"""A story's conditions as a scene writes them: said directly where they can be, else case by case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.authoring.importing.expression import (
    LARGEST,
    NO,
    YES,
    Asked,
    Expression,
    Known,
    Lit,
    Op,
    Var,
    names_of,
    negated,
)
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.variables import Cases, Made, Variables, shown_name
from game.script.readers import MAX_CONDITION

_MIRRORED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_MOST_SIGNS: Final = 60

Special = Callable[[str], str | None]
"""How a variable that is no flag is asked for, such as whether a beat was seen; None for a plain one."""


class Conditions:
    """Writes conditions.

    Args:
        variables: the story's variables.
        flags: the flag of each, or why it has none.
    """

    def __init__(self, variables: Variables, flags: Mapping[str, Made | str]) -> None:
        self.variables = variables
        self.flags = flags
        self.seen: dict[str, str] = {}
        self.used: dict[str, Made] = {}
        self.given: dict[str, Made] = {}
        self.wanted: set[str] = set()

    def flag(self, name: str, *, asks: bool = True) -> Made:
        """A variable's flag; raises NotMappedError where it has none. ``asks`` is whether it is asked for, or set."""
        found = self.flags.get(name)
        if isinstance(found, Made):
            (self.used if asks else self.given)[name] = found
            return found
        if asks:
            self.wanted.add(name)
        raise NotMappedError(found or f"nothing says what {shown_name(name)} is")

    def need(self, cases: Cases | None) -> None:
        """Ask for what cases are told apart by; raises NotMappedError where that, or what comes of one, is nothing."""
        if cases is None:
            raise NotMappedError("a scene cannot show what changes while it is played")
        for names, value in cases:
            for name in names:
                self.flag(name)
            if isinstance(value, NotMappedError):
                raise value

    def own_flag(self, text: str) -> str:
        """A flag that no variable is, made for the importer itself."""
        made = Made(self.variables.ids.new(text, "flag"), "truth", start=False)
        self.used[f"@{made.id}"] = made
        return made.id

    def simple(self, tree: Expression, env: Mapping[str, Known]) -> Expression:
        """An expression without what is known of it; raises NotMappedError where a part comes to nothing."""
        try:
            value = self.variables.sums.known(tree, env)
        except NotMappedError:
            if not isinstance(tree, Op):
                raise
            value = None
        if value is not None:
            return Lit(value)
        match tree:
            case Var(name) if (constant := self.variables.constant(name)) is not None:
                return Lit(constant)
            case Op("and" | "or" as sign, (left, right)):
                return self.joined(sign, self.simple(left, env), self.simple(right, env))
            case Op("not", (part,)):
                inner = self.simple(part, env)
                return self.truth_of(negated(inner)) if isinstance(inner, Lit) else negated(inner)
            case Op(sign, parts):
                made = Op(sign, tuple(self.simple(part, env) for part in parts))
                value = self.variables.sums.known(made, {})
                return made if value is None else Lit(value)
        return tree

    def truth_of(self, tree: Expression) -> Expression:
        """What is known, as true or false."""
        if isinstance(tree, Lit):
            return YES if self.variables.sums.truth(tree.value) else NO
        value = self.variables.sums.known(tree, {})
        return tree if value is None else Lit(value)

    def joined(self, sign: str, left: Expression, right: Expression) -> Expression:
        """``and`` and ``or`` without the side that says nothing."""
        keeps, decides = (YES, NO) if sign == "and" else (NO, YES)
        left, right = self.truth_of(left), self.truth_of(right)
        if decides in (left, right):
            return decides
        if left == keeps:
            return right
        return left if right == keeps else Op(sign, (left, right))

    def written(self, tree: Expression, env: Mapping[str, Known]) -> str | bool:
        """A condition as it is written, or whether it always or never holds.

        Raises:
            NotMappedError: where a scene cannot say it.
        """
        simple = self.truth_of(self.simple(tree, env))
        if isinstance(simple, Lit):
            return self.variables.sums.truth(simple.value)
        try:
            text: str | bool = self.said(simple)
        except NotMappedError as reason:
            try:
                text = self.told_apart(simple, env, reason)
            except NotMappedError:
                self.wanted.update(names_of(simple))
                raise
        if not isinstance(text, bool) and len(text) > MAX_CONDITION:
            raise NotMappedError("it is too long")
        return text

    def told_apart(self, tree: Expression, env: Mapping[str, Known], reason: NotMappedError) -> str | bool:
        """A condition as the list of the cases in which it holds."""
        try:
            cases = self.variables.cases(tree, env)
        except RecursionError:
            cases = None
        if cases is None or any(isinstance(value, NotMappedError) for _, value in cases):
            raise reason
        truths = [
            (values, self.variables.sums.truth(value))
            for values, value in cases
            if not isinstance(value, NotMappedError)
        ]
        holds = [values for values, is_true in truths if is_true]
        fails = [values for values, is_true in truths if not is_true]
        if not holds or not fails:
            return bool(holds)
        fewer, is_turned = (fails, True) if len(fails) < len(holds) else (holds, False)
        parts = [" and ".join(self.equals(name, value) for name, value in values.items()) for values in fewer]
        if sum(part.count(" and ") + 1 for part in parts) > _MOST_SIGNS:
            raise reason
        joined = " or ".join(f"({part})" if " and " in part and len(parts) > 1 else part for part in parts)
        return f"not ({joined})" if is_turned else joined

    def equals(self, name: str, value: Known) -> str:
        """That a variable holds a value."""
        flag = self.flag(name)
        if flag.kind == "truth":
            return flag.id if value else f"not {flag.id}"
        return f"{flag.id} == {self.value(flag, value)}"

    def value(self, flag: Made, value: Known) -> str:
        """A value as a flag of that kind has it; raises NotMappedError where it has not."""
        if flag.kind == "word":
            word = flag.words.get((type(value), value))
            if word is None:
                raise NotMappedError("it is a value that this never holds")
            return word
        if flag.kind == "truth":
            if not isinstance(value, bool):
                raise NotMappedError("it is neither true nor false")
            return "true" if value else "false"
        if isinstance(value, str | float) or abs(value) > LARGEST:
            raise NotMappedError("it is no whole number that a scene can hold")
        return str(int(value))

    # Said directly

    def said(self, tree: Expression) -> str:
        """What must be true; raises NotMappedError where a scene cannot say it in so many words."""
        match tree:
            case Lit(bool(value)):
                return "true" if value else "false"
            case Var(name):
                return self.bare(name)
            case Op("not", (part,)):
                text = self.said(part)
                return f"not {text}" if isinstance(part, Var) and " " not in text else f"not ({text})"
            case Op("and" | "or" as sign, (left, right)):
                return f" {sign} ".join(self.side(part, sign) for part in (left, right))
            case Op("==" | "!=" | "<" | "<=" | ">" | ">=" as sign, (left, right)):
                return self.compared(sign, left, right)
        raise NotMappedError(_why(tree))

    def side(self, tree: Expression, sign: str) -> str:
        """One side of ``and`` or ``or``, in brackets where it needs them."""
        text = self.said(tree)
        is_other = isinstance(tree, Op) and tree.sign in ("and", "or") and tree.sign != sign
        return f"({text})" if is_other else text

    def bare(self, name: str) -> str:
        """A variable that stands alone: a number counts as true unless it is 0."""
        if (truth := self.truth_text(name)) is not None:
            return truth
        flag = self.flag(name)
        if flag.kind == "number":
            return f"{flag.id} != 0"
        raise NotMappedError("part of it is neither true nor false")

    def compared(self, sign: str, left: Expression, right: Expression) -> str:
        """A comparison."""
        if isinstance(left, Lit):
            left, right, sign = right, left, _MIRRORED[sign]
        if isinstance(left, Var) and isinstance(right, Lit):
            if (truth := self.truth_text(left.name)) is not None:
                return self.truth_compared(sign, truth, right.value)
            flag = self.flag(left.name)
            if flag.kind == "word":
                if sign not in ("==", "!="):
                    raise NotMappedError("words are neither larger nor smaller")
                return f"{flag.id} {sign} {self.value(flag, right.value)}"
        return f"{self.sum(left)} {sign} {self.sum(right)}"

    def truth_text(self, name: str) -> str | None:
        """What asks for a variable that is true or false; None for any other."""
        if name in self.seen:
            return self.seen[name]
        flag = self.flag(name)
        return flag.id if flag.kind == "truth" else None

    def truth_compared(self, sign: str, truth: str, value: Known) -> str:
        """A truth, which counts as 1 or 0, compared with a value."""
        sums = self.variables.sums
        holds, fails = (bool(sums.worked_out(sign, [each, value])) for each in (True, False))
        if holds == fails:
            return "true" if holds else "false"
        return truth if holds else f"not {truth}"

    def sum(self, tree: Expression) -> str:
        """A number on a side of a comparison."""
        match tree:
            case Lit(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST:
                return str(value)
            case Var(name) if name not in self.seen and self.flag(name).kind == "number":
                return self.flag(name).id
            case Op("neg", (part,)):
                return f"-{self.part(part)}"
            case Op("+" | "-" | "*" as sign, (left, right)):
                return f"{self.part(left)} {sign} {self.part(right)}"
        raise NotMappedError(_why(tree))

    def part(self, tree: Expression) -> str:
        """A part of a sum."""
        text = self.sum(tree)
        return f"({text})" if isinstance(tree, Op) else text


def _why(tree: Expression) -> str:
    match tree:
        case Asked(name):
            return f"'{name}' is a function that a scene does not have"
        case Op(sign):
            return f"'{sign}' cannot be said in a scene"
        case Lit(str()):
            return "a text is no number"
        case Lit(value):
            return f"{value} is not a whole number that a scene can hold"
        case Var(name):
            return f"{shown_name(name)} is no number"
