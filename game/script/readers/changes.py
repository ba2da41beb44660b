"""Reads what happens to meters: ``mood``, and what reactions do."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import names, values
from game.script.readers.groups import read_pairs, tell_if_empty, tell_wrong_kind
from game.script.readers.reader import Fields, Reader
from game.script.source import ScalarNode, YamlNode, is_empty
from game.story.model import Change

CHANGE_TEXT: Final = re.compile(r"(=\s*|[+-])?([0-9]{1,9})")
_DASHES: Final = frozenset("\u2212\u2013\u2014")


def meter_of(reader: Reader, key: ScalarNode) -> str | None:
    """The full name of a meter; None where it is unknown or could be several."""
    if reader.names.meters is None:
        return None
    full = reader.names.meters.get(key.text, ())
    if len(full) == 1:
        return full[0]
    if full:
        reader.tell(
            names.AmbiguousMeter,
            key,
            f"'{key.text}' could be {' or '.join(full)}",
            f"write it in full, for example: {full[0]}",
        )
    else:
        reader.tell(
            names.UnknownMeter,
            key,
            f"there is no meter '{key.text}' here",
            reader.suggest(key.text, reader.names.meters, "a meter is made in its character's file, under meters:"),
        )
    return None


def read_change(reader: Reader, meter: str, node: YamlNode, what: str) -> Change | None:
    """One change: ``+5``, ``-12`` or ``= 40``."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "a change", "+5, -12 or = 40")
        return None
    found = CHANGE_TEXT.fullmatch(node.text)
    if found is None:
        hint = "write +5 to add, -12 to take away, = 40 to set"
        if node.text[:1] in _DASHES:
            hint = "this is a dash from a word processor: write a plain - instead"
        reader.tell(values.BadChange, node, f"{what} should be a change, and this is '{node.text[:40]}'", hint)
        return None
    sign, number = found[1], int(found[2])
    if number > 100:
        reader.tell(values.OutOfRange, node, f"{what} is over 100, and meters go from 0 to 100", "")
        return None
    if sign is None and number:
        reader.tell(
            values.UnsignedChange,
            node,
            f"'{node.text}' has no sign, and is read as +{number}",
            f"write +{number} to add, or = {number} to set",
        )
    change = Change(meter, -number if sign == "-" else number, sign is not None and sign[0] == "=")
    return reader.changes.setdefault(change, change)


def read_changes(reader: Reader, pairs: Fields) -> tuple[Change, ...]:
    """Changes to meters, of a group of keys that is theirs alone."""
    found = []
    for key, value in pairs.values():
        meter = meter_of(reader, key)
        change = read_change(reader, meter or key.text, value, key.text)
        if meter is not None and change is not None:
            found.append(change)
    return tuple(found)


def read_mood(reader: Reader, node: YamlNode, what: str = "mood") -> tuple[Change, ...]:
    """Changes to meters: ``{anger: +5}``."""
    found = read_changes(reader, read_pairs(reader, node, what, "mood: {anger: +5}"))
    tell_if_empty(reader, node, what)
    return found
