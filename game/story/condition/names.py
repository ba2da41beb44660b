"""What the names in a condition mean: looked up in a scope, checked for kind, with the nearest known one suggested."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Literal

from game.story.condition.near import listed, nearest_name
from game.story.condition.parse import ConditionError
from game.story.model import LAST, LAST_OUTCOME, NEVER, OUTCOMES, Flag, Value
from game.story.model import condition as c

ValueKind = Literal["truth", "number", "word", "unknown"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The names a condition may use where it stands.

    ``meters`` maps a name as it may be written to the full names it could mean (more than one is ambiguous).
    ``endings`` maps each scene that may have ended to its endings, or to None where they are not read yet.
    ``promises`` are those of the scene itself, ``left`` those that each scene may have left, None as for endings.
    """

    meters: Mapping[str, tuple[str, ...]]
    flags: Mapping[str, Flag] = field(default_factory=dict)
    notes: AbstractSet[str] = frozenset()
    tags: AbstractSet[str] = frozenset()
    beats: AbstractSet[str] = frozenset()
    endings: Mapping[str, AbstractSet[str] | None] = field(default_factory=dict)
    outcome: bool = False
    promises: AbstractSet[str] = frozenset()
    left: Mapping[str, Collection[str] | None] = field(default_factory=dict)


def resolve(tree: c.Condition, scope: Scope, wants: ValueKind = "truth") -> tuple[c.Condition, list[ConditionError]]:
    """Look up every name of a condition.

    Args:
        tree: as :func:`parse_condition` made it.
        scope: what may be named where the condition stands.
        wants: what its value must be: ``truth`` for a condition, ``number`` for a score.

    Returns:
        The tree with every name resolved, and everything that is wrong with it (then the tree must not be used).
    """
    resolver = _Resolver(scope)
    resolved, kind, _ = resolver.look(tree)
    if not resolver.errors and kind != wants:
        found = {"number": "a number", "word": "a word", "truth": "yes or no"}.get(kind, kind)
        needed = {"number": "a number", "truth": "something that is true or false"}.get(wants, wants)
        meter = next(iter(scope.meters), "anger")
        hint = (
            f"compare it, for example: {meter} < 50" if wants == "truth" else f"write a sum of meters, such as {meter}"
        )
        resolver.errors.append(ConditionError(f"this should be {needed}, and it is {found}", 0, hint))
    return resolved, resolver.errors


def names_in(tree: c.Condition) -> list[c.Condition]:
    """Every leaf that names something, in the order written: meters, flags, calls, words, the outcome."""
    match tree:
        case c.Not(part) | c.Minus(part):
            return names_in(part)
        case c.Both(parts) | c.Either(parts):
            return [leaf for part in parts for leaf in names_in(part)]
        case c.Compare(_, left, right) | c.Arithmetic(_, left, right):
            return names_in(left) + names_in(right)
        case c.Number() | c.Truth():
            return []
        case _:
            return [tree]


_Resolved = tuple[c.Condition, ValueKind, AbstractSet[str] | None]


