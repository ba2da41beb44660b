"""Whether a library holds: a new one may pass the check and end the game all the same. Pure: no clock, no processes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

MOST_MISHAPS: Final = 3
"""A library with which so many processes have come to grief, and none has lived, does not hold."""


class Trial:
    """The library that is played, on trial until it is known whether it holds; another one begins anew."""

    def __init__(self) -> None:
        self._library: Path | None = None
        self._mishaps = 0
        self._is_known = False

    def went_well(self, library: Path) -> bool | None:
        """It has been played for long enough; returns True if only now it is known that it holds, else None."""
        self._see(library)
        if self._is_known:
            return None
        self._is_known = True
        return True

    def failed(self, library: Path) -> bool | None:
        """A process that played it has come to grief; returns False if only now it is known not to hold, else None."""
        self._see(library)
        self._mishaps += 1
        if self._is_known or self._mishaps < MOST_MISHAPS:
            return None
        self._is_known = True
        return False

    def _see(self, library: Path) -> None:
        if library != self._library:
            self._library, self._mishaps, self._is_known = library, 0, False
