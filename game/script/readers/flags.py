"""Reads what a scene remembers: its ``flags`` and its ``variants``."""

from __future__ import annotations

from game.script.catalogue import library, shapes, values
from game.script.readers.changes import plain_value
from game.script.readers.known import RESERVED
from game.script.readers.steps import StepReader
from game.script.readers.walk import Fields
from game.script.source import Leaf, Node, Rows, Table, is_empty
from game.story.model import Flag, Mark, Value


class FlagReader(StepReader):
    """A reader of steps that makes the flags they use first."""

    def group(self, pair: tuple[Leaf, Node] | None, what: str, *, needs_one: bool = False) -> Fields:
        """A group of keys that may be missing; told if it is empty and must not be."""
        if pair is None:
            return {}
        if is_empty(pair[1]) or (type(pair[1]) is Table and not pair[1].pairs):
            if needs_one:
                self.tell(shapes.Empty, pair[0], f"there is nothing under {what}", f"write at least one under {what}:")
            return {}
        return self.pairs(pair[1], what)

    def declare_flags(self, fields: Fields) -> None:
        """The flags and the variants."""
        for section in ("flags", "variants"):
            for key, value in self.group(fields.get(section), section).values():
                if not self.id(key, "a flag"):
                    continue
                if key.text in self.flags:
                    first = self.flags[key.text].mark
                    self.tell(shapes.DoubledKey, key, f"the flag '{key.text}' is already made in line {first.line}")
                    continue
                self.flag_name(key)
                flag = self.variant(key, value) if section == "variants" else self.flag(key, value)
                # A flag with a bad value still has a name, so that its uses are not told as well.
                self.flags[key.text] = flag or Flag(key.text, start=False, values=(False, True))
        for flag in self.flags.values():
            for word in flag.values:
                if isinstance(word, str) and (word in (self.meters or {}) or word in self.flags):
                    self.page.tell_at(
                        library.NameClash,
                        *flag.mark,
                        f"'{word}' is a word of the flag '{flag.id}' and also the name of a meter or a flag",
                        "call one of them otherwise",
                    )

    def flag_name(self, key: Leaf) -> None:
        """Tell a flag whose name means something else in a condition."""
        if key.text in RESERVED:
            self.tell(values.Reserved, key, f"no flag can be called '{key.text}'", "give it another id")
        elif self.meters and key.text in self.meters:
            self.tell(library.NameClash, key, f"'{key.text}' is the name of a meter too", "give the flag another name")

    def flag(self, key: Leaf, node: Node) -> Flag | None:
        """One flag: true or false, a whole number, or a list of words, of which it starts as the first."""
        mark = Mark(key.line, key.column)
        if type(node) is Rows:
            found = self.flag_values(key, node)
            if not found:
                return None
            if isinstance(found[0], bool):
                return Flag(key.text, found[0], (False, True), mark=mark)
            if isinstance(found[0], int):
                self.tell(
                    shapes.WrongKind, node, "a flag that holds a number starts from one number", "write one number"
                )
                return None
            return Flag(key.text, found[0], found, mark=mark)
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, key.text, "true, false, a whole number or a list of words", f"{key.text}: false")
            return None
        value = plain_value(node)
        if isinstance(value, bool):
            return Flag(key.text, value, (False, True), mark=mark)
        if isinstance(value, int):
            return Flag(key.text, value, mark=mark)
        self.tell(
            shapes.WrongKind,
            node,
            f"a flag is true, false, a whole number or a list of words, and this is '{value[:40]}'",
            f"write {key.text}: [{value[:40]}, …] with every word it can be",
        )
        return None

    def variant(self, key: Leaf, node: Node) -> Flag | None:
        """A flag whose starting value the seed draws from a list."""
        if type(node) is not Rows:
            self.wrong_kind(node, key.text, "a list of the values to draw from", f"{key.text}: [true, false]")
            return None
        found = self.flag_values(key, node)
        return Flag(key.text, found[0], found, drawn=True, mark=Mark(key.line, key.column)) if found else None

    def flag_values(self, key: Leaf, node: Rows) -> tuple[Value, ...]:
        """A list of values all of one kind, each once."""
        found: list[Value] = []
        for item in node.items:
            if type(item) is not Leaf or is_empty(item):
                self.wrong_kind(item, f"each value of {key.text}", "one value")
                continue
            value = plain_value(item)
            if isinstance(value, str) and (not self.id(item, "a value") or value in RESERVED):
                if value in RESERVED:
                    self.tell(values.Reserved, item, f"no value can be called '{value}'", "choose another word")
            elif found and type(value) is not type(found[0]):
                self.tell(shapes.WrongKind, item, f"the values of {key.text} should be all of one kind")
            elif value in found:
                self.tell(shapes.DoubledKey, item, f"'{item.text}' stands twice in {key.text}", "leave one out")
            else:
                found.append(value)
        if not node.items:
            self.tell(shapes.Empty, node, f"{key.text} has no values", f"for example: {key.text}: [true, false]")
        return tuple(found)
