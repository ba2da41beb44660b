"""What the owner of a kiosk sets, as values: what `kiosk.toml` says, or what holds where it says nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Final, Literal, NamedTuple

Corner = Literal["top left", "top right", "bottom left", "bottom right"]
Asked = Literal["no", "offered", "required"]


class Hours(NamedTuple):
    """Hours of every day, by the machine's clock; over midnight where they end before they begin."""

    begin: time
    end: time

    def hold(self, at: time) -> bool:
        """Whether a time of day is among them; never where they begin and end at once."""
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end


class Millimetres(NamedTuple):
    """How large something is."""

    width: float
    height: float


USUAL_SCREEN: Final = Millimetres(344.0, 194.0)
"""One of 15.6 inches; on a larger one what is pressed is larger than it need be."""


@dataclass(frozen=True, slots=True)
class Who:
    """Who may play, and what they say of themselves."""

    guests: bool = True
    names: bool = True
    codes: Asked = "no"
    """Whether a code can be given, or must be."""
    mask: str = ""
    """What a code looks like: ``9`` is a digit, ``A`` a letter, ``*`` either, else itself; ``""``: all are good."""
    known: frozenset[str] = frozenset()
    """The codes that there are, in capitals; empty where every code that looks right is one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Times of a visit, in seconds, and how much is written down of what went wrong."""

    idle: float = 90.0
    """So long nothing is touched before it is asked whether anybody is there."""
    warning: float = 20.0
    """So long the question stands before the visit is closed; never under 20 (WCAG 2.2.1)."""
    log_kilobytes: int = 512
    """How large a file of the log grows before the next is begun."""
    log_files: int = 4


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """One kiosk. Folders are whole paths."""

    name: str
    """What it is called in the records and on the staff page."""
    library: Path
    saves: Path
    log: Path
    scenes: tuple[str, ...] = ()
    """The scenes that are offered, by id, in this order; all of the course where it is empty."""
    attract: tuple[str, ...] = ()
    """The scenes that play by themselves; those that are offered where it is empty."""
    languages: tuple[str, ...] = ("en",)
    """The languages that are offered, by code; the first is the one at rest."""
    who: Who = field(default_factory=Who)
    limits: Limits = field(default_factory=Limits)
    screen: Millimetres = USUAL_SCREEN
    """How large the screen is that one touches: all of it, not its casing."""
    theme: Literal["light", "dark"] = "light"
    motion: Literal["full", "reduced"] = "full"
    """Whether things move, or are at once where they belong."""
    volume: int = 40
    """0-100."""
    corner: Corner = "top left"
    """Where staff tap."""
    pin: str = ""
    """The PIN's hash; ``""`` where there is none, and so no staff page."""
    sound: Hours | None = None
    """When there is sound; always where None."""
    dim: Hours | None = None
    """When the screen at rest is dark; never where None."""
    printer: str = ""
    """What the system calls the printer; ``""`` for none."""
    page: str = ""
    """The address of a published page that shows a debrief from what follows its ``#``; ``""`` for none."""
    sticks: tuple[Path, ...] = ()
    """Where USB sticks appear; where the system puts them, where it is empty."""
