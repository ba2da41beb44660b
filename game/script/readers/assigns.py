"""Reads what happens to flags: ``set``, and the values that a flag can have."""

from __future__ import annotations

import re

from game.script.catalogue import library, names
from game.script.readers.changes import CHANGE_TEXT
from game.script.readers.groups import read_pairs, tell_if_empty, tell_wrong_kind
from game.script.readers.reader import Reader
from game.script.source import ScalarNode, YamlNode, is_empty
from game.story.model import Assign, Flag, Value


def read_assigns(reader: Reader, node: YamlNode) -> tuple[Assign, ...]:
    """What flags become: ``{callback_promised: true}``."""
    found = []
    for key, value in read_pairs(reader, node, "set", "set: {callback_promised: true}").values():
        flag = reader.names.flags.get(key.text)
        if flag is None:
            reader.tell(
                names.UnknownFlag,
                key,
                f"there is no flag '{key.text}' in this scene",
                reader.suggest(key.text, reader.names.flags, "flags are made at the top of the scene, under flags:"),
            )
        elif (assign := _assign(reader, flag, value)) is not None:
            found.append(assign)
    tell_if_empty(reader, node, "set")
    return tuple(found)


def _assign(reader: Reader, flag: Flag, node: YamlNode) -> Assign | None:
    """What one flag becomes."""
    if isinstance(flag.start, int) and not isinstance(flag.start, bool) and type(node) is ScalarNode:
        found = CHANGE_TEXT.fullmatch(node.text) or CHANGE_TEXT.fullmatch(node.text.replace("= -", "-", 1))
        if found is None:
            reader.tell(
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
    value = read_flag_value(reader, flag, node)
    return None if value is None else Assign(flag.id, value)


def read_flag_value(reader: Reader, flag: Flag, node: YamlNode) -> Value | None:
    """A value that a flag can hold."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, flag.id, "one value", f"{flag.id}: {shown(flag.start)}")
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
        hint = reader.suggest(node.text, [str(value) for value in flag.values])
    listed = {bool: "true or false", int: "a number"}.get(type(flag.start)) or ", ".join(map(str, flag.values))
    reader.tell(library.FlagValue, node, f"'{flag.id}' can be {listed}, and this is '{node.text[:40]}'", hint)
    return None


def plain_value(node: ScalarNode) -> Value:
    """What a flag's value is as it is written: a truth, a whole number, or a word."""
    if node.text in ("true", "false") and not node.style:
        return node.text == "true"
    if re.fullmatch(r"[+-]?[0-9]{1,9}", node.text) and not node.style:
        return int(node.text)
    return node.text


def shown(value: Value) -> str:
    """A flag's value as it is written."""
    return str(value).lower() if isinstance(value, bool) else str(value)
