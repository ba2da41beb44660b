"""Reads who is in a scene, and the values that their meters start from in it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from game.script.catalogue import library, names, shapes, values
from game.script.readers.groups import as_group, read_group, read_pairs, tell_wrong_kind
from game.script.readers.known import ANYBODY, Known
from game.script.readers.numbers import meant_number
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import read_number
from game.script.readers.wordings import is_customer
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    is_empty,
    revalued,
    swapped,
    without_line,
)
from game.story.condition import as_id, nearest_name
from game.story.model import NARRATOR, YOU, Change, Mark, Meter, Part

_NAMES: Final = frozenset(("name", "id", "who", "character", "person"))
_MOST_ASKED: Final = 50
"""The files of so many people are looked into for a name."""
_SPOKEN: Final = re.compile(r"- ([^\s:]{1,60}):")
_KEYS: Final = re.compile(r"(?m)^[ \t]+(\w+)[ \t]*:")


def read_cast(reader: Reader, known: Known, pair: Pair | None) -> tuple[Part, ...]:
    """Who is in the scene, with the values they start from here."""
    found: list[Part] = []
    speakers = {YOU, NARRATOR}
    meters: dict[str, list[str]] = defaultdict(list)
    complete = True
    if pair is not None:
        pair = (pair[0], _as_people(reader, known, pair))
        if type(pair[1]) is not MappingNode and not is_empty(pair[1]):
            # Nobody knows who was meant: their lines and their meters are not told as well.
            reader.names.speakers, reader.names.meters = ANYBODY, None
    for key, value in read_group(reader, pair, "cast").values():
        if key.text == NARRATOR:
            reader.tell(
                values.Reserved,
                key,
                "the narrator is in every scene and never in the cast",
                "leave this line out",
                mend=without_line(reader.page, key, value),
            )
            continue
        speakers.add(key.text)
        member = known.member(key.text)
        id_ = key.text
        if member is None:
            if key.text == YOU and (is_empty(value) or (type(value) is MappingNode and not value.pairs)):
                continue
            id_ = _person_meant(reader, known, key.text)
            _tell_missing(reader, known, key, id_)
            member = known.member(id_) if id_ else None
            speakers |= {id_} - {""}
        if member is None:
            complete = False
        elif member.character is None:
            complete = False
            reader.tell(
                library.BrokenCharacter,
                key,
                f"this scene is left out, because the file of '{key.text}' has errors",
                f"mend {member.file}",
            )
        else:
            character = member.character
            own = {meter.id.partition(".")[2]: (meter.id,) for meter in character.meters}
            for bare, (full,) in own.items():
                meters[bare].append(full)
                meters[full].append(full)
            starts = () if is_empty(value) else _starts(reader, key, value, own)
            for called in (id_, character.name, character.called, character.name.split(" ")[-1]):
                reader.names.people.setdefault(as_id(called), id_)
            found.append(Part(character, starts, Mark(key.line, key.column)))
    if reader.names.speakers is not ANYBODY:
        reader.names.speakers = speakers
        reader.names.meters = {name: tuple(full) for name, full in meters.items()} if complete else None
    reader.names.fair_score = _fair_score([meter for part in found for meter in part.character.meters])
    reader.names.cast = tuple(part.character.id for part in found if part.character.id != YOU)
    return tuple(found)


def _fair_score(meters: Sequence[Meter]) -> str:
    """The score that counts every meter evenly; ``""`` where there is none."""
    bare = Counter(meter.id.partition(".")[2] for meter in meters)
    named = [(name if bare[name := meter.id.partition(".")[2]] == 1 else meter.id, meter.good) for meter in meters]
    parts = [name if good == "high" else f"100 - {name}" for name, good in named]
    if len(parts) < 2:
        return "".join(parts)
    return f"({' + '.join(f'({part})' if ' ' in part else part for part in parts)}) / {len(parts)}"


def _person_meant(reader: Reader, known: Known, word: str) -> str:
    """The person of the library that a word means: by a near id, by the name, or because there is no other."""
    near = nearest_name(word, known.members)
    if near:
        return near
    called = {}
    for id_ in sorted(known.members)[:_MOST_ASKED]:
        member = known.member(id_)
        if member is not None and member.character is not None:
            called[as_id(member.character.name)] = id_
            called.setdefault(as_id(member.character.name.split(" ")[-1]), id_)
    if found := called.get(as_id(word)):
        return found
    if is_customer(word) and len(known.members) == 1:
        return next(iter(known.members))
    spoken, unnamed = _speaking(reader.page.text or "", frozenset(known.members))
    return unnamed[0] if len(unnamed) == 1 and word not in spoken else ""


@lru_cache(maxsize=2)
def _speaking(text: str, members: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Who speaks in a file's text, and those of some people who do and stand nowhere else as a key."""
    spoken = frozenset(_SPOKEN.findall(text))
    return spoken, tuple((members & spoken).difference(_KEYS.findall(text)))


def _tell_missing(reader: Reader, known: Known, key: ScalarNode, meant: str) -> None:
    """Tell a person who has no file."""
    message = f"there is no character '{key.text}': cast/{key.text}.yaml is missing"
    if meant:
        hint = f"did you mean '{meant}'?"
        reader.tell(names.UnknownCharacter, key, message, hint, mend=swapped(reader.page, key, meant))
        return
    listed = ", ".join(sorted(known.members)[:12])
    hint = f"write the file cast/{key.text}.yaml" + (f", or take one of: {listed}" if listed else "")
    reader.tell(names.UnknownCharacter, key, message, hint)


