"""Reads who is in a scene, and the values that their meters start from in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from game.script.catalogue import library, names, values
from game.script.readers.groups import read_group, read_pairs
from game.script.readers.known import Known
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import read_number
from game.script.source import MappingNode, ScalarNode, YamlNode, is_empty
from game.story.model import NARRATOR, YOU, Change, Mark, Part


def read_cast(reader: Reader, known: Known, pair: Pair | None) -> tuple[Part, ...]:
    """Who is in the scene, with the values they start from here."""
    found: list[Part] = []
    speakers = {YOU, NARRATOR}
    meters: dict[str, list[str]] = defaultdict(list)
    complete = True
    for key, value in read_group(reader, pair, "cast").values():
        if key.text == NARRATOR:
            reader.tell(values.Reserved, key, "the narrator is in every scene and never in the cast", "leave it out")
            continue
        speakers.add(key.text)
        member = known.member(key.text)
        if member is None:
            if key.text == YOU and (is_empty(value) or (type(value) is MappingNode and not value.pairs)):
                continue
            complete = False
            reader.tell(
                names.UnknownCharacter,
                key,
                f"there is no character '{key.text}': cast/{key.text}.yaml is missing",
                reader.suggest(key.text, known.members, f"write the file cast/{key.text}.yaml"),
            )
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
            found.append(Part(character, starts, Mark(key.line, key.column)))
    reader.names.speakers = speakers
    reader.names.meters = {name: tuple(full) for name, full in meters.items()} if complete else None
    return tuple(found)


def _starts(
    reader: Reader, owner: ScalarNode, node: YamlNode, own: Mapping[str, tuple[str, ...]]
) -> tuple[Change, ...]:
    """Starting values that this scene gives a character's meters."""
    found = []
    for key, value in read_pairs(reader, node, owner.text, f"{owner.text}: {{anger: 70}}").values():
        number = read_number(reader, value, key.text, 0, 100)
        if key.text not in own:
            reader.tell(
                names.UnknownMeter,
                key,
                f"{owner.text} has no meter '{key.text}'",
                reader.suggest(key.text, own, f"meters are made in cast/{owner.text}.yaml, under meters:"),
            )
        elif number is not None:
            found.append(Change(own[key.text][0], number, sets=True))
    return tuple(found)
