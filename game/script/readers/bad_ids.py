"""A beat or an ending whose id is none: told once, where it is made, with every place that names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from game.script.catalogue import values
from game.script.problems import Mend
from game.script.readers.lonely import ways_from
from game.script.readers.places import lines_of
from game.script.readers.reader import Reader
from game.script.readers.scalars import SNAKE_CASE, possible_id
from game.script.source import MappingNode, ScalarNode, swapped
from game.story.condition import nearest_name

_KEYS: Final = {"beat": "go", "ending": "end"}


def settle_bad_ids(reader: Reader) -> None:
    """Give each id that is none the id that the file names it by, and take what is told of that name.

    Where it is named as it is written, those places are mended with it.
    """
    bad = {
        what: [key for key, _ in reader.declared.get(what, {}).values() if not SNAKE_CASE.fullmatch(key.text)]
        for what in _KEYS
    }
    if not any(bad.values()):
        return
    told: dict[tuple[int, int], int] = {}
    for at, one in enumerate(reader.page.problems):
        if one.code == values.BadId.id:
            told.setdefault((one.line, one.column), at)
    written = _named_as_written(reader)
    for what, keys in bad.items():
        missing = [name for kind, name in reader.unknown if kind == what and SNAKE_CASE.fullmatch(name)]
        near = {name: nearest_name(name, reader.unknown[what, name].known) for name in missing} if keys else {}
        for key in keys:
            if (key.line, key.column) in told:
                name = _name_meant(reader, what, key, near, is_only=len(keys) == 1)
                near.pop(name, None)
                same = written.get((what, key.text), [])
                _settle(reader, told[key.line, key.column], what, key, name, same)


def _settle(  # noqa: PLR0917 - what is told, of what, and what it is to be called
    reader: Reader, at: int, what: str, key: ScalarNode, name: str, same: Sequence[ScalarNode]
) -> None:
    """Say of one such id what to write, here and where it is named."""
    told = reader.page.problems
    places = list(same) if not name else [*same, *reader.unknown.pop((what, name)).places]
    name = name or possible_id(key.text)
    if not places or not SNAKE_CASE.fullmatch(name):
        return
    lines = lines_of(places)
    hint = f"write:  {name}  here, and in {lines}" if same else f"write:  {name}  (it is named so in {lines})"
    wrong = [key, *(leaf for leaf in places if leaf.text != name)]
    edits = tuple(edit for leaf in wrong for edit in swapped(reader.page, leaf, name).edits)
    told[at] = replace(told[at], hint=hint, mend=Mend(edits))


def _name_meant(reader: Reader, what: str, key: ScalarNode, near: Mapping[str, str], *, is_only: bool) -> str:
    """The name that means this thing and is not there: one like its id, or the only one that is like no other."""
    if found := next((name for name, like in near.items() if like == key.text), ""):
        return found
    alone = [name for name, like in near.items() if not like] if is_only else []
    return alone[0] if len(alone) == 1 and (what, key.text) not in reader.used else ""


def _named_as_written(reader: Reader) -> Mapping[tuple[str, str], list[ScalarNode]]:
    """Where a file leads to a beat or an ending by a name that is no id, by what it is and the name."""
    found: defaultdict[tuple[str, str], list[ScalarNode]] = defaultdict(list)
    whats = {key: what for what, key in _KEYS.items()}
    for _, steps in reader.declared.get("beat", {}).values():
        for key, leaf in ways_from(steps):
            if key in whats and not SNAKE_CASE.fullmatch(leaf.text):
                found[whats[key], leaf.text].append(leaf)
    start = reader.top.get("start")
    if start and type(start[1]) is ScalarNode:
        found["beat", start[1].text].append(start[1])
    plays = reader.top.get("plays")
    if plays and type(plays[1]) is MappingNode:
        for _, play in plays[1].pairs:
            for key_node, value in play.pairs if type(play) is MappingNode else ():
                if type(key_node) is type(value) is ScalarNode and key_node.text == "ends":
                    found["ending", value.text].append(value)
    return found
