"""Reads what happens to meters: ``mood``, and what reactions do."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import names, values
from game.script.readers.groups import as_group, read_pairs, tell_if_empty, tell_wrong_kind
from game.script.readers.numbers import has_only_another_dash, meant_change
from game.script.readers.reader import Fields, Reader
from game.script.readers.unknown_names import tell_unknown
from game.script.source import ScalarNode, YamlNode, is_empty, swapped
from game.story.condition import nearest_name
from game.story.model import Change

CHANGE_TEXT: Final = re.compile(r"(=\s*|[+-])?([0-9]{1,9})")
_DASHES: Final = frozenset("\u2212\u2013\u2014")


def meter_of(reader: Reader, key: ScalarNode) -> str | None:
    """The full name of a meter; None where it is unknown or could be several."""
    if reader.names.meters is None:
        return None
    full = reader.names.meters.get(key.text, ())
    if len(full) == 1:
        reader.used.add(("meter", key.text))
        return full[0]
    if full:
        reader.tell(
            names.AmbiguousMeter,
            key,
            f"'{key.text}' could be {' or '.join(full)}",
            f"say whose it is: write {' or '.join(full)}",
            mend=swapped(reader.page, key, full[0]),
        )
    else:
        tell_unknown(
            reader,
            "meter",
            key,
            names.UnknownMeter,
            f"there is no meter '{key.text}' here",
            reader.names.meters.keys(),
            "a meter is made in its character's file, under meters:",
        )
    return None


def read_change(reader: Reader, meter: str, node: YamlNode, what: str) -> Change | None:
    """One change: ``+5``, ``-12`` or ``= 40``."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "a change", f"{what}: +5")
        return None
    found = CHANGE_TEXT.fullmatch(node.text)
    meant = "" if found and found[1] and int(found[2]) <= 100 else meant_change(node.text)
    is_dash = has_only_another_dash(node.text, meant)
    mend = swapped(reader.page, node, meant, is_certain=is_dash) if meant else None
    if found is None:
        hint = f"write:  {what}: {meant}" if meant else "write +5 to add, -12 to take away, = 40 to set"
        if node.text[:1] in _DASHES:
            hint = "this is a dash from a word processor: write a plain -"
            hint += f", that is:  {what}: {meant}" if meant else ""
        told = f"{what} takes a change such as +5, -12 or = 40, and this is '{node.text[:40]}'"
        reader.tell(values.BadChange, node, told, hint, mend=mend)
        return None
    sign, number = found[1], int(found[2])
    if number > 100:
        told = f"{what} is over 100, and meters go from 0 to 100"
        reader.tell(values.OutOfRange, node, told, f"write:  {what}: {meant}", mend=mend)
        return None
    if sign is None and number:
        reader.tell(
            values.UnsignedChange,
            node,
            f"'{node.text}' has no sign, and is read as +{number}",
            f"write +{number} to add, or = {number} to set",
            mend=mend,
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
    meter = next(iter(reader.names.meters or ()), "anger")
    group = as_group(reader, node, what, lambda text: as_change(reader, text))
    found = read_changes(reader, read_pairs(reader, group, what, f"{what}: {{{meter}: +5}}"))
    tell_if_empty(reader, node, what)
    return found


def as_change(reader: Reader, text: str) -> tuple[str, str] | None:
    """The meter and its change that a text means: ``anger +5``, ``+5 anger``."""
    words = text.replace(":", " ").replace("=", " = ").split()
    for at, word in enumerate(words):
        meter = nearest_name(word.strip(",;"), reader.names.meters or ())
        if meter and (change := meant_change(" ".join(words[:at] + words[at + 1 :]))):
            return meter, change
    return None
