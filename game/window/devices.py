"""What the machine has to show, hear and sound with, for whoever asks before there is a window."""

from __future__ import annotations

from game.kiosk.doctor import Devices
from game.window.canvas import devices


def devices_seen() -> Devices:
    """Look at displays, touch screens and sound, and let go of them again."""
    return devices.devices()
