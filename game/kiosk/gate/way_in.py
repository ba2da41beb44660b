"""The gate of one kiosk, with its count of tries where that outlasts every visitor."""

from __future__ import annotations

import tempfile
from pathlib import Path

from game.kiosk.gate.kept_tries import KeptTries
from game.kiosk.gate.pin_gate import PinGate
from game.kiosk.settings import KioskSettings


def gate_of(settings: KioskSettings) -> PinGate:
    """The gate of a kiosk: tries are counted beside its saves.

    Where those can only be read, they are counted in the system's folder for what is passing, so that staff come in and
    see what is wrong, and nobody can try for ever meanwhile.
    """
    tries = KeptTries((settings.saves, Path(tempfile.gettempdir())), settings.pin)
    if settings.pin:
        tries.lie_ready()
    return PinGate(settings.pin, tries)
