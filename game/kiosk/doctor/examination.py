"""The doctor's round: everything that is looked at, in order. Nothing that breaks keeps the rest from being seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from game.kiosk.doctor.clock import clock
from game.kiosk.doctor.finding import Finding, Machine
from game.kiosk.doctor.keeping import disk, log, store
from game.kiosk.doctor.library import languages, library
from game.kiosk.doctor.showing import devices
from game.kiosk.doctor.staff import pin, printer, sticks
from game.kiosk.doctor.watching import user, watchdog
from game.writing import reason_in_words

Check = Callable[[Machine], Iterable[Finding]]

CHECKS: Final[dict[str, Check]] = {
    "display": devices,
    "clock": clock,
    "library": library,
    "languages": languages,
    "store": store,
    "disk": disk,
    "log": log,
    "PIN": pin,
    "sticks": sticks,
    "printer": printer,
    "watchdog": watchdog,
    "user": user,
}
"""What is looked at, by what it is called meanwhile. The clock comes before the store, into which the doctor writes."""


def examined(machine: Machine, about: Callable[[str], None] = lambda _: None) -> Iterator[Finding]:
    """Look at everything.

    Args:
        machine: the kiosk.
        about: is told what is being looked at.
    """
    for name, check in CHECKS.items():
        about(name)
        try:
            yield from check(machine)
        except OSError as error:
            yield Finding(name, "bad", f"this cannot be looked at: {reason_in_words(error)}", "see that it can be read")


def may_open(findings: Iterable[Finding]) -> bool:
    """Whether the kiosk may open to the public."""
    return all(finding.standing != "bad" for finding in findings)