def _as_people(reader: Reader, known: Known, pair: Pair) -> YamlNode:
    """A cast that is a name, or a list of names, as the people with nothing said of their meters."""
    node = pair[1]
    if type(node) is MappingNode:
        return _as_one_person(reader, known, node)
    if is_empty(node):
        return node
    items = node.items if isinstance(node, SequenceNode) else _named(node)
    pairs: list[tuple[str, MappingNode | ScalarNode]] = []
    for item in items:
        match item:
            case ScalarNode(text=text) if text:
                pairs.append(
                    (_person_meant(reader, known, text) or as_id(text), ScalarNode("", item.line, item.column, ""))
                )
            case MappingNode(pairs=[(ScalarNode(text=text), value)]) if text not in _NAMES:
                start = value if isinstance(value, MappingNode) else ScalarNode("", item.line, item.column, "")
                pairs.append((_person_meant(reader, known, text) or text, start))
            case MappingNode(pairs=[(ScalarNode(text=text), ScalarNode(text=name)), *rest]) if text in _NAMES:
                pairs.append(
                    (_person_meant(reader, known, name) or name, MappingNode(rest, item.line, item.column, flow=True))
                )
            case _:
                return node
    said = ", ".join(f"{id_}: {_braces(value)}" for id_, value in pairs)
    tell_wrong_kind(
        reader,
        node,
        "cast",
        "people, each with a colon",
        f"cast: {{{said}}}",
        revalued(reader.page, node, f"{{{said}}}"),
    )
    at = (node.line, node.column)
    return MappingNode([(ScalarNode(id_, *at, ""), value) for id_, value in pairs], *at, flow=True)


def _as_one_person(reader: Reader, known: Known, node: MappingNode) -> YamlNode:
    """``cast: {name: mr_osei, anger: 55}`` as ``cast: {mr_osei: {anger: 55}}``."""
    match node.pairs:
        case [(ScalarNode(text=text), ScalarNode(text=name)), *rest] if (
            text in _NAMES and name and known.member(text) is None and all(isinstance(v, ScalarNode) for _, v in rest)
        ):
            id_ = _person_meant(reader, known, name) or as_id(name)
            value = MappingNode(rest, node.line, node.column, flow=True)
            said = f"{{{id_}: {_braces(value)}}}"
            told = "the id of a person stands before the colon, and the meters after it"
            reader.tell(shapes.WrongKind, node, told, f"write:  cast: {said}", mend=revalued(reader.page, node, said))
            return MappingNode(
                [(ScalarNode(id_, node.line, node.column, ""), value)], node.line, node.column, flow=True
            )
    return node


def _named(node: YamlNode) -> list[YamlNode]:
    """The names in a text, with commas or ``and`` between them."""
    text = node.text if isinstance(node, ScalarNode) else ""
    return [ScalarNode(part, node.line, node.column, "") for part in re.split(r"\s*,\s*|\s+and\s+", text) if part]


def _braces(value: MappingNode | ScalarNode) -> str:
    """Starting values as they stand in braces."""
    if isinstance(value, ScalarNode):
        return "{}"
    inner = [f"{k.text}: {v.text}" for k, v in value.pairs if isinstance(k, ScalarNode) and isinstance(v, ScalarNode)]
    return f"{{{', '.join(inner)}}}"


def _starts(
    reader: Reader, owner: ScalarNode, node: YamlNode, own: Mapping[str, tuple[str, ...]]
) -> tuple[Change, ...]:
    """Starting values that this scene gives a character's meters."""
    found = []
    first = next(iter(own), "anger")
    if type(node) is ScalarNode and (number := meant_number(node.text, 0, 100)) is not None and own:
        said = f"{{{first}: {number}}}"
        mend = revalued(reader.page, node, said)
        tell_wrong_kind(reader, node, owner.text, "meters with their values", f"{owner.text}: {said}", mend)
        return (Change(own[first][0], number, sets=True),)
    group = as_group(reader, node, owner.text, lambda text: _as_start(own, text))
    for key, value in read_pairs(reader, group, owner.text, f"{owner.text}: {{{first}: 70}}").values():
        number = read_number(reader, value, key.text, 0, 100)
        if key.text not in own:
            near = nearest_name(key.text, own)
            reader.tell(
                names.UnknownMeter,
                key,
                f"{owner.text} has no meter '{key.text}'",
                f"did you mean '{near}'?"
                if near
                else f"the meters of cast/{owner.text}.yaml are {', '.join(own) or 'none'}",
                mend=swapped(reader.page, key, near) if near else None,
            )
        elif number is not None:
            found.append(Change(own[key.text][0], number, sets=True))
    return tuple(found)


def _as_start(own: Mapping[str, tuple[str, ...]], text: str) -> tuple[str, str] | None:
    """The meter and its value that a text means: ``anger 55``, ``anger = 55``."""
    name, _, rest = re.sub(r"\s*(?:=|:)\s*", " ", text).strip().partition(" ")
    number = meant_number(rest, 0, 100)
    meter = nearest_name(name, own)
    return (meter, str(number)) if meter and number is not None else None
