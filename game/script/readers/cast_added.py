"""People who speak in a scene and were forgotten in its cast."""

from __future__ import annotations

from collections.abc import Iterator

from game.script.catalogue import names
from game.script.problems import Edit, Mend
from game.script.readers.known import ANYBODY, Known
from game.script.readers.places import lines_of
from game.script.readers.reader import Fields, Pair, Reader
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty
from game.story.condition import as_id
from game.story.model import Mark, Part


def added_to_cast(reader: Reader, known: Known, pair: Pair | None, fields: Fields) -> tuple[Part, ...]:
    """Those who speak, have a file, and do not stand under ``cast``: each is told once, and taken as if they did."""
    text, speakers = reader.page.text or "", reader.names.speakers
    if speakers is ANYBODY or "beats" not in fields:
        return ()
    found = []
    for id_ in sorted(known.members - speakers):
        if f"- {id_}:" not in text:
            continue
        places = sorted(_spoken(fields["beats"][1], id_), key=lambda key: key.line)
        member = known.member(id_) if places else None
        if member is None:
            continue
        others = [key for key in places[1:] if key.line != places[0].line]
        also = f" (and in {lines_of(others)})" if others else ""
        told, at = f"'{id_}' speaks here, and does not stand under cast:{also}", places[0]
        if pair is not None and is_empty(pair[1]):
            told, at = f"nobody stands under cast:, and '{id_}' speaks in {lines_of(places)}", pair[0]
        hint = f"write at the top of the scene:\ncast:\n  {id_}: {{}}"
        reader.tell(names.UnknownSpeaker, at, told, hint, mend=_mend(id_, pair, fields))
        reader.names.speakers = {*reader.names.speakers, id_}
        if member.character is None:
            reader.names.meters = None
            continue
        reader.names.people |= {as_id(id_): id_, as_id(member.character.name): id_}
        reader.names.cast += (id_,)
        if reader.names.meters is not None:
            more = {meter.id.partition(".")[2]: (meter.id,) for meter in member.character.meters}
            more |= {meter.id: (meter.id,) for meter in member.character.meters}
            here = dict(reader.names.meters)
            for name, full in more.items():
                here[name] = (*here.get(name, ()), *full)
            reader.names.meters = here
        found.append(Part(member.character, (), Mark(places[0].line, places[0].column)))
    return tuple(found)


def _spoken(node: YamlNode, id_: str) -> Iterator[ScalarNode]:
    """Where a person speaks: the keys of steps anywhere under a node."""
    waiting: list[YamlNode] = [node]
    while waiting:
        one = waiting.pop()
        if type(one) is MappingNode:
            waiting.extend(value for _, value in one.pairs if type(value) is not ScalarNode)
        elif type(one) is SequenceNode:
            for item in one.items:
                waiting.append(item)
                pairs = item.pairs if type(item) is MappingNode else ()
                yield from (key for key, _ in pairs if type(key) is ScalarNode and key.text == id_)


def _mend(id_: str, pair: Pair | None, fields: Fields) -> Mend | None:
    """The mend that writes a person into the cast."""
    if pair is None:
        at = fields["beats"][0].line
        return Mend((Edit(at, 1, at, 1, f"cast:\n  {id_}: {{}}\n\n"),))
    key, node = pair
    if is_empty(node):
        column = key.column + len(key.text) + 1
        return Mend((Edit(key.line, column, key.line, column, f"\n  {id_}: {{}}"),))
    if type(node) is not MappingNode or not node.pairs:
        return None
    first = node.pairs[0][0]
    if node.flow:
        return Mend((Edit(first.line, first.column, first.line, first.column, f"{id_}: {{}}, "),))
    return Mend((Edit(first.line, 1, first.line, 1, f"{' ' * (first.column - 1)}{id_}: {{}}\n"),))
