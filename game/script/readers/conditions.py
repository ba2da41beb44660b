"""Reads conditions: their grammar, and every name in them."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import conditions as codes
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.reader import Reader
from game.script.source import ScalarNode, YamlNode, is_empty
from game.story.condition import ConditionError, Scope, ValueKind, can_grow_too_large, parse_condition, resolve
from game.story.model import condition as c

MAX_CONDITION: Final = 1000
"""The most characters a condition may have."""


MAX_WRONG: Final = 500
"""After how many wrong ones the names in a file's conditions are looked up no more: each is compared with all."""


def read_condition(
    reader: Reader, node: YamlNode, what: str, scope: Scope | None, wants: ValueKind = "truth"
) -> c.Condition | None:
    """A condition with its names looked up; None where something is wrong with it, which is told.

    Args:
        reader: the file's.
        node: what stands there.
        what: what it is called.
        scope: what may be named; None where that cannot be known, and only the grammar is checked.
        wants: what its value must be.
    """
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "a condition", "anger < 50")
        return None
    key = (node.text, id(scope), wants)
    if (ready := reader.conditions.get(key)) is not None:
        return ready
    if len(node.text) > MAX_CONDITION:
        reader.tell(
            codes.BadCondition,
            node,
            f"this condition is longer than {MAX_CONDITION} characters",
            "split it over several beats, or keep part of it in a flag",
        )
        return None
    try:
        tree = parse_condition(node.text)
    except ConditionError as error:
        reader.page.tell_inside(codes.BadCondition, node, error.column, error.message, error.hint)
        return None
    if scope is None or reader.wrong_conditions > MAX_WRONG:
        return None
    tree, errors = resolve(tree, scope, wants)
    for wrong in errors:
        reader.page.tell_inside(codes.ConditionName, node, wrong.column, wrong.message, wrong.hint)
    if errors:
        reader.wrong_conditions += 1
        return None
    if can_grow_too_large(tree):
        reader.tell(
            codes.ConditionGrows,
            node,
            "a number in this can grow to more than a hundred digits",
            "multiply meters and flags by small numbers, and by one another two or three times at most",
        )
        return None
    reader.conditions[key] = tree
    return tree
