"""How often a PIN was tried in vain, and how long nobody may try now: by counting, never by what time it is."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

FREE_TRIES: Final = 3
"""So many wrong ones cost nothing: staff mistype too."""
_WAITS: Final = (60, 300, 900)
LONGEST_WAIT: Final = 3600
"""Seconds; nobody is locked out for longer while the kiosk runs."""


class Tries(NamedTuple):
    """Wrong tries since the last right one, and the seconds that have to pass, while the kiosk runs, before the next.

    No time of day is in it: a clock that is set forward opens nothing, and one that is set back locks nothing.
    """

    wrong: int = 0
    left: float = 0.0

    def one_more(self) -> Tries:
        """The same after one more."""
        return Tries(self.wrong + 1, wait_after(self.wrong + 1))


def wait_after(wrong: int) -> int:
    """How many seconds nobody may try after so many wrong tries: 0, 0, 60, 300, 900, and then an hour each time."""
    if wrong < FREE_TRIES:
        return 0
    after = wrong - FREE_TRIES
    return _WAITS[after] if after < len(_WAITS) else LONGEST_WAIT


class TriesPort(Protocol):
    """Keeps the count for whoever comes next: another visitor, after a crash, after the plug was pulled."""

    def read(self) -> Tries:
        """What is kept; none where nothing is."""

    def keep(self, tries: Tries) -> bool:
        """Keep it; returns whether it is safely down."""
