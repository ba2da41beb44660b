"""A story's variables: what each can hold anywhere, and the flag that it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import product
from typing import Final, Literal

from game.authoring.importing.expression import LARGEST, Expression, Known, Lit, Op, Sums, Var, names_of
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.names import Ids
from game.script.readers import RESERVED

MOST_VALUES: Final = 12
"""How many values a variable may hold for them to be told one by one."""
MOST_CASES: Final = 48
"""How many cases an expression may be told apart into."""
_MOST_ROUNDS: Final = 40

Kind = Literal["truth", "number", "word"]
Bare = tuple[type, Known]
"""A value with its type, so that 1, 1.0 and true are three."""


@dataclass(slots=True)
class Holding:
    """What a variable can hold: its values in the order met, None where they cannot all be known."""

    values: dict[Bare, None] | None = field(default_factory=dict)
    kinds: set[type] = field(default_factory=set)

    def add(self, value: Known) -> bool:
        """Add a value; returns whether that is new."""
        self.kinds.add(type(value))
        if self.values is None or (type(value), value) in self.values:
            return False
        self.values[type(value), value] = None
        if len(self.values) > MOST_VALUES:
            self.values = None
        return True

    def open(self) -> bool:
        """Note that it can hold anything; returns whether that is new."""
        was, self.values = self.values, None
        return was is not None

    @property
    def known(self) -> tuple[Known, ...]:
        """Every value, none where they cannot all be known."""
        return () if self.values is None else tuple(value for _, value in self.values)


@dataclass(frozen=True, slots=True)
class Made:
    """The flag that a variable becomes. ``words`` are the ids of a word flag's values, by type and value."""

    id: str
    kind: Kind
    start: Known
    words: Mapping[Bare, str] = field(default_factory=dict)


Cases = list[tuple[dict[str, Known], Known | NotMappedError]]
"""Ways that some variables can stand, each with what an expression then comes to, or why it comes to nothing."""


class Variables:
    """The variables of a story.

    Args:
        sums: how its language works out what is known.
        given: every variable's assignments; None is one that cannot be worked out.
        starts: what they begin as.
        met: the values that they are compared with, which say what kind those hold that are never declared.
    """

    def __init__(
        self,
        sums: Sums,
        given: Mapping[str, list[Expression | None]],
        starts: Mapping[str, Known],
        met: Mapping[str, list[Known]],
    ) -> None:
        self.sums = sums
        self.starts = dict(starts)
        self.given = given
        self.ids = Ids()
        for name in {**given, **met}:
            if name not in self.starts:
                self.starts[name] = self.empty_for(name, met)
        self.holds = {name: Holding() for name in self.starts}
        for name, start in self.starts.items():
            self.holds[name].add(start)
        self.settle()

    def empty_for(self, name: str, met: Mapping[str, list[Known]]) -> Known:
        """What a variable holds that nobody has declared: nothing, of the kind that it is given or compared with."""
        constants = [tree.value for tree in self.given.get(name, ()) if isinstance(tree, Lit)]
        for value in (*constants, *met.get(name, ())):
            if isinstance(value, str):
                return ""
            if not isinstance(value, bool):
                return 0
        is_counted = any(isinstance(tree, Op) and tree.sign in "+-*/%" for tree in self.given.get(name, ()))
        return 0 if is_counted else False

    def settle(self) -> None:
        """Work out what every variable can hold, until nothing is new."""
        users: dict[str, list[str]] = {}
        for name, trees in self.given.items():
            for tree in trees:
                for used in set(names_of(tree)) if tree is not None else ():
                    users.setdefault(used, []).append(name)
        todo, rounds = list(self.given), dict.fromkeys(self.given, _MOST_ROUNDS)
        while todo:
            name = todo.pop()
            rounds[name] -= 1
            if self.widen(name, give_up=rounds[name] < 0):
                todo += [user for user in users.get(name, ()) if rounds[user] >= 0]

    def widen(self, name: str, *, give_up: bool) -> bool:
        """Add what a variable is given; returns whether that is new."""
        holding, is_new = self.holds[name], False
        for tree in self.given[name]:
            cases = None if tree is None or give_up else self.cases(tree)
            if cases is None:
                is_new |= holding.open()
                continue
            for _, value in cases:
                if isinstance(value, NotMappedError):
                    is_new |= holding.open()
                else:
                    is_new |= holding.add(value)
        return is_new

    def cases(self, tree: Expression, env: Mapping[str, Known] | None = None) -> Cases | None:
        """What an expression comes to, for each way its variables can stand; None where they are too many."""
        names = [name for name in dict.fromkeys(names_of(tree)) if env is None or name not in env]
        sets: list[tuple[Known, ...]] = []
        count = 1
        for name in names:
            values = self.holds[name].known if name in self.holds else ()
            count *= len(values)
            if not values or count > MOST_CASES:
                return None
            sets.append(values)
        found: Cases = []
        for combination in product(*sets):
            values_by_name = dict(zip(names, combination, strict=True))
            try:
                value = self.sums.known(tree, {**(env or {}), **values_by_name})
            except NotMappedError as reason:
                found.append((values_by_name, reason))
                continue
            if value is None:
                return None
            found.append((values_by_name, value))
        return found

    def constant(self, name: str) -> Known | None:
        """What a variable holds everywhere, None where it can change."""
        known = self.holds[name].known if name in self.holds else ()
        return known[0] if len(known) == 1 else None

    def made(self, used: Iterable[str], taken: AbstractSet[str]) -> dict[str, Made | str]:
        """The flags of these variables; a text says why one gets none."""
        ids = self.ids
        ids.taken |= RESERVED | taken
        words: dict[Bare, str] = {}
        found: dict[str, Made | str] = {}
        for name in used:
            holding = self.holds[name]
            known = holding.known
            kinds = holding.kinds
            start = self.starts[name]
            id_ = name.removeprefix("@")
            if kinds == {bool}:
                found[name] = Made(ids.new(id_, "flag"), "truth", start)
            elif kinds <= {int} and all(abs(int(value)) <= LARGEST for value in known):
                found[name] = Made(ids.new(id_, "flag"), "number", start)
            elif known:
                own = dict.fromkeys((type(value), value) for value in known)
                flag_id = ids.new(id_, "flag")
                for bare in own:
                    if bare not in words:
                        words[bare] = ids.new(self.sums.shown(bare[1]), "word" if str(bare[1]).strip() else "empty")
                found[name] = Made(flag_id, "word", start, {bare: words[bare] for bare in own})
            elif bool in kinds or str in kinds:
                found[name] = f"{shown_name(name)} can hold more than a scene can remember"
            else:
                found[name] = f"{shown_name(name)} can hold parts of whole numbers"
        return found


def shown_name(name: str) -> str:
    """A variable as its author knows it."""
    return name.partition("@")[0] or name.removeprefix("@").replace(":", " ")


def whole_truths(tree: Expression) -> Iterator[Expression]:
    """The parts of an expression that stand where a truth is asked for, down to what has no parts."""
    match tree:
        case Op("and" | "or" | "xor" | "not", parts):
            for part in parts:
                yield from whole_truths(part)
        case Var():
            yield tree
