"""Reads what happens to meters, flags and notes: ``mood``, ``set`` and ``note``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from game.script.catalogue import library, names, shapes, values
from game.script.readers.conditions import ConditionWalker
from game.script.source import Leaf, Node, Page, Table, is_empty
from game.story.model import Assign, Change, Flag, Mark, TakeNote, Value

CHANGE: Final = re.compile(r"(=\s*|[+-])?([0-9]{1,9})")
_NO_MARK: Final = frozenset("\u2212\u2013\u2014")
NO_KEYS: Final[frozenset[str]] = frozenset()
Meters = Mapping[str, tuple[str, ...]]


class Changes(ConditionWalker):
    """Reads changes. ``meters`` maps each name as it may be written to what it means; None where nobody can know."""

    def __init__(self, page: Page, words: Mapping[str, str] | None, meters: Meters | None) -> None:
        super().__init__(page, words)
        self.meters = meters
        self.flags: dict[str, Flag] = {}
        self.made: dict[Change, Change] = {}

    def meter(self, key: Leaf) -> str | None:
        """The full name of a meter; None where it is unknown or could be several."""
        if self.meters is None:
            return None
        full = self.meters.get(key.text, ())
        if len(full) == 1:
            return full[0]
        if full:
            self.tell(
                names.AmbiguousMeter,
                key,
                f"'{key.text}' could be {' or '.join(full)}",
                f"write it in full, for example: {full[0]}",
            )
        else:
            self.tell(
                names.UnknownMeter,
                key,
                f"there is no meter '{key.text}' here",
                self.suggest(key.text, self.meters, "a meter is made in its character's file, under meters:"),
            )
        return None

    def change(self, meter: str, node: Node, what: str) -> Change | None:
        """One change: ``+5``, ``-12`` or ``= 40``."""
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, what, "a change", "+5, -12 or = 40")
            return None
        found = CHANGE.fullmatch(node.text)
        if found is None:
            hint = "write +5 to add, -12 to take away, = 40 to set"
            if node.text[:1] in _NO_MARK:
                hint = "this is a dash from a word processor: write a plain - instead"
            self.tell(values.BadChange, node, f"{what} should be a change, and this is '{node.text[:40]}'", hint)
            return None
        sign, number = found[1], int(found[2])
        if number > 100:
            self.tell(values.OutOfRange, node, f"{what} is over 100, and meters go from 0 to 100", "")
            return None
        if sign is None and number:
            self.tell(
                values.UnsignedChange,
                node,
                f"'{node.text}' has no sign, and is read as +{number}",
                f"write +{number} to add, or = {number} to set",
            )
        change = Change(meter, -number if sign == "-" else number, sign is not None and sign[0] == "=")
        return self.made.setdefault(change, change)

    def mood(self, node: Node, what: str = "mood") -> tuple[Change, ...]:
        """Changes to meters: ``{anger: +5}``."""
        found = []
        for key, value in self.pairs(node, what, "mood: {anger: +5}").values():
            meter = self.meter(key)
            change = self.change(meter or key.text, value, key.text)
            if meter is not None and change is not None:
                found.append(change)
        self.not_empty(node, found, what)
        return tuple(found)

    def assigns(self, node: Node) -> tuple[Assign, ...]:
        """What flags become: ``{callback_promised: true}``."""
        found = []
        for key, value in self.pairs(node, "set", "set: {callback_promised: true}").values():
            flag = self.flags.get(key.text)
            if flag is None:
                self.tell(
                    names.UnknownFlag,
                    key,
                    f"there is no flag '{key.text}' in this scene",
                    self.suggest(key.text, self.flags, "flags are made at the top of the scene, under flags:"),
                )
            elif (assign := self.assign(flag, value)) is not None:
                found.append(assign)
        self.not_empty(node, found, "set")
        return tuple(found)

    def assign(self, flag: Flag, node: Node) -> Assign | None:
        """What one flag becomes."""
        if isinstance(flag.start, int) and not isinstance(flag.start, bool) and type(node) is Leaf:
            found = CHANGE.fullmatch(node.text) or CHANGE.fullmatch(node.text.replace("= -", "-", 1))
            if found is None:
                self.tell(
                    library.FlagValue,
                    node,
                    f"'{flag.id}' holds a number, and this is '{node.text[:40]}'",
                    "write 3 to set it, +1 to add, -1 to take away",
                )
                return None
            sets = found[1] is None or node.text.startswith("=")
            number = int(found[2])
            minus = found[1] == "-"
            return Assign(flag.id, -number if minus else number, adds=not sets)
        value = self.flag_value(flag, node)
        return None if value is None else Assign(flag.id, value)

    def flag_value(self, flag: Flag, node: Node) -> Value | None:
        """A value that a flag can hold."""
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, flag.id, "one value", f"{flag.id}: {shown(flag.start)}")
            return None
        value = plain_value(node)
        if isinstance(flag.start, bool):
            if isinstance(value, bool):
                return value
            hint = "write true or false"
        elif isinstance(flag.start, int):
            if isinstance(value, int) and not isinstance(value, bool):
                return value
            hint = "write a whole number"
        else:
            if node.text in flag.values:
                return node.text
            hint = self.suggest(node.text, [str(value) for value in flag.values])
        listed = {bool: "true or false", int: "a number"}.get(type(flag.start)) or ", ".join(map(str, flag.values))
        self.tell(library.FlagValue, node, f"'{flag.id}' can be {listed}, and this is '{node.text[:40]}'", hint)
        return None

    def notes(self, node: Node) -> tuple[TakeNote, ...]:
        """Lines for the case notes: ``{three_hours: He came at 12}``."""
        found = []
        example = "note: {three_hours: He came at 12}"
        for key, value in self.pairs(node, "note", example, joins=NO_KEYS).values():
            is_id = self.id(key, "a note")
            text = self.text(value, "the note")
            if is_id:
                found.append(TakeNote(key.text, text, Mark(key.line, key.column)))
        self.not_empty(node, found, "note")
        return tuple(found)

    def not_empty(
        self, node: Node, found: list[object] | list[Change] | list[Assign] | list[TakeNote], what: str
    ) -> None:
        """Tell a group of keys that has none."""
        if not found and type(node) is Table and not node.pairs:
            self.tell(shapes.Empty, node, f"{what} is empty", "write what changes, or leave it out")


def plain_value(node: Leaf) -> Value:
    """What a flag's value is as it is written: a truth, a whole number, or a word."""
    if node.text in ("true", "false") and not node.style:
        return node.text == "true"
    if re.fullmatch(r"[+-]?[0-9]{1,9}", node.text) and not node.style:
        return int(node.text)
    return node.text


def shown(value: Value) -> str:
    """A flag's value as it is written."""
    return str(value).lower() if isinstance(value, bool) else str(value)
