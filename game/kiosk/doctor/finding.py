"""What the doctor looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple

from game.kiosk.settings import KioskSettings
from game.records import Ledger

Standing = Literal["well", "look", "bad"]
"""All is well; somebody should look at it; the kiosk may not open to the public so."""


class Finding(NamedTuple):
    """One thing that was looked at: what it is, how it stands, in a sentence, and what mends it."""

    check: str
    standing: Standing
    told: str
    mend: str = ""


class Devices(NamedTuple):
    """What the machine has to show, hear and sound with; ``error`` says why no window can be opened."""

    driver: str = ""
    displays: tuple[tuple[int, int], ...] = ()
    """The size of each in pixels."""
    touch: int | None = None
    """How many touch screens there are; None where that cannot be known."""
    sound: tuple[str, ...] = ()
    error: str = ""


class LibraryState(NamedTuple):
    """What a check of the library came to; ``missing`` says why there was none."""

    errors: int = 0
    warnings: int = 0
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Machine:
    """A kiosk and the machine under it, as the doctor comes to them. What is outside comes in through here."""

    config: Path
    settings: KioskSettings
    now: datetime
    environment: Mapping[str, str]
    devices: Callable[[], Devices]
    open_store: Callable[[Path], tuple[Ledger | None, str]]
    """Opens the saves in a folder; None, and why, where that cannot be done."""
    check: Callable[[Path], LibraryState]
    """Checks a library, as the command does."""
    ask: Callable[[Sequence[str]], str | None]
    """What a command of the system answers; None where there is no such command, or it fails."""
    root: Path = Path("/")
    """Where the system's own files are."""
