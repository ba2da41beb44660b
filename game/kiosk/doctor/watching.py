"""Who runs the kiosk, and who starts it again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Final

from game.kiosk.doctor.finding import Finding, Machine

UNIT: Final = "head-and-heart-kiosk.service"
"""What the kiosk is called among the services of the system."""
_PLACES: Final = ("etc/systemd/system", "usr/lib/systemd/system", "lib/systemd/system")


def watchdog(machine: Machine) -> Iterator[Finding]:
    """Look whether something starts the kiosk when the machine starts, and again when it stops answering."""
    mend = "python -m game kiosk --install"
    installed = any((machine.root / place / UNIT).is_file() for place in _PLACES)
    wanted = any((machine.root / _PLACES[0]).glob(f"*.wants/{UNIT}"))
    if machine.environment.get("NOTIFY_SOCKET"):
        yield Finding("watchdog", "well", "systemd has started this, and hears whether it lives")
    elif installed and wanted:
        yield Finding("watchdog", "well", f"{UNIT} is installed, and starts with the machine")
    elif installed:
        told = f"{UNIT} is installed, but does not start with the machine"
        yield Finding("watchdog", "look", told, f"systemctl enable {UNIT}")
    else:
        told = "nothing starts the kiosk with the machine, or again when it hangs"
        yield Finding("watchdog", "look", told, mend)


def user(machine: Machine) -> Iterator[Finding]:
    """Look who runs it: whoever may do anything should not stand open to visitors."""
    del machine
    who = getattr(os, "geteuid", None)
    if sys.platform != "win32" and who is not None and who() == 0:
        told = "this is run as root, who may do anything on this machine"
        yield Finding("user", "look", told, "run it as a user of its own, as `kiosk --install` sets up")
