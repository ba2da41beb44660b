"""Reads what a tag does to a character: one case, or a list of them."""

from __future__ import annotations

from game.script.catalogue import names, shapes
from game.script.readers.changes import as_change, read_changes
from game.script.readers.conditions import read_condition
from game.script.readers.groups import as_group, read_pairs, read_unknown_key
from game.script.readers.numbers import meant_change
from game.script.readers.reader import Reader
from game.script.readers.unknown_names import tell_unknown
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.story.condition import Scope
from game.story.model import Case, Mark, Reaction


def read_reaction(reader: Reader, key: ScalarNode, node: YamlNode, scope: Scope) -> Reaction:
    """What one tag does to the character: one case, or a list of them."""
    tags = scope.tags
    if key.text not in tags:
        hint = "add it to skills.yaml, or use one that stands there"
        tell_unknown(reader, "tag", key, names.UnknownTag, f"there is no tag '{key.text}' in skills.yaml", tags, hint)
    if type(node) is SequenceNode:
        if not node.items:
            reader.tell(shapes.Empty, node, f"{key.text} has no cases", f"for example:  - {{{_meter(reader)}: +5}}")
        cases = tuple(_case(reader, item, key, scope) for item in node.items)
    else:
        cases = (_case(reader, node, key, scope),)
    return Reaction(key.text, cases, Mark(key.line, key.column))


def _case(reader: Reader, node: YamlNode, owner: ScalarNode, scope: Scope) -> Case:
    """One case: meters that change, perhaps ``when`` and ``again``."""
    node = as_group(reader, node, f"what {owner.text} does", lambda text: _pair_of(reader, text), owner.text)
    pairs = read_pairs(reader, node, f"what {owner.text} does", f"{owner.text}: {{{_meter(reader)}: +5}}")
    for name in ("if", "condition"):
        if name in pairs and "when" not in pairs:
            read_unknown_key(reader, pairs, name, "a reaction", frozenset(("when",)))
    when, again = pairs.pop("when", None), pairs.pop("again", None)
    if type(node) is MappingNode and not node.pairs:
        reader.tell(
            shapes.Empty,
            node,
            f"{owner.text} changes nothing",
            f"leave it out, or write for example  {_meter(reader)}: +5",
        )
    return Case(
        read_condition(reader, when[1], "when", scope) if when else None,
        read_changes(reader, pairs),
        read_changes(reader, read_pairs(reader, again[1], "again", f"again: {{{_meter(reader)}: -2}}"))
        if again
        else None,
        Mark(node.line, node.column),
    )


def _pair_of(reader: Reader, text: str) -> tuple[str, str] | None:
    """The meter and its change that a text means; a change alone is one of the first meter of which much is good."""
    if (found := as_change(reader, text)) is not None:
        return found
    change = meant_change(text)
    return (reader.names.best_meter or _meter(reader), change) if change else None


def _meter(reader: Reader) -> str:
    """A meter of this person, to show how one is written."""
    return next(iter(reader.names.meters or ()), "anger")
