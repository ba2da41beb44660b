"""Reads what a scene remembers: its ``flags`` and its ``variants``."""

from __future__ import annotations

import re

from game.script.catalogue import library, shapes, values
from game.script.readers.assigns import plain_value
from game.script.readers.groups import as_group, read_group, tell_wrong_kind
from game.script.readers.known import RESERVED
from game.script.readers.numbers import meant_number
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.scalars import SNAKE_CASE, is_id, possible_id
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty, revalued, swapped
from game.story.condition import TRUTHS, as_id
from game.story.model import Flag, Mark, Value


def read_flags(reader: Reader, fields: Fields) -> None:
    """The flags and the variants."""
    for section in ("flags", "variants"):
        group = _as_section(reader, fields.get(section), section)
        for key, value in read_group(reader, group, section).values():
            reader.declared.setdefault("flag", {}).setdefault(key.text, (key, value))
            if not is_id(reader, key, "a flag"):
                meant = possible_id(key.text)
                if SNAKE_CASE.fullmatch(meant):
                    reader.names.flags.setdefault(meant, Flag(meant, start=False, values=(False, True)))
                continue
            if key.text in reader.names.flags:
                first = reader.names.flags[key.text].mark
                reader.tell(
                    shapes.DoubledKey,
                    key,
                    f"the flag '{key.text}' is already made in line {first.line}",
                    "leave one of the two out",
                )
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


def _as_section(reader: Reader, pair: Pair | None, section: str) -> Pair | None:
    """Flags that are only listed, as flags that are false."""
    if pair is None:
        return None
    start = "false" if section == "flags" else "[true, false]"
    node = as_group(reader, pair[1], section, lambda text: (text, start) if SNAKE_CASE.fullmatch(text) else None)
    if section == "variants" and node is not pair[1] and isinstance(node, MappingNode):
        at = (node.line, node.column)
        values = [ScalarNode(text, *at, "") for text in ("true", "false")]
        node = MappingNode([(key, SequenceNode(list(values), *at, flow=True)) for key, _ in node.pairs], *at, flow=True)
    return pair[0], node


def _flag_name(reader: Reader, key: ScalarNode) -> None:
    """Tell a flag whose name means something else in a condition."""
    if key.text in RESERVED:
        reader.tell(values.Reserved, key, f"no flag can be called '{key.text}'", "give it another id")
    elif reader.names.meters and key.text in reader.names.meters:
        reader.tell(
            library.NameClash,
            key,
            f"'{key.text}' is the name of a meter too",
            f"give the flag another name, such as {key.text}_flag",
        )


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
            told, hint = "a flag that holds a number starts from one number", f"write:  {key.text}: {found[0]}"
            reader.tell(shapes.WrongKind, node, told, hint, mend=swapped(reader.page, node, str(found[0])))
            return Flag(key.text, found[0], mark=mark)
        return Flag(key.text, found[0], found, mark=mark)
    if type(node) is not ScalarNode or is_empty(node):
        mend = revalued(reader.page, node, "false") if type(node) is ScalarNode else None
        told = "true, false, a whole number or a list of words"
        tell_wrong_kind(reader, node, key.text, told, f"{key.text}: false", mend)
        return None
    value = plain_value(node)
    if isinstance(value, bool):
        return Flag(key.text, value, (False, True), mark=mark)
    if isinstance(value, int):
        return Flag(key.text, value, mark=mark)
    told = f"a flag is true, false, a whole number or a list of words, and this is '{value[:40]}'"
    meant = _meant_start(reader, key.text, node)
    hint = f"write:  {key.text}: {meant}"
    if meant.startswith("["):
        hint += "  with every word that it can be"
    reader.tell(shapes.WrongKind, node, told, hint, mend=None if "…" in meant else swapped(reader.page, node, meant))
    if meant in ("true", "false"):
        return Flag(key.text, meant == "true", (False, True), mark=mark)
    if not meant.startswith("["):
        return Flag(key.text, int(meant), mark=mark)
    words = tuple(word for word in meant[1:-1].split(", ") if word != "…")
    return Flag(key.text, words[0], words, mark=mark)


def _meant_start(reader: Reader, name: str, node: ScalarNode) -> str:
    """What a flag most likely starts from: a truth, a number, or its words, as far as the scene names them."""
    text = node.text
    if truth := TRUTHS.get(as_id(text), ""):
        return truth
    if (number := meant_number(text, 0, 999_999_999)) is not None:
        return str(number)
    whole = reader.page.text or ""
    word = re.escape(name)
    others = re.findall(rf"\b{word}\s*(?:==|!=|:)\s*([a-z][a-z0-9_]{{0,40}})", whole[:200_000])
    words = list(dict.fromkeys(part for part in (*re.split(r"\s*(?:,|/|\||\bor\b)\s*", text), *others) if part))
    words = [as_id(part) or "x" for part in words]
    return f"[{', '.join(dict.fromkeys(words))}{', …' if len(set(words)) == 1 else ''}]"


def _variant(reader: Reader, key: ScalarNode, node: YamlNode) -> Flag | None:
    """A flag whose starting value the seed draws from a list."""
    if type(node) is not SequenceNode:
        told, said = "a list of the values to draw from", "[true, false]"
        mend = revalued(reader.page, node, said) if type(node) is ScalarNode and as_id(node.text) in TRUTHS else None
        tell_wrong_kind(reader, node, key.text, told, f"{key.text}: {said}", mend)
        return Flag(key.text, start=True, values=(True, False), drawn=True, mark=Mark(key.line, key.column))
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
