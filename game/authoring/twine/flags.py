"""Makes a scene's flags out of a story's variables, and its conditions out of the story's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from game.authoring.importing import Ids, NotMappedError
from game.authoring.twine.constants import FlagKind, constant_of, kind_of
from game.authoring.twine.terms import VISITS
from game.authoring.twine.twine import Assignment, If, Link, StoryNode
from game.script.readers import MAX_CONDITION, RESERVED
from game.story.condition import ConditionError, Scope, parse_condition, resolve
from game.story.model import Flag, Value
from game.story.model import condition as c


@dataclass(slots=True)
class _Variable:
    """What is known of one variable: the kinds of value it is given or compared with, its words, where it starts."""

    kinds: set[FlagKind]
    words: dict[str, None]
    start: Value | None = None
    held: set[Value | None] = field(default_factory=set)
    """All that it is ever set to; None for what is worked out while playing."""


class Variables:
    """A story's variables as flags. ``beats`` are the ids of its passages by name; more may be added."""

    def __init__(self, beats: Mapping[str, str], beat_ids: Ids, taken: AbstractSet[str]) -> None:
        self.beats = dict(beats)
        self.beat_ids = beat_ids
        self.found: dict[str, _Variable] = {}
        self.ids = Ids(RESERVED | taken)
        self.flags: dict[str, Flag] = {}
        self.words: dict[str, str] = {}
        self.reasons: dict[str, str] = {}

    def add_beat(self, passage: str) -> None:
        """Give an id to a passage that a link leads to and nobody has written."""
        self.beats[passage] = self.beat_ids.new(passage, "passage")

    def gather(self, nodes: Iterable[StoryNode]) -> None:
        """Look at every assignment and condition among some nodes."""
        for node in nodes:
            match node:
                case Assignment():
                    self.given(node)
                case Link(sets=sets):
                    self.gather(sets)
                case If(branches):
                    for branch in branches:
                        if branch.condition is not None and not isinstance(branch.condition, NotMappedError):
                            self.asked(branch.condition)
                        self.gather(branch.nodes)

    def begin(self, assignment: Assignment) -> None:
        """Take what a variable is set to before the story begins as its starting value.

        Raises:
            NotMappedError: where that is not one plain value.
        """
        value = constant_of(assignment.value)
        if value is None or assignment.sign:
            raise NotMappedError("its starting value is no plain value")
        self.given(assignment)
        self.variable(assignment.name).start = value

    def variable(self, name: str) -> _Variable:
        """What is known of a variable so far."""
        return self.found.setdefault(name, _Variable(set(), {}))

    def given(self, assignment: Assignment) -> None:
        """Note what a variable is set to."""
        value = constant_of(assignment.value)
        self.variable(assignment.name).held.add(None if assignment.sign else value)
        if assignment.sign:
            self.variable(assignment.name).kinds.add("number")
        else:
            self.meets(assignment.name, assignment.value)
        self.asked(assignment.value)

    def meets(self, name: str, value: c.Condition) -> None:
        """Note the kind of a value that a variable is given or compared with."""
        variable = self.variable(name)
        constant = constant_of(value)
        if constant is not None:
            variable.kinds.add(kind_of(constant))
            if isinstance(constant, str):
                variable.words[constant] = None

    def asked(self, tree: c.Condition) -> None:
        """Note the kinds of the variables in a condition."""
        match tree:
            case c.Name(name) if tree != VISITS:
                self.variable(name)
            case c.Compare(_, left, right):
                for one, other in ((left, right), (right, left)):
                    if isinstance(one, c.Name) and one != VISITS:
                        self.meets(one.text, other)
                    else:
                        self.asked(one)
            case c.Arithmetic(_, left, right):
                for one in (left, right):
                    if isinstance(one, c.Name) and one != VISITS:
                        self.variable(one.text).kinds.add("number")
                    else:
                        self.asked(one)
            case c.Both(parts) | c.Either(parts):
                for part in parts:
                    self.asked(part)
            case c.Not(part) | c.Minus(part):
                self.asked(part)

    def settle(self) -> None:
        """Make the flags; a variable that holds now one kind of value and now another gets none."""
        for name, variable in self.found.items():
            if len(variable.kinds) > 1:
                self.reasons[name] = f"{name} holds now one kind of value and now another"
                continue
            kind: FlagKind = next(iter(variable.kinds), "truth")
            start = variable.start
            id_ = self.ids.new(name, "flag")
            if kind == "number":
                self.flags[name] = Flag(id_, start if start is not None else 0)
            elif kind == "truth":
                self.flags[name] = Flag(id_, bool(start), (False, True))
            else:
                first = str(start) if start is not None else ""
                self.flags[name] = Flag(id_, first, tuple(dict.fromkeys([first, *variable.words])))
        for name, flag in self.flags.items():
            if isinstance(flag.start, str):
                words = tuple(self.word(str(value)) for value in flag.values)
                self.flags[name] = replace(flag, start=words[0], values=words)

    def word(self, text: str) -> str:
        """The id that a text has as a flag's word."""
        if text not in self.words:
            self.words[text] = self.ids.new(text, "empty" if not text.strip() else "word")
        return self.words[text]

    def assigned(self, assignment: Assignment) -> tuple[str, str]:
        """A flag and what it is set to, as they are written.

        Raises:
            NotMappedError: where a scene cannot do that.
        """
        flag = self.flag(assignment.name)
        value = constant_of(assignment.value)
        if value is None:
            raise NotMappedError("it is set to something that is worked out while playing")
        if isinstance(value, str):
            return flag.id, self.word(value)
        if isinstance(value, bool):
            return flag.id, str(value).lower()
        if assignment.sign:
            return flag.id, f"{-value if assignment.sign == '-' else value:+d}"
        return flag.id, f"= {value}" if value < 0 else str(value)

    def shown(self, name: str) -> str | None:
        """What a variable shows in a text, where it is only ever set to one word or number; None where it is not."""
        held = self.found[name].held if name in self.found else ()
        value = next(iter(held), None) if len(held) == 1 else None
        return None if value is None or isinstance(value, bool) else str(value)

    def flag(self, name: str) -> Flag:
        """A variable's flag; raises NotMappedError where it has none."""
        if name not in self.flags:
            raise NotMappedError(self.reasons.get(name, f"{name} is no plain variable"))
        return self.flags[name]

    def condition(self, tree: c.Condition, passage: str) -> c.Condition:
        """A condition of a passage in the scene's own names; raises NotMappedError where a scene cannot say it."""
        found = self.truth(tree, passage)
        written_out(found, self.scope())
        return found

    def scope(self) -> Scope:
        """What conditions may name."""
        return Scope({}, {flag.id: flag for flag in self.flags.values()}, beats=frozenset(self.beats.values()))

    def truth(self, tree: c.Condition, passage: str) -> c.Condition:
        """A part of a condition that must be true or false."""
        match tree:
            case c.Name():
                return self.bare(tree)
            case c.Truth():
                return tree
            case c.Not(part):
                return c.Not(self.truth(part, passage))
            case c.Both(parts):
                return c.Both(tuple(self.truth(part, passage) for part in parts))
            case c.Either(parts):
                return c.Either(tuple(self.truth(part, passage) for part in parts))
            case c.Compare(sign, left, right):
                return c.Compare(sign, self.value(left), self.value(right))
            case c.Call(function, name):
                return c.Call(function, self.beat(name, passage), 0)
            case _:
                raise NotMappedError("part of it is neither true nor false")

    def bare(self, name: c.Name) -> c.Condition:
        """A variable that stands alone in a condition: a number counts as true unless it is 0, a text unless empty."""
        if name == VISITS:
            return c.Truth(value=True)
        flag = self.flag(name.text)
        if isinstance(flag.start, bool):
            return c.Name(flag.id, 0)
        if isinstance(flag.start, int):
            return c.Compare("!=", c.Name(flag.id, 0), c.Number(0))
        if (empty := self.words.get("")) in flag.values and empty is not None:
            return c.Compare("!=", c.Name(flag.id, 0), c.Name(empty, 0))
        return c.Truth(value=True)

    def value(self, tree: c.Condition) -> c.Condition:
        """A side of a comparison, or of a sum."""
        match tree:
            case c.Name() if tree != VISITS:
                return c.Name(self.flag(tree.text).id, 0)
            case c.Word(text):
                return c.Name(self.word(text), 0)
            case c.Number() | c.Truth():
                return tree
            case c.Minus(part):
                return c.Minus(self.value(part))
            case c.Arithmetic(sign, left, right):
                return c.Arithmetic(sign, self.value(left), self.value(right))
            case _:
                raise NotMappedError("part of it cannot be compared")

    def beat(self, name: str, passage: str) -> str:
        """A passage's beat, asked for in a passage; raises NotMappedError where a scene cannot ask for it."""
        if name == passage:
            raise NotMappedError("a passage always counts itself as visited, and a beat only asks about before")
        if (name or passage) not in self.beats:
            raise NotMappedError(f"there is no passage '{name}'")
        return self.beats[name or passage]


