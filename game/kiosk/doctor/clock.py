"""The machine's clock: results without a time that can be believed are of no use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from game.kiosk.doctor.finding import Finding, Machine

FIRST_YEAR: Final = 2025
"""No kiosk is older than the game."""
LAST_YEAR: Final = 2099
_SYNCHRONISED: Final = "run/systemd/timesync/synchronized"
"""Where systemd says that a time server has set the clock."""


def clock(machine: Machine) -> Iterator[Finding]:
    """Look whether the time can be right."""
    now = machine.now.astimezone()
    told = f"it is {now:%A, %d %B %Y, %H:%M}"
    mend = "set the clock:  timedatectl set-time 'YYYY-MM-DD HH:MM'"
    if not FIRST_YEAR <= now.year <= LAST_YEAR:
        yield Finding("clock", "bad", f"{told}, which cannot be", mend)
        return
    ahead = [
        path for path in machine.settings.saves.glob("*.sqlite3*") if _is_after(path.stat().st_mtime, now.timestamp())
    ]
    if ahead:
        yield Finding("clock", "bad", f"{told}, and the saves were written later than that", mend)
    elif (machine.root / _SYNCHRONISED).exists():
        yield Finding("clock", "well", f"{told}; a time server has set it")
    else:
        yield Finding("clock", "well", f"{told}; whether that is right nobody here can know: compare it with a watch")


def _is_after(time: float, now: float) -> bool:
    return time - now > timedelta(hours=2).total_seconds()