class _Resolver:
    """One walk over one tree; the third part of a look is the words that a word-valued side can be."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.errors: list[ConditionError] = []

    def wrong(  # noqa: PLR0917 - all there is to know of one slip
        self, message: str, column: int, hint: str = "", found: str = "", instead: str = "", kind: str = ""
    ) -> None:
        hint = hint or (f"did you mean '{instead}'?" if instead else "")
        self.errors.append(ConditionError(message, column, hint, found, instead, kind))

    def look(self, tree: c.Condition) -> _Resolved:
        match tree:
            case c.Number():
                return tree, "number", None
            case c.Truth():
                return tree, "truth", None
            case c.Name():
                return self.name(tree)
            case c.Call():
                return self.call(tree)
            case c.Not(part):
                return c.Not(self.wanted(part, "truth")), "truth", None
            case c.Minus(part):
                return c.Minus(self.wanted(part, "number")), "number", None
            case c.Both(parts):
                return c.Both(tuple(self.wanted(part, "truth") for part in parts)), "truth", None
            case c.Either(parts):
                return c.Either(tuple(self.wanted(part, "truth") for part in parts)), "truth", None
            case c.Arithmetic(sign, left, right):
                if sign == "/" and right == c.Number(0):
                    self.wrong("nothing can be divided by 0", first_column(left), "divide by a number that is not 0")
                return c.Arithmetic(sign, self.wanted(left, "number"), self.wanted(right, "number")), "number", None
            case c.Compare():
                return self.compare(tree), "truth", None
            case _:
                return tree, "unknown", None

    def wanted(self, tree: c.Condition, wants: ValueKind) -> c.Condition:
        resolved, kind, _ = self.look(tree)
        if kind not in (wants, "unknown"):
            if wants == "truth":
                self.wrong(
                    "this part is not yes or no",
                    first_column(tree),
                    f"compare it with something, for example: {next(iter(self.scope.meters), 'anger')} < 50",
                )
            else:
                self.wrong("this part is not a number", first_column(tree), "sums and < > are for meters and numbers")
        return resolved

    def name(self, tree: c.Name) -> _Resolved:
        text = tree.text
        full = self.scope.meters.get(text, ())
        if len(full) == 1:
            return c.MeterName(full[0]), "number", None
        if full:
            hint = f"say whose it is: write {' or '.join(full)}"
            self.wrong(f"'{text}' could be {' or '.join(full)}", tree.column, hint, text, full[0])
            return tree, "unknown", None
        if text in self.scope.flags:
            flag = self.scope.flags[text]
            kind = flag_kind(flag)
            return c.FlagName(text), kind, frozenset(map(str, flag.values)) if kind == "word" else None
        if text == "outcome":
            if self.scope.outcome:
                return c.Outcome(), "word", frozenset(OUTCOMES)
            self.wrong(
                "the outcome is not known before the conversation is over",
                tree.column,
                "use it in passes and score only",
            )
            return tree, "unknown", None
        known = {*self.scope.meters, *self.scope.flags}
        calls = {
            **dict.fromkeys(self.scope.notes, "noted"),
            **dict.fromkeys(self.scope.beats, "seen"),
            **dict.fromkeys(self.scope.tags, "did"),
            **dict.fromkeys(self.scope.promises, "promised"),
        }
        near = next((name for name in known if name.partition(".")[2] == text), "") or nearest_name(text, known)
        call = f"{calls[text]}({text})" if text in calls and not near else ""
        hint = "" if near else f"write {call}" if call else _known_here(known)
        self.wrong(f"nothing here is called '{text}'", tree.column, hint, text, near or call, "" if call else "flag")
        return tree, "unknown", None

    def call(self, tree: c.Call) -> _Resolved:
        if tree.function in c.OF_PROMISES:
            return self.promise(tree)
        places: dict[c.CallName, tuple[str, AbstractSet[str]]] = {
            "noted": ("note", self.scope.notes),
            "did": ("tag", self.scope.tags),
            "seen": ("beat", self.scope.beats),
            "ended": ("scene", self.scope.endings.keys()),
        }
        if tree.function == "outcome" or (tree.argument == LAST and LAST not in self.scope.endings):
            return self.last(tree)
        what, known = places[tree.function]
        if tree.argument not in known:
            near = nearest_name(tree.argument, known)
            hint = "" if near else _known_here(known)
            self.wrong(f"there is no {what} '{tree.argument}'", tree.column, hint, tree.argument, near, what)
            return tree, "unknown", None
        tree = replace(tree, column=0)  # so that the same call is the same value wherever it stands
        if tree.function != "ended":
            return tree, "truth", None
        endings = self.scope.endings[tree.argument]
        return tree, "word", None if endings is None else {*endings, NEVER}

    def promise(self, tree: c.Call) -> _Resolved:
        """What became of a promise: of this scene, or with ``scene.id`` of another."""
        scene, dot, id_ = tree.argument.partition(".")
        what, name, column, known = "promise", tree.argument, tree.column, self.scope.promises
        if dot and scene not in self.scope.left:
            what, name, known = "scene", scene, self.scope.left.keys()
        elif dot:
            left = self.scope.left[scene]
            if left is None or id_ in left:
                return replace(tree, column=0), "truth", None
            name, column, known = id_, tree.column + len(scene) + 1, frozenset(left)
        elif name in known:
            return replace(tree, column=0), "truth", None
        near = nearest_name(name, known)
        if dot or near or name not in self.scope.left:
            hint = "" if near else _known_here(known)
        else:
            hint = f"say which of its promises, too:  {tree.function}({name}.its_id)"
        of = f"'{scene}' makes no promise '{name}'" if dot and what == "promise" else f"there is no {what} '{name}'"
        self.wrong(of, column, hint, name, near, what)
        return tree, "unknown", None

    def last(self, tree: c.Call) -> _Resolved:
        """``outcome(last)``, or an ``ended(last)`` that no call comes before."""
        if LAST not in self.scope.endings:
            self.wrong(
                "no call comes before this scene, so there is no last one",
                tree.column,
                f"{tree.function}(last) is for a scene that a shift of course.yaml has as its 'between'",
            )
            return tree, "unknown", None
        if tree.argument != LAST:
            self.wrong(f"there is no outcome of '{tree.argument}' here", tree.column, "", tree.argument, LAST)
            return tree, "unknown", None
        return c.Call("ended", LAST_OUTCOME, 0), "word", {*OUTCOMES, NEVER}

    def compare(self, tree: c.Compare) -> c.Condition:
        left, right = tree.left, tree.right
        for side, other in ((left, right), (right, left)):
            if isinstance(side, c.Name) and self.is_word(side):
                resolved, kind, words = self.look(other)
                if kind == "unknown" and self.errors:
                    return tree
                word = c.Word(side.text)
                if kind != "word":
                    self.look(side)  # says that nothing is called so
                elif words is not None and side.text not in words:
                    near = nearest_name(side.text, words)
                    hint = "" if near or not (all_ := listed(words)) else f"it can be {all_}"
                    message = f"'{side.text}' is none of the words this can be"
                    self.wrong(message, side.column, hint, side.text, near)
                elif tree.sign not in ("==", "!="):
                    self.wrong("words have no more or less", side.column, "compare words with == or !=")
                return c.Compare(tree.sign, word, resolved) if side is left else c.Compare(tree.sign, resolved, word)
        (left, left_kind, left_words), (right, right_kind, right_words) = self.look(left), self.look(right)
        if "unknown" not in (left_kind, right_kind):
            if left_kind != right_kind:
                self.wrong(
                    f"a {left_kind} is compared with a {right_kind}",
                    first_column(tree.right),
                    "compare numbers with numbers, words with words, flags with true or false",
                )
            elif tree.sign not in ("==", "!=") and left_kind != "number":
                self.wrong("only numbers have more or less", first_column(tree.right), "use == or !=")
            elif left_words is not None and right_words is not None and not left_words & right_words:
                self.wrong("these two can never be the same word", first_column(tree.right), "")
        return c.Compare(tree.sign, left, right)

    def is_word(self, name: c.Name) -> bool:
        text = name.text
        return text not in self.scope.meters and text not in self.scope.flags and text != "outcome"


def _known_here(known: AbstractSet[str]) -> str:
    names = listed(known) if known else "nothing yet"
    return f"there is {names}" if names else ""


def flag_kind(flag: Flag) -> ValueKind:
    """Whether a flag holds a truth, a number or a word."""
    return value_kind(flag.start)


def value_kind(value: Value) -> ValueKind:
    """Whether a value is a truth, a number or a word."""
    if isinstance(value, bool):
        return "truth"
    return "number" if isinstance(value, int) else "word"


def first_column(tree: c.Condition) -> int:
    """The column of the first name in an unresolved tree, as far as it is known."""
    match tree:
        case c.Name(_, column) | c.Call(_, _, column):
            return column
        case c.Not(part) | c.Minus(part):
            return first_column(part)
        case c.Both(parts) | c.Either(parts):
            return first_column(parts[0])
        case c.Compare(_, left, right) | c.Arithmetic(_, left, right):
            return first_column(left) or first_column(right)
        case _:
            return 0
