"""Tells systemd that the kiosk is there, lives or ends, where systemd has started it (sd_notify)."""

from __future__ import annotations

import os
import socket
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Final

_NAMES: Final = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
_SHARE: Final = 4
"""The watchdog is fed so many times as often as it asks for."""


class Notifier:
    """Says it to systemd, and to nobody where that has not started the kiosk. Nothing stops where it is not heard."""

    def __init__(self, environment: MutableMapping[str, str] = os.environ) -> None:
        """Take what systemd has set, so that no process of a visitor finds it."""
        address, watchdog, _ = (environment.pop(name, "") for name in _NAMES)
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._every = int(watchdog) / 1_000_000 / _SHARE if watchdog.isascii() and watchdog.isdigit() else 0.0
        self._fed: float | None = None
        self._status = ""
        self._is_ready = False

    def ready(self) -> None:
        """The attract screen is on the display; said once."""
        if not self._is_ready:
            self._is_ready = self._send("READY=1")

    def feed(self, now: float) -> None:
        """A frame was drawn, at this time in seconds; passed on as often as the watchdog needs it."""
        if self._every and (self._fed is None or now - self._fed >= self._every) and self._send("WATCHDOG=1"):
            self._fed = now

    def status(self, text: str) -> None:
        """How it stands, in one line for `systemctl status`."""
        if text != self._status and self._send(f"STATUS={text}"):
            self._status = text

    def stopping(self) -> None:
        """It ends, as it was asked to."""
        self._send("STOPPING=1")

    def _send(self, text: str) -> bool:
        """Say it; returns whether it went out."""
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return False
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
            door.settimeout(0)
            door.sendto(text.encode(), self._address)
            return True
        return False