def written_out(tree: c.Condition, scope: Scope) -> str:
    """A condition as it is written in a scene.

    Raises:
        NotMappedError: where the scene's reader would refuse it.
    """
    text = _text(tree)
    if len(text) > MAX_CONDITION:
        raise NotMappedError("it is too long")
    try:
        _, errors = resolve(parse_condition(text), scope)
    except ConditionError as error:
        raise NotMappedError(error.message) from None
    if errors:
        raise NotMappedError(errors[0].message)
    return text


def _text(tree: c.Condition) -> str:
    match tree:
        case c.Number(value):
            return str(value)
        case c.Truth(value):
            return "true" if value else "false"
        case c.Name(text):
            return text
        case c.Call(function, argument):
            return f"{function}({argument})"
        case c.Not(part):
            return f"not {_part(part)}"
        case c.Minus(part):
            return f"-{_part(part)}"
        case c.Both(parts) | c.Either(parts):
            joined = " and " if isinstance(tree, c.Both) else " or "
            return joined.join(_part(part) if isinstance(part, c.Both | c.Either) else _text(part) for part in parts)
        case c.Compare(sign, left, right) | c.Arithmetic(sign, left, right):
            return f"{_part(left)} {sign} {_part(right)}"
        case _:
            raise NotMappedError("part of it cannot be said in a scene")


def _part(tree: c.Condition) -> str:
    is_leaf = isinstance(tree, c.Number | c.Truth | c.Name | c.Call)
    return _text(tree) if is_leaf else f"({_text(tree)})"
