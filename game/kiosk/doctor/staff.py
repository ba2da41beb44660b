"""What staff need: the PIN, a stick, the printer."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.kiosk.doctor.finding import Finding, Machine
from game.kiosk.gate import EXAMPLE_PIN, is_of_pin

_TRIED: Final = (EXAMPLE_PIN, "1234", "0000", "1111", "123456", "000000", "111111")
"""Written by hand, a hash may be of a PIN that nothing here would have taken: those that are tried first are."""
_MEND_PIN: Final = "python -m game kiosk --set-pin"
_STICKS: Final = ("media", "run/media")


def pin(machine: Machine) -> Iterator[Finding]:
    """Look at the PIN, as somebody would who wants to guess it."""
    kept = machine.settings.pin
    if not kept:
        told = (
            "there is none, and so no staff page; the kiosk ends by SIGTERM, or by a file kiosk.stop beside kiosk.toml"
        )
        yield Finding("PIN", "look", told, _MEND_PIN)
    elif any(is_of_pin(kept, tried) for tried in _TRIED):
        yield Finding("PIN", "bad", "it is one of those that are tried first", _MEND_PIN)
    else:
        yield Finding("PIN", "well", "one is set, and it is none of those that are tried first")
    try:
        is_open = sys.platform != "win32" and bool(machine.config.stat().st_mode & stat.S_IROTH)
    except OSError:
        return
    if kept and is_open:
        told = f"everybody on this machine can read {machine.config.name}, and try PINs on the hash at home"
        yield Finding("PIN's file", "look", told, f"chmod o= {machine.config}")


def sticks(machine: Machine) -> Iterator[Finding]:
    """Look where sticks would be found."""
    given = machine.settings.sticks
    if not given and sys.platform in ("win32", "darwin"):
        yield Finding("sticks", "well", "they are found where the system shows them")
        return
    places = given or tuple(machine.root / place for place in _STICKS)
    there = [place for place in places if _is_there(place)]
    if there:
        yield Finding("sticks", "well", f"they are looked for in {there[0]}")
    else:
        told = f"there is no {places[0]}, in which a stick would appear"
        mend = "see that sticks are mounted by themselves, and write the folder into [staff]:  sticks = [...]"
        yield Finding("sticks", "look", told, mend)


def _is_there(place: Path) -> bool:
    """Whether a stick's folder is there, or the one in which it would appear."""
    return place.is_dir() or (place.parent.is_dir() and place.parent != place.parent.parent)


def printer(machine: Machine) -> Iterator[Finding]:
    """Look whether the system knows the printer."""
    name = machine.settings.printer
    if not name:
        yield Finding("printer", "well", "none is set, and none is offered")
        return
    listed = machine.ask(("lpstat", "-e"))
    if listed is None:
        told = "the system does not tell which printers there are"
        yield Finding("printer", "look", told, "install cups-client, and print a page with:  lp -d NAME FILE")
    elif name in listed.split():
        yield Finding("printer", "well", f"the system knows '{name}'")
    else:
        known = ", ".join(listed.split()[:5])
        told = f"the system knows no printer '{name}'{f', but {known}' if known else ''}"
        yield Finding("printer", "bad", told, "write the name that lpstat -e shows into [printer], or take it out")
