"""Parts of the source of a step: conditions, levels, and the packed state that a path leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from game.story.analysis.packing import BITS, LEVEL_MASK, Packing
from game.story.analysis.paths import Assigns
from game.story.condition import Evaluate, source_of
from game.story.engine.program import MeterMove, Program
from game.story.model import Value
from game.story.model import condition as c

Moves = tuple[MeterMove, ...]


@dataclass(frozen=True, slots=True)
class LevelSource:
    """What a meter holds at a point of the code: a variable and an amount more, or, without a variable, a number."""

    name: str
    amount: int = 0

    def after(self, moves: Moves, place: int) -> LevelSource:
        """What it holds after some moves, before it is held within 0-100."""
        level = self
        for at, amount, sets in moves:
            if at == place:
                level = LevelSource("", amount) if sets else LevelSource(level.name, level.amount + amount)
        return level


Levels = dict[int, LevelSource]
"""The meters that have moved, by place."""
Worn = tuple[tuple[tuple[int, LevelSource], ...], ...]
"""The meters that had moved, each time that they were shown."""


class FlagChange(NamedTuple):
    """What several assignments of one flag come to: a value, or a number that is added."""

    value: Value
    adds: bool


def _changes(assigns: Assigns) -> dict[int, FlagChange]:
    """What some assignments, one after the other, do to each flag, by its place."""
    changes: dict[int, FlagChange] = {}
    for place, value, adds in assigns:
        before = changes.get(place, FlagChange(0, adds=True))
        changes[place] = (
            FlagChange(int(before.value) + int(value), before.adds) if adds else FlagChange(value, adds=False)
        )
    return changes


class Source:
    """Lines of source, and the variables in them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.indent = 2
        self.variables = 0

    def variable(self) -> str:
        """A name that stands for nothing yet."""
        self.variables += 1
        return f"b{self.variables}"

    def put(self, line: str) -> None:
        """Write a line."""
        self.lines.append(" " * self.indent + line)

    def block(self, write: Callable[[], None]) -> None:
        """Write something one step further in."""
        self.indent += 1
        before = len(self.lines)
        write()
        if len(self.lines) == before:
            self.put("pass")
        self.indent -= 1


class Expressions:
    """Writes the parts; ``tables`` and ``words`` are given to the code by name, ``constants`` for each memory."""

    def __init__(self, program: Program, packing: Packing, source: Source) -> None:
        self.program, self.packing, self.source = program, packing, source
        self.constants: dict[c.Condition, int] = {}
        self.tables: dict[str, tuple[object, ...]] = {}
        self.words: dict[str, object] = {}

    def condition(self, test: Evaluate, levels: Levels, marks: int, assigns: Assigns) -> str:
        """The source of a test, at a point where the meters stand as ``levels`` say (which may be settled for it)."""
        slots = self.program.slots

        def leaf(tree: c.Condition) -> str | None:
            match tree:
                case c.MeterName(id_):
                    place = slots.meters[id_]
                    level = self.settled(place, levels)
                    if place in levels:
                        levels[place] = level
                    return level.name or f"{level.amount:d}"
                case c.FlagName(id_):
                    return self.flag(slots.flags[id_], assigns)
                case c.Call(function, argument) if not tree.is_remembered:
                    bit = slots.marks[function, argument]
                    return "True" if marks & bit else f"({self.mark(bit)} != 0)"
            return None

        def constant(tree: c.Condition) -> str:
            if isinstance(tree, c.Word | c.Truth):
                return self.word(tree.value)
            return f"c{self.constants.setdefault(tree, len(self.constants))}"

        return source_of(self.program.trees[test], leaf, constant)

    def mark(self, marks: int) -> str:
        """The source of some marks, as they were before the option was taken."""
        return f"(m & {marks << self.packing.marks:d})"

    def flag(self, place: int, assigns: Assigns) -> str:
        """The source of a flag's value, once flags have been assigned."""
        field = self.packing.fields[place]
        change = _changes(assigns).get(place)
        if change is not None and not change.adds:
            return self.word(change.value)
        if field.values:
            self.tables[f"f{place}"] = field.values
            return f"f{place}[m >> {field.shift} & {field.mask}]"
        more = 0 if change is None else int(change.value)
        return f"((m >> {field.shift} & {field.mask}) + {more - field.zero:d})"

    def word(self, value: Value) -> str:
        """The source of a value: a name that is given to the code, so that no text comes into it."""
        known = next((name for name, word in self.words.items() if word is value), f"k{len(self.words)}")
        self.words[known] = value
        return known

    def settled(self, place: int, levels: Levels) -> LevelSource:
        """A meter held within 0-100: as it was, or a new variable."""
        level = levels.get(place)
        if level is None:
            return LevelSource(f"a{place}")
        if level.name and not level.amount:
            return level
        if not level.name:
            return LevelSource("", max(0, min(100, level.amount)))
        name = self.source.variable()
        self.source.put(f"{name} = {self.held(level)}")
        return LevelSource(name)

    def held(self, level: LevelSource, shift: int = 0) -> str:
        """The source of a level, held within 0-100 and shifted to its place in the packed meters."""
        if not level.name:
            return f"{max(0, min(100, level.amount)) << shift:d}"
        if not level.amount:
            return f"{level.name} << {shift}" if shift else level.name
        amount = max(-100, min(100, level.amount))
        table = f"t{'m' if amount < 0 else ''}{abs(amount)}_{shift}"
        self.tables[table] = tuple([max(0, min(100, at + amount)) << shift for at in range(LEVEL_MASK + 1)])
        return f"{table}[{level.name}]"

    def packed(self, levels: Levels, marks: int, assigns: Assigns, place: str) -> str:
        """The source of the packed state, once the meters have moved, marks were added and flags assigned.

        What is not kept at the ``place`` that it comes to is not in it.
        """
        fields, changes = self.packing.fields, _changes(assigns)
        changed = sum(LEVEL_MASK << BITS * at for at in levels)
        added, more = marks << self.packing.marks, 0
        for at, change in changes.items():
            if change.adds:
                more += int(change.value) << fields[at].shift
            else:
                changed |= fields[at].mask << fields[at].shift
                added |= fields[at].bits(change.value)
        every = (1 << self.packing.marks + len(self.program.slots.marks)) - 1
        lasts = self.packing.kept(place)
        kept, added = every & lasts & ~changed, added & lasts
        parts = ["m" if kept == every else f"m & {kept:d}"]
        parts += [self.held(levels[at], BITS * at) for at in sorted(levels)]
        source = " | ".join([*parts, f"{added:d}"] if added else parts)
        return f"({source}) + {more:d}" if more else source
