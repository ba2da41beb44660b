"""Values that stand in a story as they are, and what kind of flag holds them."""

from __future__ import annotations

from typing import Literal

from game.story.model import Value
from game.story.model import condition as c

FlagKind = Literal["truth", "number", "word"]


def constant_of(tree: c.Condition) -> Value | None:
    """The value that an expression is, None where it is worked out while playing."""
    match tree:
        case c.Number(value) | c.Truth(value) | c.Word(value):
            return value
        case c.Minus(c.Number(value)):
            return -value
        case _:
            return None


def kind_of(value: Value) -> FlagKind:
    """The kind of flag that holds a value."""
    if isinstance(value, bool):
        return "truth"
    return "number" if isinstance(value, int) else "word"
