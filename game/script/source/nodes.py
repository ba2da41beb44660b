"""The light tree that a YAML file is read into: every scalar as it was written, every node with its place."""

from __future__ import annotations

from typing import Final

NOTHING: Final = frozenset(("null", "~", "Null", "NULL"))
"""What other programs write where there is nothing; where a text should stand it is that text, as everything is."""


class ScalarNode:
    """A scalar: its text with YAML's quoting undone, where it starts (from 1), and how it was quoted ("" if not)."""

    __slots__ = ("column", "line", "style", "text")

    def __init__(self, text: str, line: int, column: int, style: str) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.style = style


class MappingNode:
    """A mapping: its pairs as written, doubled keys and all; ``flow`` if it stands in ``{ }``."""

    __slots__ = ("column", "flow", "line", "pairs")

    def __init__(self, pairs: list[tuple[YamlNode, YamlNode]], line: int, column: int, *, flow: bool) -> None:
        self.pairs = pairs
        self.line = line
        self.column = column
        self.flow = flow


class SequenceNode:
    """A list; ``flow`` if it stands in ``[ ]``."""

    __slots__ = ("column", "flow", "items", "line")

    def __init__(self, items: list[YamlNode], line: int, column: int, *, flow: bool) -> None:
        self.items = items
        self.line = line
        self.column = column
        self.flow = flow


YamlNode = ScalarNode | MappingNode | SequenceNode


def is_empty(node: YamlNode) -> bool:
    """Whether nothing was written there (``calm:``), or what stands for nothing (``calm: null``)."""
    return type(node) is ScalarNode and not node.style and (not node.text or node.text in NOTHING)


def kind_of(node: YamlNode) -> str:
    """What a node is, in a trainer's words."""
    match node:
        case MappingNode(flow=flow):
            return "something in { }" if flow else "a line that begins with a word and a colon"
        case SequenceNode(flow=flow):
            return "a list in [ ]" if flow else "a list, each line with a - before it"
        case ScalarNode():
            return "nothing" if is_empty(node) else "a text"
