"""Tells a key that stands twice in one group."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import shapes
from game.script.problems import Edit, Mend
from game.script.readers.reader import Pair, Reader
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    end_of,
    indent_of,
    swapped,
    without_line,
    written,
)
from game.story.model import SILENCE

_NAMED: Final = frozenset(("choose", "cut_in", "beats", "endings"))
"""Where two things of one name are most likely two things."""


def tell_doubled(reader: Reader, key: ScalarNode, value: YamlNode, first: Pair, what: str) -> YamlNode:
    """Tell a key that stands twice: of two that say the same, one goes; a thing with a name of its own gets another.

    Returns:
        What to go on with under the first of them: what stands there, or both together.
    """
    told = f"'{key.text}' stands twice in {what}: first in line {first[0].line}"
    is_copy = written(reader.page, value) == written(reader.page, first[1])
    is_joined = False
    mend: Mend | None
    if what in _NAMED and key.text != SILENCE and not is_copy:
        hint = f"keep one of the two, or give one another name, such as  {key.text}_2:"
        mend = swapped(reader.page, key, f"{key.text}_2")
    elif (mend := None if is_copy else _joined(reader, key, value, first[1])) is not None:
        is_joined = True
        hint = f"put what stands under it under the first {key.text}:, and take this line away"
    else:
        hint = (
            "leave one out: both say the same" if is_copy else "leave this one out, or put what it says into the first"
        )
        mend = without_line(reader.page, key, value)
    reader.tell(shapes.DoubledKey, key, told, hint, mend=mend)
    return _both(first[1], value) if is_joined else first[1]


def _both(first: YamlNode, second: YamlNode) -> YamlNode:
    """Two groups or two lists as one."""
    match first, second:
        case MappingNode(), MappingNode():
            return MappingNode([*first.pairs, *second.pairs], first.line, first.column, flow=False)
        case SequenceNode(), SequenceNode():
            return SequenceNode([*first.items, *second.items], first.line, first.column, flow=False)
        case _:
            return first


def _joined(reader: Reader, key: ScalarNode, value: YamlNode, first: YamlNode) -> Mend | None:
    """The mend that puts the lines under a key under an earlier one of that name; None where they cannot be moved."""
    if isinstance(value, ScalarNode) or type(value) is not type(first) or value.flow or first.flow:
        return None
    page, last, end = reader.page, end_of(reader.page, value)[0], end_of(reader.page, first)[0]
    if key.line in {value.line, end} or last >= len(page.lines) or page.line(key.line).strip() != f"{key.text}:":
        return None
    if indent_of(page, value.line) != indent_of(page, first.line):
        return None
    lines = "".join(f"{page.line(number)}\n" for number in range(key.line + 1, last + 1))
    return Mend((Edit(end + 1, 1, end + 1, 1, lines), Edit(key.line, 1, last + 1, 1, "")))
