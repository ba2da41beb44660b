"""When a level that was won asks to be played again: pure sums over times that come from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

A_DAY: Final = 24 * 60 * 60
"""In seconds."""


def due_at(won: Iterable[float], days: Sequence[int]) -> float | None:
    """When a level is to be played again.

    The first time it is won it asks for the next time after the first number of days; won again then or later, it asks
    after the second number, and so on. A time that it is won before it has asked counts for nothing.

    Args:
        won: when it was won, in seconds since whatever moment, in any order.
        days: after how many days it asks, one time after the other.

    Returns:
        The moment from which it asks; None where it was never won, and where it has asked as often as it does.
    """
    asks: float | None = None
    left = list(days)
    for at in sorted(won):
        if asks is None or at >= asks:
            if not left:
                return None
            asks = at + left.pop(0) * A_DAY
    return asks


def is_due(won: Iterable[float], days: Sequence[int], now: float) -> bool:
    """Whether a level asks to be played again now."""
    asks = due_at(won, days)
    return asks is not None and asks <= now
