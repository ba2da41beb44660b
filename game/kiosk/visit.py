"""One visitor, from the attract screen until nobody is there: what the clock and what is touched make of it. Pure."""

from __future__ import annotations

from typing import Final, Literal

from game.kiosk.settings import Limits

Phase = Literal["attract", "start", "play", "asking", "over"]
"""It plays by itself; somebody says who they are; somebody plays; is anybody there?; nobody is: the visit is closed."""
LONGEST_HOLD: Final = 600.0
"""So many seconds at most it is waited for what goes on by itself: a scene that asks again and again whether anybody
is there would else go on for ever."""
LONGEST_STEP: Final = 1.0
"""A frame that took longer counts as so many seconds: a machine that slept has not been idle before anybody's eyes."""


class Visit:
    """The phase of one visit. Time comes in by :meth:`pass_time`, whatever is touched by :meth:`touch`."""

    def __init__(self, limits: Limits) -> None:
        self.phase: Phase = "attract"
        self._limits = limits
        self._quiet = self._held = 0.0
        self._before: Phase = "start"

    @property
    def left(self) -> float:
        """Seconds until the visit is closed, while it is asked whether anybody is there; else those of the warning."""
        return max(0.0, self._limits.warning - self._quiet) if self.phase == "asking" else self._limits.warning

    def touch(self) -> bool:
        """Something was touched, or a key pressed, anywhere.

        Returns:
            Whether it means what it was meant for. The touch that begins a visit, or says that somebody is there, and
            any after the visit is over, means nothing else.
        """
        means = self.phase in ("start", "play")
        self._quiet = self._held = 0.0
        if self.phase == "attract":
            self.phase = "start"
        elif self.phase == "asking":
            self.phase = self._before
        return means

    def play(self) -> None:
        """Somebody has said who they are."""
        if self.phase == "start":
            self.phase = "play"

    def close(self) -> None:
        """The visitor leaves."""
        self.phase = "over"

    def pass_time(self, seconds: float, *, held: bool = False) -> bool:
        """Let time pass.

        Args:
            seconds: since the last time; a long one counts as :data:`LONGEST_STEP`.
            held: whether something is going on that somebody may be following without touching anything: a line that
                is typed or read aloud, or a clock of the scene. Without a touch it counts for :data:`LONGEST_HOLD`.

        Returns:
            Whether the phase is another one now.
        """
        before = self.phase
        if before not in ("start", "play", "asking"):
            return False
        passed = min(seconds, LONGEST_STEP)
        if held and before != "asking" and self._held < LONGEST_HOLD:
            self._held += passed
            self._quiet = 0.0
            return False
        self._quiet += passed
        if before == "asking":
            if self._quiet >= self._limits.warning:
                self.phase = "over"
        elif self._quiet >= self._limits.idle:
            self._before, self.phase, self._quiet = before, "asking", 0.0
        return self.phase != before
