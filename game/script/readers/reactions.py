"""Reads what a tag does to a character: one case, or a list of them."""

from __future__ import annotations

from game.script.catalogue import names, shapes
from game.script.readers.changes import read_changes
from game.script.readers.conditions import read_condition
from game.script.readers.groups import read_pairs
from game.script.readers.reader import Reader
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.story.condition import Scope
from game.story.model import Case, Mark, Reaction


def read_reaction(reader: Reader, key: ScalarNode, node: YamlNode, scope: Scope) -> Reaction:
    """What one tag does to the character: one case, or a list of them."""
    tags = scope.tags
    if key.text not in tags:
        reader.tell(
            names.UnknownTag,
            key,
            f"there is no tag '{key.text}' in skills.yaml",
            reader.suggest(key.text, tags, "add it to skills.yaml, or use one that stands there"),
        )
    if type(node) is SequenceNode:
        if not node.items:
            reader.tell(shapes.Empty, node, f"{key.text} has no cases", "for example: - {trust: +5}")
        cases = tuple(_case(reader, item, key, scope) for item in node.items)
    else:
        cases = (_case(reader, node, key, scope),)
    return Reaction(key.text, cases, Mark(key.line, key.column))


def _case(reader: Reader, node: YamlNode, owner: ScalarNode, scope: Scope) -> Case:
    """One case: meters that change, perhaps ``when`` and ``again``."""
    pairs = read_pairs(reader, node, f"what {owner.text} does", f"{owner.text}: {{anger: -5, trust: +5}}")
    when, again = pairs.pop("when", None), pairs.pop("again", None)
    if type(node) is MappingNode and not node.pairs:
        reader.tell(shapes.Empty, node, f"{owner.text} changes nothing", "leave it out, or write for example anger: -5")
    return Case(
        read_condition(reader, when[1], "when", scope) if when else None,
        read_changes(reader, pairs),
        read_changes(reader, read_pairs(reader, again[1], "again", "again: {trust: -2}")) if again else None,
        Mark(node.line, node.column),
    )
