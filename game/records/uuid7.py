"""Makes UUIDs of version 7: they sort by the time they were made, and no two machines ever make the same one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

RandomBytes = Callable[[int], bytes]
"""Gives that many random bytes."""
_TIMES: Final = 2**48 - 1
_LATTER: Final = 2**62 - 1


def uuid7(at: datetime, token: RandomBytes) -> str:
    """A new UUID of version 7 (RFC 9562, 5.7).

    Args:
        at: the time that stands in it, to the millisecond; before 1970 it is 1970.
        token: gives random bytes.
    """
    milliseconds = min(max(0, int(at.timestamp() * 1000)), _TIMES)
    chance = int.from_bytes(token(10), "big")
    number = milliseconds << 80 | 7 << 76 | (chance >> 62 & 0xFFF) << 64 | 2 << 62 | chance & _LATTER
    return str(UUID(int=number))
