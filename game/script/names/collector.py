"""Collects the places where names stand in one file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from game.script.names.condition_names import Asked, asked_in
from game.script.names.place import Kind, Named, Place, WrittenText
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode, is_empty
from game.story.model import NEVER, PROMISE, braces

_NOTHING: Final[AbstractSet[Named]] = frozenset()
_METER: Final = re.compile(r"([^\W\d]\w*)\s*\.\s*([^\W\d]\w*)")


@dataclass(frozen=True, slots=True)
class Things:
    """What must be known of a library to say what a name in one of its files names.

    ``meters`` are the ids of each character's meters, by the character; ``folders`` are the names of the folders in
    ``voices``, and ``portraits`` the drawings in ``portraits``, both of the library's own.
    """

    scenes: Collection[str] = ()
    meters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    folders: Collection[str] = ()
    portraits: Collection[str] = ()


class Collector:
    """What has been found in one file so far.

    ``scene`` is the scene it is about, ``""`` for another file; ``meters`` gives the characters that have a meter of a
    name, of those that may be meant without saying whose; ``flags`` are the scene's.
    """

    def __init__(self, file: str, page: Page, scene: str = "") -> None:
        self.file = file
        self.page = page
        self.scene = scene
        self.beat = ""
        self.option = ""
        self.meters: Mapping[str, tuple[str, ...]] = {}
        self.flags: set[str] = set()
        self.found: list[Place] = []
        self.texts: list[WrittenText] = []
        self.named: set[Named] | None = None
        """What has been named in the block so far; None outside of all."""

    @contextmanager
    def block(self) -> Iterator[None]:
        """A step, an option or the like: what is named in it belongs to the texts in it, but not those further in."""
        outer, self.named = self.named, set()
        yield
        self.named = outer

    def text(self, kind: str, node: YamlNode, speaker: str = "") -> None:
        """A leaf that is a text."""
        if type(node) is ScalarNode and not is_empty(node):
            at = self.scene, self.beat, self.option
            named = _NOTHING if self.named is None else self.named  # it fills up until the block ends
            self.texts.append(WrittenText(self.file, node, kind, *at, speaker, named))

    def here(self, kind: Kind, leaf: YamlNode, *, defines: bool = False) -> None:
        """A leaf that is a name of the file's own scene."""
        self.name(kind, self.scene, leaf, defines=defines)

    def name(self, kind: Kind, owner: str, leaf: YamlNode, *, defines: bool = False) -> None:
        """A leaf that is a name and nothing else."""
        if type(leaf) is ScalarNode and not is_empty(leaf):
            self.part(kind, owner, leaf, 0, leaf.text, defines=defines)

    def part(self, kind: Kind, owner: str, leaf: ScalarNode, offset: int, name: str, *, defines: bool = False) -> None:
        """A name that stands at an offset into a leaf's text."""
        line, column = self.page.locate(leaf, offset)
        is_exact = self.page.line(line).startswith(name, column - 1)
        beat = self.beat if kind == "option" else ""
        what = Named(kind, owner, name)
        if self.named is not None:
            self.named.add(what)
        self.found.append(Place(self.file, line, column, what, defines, beat, is_exact))

    def names(self, kind: Kind, owner: str, node: YamlNode) -> None:
        """A name, or a list of names."""
        for leaf in node.items if type(node) is SequenceNode else (node,):
            self.name(kind, owner, leaf)

    def keys(self, kind: Kind, owner: str, node: YamlNode, *, defines: bool = False) -> None:
        """A group whose keys are names."""
        for key, _ in pairs(node):
            self.name(kind, owner, key, defines=defines)

    def changes(self, node: YamlNode, but: Collection[str] = ()) -> None:
        """A group whose keys are meters, bare or in full."""
        for key, _ in pairs(node):
            if key.text in but:
                continue
            if found := _METER.fullmatch(key.text):
                self.meter(key, 0, found)
            else:
                self.bare(key, 0, key.text)

    def meter(self, leaf: ScalarNode, offset: int, found: re.Match[str]) -> None:
        """A meter in full, at an offset into a leaf: two names."""
        self.part("character", "", leaf, offset + found.start(1) - found.start(), found[1])
        self.part("meter", found[1], leaf, offset + found.start(2) - found.start(), found[2])

    def meters_in_full(self, node: YamlNode) -> None:
        """A meter in full, or a list of them."""
        for leaf in node.items if type(node) is SequenceNode else (node,):
            if type(leaf) is ScalarNode and (found := _METER.fullmatch(leaf.text)):
                self.meter(leaf, 0, found)

    def bare(self, leaf: ScalarNode, offset: int, name: str) -> bool:
        """A meter without its owner; whether there is one of whom that is known."""
        owners = self.meters.get(name, ())
        if len(owners) == 1:
            self.part("meter", owners[0], leaf, offset, name)
        return bool(owners)

    def condition(self, node: YamlNode) -> None:
        """Everything that a condition names."""
        if type(node) is ScalarNode and not is_empty(node):
            for asked in asked_in(node.text):
                self._asked(node, asked)

    def _asked(self, leaf: ScalarNode, asked: Asked) -> None:
        if asked.beside and asked.kind and (found := _METER.match(leaf.text, asked.column)):
            self.part("scene", "", leaf, found.start(1), found[1])
            self.part(asked.kind, asked.beside, leaf, found.start(2), found[2])
        elif asked.kind:
            owner = self.scene if asked.kind in ("note", "beat", "promise") else ""
            self.part(asked.kind, owner, leaf, asked.column, asked.name)
        elif found := _METER.match(leaf.text, asked.column):
            self.meter(leaf, asked.column, found)
        elif self.bare(leaf, asked.column, asked.name):
            return
        elif asked.name in self.flags:
            self.part("flag", self.scene, leaf, asked.column, asked.name)
        elif asked.beside and asked.name != NEVER:
            self.part("ending", asked.beside, leaf, asked.column, asked.name)

    def words(self, node: YamlNode) -> None:
        """The words in braces in every text under a node."""
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if type(one) is ScalarNode:
                for offset, name in braces(one.text) if "{" in one.text else ():
                    self._word(one, offset, name)
            elif type(one) is MappingNode:
                waiting.extend(value for _, value in one.pairs)
            elif type(one) is SequenceNode:
                waiting.extend(one.items)

    def _word(self, leaf: ScalarNode, offset: int, name: str) -> None:
        """A word in braces: one of the course's, or of a promise, of this scene or of another."""
        parts = name.split(".")
        if parts[0] != PROMISE or len(parts) not in (3, 4) or not self.scene:
            self.part("word", "", leaf, offset, name)
            return
        offset += len(PROMISE) + 1
        scene = self.scene
        if len(parts) == 4:
            scene = parts[1]
            self.part("scene", "", leaf, offset, scene)
            offset += len(scene) + 1
        self.part("promise", scene, leaf, offset, parts[-2])


def pairs(node: YamlNode | None) -> Iterator[tuple[ScalarNode, YamlNode]]:
    """The keys of a group that are words, with what stands under each; nothing of what is no group."""
    for key, value in node.pairs if type(node) is MappingNode else ():
        if type(key) is ScalarNode:
            yield key, value


def under(node: YamlNode, key: str) -> YamlNode | None:
    """What stands under a key of a group."""
    return next((value for name, value in pairs(node) if name.text == key), None)
