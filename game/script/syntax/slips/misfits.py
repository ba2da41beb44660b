"""Counts what in a tree cannot have been meant so: the fewer, the better a guess at a mend."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import Final, NamedTuple

from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty
from game.script.syntax.slips.grammar import (
    BESIDE_LINE,
    BLOCK,
    FILES,
    KEYS,
    STEP_KINDS,
    Either,
    Group,
    Items,
    Leaf,
    Shape,
    Steps,
)

ANY_SPEAKER: Final = frozenset(("",))
"""Stands for speakers that nobody knows."""
_ID: Final = re.compile(r"[a-z][a-z0-9_]*")
_NO_ID: Final = frozenset(("else", "elif", "if", "then"))
_NAME: Final = re.compile(r"[\w+-]+(?:\.\w+)*")
_VALUE: Final = re.compile(r"(?:= ?)?[+\u2212\u2013\u2014-]?[\w.-]+")
MOST_COUNTED: Final = 40
"""How much of what stands in the wrong place is counted."""
_ODD: Final = re.compile(
    "[\u00a0\u2000-\u200f\u2010-\u201f\u2032-\u2036\u2060\u2212\u2260\u2264\u2265\u3000\ufeff\uff01-\uff5e]"
)
_SWALLOWED: Final = re.compile(r"\s*(?:-\s|(\w+)\s*+(?:$|[:;]))")


_NODES: Final[Mapping[type, type]] = {
    Leaf: ScalarNode,
    Group: MappingNode,
    Items: SequenceNode,
    Steps: SequenceNode,
    Either: object,
}


class Misfit(NamedTuple):
    """Something that cannot have been meant: in which row (from 0), and how much that says."""

    row: int
    weight: float


def misfits(root: YamlNode | None, kind: str, speakers: frozenset[str], lines: list[str]) -> list[Misfit]:
    """Everything in a tree that its kind of file cannot have, in no order.

    Args:
        root: the tree.
        kind: the kind of file, of ``FILES``.
        speakers: who can speak, or ``ANY_SPEAKER``.
        lines: what the tree was read from.
    """
    walk = _Walk(KEYS[kind], FILES[kind], speakers, lines)
    if isinstance(root, MappingNode):
        walk.node(root, FILES[kind])
    elif root is not None and not is_empty(root):
        walk.tell(root, 3)
    return walk.found


def _size(node: YamlNode) -> int:
    """How many things stand in a node, or how many more lines than one a text has."""
    if isinstance(node, ScalarNode):
        return 3 * node.text.count("\n")  # nothing in it is looked at
    waiting: list[SequenceNode | MappingNode] = [node]
    size = 0
    while waiting and size < MOST_COUNTED:
        one = waiting.pop()
        below = one.items if isinstance(one, SequenceNode) else [value for _, value in one.pairs]
        size += len(below)
        waiting += [inner for inner in below if not isinstance(inner, ScalarNode)]
    return size


def _is_said_before(first: YamlNode | None, again: YamlNode) -> bool:
    """Whether a value that stands under a key a second time is the first one again: of the two lines one can go."""
    return isinstance(first, ScalarNode) and isinstance(again, ScalarNode) and first.text == again.text


class _Walk:
    def __init__(self, known: frozenset[str], top: Shape, speakers: frozenset[str], lines: list[str]) -> None:
        self.known = known
        self.top = top
        self.speakers = speakers
        self.lines = lines
        self.found: list[Misfit] = []

    def tell(self, node: YamlNode, weight: float = 1) -> None:
        self.found.append(Misfit(node.line - 1, weight))

    def wrong(self, node: YamlNode) -> None:
        """Something of another kind than should stand here: the more it holds, the worse, for nobody looked into it."""
        self.tell(node, 1 + 0.5 * min(_size(node), MOST_COUNTED))

    def node(self, node: YamlNode, shape: Shape) -> None:
        if isinstance(shape, Either):
            shape = next((one for one in shape.of if isinstance(node, _NODES[type(one)])), shape.of[0])
        if isinstance(shape, Leaf):
            self.leaf(node, shape)
        elif isinstance(shape, Group):
            self.group(node, shape)
        elif isinstance(node, SequenceNode):
            for item in node.items:
                if isinstance(shape, Items):
                    self.node(item, shape.of)
                else:
                    self.step(item)
        else:
            self.wrong(node)

    def leaf(self, node: YamlNode, shape: Leaf) -> None:
        if shape.kind == "names" and isinstance(node, SequenceNode):
            for item in node.items:
                self.name(item)
        elif not isinstance(node, ScalarNode):
            self.wrong(node)
        elif is_empty(node):
            if not shape.may_be_empty:
                self.tell(node)
        elif shape.kind in ("name", "names"):
            self.name(node)
        elif shape.kind == "value":
            if not _VALUE.fullmatch(node.text):
                self.tell(node)
        elif shape.kind == "condition":
            if _ODD.search(node.text) or self.swallows(node):
                self.tell(node)
        else:
            self.text(node)

    def name(self, node: YamlNode) -> None:
        if not isinstance(node, ScalarNode) or not _NAME.fullmatch(node.text.replace("= ", "")):
            self.tell(node)

    def text(self, node: ScalarNode) -> None:
        if row := self.swallows(node):
            self.found.append(Misfit(row, 1))

    def swallows(self, node: ScalarNode) -> int:
        """The row of the first line in a text of several lines that looks like a key or a step; 0 where none does."""
        if node.style in ("|", ">"):
            keys = (at for at, line in enumerate(node.text.split("\n"), node.line) if self.is_key(line))
            return next(keys, 0)
        row = node.line - 1
        if node.text[:1] and self.lines[row].rstrip().endswith(node.text[-12:]) and not node.style:
            return 0
        left = len(node.text.split()) - len(self.lines[row][node.column - 1 :].split())
        while left > 0 and row + 1 < len(self.lines):
            row += 1
            line = self.lines[row]
            left -= len(line.split())
            if (found := _SWALLOWED.match(line)) and (found[1] is None or found[1] in self.known):
                return row
        return 0

    def is_key(self, line: str) -> bool:
        """Whether a line of a text looks like a key that is known, and would be one if it stood elsewhere."""
        key, colon, value = line.strip().removeprefix("- ").partition(":")
        return bool(colon) and key in self.known and value[:1] in ("", " ")

    def group(self, node: YamlNode, shape: Group) -> None:
        if not isinstance(node, MappingNode):
            if not (is_empty(node) and shape.may_be_empty):
                self.wrong(node)
            return
        if not node.pairs and not shape.may_be_empty:
            self.tell(node)
        met = dict[str, YamlNode]()
        for key, value in node.pairs:
            name = key.text if isinstance(key, ScalarNode) else ""
            if not _is_said_before(met.get(name), value):
                self.key(key, met)
            met.setdefault(name, value)
            inner = shape.keys.get(name, shape.rest)
            if inner is None:
                self.tell(key, 1 + 0.5 * min(_size(value), MOST_COUNTED))
            else:
                self.node(value, inner)
                if name not in shape.keys and isinstance(inner, Group | Steps):
                    self.id(key)
        for name in shape.needs if shape is not self.top else ():  # of the file itself only a part may be here
            if name not in met and node.pairs:
                self.found.append(Misfit(node.line - 1, 0.5))

    def id(self, key: YamlNode) -> None:
        if isinstance(key, ScalarNode) and (key.text in self.known or key.text in _NO_ID):
            self.tell(key, 2)
        if isinstance(key, ScalarNode) and (_ODD.search(key.text) or key.text != key.text.strip("\"'")):
            self.tell(key)

    def key(self, key: YamlNode, met: Container[str]) -> None:
        if not isinstance(key, ScalarNode) or key.text in met:
            self.tell(key)

    def step(self, node: YamlNode) -> None:
        if not isinstance(node, MappingNode) or not node.pairs:
            self.wrong(node)
            return
        met, mains = set[str](), list[tuple[YamlNode, str]]()
        names = {key.text for key, _ in node.pairs if isinstance(key, ScalarNode)}
        is_block = bool(names & {"then", "otherwise"})
        for key, value in node.pairs:
            self.key(key, met)
            name = key.text if isinstance(key, ScalarNode) else ""
            met.add(name)
            if is_block and name in BLOCK:
                self.node(value, BLOCK[name])
            elif name in STEP_KINDS:
                mains.append((key, name))
                self.node(value, STEP_KINDS[name])
            elif name in BESIDE_LINE:
                self.node(value, BESIDE_LINE[name])
            elif name in BLOCK:
                self.node(value, BLOCK[name])
            elif name in self.speakers or (self.speakers is ANY_SPEAKER and _ID.fullmatch(name)):
                mains.append((key, name))
                self.leaf(value, Leaf("text"))
            else:
                mains.append((key, name))
                self.tell(key, 1 + 0.5 * min(_size(value), MOST_COUNTED))
        self.one_thing(node, names, mains, is_block=is_block)

    def one_thing(
        self, node: MappingNode, names: set[str], mains: list[tuple[YamlNode, str]], *, is_block: bool
    ) -> None:
        """A step is one thing: a line, a change, a way on, or a block."""
        if is_block:
            if "when" not in names or "then" not in names:
                self.tell(node)
            for key, _ in mains:
                self.tell(key)
        elif not mains:
            self.tell(node)
        for key, _ in mains[1:]:
            self.tell(key)
        if len(mains) == 1 and mains[0][1] in STEP_KINDS and names & BESIDE_LINE.keys():
            self.tell(node)
