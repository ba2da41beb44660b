"""When a level that was won asks to be played again: pure sums over times that come from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta


def due_at(won: Iterable[datetime], days: Sequence[int]) -> datetime | None:
    """When a level is to be played again.

    The first time it is won it asks for the next time after the first number of days; won again then or later, it asks
    after the second number, and so on. A time that it is won before it has asked counts for nothing.

    Args:
        won: when it was won, in any order.
        days: after how many days it asks, one time after the other.

    Returns:
        The moment from which it asks; None where it was never won, and where it has asked as often as it does.
    """
    asks: datetime | None = None
    left = list(days)
    for at in sorted(won):
        if asks is None or at >= asks:
            if not left:
                return None
            asks = at + timedelta(days=left.pop(0))
    return asks


def is_due(won: Iterable[datetime], days: Sequence[int], now: datetime) -> bool:
    """Whether a level asks to be played again now."""
    asks = due_at(won, days)
    return asks is not None and asks <= now
