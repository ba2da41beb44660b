"""Reads conditions: their grammar, and every name in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.script.catalogue import conditions as codes
from game.script.readers.texts import TextWalker
from game.script.source import Leaf, Node, Page, is_empty
from game.story.condition import ConditionError, Kind, Scope, parse, resolve
from game.story.model import condition as c

MAX_CONDITION: Final = 1000
"""The most characters a condition may have."""


MAX_WRONG: Final = 500
"""After how many wrong ones the names in a file's conditions are looked up no more: each is compared with all."""


class ConditionWalker(TextWalker):
    """A walker that reads conditions too; one that is written twice is looked up once."""

    def __init__(self, page: Page, words: Mapping[str, str] | None) -> None:
        super().__init__(page, words)
        self.wrong = 0
        self.conditions: dict[tuple[str, int, Kind], c.Condition] = {}

    def condition(self, node: Node, what: str, scope: Scope | None, wants: Kind = "truth") -> c.Condition | None:
        """A condition with its names looked up; None where something is wrong with it, which is told.

        Args:
            node: what stands there.
            what: what it is called.
            scope: what may be named; None where that cannot be known, and only the grammar is checked.
            wants: what its value must be.
        """
        if type(node) is not Leaf or is_empty(node):
            self.wrong_kind(node, what, "a condition", "anger < 50")
            return None
        key = (node.text, id(scope), wants)
        if (ready := self.conditions.get(key)) is not None:
            return ready
        if len(node.text) > MAX_CONDITION:
            self.tell(
                codes.BadCondition,
                node,
                f"this condition is longer than {MAX_CONDITION} characters",
                "split it over several beats, or keep part of it in a flag",
            )
            return None
        try:
            tree = parse(node.text)
        except ConditionError as error:
            self.tell_inside(codes.BadCondition, node, error.column, error.message, error.hint)
            return None
        if scope is None or self.wrong > MAX_WRONG:
            return None
        tree, errors = resolve(tree, scope, wants)
        for wrong in errors:
            self.tell_inside(codes.ConditionName, node, wrong.column, wrong.message, wrong.hint)
        if errors:
            self.wrong += 1
            return None
        self.conditions[key] = tree
        return tree
