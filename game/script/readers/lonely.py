"""The beat or the ending that nothing leads to, which is most likely the one meant where a way leads nowhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode


class Lonely:
    """What nothing leads to in one file, worked out once: a broken file asks for it thousands of times.

    ``ending`` is the ending that nothing names, else the first; ``""`` where there is none. ``endings`` are all of them
    in their order, that one first.
    """

    def __init__(self, beats: Mapping[str, tuple[ScalarNode, YamlNode]], endings: Sequence[str]) -> None:
        """Look through the beats, each with its key and what stands under it."""
        led_to, named = set[str](), set[str]()
        for id_, (_, value) in beats.items():
            for key, leaf in ways_from(value):
                name = leaf.text
                if key == "end":
                    named.add(name)
                elif name != id_:
                    led_to.add(name)
        self.ending = next((id_ for id_ in endings if id_ not in named), next(iter(endings), ""))
        self.endings = sorted(endings, key=lambda id_: (id_ != self.ending, id_))
        ids = list(beats)
        self._lines = [beats[id_][0].line for id_ in ids]
        self._ids = ids
        self._lonely = [at for at, id_ in enumerate(ids) if at and id_ not in led_to]

    def beat(self, place: YamlNode) -> str:
        """The beat that a place most likely leads to: the first after it to which nothing leads, else any such."""
        here = bisect_right(self._lines, place.line) - 1
        after = bisect_right(self._lonely, here) if here >= 0 else 0
        among = (*self._lonely[after : after + 1], *self._lonely[:2])
        return next((self._ids[at] for at in among if at != here), "")


def ways_from(node: YamlNode) -> Iterator[tuple[str, ScalarNode]]:
    """Every ``go`` and ``end`` anywhere under a node, and where it names something."""
    waiting: list[YamlNode] = [node]
    while waiting:
        one = waiting.pop()
        if type(one) is MappingNode:
            for key, value in one.pairs:
                if type(value) is not ScalarNode:
                    waiting.append(value)
                elif type(key) is ScalarNode and key.text in ("go", "end"):
                    yield key.text, value
        elif type(one) is SequenceNode:
            waiting.extend(item for item in one.items if type(item) is not ScalarNode)
