"""The beat that nothing leads to, which is most likely the one meant where a way leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from game.script.readers.reader import Reader
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode


def lonely_beat(reader: Reader, place: YamlNode) -> str:
    """The beat that a place most likely leads to: the first after it to which nothing leads, else any such.

    Args:
        reader: the file's, which knows its beats.
        place: where the way leads nowhere.
    """
    beats = reader.declared.get("beat", {})
    led_to = {name for id_, (_, value) in beats.items() for name in ways_from(value) if name != id_}
    ids = list(beats)
    lonely = [id_ for id_ in ids[1:] if id_ not in led_to]
    here = next((id_ for id_ in reversed(ids) if beats[id_][0].line <= place.line), "")
    after = ids[ids.index(here) + 1 :] if here else []
    return next((id_ for id_ in (*after, *lonely) if id_ in lonely and id_ != here), "")


def lonely_ending(reader: Reader) -> str:
    """The ending that nothing names, else the first; ``""`` where there is none."""
    beats = reader.declared.get("beat", {})
    named = {name for _, value in beats.values() for name in ways_from(value, "end")}
    endings = list(reader.names.outcomes)
    return next((id_ for id_ in endings if id_ not in named), next(iter(endings), ""))


def ways_from(node: YamlNode, how: str = "go") -> Iterator[str]:
    """The beats that a ``go`` anywhere under a node names, or the endings that an ``end`` does."""
    waiting: list[YamlNode] = [node]
    while waiting:
        one = waiting.pop()
        if type(one) is MappingNode:
            for key, value in one.pairs:
                if type(value) is not ScalarNode:
                    waiting.append(value)
                elif type(key) is ScalarNode and key.text == how:
                    yield value.text
        elif type(one) is SequenceNode:
            waiting.extend(item for item in one.items if type(item) is not ScalarNode)
