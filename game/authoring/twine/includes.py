"""Puts the text of passages into those that show them: a beat cannot show another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from game.authoring.twine.twine import If, Include, Remark, StoryNode, StoryWords

_DEEPEST: Final = 6
"""How many passages may show each other in a row."""
_MOST: Final = 50_000
"""How many pieces may be put in over a whole story."""
_MOST_LETTERS: Final = 2_000_000
"""How many letters they may have together."""


class Includes:
    """A story's passages, each with those that it shows in place. ``shown`` are the names of those that were put in."""

    def __init__(self, nodes: Mapping[str, tuple[StoryNode, ...]]) -> None:
        self.nodes = nodes
        self.shown: set[str] = set()
        self.left = _MOST
        self.letters = _MOST_LETTERS

    def whole(self) -> dict[str, tuple[StoryNode, ...]]:
        """Every passage with what it shows."""
        return {name: tuple(self.put_in(nodes, (name,))) for name, nodes in self.nodes.items()}

    def put_in(self, nodes: Iterable[StoryNode], within: tuple[str, ...]) -> list[StoryNode]:
        """Some nodes with what they show; ``within`` are the passages that they are shown in."""
        found: list[StoryNode] = []
        for node in nodes:
            match node:
                case Include():
                    found += self.passage(node, within)
                case If(branches):
                    arms = (replace(branch, nodes=tuple(self.put_in(branch.nodes, within))) for branch in branches)
                    found.append(If(tuple(arms)))
                case _:
                    found.append(node)
        return found

    def passage(self, node: Include, within: tuple[str, ...]) -> list[StoryNode]:
        """The nodes of a passage that is shown, or a remark that says why they are not there."""
        name = node.target
        if name not in self.nodes:
            return [Remark(node.line, node.source, f"there is no passage '{name[:60]}' to show here")]
        if name in within:
            return [Remark(node.line, node.source, "this passage shows itself, without an end")]
        shown = self.nodes[name]
        self.left -= len(shown) + 1
        self.letters -= sum(len(each.text) for each in shown if isinstance(each, StoryWords))
        if len(within) > _DEEPEST or self.left < 0 or self.letters < 0:
            return [Remark(node.line, node.source, "passages show each other too often: this one was left out here")]
        self.shown.add(name)
        return self.put_in(shown, (*within, name))
