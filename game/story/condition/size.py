"""How large the numbers of a condition can grow, known before anything is evaluated."""

from __future__ import annotations

from typing import Final

from game.story.model import condition as c

LARGEST: Final = 10**100
"""No number of a condition may be able to grow past this; floating point holds a little over 10 to the power of 308."""
LARGEST_FLAG: Final = 10**18
"""More than a flag comes to: a million decisions that add a number of twelve digits."""
_METER: Final = 100


def can_grow_too_large(tree: c.Condition) -> bool:
    """Whether some number on the way to a condition's value can pass :data:`LARGEST`, or come as near to 0.

    Args:
        tree: a resolved condition, or a score.
    """
    return max(_bounds(tree)) > LARGEST


def _bounds(tree: c.Condition) -> tuple[int, int]:
    """For a fraction that is worth the tree: what its upper and its lower part are at most, without their signs.

    A condition's own value is no number; its bounds are the greatest of its parts'.
    """
    match tree:
        case c.Number(value):
            return abs(value), 1
        case c.MeterName():
            return _METER, 1
        case c.FlagName():
            return LARGEST_FLAG, 1
        case c.Minus(part) | c.Not(part):
            return _bounds(part)
        case c.Both(parts) | c.Either(parts):
            return _greatest([_bounds(part) for part in parts])
        case c.Compare(_, left, right):
            return _greatest([_bounds(left), _bounds(right)])
        case c.Arithmetic(sign, left, right):
            up, down = _bounds(left)
            up_right, down_right = _bounds(right)
            if sign == "*":
                return up * up_right, down * down_right
            if sign == "/":
                return up * down_right, down * max(1, up_right)
            return up * down_right + up_right * down, down * down_right
        case _:
            return 0, 1


def _greatest(bounds: list[tuple[int, int]]) -> tuple[int, int]:
    """Of each part the greatest."""
    return max(up for up, _ in bounds), max(down for _, down in bounds)
