"""Reads ``gauge``: the flags that are shown beside the moods, with what they are called and how far they go."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import names, shapes, values
from game.script.readers.groups import read_fields, read_group
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import read_number, read_one_of, title_of
from game.script.readers.texts import read_text
from game.script.readers.unknown_names import tell_unknown
from game.script.source import MappingNode, ScalarNode, YamlNode, revalued, swapped
from game.story.model import Gauge, Mark

GAUGE_KEYS: Final = frozenset(("label", "good", "most"))
MOST: Final = 1_000
"""How far a gauge can go; nobody reads more off a bar."""
_USUAL: Final = 10


def read_gauges(reader: Reader, pair: Pair) -> tuple[Gauge, ...]:
    """Every gauge, in the order written."""
    found = [_gauge(reader, *one) for one in read_group(reader, pair, "gauge").values()]
    return tuple(gauge for gauge in found if gauge is not None)


def _gauge(reader: Reader, key: ScalarNode, node: YamlNode) -> Gauge | None:
    """The gauge of one flag; None where no such number is made."""
    flag = reader.names.flags.get(key.text)
    if flag is None:
        told = f"there is no flag '{key.text[:60]}' in this scene"
        hint = f"flags are made at the top of the scene, under flags: {key.text[:60]}: 0"
        tell_unknown(reader, "flag", key, names.UnknownFlag, told, reader.names.flags.keys(), hint)
        return None
    reader.used.add(("flag", flag.id))
    is_number = isinstance(flag.start, int) and not isinstance(flag.start, bool)
    if not is_number:
        kind = "true or false" if isinstance(flag.start, bool) else "one of a list of words"
        told = f"a gauge shows a flag that is a whole number, and '{flag.id}' is {kind}"
        reader.tell(shapes.WrongKind, key, told, f"let the flag start from a number, such as  {flag.id}: 0")
    starts = [int(value) for value in (flag.values if flag.drawn else (flag.start,))] if is_number else [0]
    usual = {"good": "low", "most": str(max(_USUAL, *starts))}
    fields = read_fields(
        reader, _as_gauge(reader, flag.id, node, usual), "a gauge", GAUGE_KEYS, ("good", "most"), owner=key, usual=usual
    )
    get = fields.get
    most = (read_number(reader, found[1], "most", 1, MOST) or MOST) if (found := get("most")) else MOST
    if found and (past := max(starts)) > most:
        told = f"the gauge goes to {most}, and the flag '{flag.id}' can start at {past}"
        mend = swapped(reader.page, found[1], str(past)) if past <= MOST else None
        reader.tell(
            values.OutOfRange, found[1], told, f"write:  most: {min(past, MOST)}  or let it start lower", mend=mend
        )
    label = read_text(reader, found[1], "label") if (found := get("label")) else title_of(flag.id)
    gauge = Gauge(
        flag.id,
        label,
        (read_one_of(reader, found[1], "good", ("low", "high")) or "high") if (found := get("good")) else "high",
        most,
        Mark(key.line, key.column),
    )
    return gauge if is_number else None


def _as_gauge(reader: Reader, flag: str, node: YamlNode, usual: dict[str, str]) -> YamlNode:
    """A number alone as how far it goes, told."""
    if not isinstance(node, ScalarNode) or not (node.text.isascii() and node.text.isdigit()):
        return node
    said = f"{{label: {title_of(flag)}, good: {usual['good']}, most: {node.text}}}"
    told = f"the gauge of '{flag}' has what it is called, which end is good, and how far it goes"
    reader.tell(shapes.WrongKind, node, told, f"write:  {flag}: {said}", mend=revalued(reader.page, node, said))
    at = (node.line, node.column)
    pairs = [(ScalarNode("good", *at, ""), ScalarNode(usual["good"], *at, "")), (ScalarNode("most", *at, ""), node)]
    return MappingNode([*pairs], *at, flow=True)
