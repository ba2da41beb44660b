"""Reads what a scene remembers: its ``flags`` and its ``variants``."""

from __future__ import annotations

from game.script.catalogue import library, shapes, values
from game.script.readers.assigns import plain_value
from game.script.readers.groups import read_group, tell_wrong_kind
from game.script.readers.known import RESERVED
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import is_id
from game.script.source import ScalarNode, SequenceNode, YamlNode, is_empty
from game.story.model import Flag, Mark, Value


def read_flags(reader: Reader, fields: Fields) -> None:
    """The flags and the variants."""
    for section in ("flags", "variants"):
        for key, value in read_group(reader, fields.get(section), section).values():
            if not is_id(reader, key, "a flag"):
                continue
            if key.text in reader.names.flags:
                first = reader.names.flags[key.text].mark
                reader.tell(shapes.DoubledKey, key, f"the flag '{key.text}' is already made in line {first.line}")
                continue
            _flag_name(reader, key)
            flag = _variant(reader, key, value) if section == "variants" else _flag(reader, key, value)
            # A flag with a bad value still has a name, so that its uses are not told as well.
            reader.names.flags[key.text] = flag or Flag(key.text, start=False, values=(False, True))
    for flag in reader.names.flags.values():
        for word in flag.values:
            if isinstance(word, str) and (word in (reader.names.meters or {}) or word in reader.names.flags):
                reader.page.tell_at(
                    library.NameClash,
                    *flag.mark,
                    f"'{word}' is a word of the flag '{flag.id}' and also the name of a meter or a flag",
                    "call one of them otherwise",
                )


def _flag_name(reader: Reader, key: ScalarNode) -> None:
    """Tell a flag whose name means something else in a condition."""
    if key.text in RESERVED:
        reader.tell(values.Reserved, key, f"no flag can be called '{key.text}'", "give it another id")
    elif reader.names.meters and key.text in reader.names.meters:
        reader.tell(library.NameClash, key, f"'{key.text}' is the name of a meter too", "give the flag another name")


def _flag(reader: Reader, key: ScalarNode, node: YamlNode) -> Flag | None:
    """One flag: true or false, a whole number, or a list of words, of which it starts as the first."""
    mark = Mark(key.line, key.column)
    if type(node) is SequenceNode:
        found = _flag_values(reader, key, node)
        if not found:
            return None
        if isinstance(found[0], bool):
            return Flag(key.text, found[0], (False, True), mark=mark)
        if isinstance(found[0], int):
            reader.tell(shapes.WrongKind, node, "a flag that holds a number starts from one number", "write one number")
            return None
        return Flag(key.text, found[0], found, mark=mark)
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, key.text, "true, false, a whole number or a list of words", f"{key.text}: false")
        return None
    value = plain_value(node)
    if isinstance(value, bool):
        return Flag(key.text, value, (False, True), mark=mark)
    if isinstance(value, int):
        return Flag(key.text, value, mark=mark)
    reader.tell(
        shapes.WrongKind,
        node,
        f"a flag is true, false, a whole number or a list of words, and this is '{value[:40]}'",
        f"write {key.text}: [{value[:40]}, …] with every word it can be",
    )
    return None


def _variant(reader: Reader, key: ScalarNode, node: YamlNode) -> Flag | None:
    """A flag whose starting value the seed draws from a list."""
    if type(node) is not SequenceNode:
        tell_wrong_kind(reader, node, key.text, "a list of the values to draw from", f"{key.text}: [true, false]")
        return None
    found = _flag_values(reader, key, node)
    return Flag(key.text, found[0], found, drawn=True, mark=Mark(key.line, key.column)) if found else None


def _flag_values(reader: Reader, key: ScalarNode, node: SequenceNode) -> tuple[Value, ...]:
    """A list of values all of one kind, each once."""
    found: list[Value] = []
    for item in node.items:
        if type(item) is not ScalarNode or is_empty(item):
            tell_wrong_kind(reader, item, f"each value of {key.text}", "one value")
            continue
        value = plain_value(item)
        if isinstance(value, str) and (not is_id(reader, item, "a value") or value in RESERVED):
            if value in RESERVED:
                reader.tell(values.Reserved, item, f"no value can be called '{value}'", "choose another word")
        elif found and type(value) is not type(found[0]):
            reader.tell(shapes.WrongKind, item, f"the values of {key.text} should be all of one kind")
        elif value in found:
            reader.tell(shapes.DoubledKey, item, f"'{item.text}' stands twice in {key.text}", "leave one out")
        else:
            found.append(value)
    if not node.items:
        reader.tell(shapes.Empty, node, f"{key.text} has no values", f"for example: {key.text}: [true, false]")
    return tuple(found)
