"""A beat or an ending whose id is none: told once, where it is made, with every place that names it."""

from __future__ import annotations

from collections.abc import Iterator
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
    for what in _KEYS:
        bad = [key for key, _ in reader.declared.get(what, {}).values() if not SNAKE_CASE.fullmatch(key.text)]
        for key in bad:
            _settle(reader, what, key, is_only=len(bad) == 1)


def _settle(reader: Reader, what: str, key: ScalarNode, *, is_only: bool) -> None:
    """Say of one such id what to write, here and where it is named."""
    told = reader.page.problems
    at = next((i for i, one in enumerate(told) if _is_of(one.code, (one.line, one.column), key)), None)
    if at is None:
        return
    name, same = _name_meant(reader, what, key, is_only=is_only), list(_named_as_written(reader, what, key.text))
    places = same if not name else [*same, *reader.unknown.pop((what, name)).places]
    name = name or possible_id(key.text)
    if not places or not SNAKE_CASE.fullmatch(name):
        return
    lines = lines_of(places)
    hint = f"write:  {name}  here, and in {lines}" if same else f"write:  {name}  (it is named so in {lines})"
    wrong = [key, *(leaf for leaf in places if leaf.text != name)]
    edits = tuple(edit for leaf in wrong for edit in swapped(reader.page, leaf, name).edits)
    told[at] = replace(told[at], hint=hint, mend=Mend(edits))


def _is_of(code: str, place: tuple[int, int], key: ScalarNode) -> bool:
    return code == values.BadId.id and place == (key.line, key.column)


def _name_meant(reader: Reader, what: str, key: ScalarNode, *, is_only: bool) -> str:
    """The name that means this thing and is not there: one like its id, or the only one that is like no other."""
    missing = [name for kind, name in reader.unknown if kind == what and SNAKE_CASE.fullmatch(name)]
    near = {name: nearest_name(name, reader.unknown[what, name].known) for name in missing}
    if found := next((name for name in missing if near[name] == key.text), ""):
        return found
    alone = [name for name in missing if not near[name]]
    return alone[0] if is_only and len(alone) == 1 and (what, key.text) not in reader.used else ""


def _named_as_written(reader: Reader, what: str, name: str) -> Iterator[ScalarNode]:
    """Where a file leads to a beat or an ending by a name that is no id."""
    for _, steps in reader.declared.get("beat", {}).values():
        yield from (leaf for key, leaf in ways_from(steps) if key == _KEYS[what] and leaf.text == name)
    start = reader.top.get("start")
    if what == "beat" and start and type(start[1]) is ScalarNode and start[1].text == name:
        yield start[1]
    plays = reader.top.get("plays")
    if what == "ending" and plays and type(plays[1]) is MappingNode:
        for _, play in plays[1].pairs:
            for key, value in play.pairs if type(play) is MappingNode else ():
                if type(key) is type(value) is ScalarNode and key.text == "ends" and value.text == name:
                    yield value
