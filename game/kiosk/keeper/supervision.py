"""What a keeper does when: whom it starts, whom it ends, how long it waits. Pure: no processes and no clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from game.kiosk.reins import News

Word = Literal["beat"] | News
"""What a visitor's process may say."""
WORDS: Final[frozenset[str]] = frozenset({"beat", *get_args(News)})
BACK_OFF: Final = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0)
"""How long it waits after each of a row of processes that died early, in seconds; then the last of them for ever."""
HEALTH_S: Final = 60.0
"""After so long without a mishap everything is forgiven."""
LONGEST_STEP: Final = 1.0
"""A step that took longer counts as so many seconds: nobody beats while the machine sleeps."""
MOST_PATIENT: Final = 2.0
"""By how much patience with the start grows at most: a slow machine would else be begun anew for ever."""


class Patience(NamedTuple):
    """How long a process may be silent, and how long it must live, in seconds."""

    beat: float = 10.0
    """While it is on the display."""
    start: float = 30.0
    """Until its attract screen is on the display, for the first time."""
    early: float = 10.0
    """What dies sooner after it was started has died early, and the next one waits."""


USUAL: Final = Patience()
Ending = Literal["replaced", "frozen", "never shown", "not needed"]


class Start(NamedTuple):
    """Start a process, which is called by this number from now on."""

    number: int


class End(NamedTuple):
    """End a process; kindly when it has been good."""

    number: int
    why: Ending


@dataclass(slots=True)
class _Known:
    """A process that is there."""

    number: int
    started: float
    heard: float
    begun: bool = False
    over: bool = False


class Supervision:
    """At most two processes: the one on the display, and the next one while it is coming.

    Processes are told of by :meth:`heard` and :meth:`died`, time by :meth:`pass_time`, which says what to do.
    """

    def __init__(self, patience: Patience = USUAL) -> None:
        self.is_over = False
        """Whether staff have asked for the end."""
        self._patience = patience
        self._now = 0.0
        self._numbers = 0
        self._front: _Known | None = None
        self._coming: _Known | None = None
        self._is_stale = False
        self._early = 0
        self._late = 0
        self._start_at = 0.0
        self._well_since: float | None = None
        self._actions: list[Start | End] = []

    @property
    def is_shown(self) -> bool:
        """Whether an attract screen or a visit is on the display."""
        return self._front is not None

    @property
    def is_visited(self) -> bool:
        """Whether somebody is having a visit."""
        return self._front is not None and self._front.begun and not self._front.over

    @property
    def wait(self) -> float:
        """Seconds until the next process may be started."""
        return max(0.0, self._start_at - self._now)

    def is_front(self, number: int) -> bool:
        """Whether a process is the one on the display."""
        return self._front is not None and self._front.number == number

    def refresh(self) -> None:
        """There is something new, such as a library: nobody who comes now is to have the old one."""
        self._is_stale = True

    def heard(self, number: int, word: Word) -> None:
        """A process has said something; one that is to end no longer counts."""
        known = self._of(number)
        if known is None:
            return
        known.heard = self._now
        if word == "shown" and known is self._coming:
            self._show(known)
        elif word == "exit":
            self.is_over = True
        elif known is self._front:
            if word == "begun":
                self._begin(known)
            elif word == "over":
                known.over = True

    def died(self, number: int) -> bool:
        """A process is no more, or could not be started.

        Returns:
            Whether that was a mishap: not for one that was to end, or whose visit was over.
        """
        known = self._of(number)
        if known is None:
            return False
        if known is self._front:
            self._front = None
            if known.over:
                return False
        self._fail(known)
        return True

    def pass_time(self, seconds: float) -> list[Start | End]:
        """Let time pass; returns what is to be done now, in this order."""
        self._now += min(max(seconds, 0.0), LONGEST_STEP)
        if self._well_since is not None and self._now - self._well_since >= HEALTH_S:
            self._early = self._late = 0
        coming, front = self._coming, self._front
        if coming is not None and self._now - coming.started > self._patience.start * min(1 + self._late, MOST_PATIENT):
            self._actions.append(End(coming.number, "never shown"))
            self._late += 1
            self._fail(coming)
        if front is not None and not front.over and self._now - front.heard > self._patience.beat:
            self._actions.append(End(front.number, "frozen"))
            self._front = None
            self._fail(front)
        if self._wants_next() and self._now >= self._start_at:
            self._numbers += 1
            self._is_stale = False
            self._coming = _Known(self._numbers, self._now, self._now)
            self._actions.append(Start(self._numbers))
        actions, self._actions = self._actions, []
        return actions

    def _of(self, number: int) -> _Known | None:
        return next((known for known in (self._front, self._coming) if known and known.number == number), None)

    def _wants_next(self) -> bool:
        if self._coming is not None:
            return False
        return self._front is None or self._front.over or (self._is_stale and not self._front.begun)

    def _show(self, known: _Known) -> None:
        """The next process is on the display, on top of the one before."""
        if self._front is not None:
            self._actions.append(End(self._front.number, "replaced"))
        self._front, self._coming = known, None
        self._well_since = self._now if self._well_since is None else self._well_since

    def _begin(self, front: _Known) -> None:
        """Somebody has come: nothing is put in front of them, be it newer."""
        front.begun = True
        if self._coming is not None:
            self._actions.append(End(self._coming.number, "not needed"))
            self._coming = None
            self._is_stale = True

    def _fail(self, known: _Known) -> None:
        """A process had a mishap."""
        self._well_since = None
        if self._now - known.started < self._patience.early:
            self._early += 1
            self._start_at = self._now + BACK_OFF[min(self._early, len(BACK_OFF)) - 1]
        if known is self._coming:
            self._coming = None
            # Two at once may be one too many for this machine's memory or display: the old one makes room.
            if self._front is not None and self._front.over:
                self._actions.append(End(self._front.number, "replaced"))
                self._front = None
