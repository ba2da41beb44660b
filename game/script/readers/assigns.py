"""Reads what happens to flags: ``set``, and the values that a flag can have."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import library, names
from game.script.problems import Edit, Mend
from game.script.readers.changes import CHANGE_TEXT
from game.script.readers.groups import as_group, read_pairs, tell_if_empty, tell_wrong_kind
from game.script.readers.numbers import has_only_another_dash, meant_change, meant_number
from game.script.readers.reader import Reader
from game.script.readers.unknown_names import tell_unknown
from game.script.source import ScalarNode, YamlNode, is_empty, swapped
from game.story.condition import TRUTHS, as_id, nearest_name
from game.story.model import Assign, Flag, Value

_MOST: Final = 999_999_999
"""The greatest number that is written for a flag."""


def read_assigns(reader: Reader, node: YamlNode) -> tuple[Assign, ...]:
    """What flags become: ``{callback_promised: true}``."""
    found = []
    flags = reader.names.flags
    first = next(iter(flags.values()), None)
    example = f"set: {{{first.id}: {shown(first.start)}}}" if first else "set: {callback_promised: true}"
    group = as_group(reader, node, "set", lambda text: _as_assign(reader, text))
    for key, value in read_pairs(reader, group, "set", example).values():
        flag = flags.get(key.text)
        if flag is None:
            _unknown_flag(reader, key, value)
            continue
        reader.used.add(("flag", key.text))
        if (assign := _assign(reader, flag, value)) is not None:
            found.append(assign)
    tell_if_empty(reader, node, "set")
    return tuple(found)


def _as_assign(reader: Reader, text: str) -> tuple[str, str] | None:
    """The flag and the value that a text means: ``new_card``, ``new_card = true``, ``tries +1``."""
    name, _, rest = re.sub(r"\s*(?::=|==|=|:|\bto\b|\bis\b)\s*", " ", text, count=1).strip().partition(" ")
    flag = reader.names.flags.get(nearest_name(name, reader.names.flags))
    if flag is None:
        return None
    if not rest and isinstance(flag.start, bool):
        return flag.id, "true"
    return (flag.id, rest.strip()) if rest else None


def _unknown_flag(reader: Reader, key: ScalarNode, value: YamlNode) -> None:
    """Tell a flag that is not made, with the line that would make it."""
    text = value.text if isinstance(value, ScalarNode) else ""
    start = "false" if as_id(text) in TRUTHS else "0" if re.fullmatch(r"[=+-]?\s*[0-9]{1,9}", text) else ""
    made, mend = reader.declared.get("flag"), None
    if start and made:
        last = next(reversed(made.values()))[0]
        if not reader.page.line(last.line)[: last.column - 1].strip():
            mend = Mend((Edit(last.line, 1, last.line, 1, f"{' ' * (last.column - 1)}{key.text}: {start}\n"),))
    elif start and "beats" in reader.top and "flags" not in reader.top:
        at = reader.top["beats"][0].line
        mend = Mend((Edit(at, 1, at, 1, f"flags:\n  {key.text}: {start}\n\n"),))
    hint = "flags are made at the top of the scene, under flags:"
    hint += f" {key.text}: {start}" if start else f" {key.text}: [{text}, …]" if text else ""
    message = f"there is no flag '{key.text}' in this scene"
    tell_unknown(reader, "flag", key, names.UnknownFlag, message, reader.names.flags.keys(), hint, mend)


def _assign(reader: Reader, flag: Flag, node: YamlNode) -> Assign | None:
    """What one flag becomes."""
    if isinstance(flag.start, int) and not isinstance(flag.start, bool) and type(node) is ScalarNode:
        found = CHANGE_TEXT.fullmatch(node.text) or CHANGE_TEXT.fullmatch(node.text.replace("= -", "-", 1))
        if found is None:
            bare = node.text.replace(flag.id, "").strip()
            meant = meant_change(bare) or ("+1" if bare in ("+", "++", "more") else "-1" if bare in ("-", "--") else "")
            is_dash = has_only_another_dash(node.text, meant)
            reader.tell(
                library.FlagValue,
                node,
                f"'{flag.id}' holds a number, and this is '{node.text[:40]}'",
                f"write:  {flag.id}: {meant}" if meant else "write 3 to set it, +1 to add, -1 to take away",
                mend=swapped(reader.page, node, meant, is_certain=is_dash) if meant else None,
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
        meant = TRUTHS.get(as_id(node.text), "")
        hint = "write true or false"
    elif isinstance(flag.start, int):
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        number = meant_number(node.text, -_MOST, _MOST)
        meant = "" if number is None else str(number)
        hint = "write a whole number"
    else:
        if node.text in flag.values:
            return node.text
        meant = nearest_name(node.text, [str(value) for value in flag.values])
        hint = f"did you mean '{meant}'?" if meant else f"it is one of: {', '.join(map(str, flag.values))}"
    if meant and not hint.startswith("did"):
        hint = f"write:  {flag.id}: {meant}"
    listed = {bool: "true or false", int: "a number"}.get(type(flag.start)) or ", ".join(map(str, flag.values))
    told = f"'{flag.id}' can be {listed}, and this is '{node.text[:40]}'"
    reader.tell(library.FlagValue, node, told, hint, mend=swapped(reader.page, node, meant) if meant else None)
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
