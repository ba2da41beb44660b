"""A condition as Python source, for code that is made to be run a million times: see ``analysis/generate.py``.

Only numbers, operators and the names that the caller gives ever come into the source, never a text that somebody
wrote. What is the same in every state that the code is for is left to :func:`compiled`.
"""

from __future__ import annotations

from collections.abc import Callable

from game.story.condition.names import names_in
from game.story.model import condition as c


def source_of(
    tree: c.Condition, leaf: Callable[[c.Condition], str | None], constant: Callable[[c.Condition], str]
) -> str:
    """A resolved condition as an expression, in brackets.

    Args:
        tree: the condition.
        leaf: the source of a name (a meter, a flag, a call), None where it is the same in every state.
        constant: the source of a part in which every name is; it is given the largest such parts.

    Returns:
        Source that comes to what :func:`compiled` comes to; it may call ``divide``.
    """

    def part(tree: c.Condition) -> str:
        return source_of(tree, leaf, constant)

    match tree:
        case c.Number(value):
            return f"({value:d})"
        case _ if all(leaf(name) is None for name in names_in(tree)):
            return constant(tree)
        case c.Not(inner):
            return f"(not {part(inner)})"
        case c.Minus(inner):
            return f"(-{part(inner)})"
        case c.Both(parts):
            return f"({' and '.join(map(part, parts))})"
        case c.Either(parts):
            return f"({' or '.join(map(part, parts))})"
        case c.Arithmetic("/", left, right):
            return f"divide({part(left)}, {part(right)})"
        case c.Compare(sign, left, right) | c.Arithmetic(sign, left, right):
            return f"({part(left)} {sign} {part(right)})"
        case _:
            return leaf(tree) or constant(tree)
