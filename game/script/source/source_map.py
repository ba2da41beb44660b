"""Where each thing in a file stands: by the keys and ids that lead to it, or from a place that is known already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.script.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.story.model import Mark


class Position(NamedTuple):
    """Where a key and its value start; the entry of a list has no key, and both are where it starts."""

    key: Mark
    value: Mark


class SourceMap:
    """The places in one file, from the tree that it was read into; of a file that could not be read, none."""

    def __init__(self, root: MappingNode | None) -> None:
        self.root = root
        self._tables: dict[Mark, MappingNode] = {}
        self._values: dict[Mark, YamlNode] = {}
        if root is not None:
            self._look_at(root)

    def _look_at(self, root: YamlNode) -> None:
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if type(node) is MappingNode:
                self._tables.setdefault(_mark(node), node)
                for key, value in node.pairs:
                    self._tables[_mark(key)] = node
                    self._values[_mark(key)] = value
                    if type(value) is not ScalarNode:
                        waiting.append(value)
            elif type(node) is SequenceNode:
                waiting.extend(item for item in node.items if type(item) is not ScalarNode)

    def of(self, *path: str | int) -> Position | None:
        """Where the end of a path stands: ``of("beats", "hello", "choose", "traffic", "say")``.

        Args:
            path: keys and ids from the top of the file. In a list a number is an entry, from 0; a name is looked for
                in its entries in order, and in the blocks and replies under them, so that a beat's ``choose`` is found
                wherever it stands.

        Returns:
            Where it is; None where there is no such thing.
        """
        node: YamlNode | None = self.root
        found: Position | None = None
        for part in path:
            entry = None if node is None else _entry(node, part)
            if entry is None:
                return None
            found, node = entry
        return found

    def beside(self, mark: Mark, key: str) -> Position | None:
        """Where a key stands in the same group as what stands at a place: a line's ``face``, beside its speaker.

        Args:
            mark: where a key of the group stands, or where the group begins.
            key: the other key.
        """
        table = self._tables.get(mark)
        entry = None if table is None else _entry(table, key)
        return entry and entry[0]

    def inside(self, mark: Mark, key: str) -> Position | None:
        """Where a key stands in the group under the key at a place: an option's ``when``."""
        value = self._values.get(mark)
        entry = _entry(value, key) if type(value) is MappingNode else None
        return entry and entry[0]

    def table(self, mark: Mark) -> MappingNode | None:
        """The keys of which one stands at a place, or which begin there."""
        return self._tables.get(mark)

    def node(self, mark: Mark) -> YamlNode | None:
        """What stands under the key at a place."""
        return self._values.get(mark)

    def value(self, mark: Mark) -> Mark:
        """Where the value of the key at a place starts; the place itself where there is no key."""
        node = self._values.get(mark)
        return mark if node is None else _mark(node)


def _mark(node: YamlNode) -> Mark:
    return Mark(node.line, node.column)


def _entry(node: YamlNode, part: str | int) -> tuple[Position, YamlNode] | None:
    """What stands under a key or a number of a node."""
    if type(node) is MappingNode:
        return next(
            (
                (Position(_mark(key), _mark(value)), value)
                for key, value in node.pairs
                if type(key) is ScalarNode and key.text == part
            ),
            None,
        )
    if type(node) is SequenceNode and isinstance(part, int):
        item = node.items[part] if 0 <= part < len(node.items) else None
        return None if item is None else (Position(_mark(item), _mark(item)), item)
    if type(node) is SequenceNode:
        return next((found for table in _groups(node) if (found := _entry(table, part)) is not None), None)
    return None


def _groups(node: YamlNode) -> Iterator[MappingNode]:
    """The groups of keys that are entries of a list, and of the lists anywhere under it, in the order of the file."""
    if type(node) is SequenceNode:
        for item in node.items:
            if type(item) is MappingNode:
                yield item
            yield from _groups(item)
    elif type(node) is MappingNode:
        for _, value in node.pairs:
            if type(value) is not ScalarNode:
                yield from _groups(value)
