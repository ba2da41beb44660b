"""The PIN asked for: the one way of trying it, whichever way somebody came to be asked."""

from __future__ import annotations

from typing import Final, Literal

from game.kiosk.gate.pin import is_hash, is_of_pin, is_pin
from game.kiosk.gate.tries import LONGEST_WAIT, Tries, TriesPort

Answer = Literal["open", "wrong", "wait", "closed"]
"""The staff page; it was another one; nobody may try yet; nobody can come in this way: there is no PIN, or tries cannot
be counted, and what is not counted could be tried for ever."""
EVERY: Final = 15.0
"""So often the waiting that is left is kept, in seconds: more than that is never waited twice after a crash."""


class PinGate:
    """The gate before the staff page. It never holds, shows or hands on what was given."""

    def __init__(self, pin: str, port: TriesPort) -> None:
        """Come to the gate.

        Args:
            pin: what is kept of the PIN (see ``hashed``); ``""`` where there is none.
            port: where tries are counted for all visitors.
        """
        self._pin = pin if is_hash(pin) else ""
        self._port = port
        self._tries = self._bounded(port.read())
        self._unkept = 0.0

    @property
    def is_there(self) -> bool:
        """Whether there is a PIN to be asked for."""
        return self._pin != ""

    @property
    def wait(self) -> int:
        """Whole seconds until somebody may try; 0 where they may now."""
        return -int(-self._tries.left // 1)

    def pass_time(self, seconds: float) -> None:
        """Let time pass, whatever is on the screen: whoever waits need not stand before this page."""
        if self._tries.left <= 0:
            return
        passed = max(0.0, seconds)
        self._tries = Tries(self._tries.wrong, max(0.0, self._tries.left - passed))
        self._unkept += passed
        if self._unkept >= EVERY or self._tries.left == 0:
            self._unkept = 0.0
            kept = self._bounded(self._port.read())
            if kept.wrong > self._tries.wrong:  # somebody else tried meanwhile
                self._tries = kept
            self._port.keep(self._tries)

    def try_pin(self, pin: str) -> Answer:
        """Give a PIN.

        It counts as wrong from before it is looked at until it has turned out to be right: who pulls the plug in
        between has tried too. What cannot be a PIN is not looked at, and not counted.
        """
        if not self.is_there:
            return "closed"
        kept = self._bounded(self._port.read())
        if kept.wrong > self._tries.wrong:
            self._tries = kept
        if self._tries.left > 0:
            return "wait"
        if not is_pin(pin):
            return "wrong"
        counted = self._tries.one_more()
        if not self._port.keep(counted):
            return "closed"
        self._tries = counted
        if not is_of_pin(self._pin, pin):
            return "wrong"
        self._tries = Tries()
        self._port.keep(self._tries)
        return "open"

    @staticmethod
    def _bounded(kept: Tries) -> Tries:
        return Tries(max(0, kept.wrong), min(max(0.0, kept.left), LONGEST_WAIT))
