"""The keeper of a kiosk: starts a visitor's process, listens, and starts the next; it outlives whatever they do."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import current_thread, main_thread
from types import FrameType
from typing import Final

from game.kiosk.keeper.child import Child, how_ended
from game.kiosk.keeper.inside import Entry
from game.kiosk.keeper.log import Log
from game.kiosk.keeper.notify import Notifier
from game.kiosk.keeper.places import Told, read, told_of
from game.kiosk.keeper.supervision import HEALTH_S, USUAL, Patience, Start, Supervision
from game.kiosk.keeper.trial import Trial
from game.kiosk.reins import Reins
from game.kiosk.settings import KioskSettings

STOP_NAME: Final = "kiosk.stop"
"""While a file of this name lies beside the configuration or in the folder for saves, there is no kiosk."""
TICK_S: Final = 0.5
"""How long it waits for news at most: how soon it sees a signal, a file, or that somebody has been silent too long."""
PRESSING_S: Final = 0.1
"""The same while a process is being ended."""
LAST_S: Final = 4.0
"""So long it waits at its own end for the processes that it has ended."""
LONGEST_LOOK_S: Final = 900.0
NO_DISPLAY: Final = "NoDisplayError"
"""What a process ends with where there is no display: no library is to blame for that."""
_SIGNALS: Final = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a keeper keeps, and what it asks while it does."""

    entry: Entry
    settings: KioskSettings
    stops: tuple[Path, ...] = ()
    """The files that end it."""
    library: Callable[[], Path] | None = None
    """The library that the next visitor plays, asked at each start; the one of the settings without it."""
    tried: Callable[[Path, bool], None] = lambda _, __: None
    """Told whether a library held, once that is known: the next visitor may be given another then."""
    look: Callable[[], object] | None = None
    """Looks for a newer library, in a process of its own every now and then: a function of a module."""
    preload: tuple[str, ...] = ()
    """The modules that visitors' processes find read already, where that can be."""
    patience: Patience = USUAL
    look_every: float = 60.0
    """Seconds from the end of one look to the next."""
    tell: Callable[[str], None] = lambda _: None
    """Where what happens is told to who started it."""


def stop_file(stops: Sequence[Path]) -> Path | None:
    """The file that ends the kiosk, if there is one, be it a link that leads nowhere."""
    return next((path for path in stops if os.path.lexists(path)), None)


def processes(preload: Sequence[str]) -> BaseContext:
    """How visitors' processes are made: each as a fork of one that has read the game and done nothing else.

    A new one is begun from nothing where there are no forks, and on macOS, whose own libraries do not bear them.
    """
    if sys.platform == "darwin" or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(preload))
    return context


def _looking(look: Callable[[], object], _settings: KioskSettings, _library: Path, _reins: Reins) -> int:
    """The look for a newer library, as a process that the keeper can start; visitors come first."""
    if sys.platform != "win32":
        os.nice(10)
    look()
    return 0


class Keeper:
    """Keeps one kiosk alive until it is asked to end: by a signal, a file, or staff."""

    def __init__(self, kept: Kept, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept = kept
        self._clock = clock
        self._context = processes(kept.preload)
        self._notifier = Notifier()
        self._log = Log(kept.settings.log, kept.settings.limits, partial(datetime.now, UTC))
        self._rules = Supervision(kept.patience)
        self._children: dict[int, Child] = {}
        self._started: dict[int, float] = {}
        self._library = kept.settings.library
        self._trial = Trial()
        self._look: Child | None = None
        self._look_at = clock()
        self._then = clock()
        self._is_asked = False

    def run(self) -> int:
        """Keep it; returns the exit code, once it has been asked to end."""
        with self._signals():
            self._log.write("kiosk started", pid=os.getpid())
            self._notifier.status("Starting.")
            while not (why := self._ends_why()):
                try:
                    self._step()
                except Exception as error:  # noqa: BLE001 - nothing may end it; what it was is written down
                    self._note("keeper stumbled", read(told_of(error)))
                    time.sleep(TICK_S)
            self._end(why)
        return 0

    def _ends_why(self) -> str:
        """Why it is to end now, ``""`` where it is not."""
        if self._is_asked:
            return "signal"
        if self._rules.is_over:
            return "staff"
        return STOP_NAME if stop_file(self._kept.stops) else ""

    def _step(self) -> None:
        """Wait for something to happen, and do what is to be done then."""
        ready = [one for child in self._all() for one in child.waits_for]
        is_pressing = any(child.why for child in self._all())
        pause = PRESSING_S if is_pressing else min(TICK_S, self._rules.wait or TICK_S)
        wait(ready, pause) if ready else time.sleep(pause)
        if self._is_asked:  # whoever asked may have ended the others too
            return
        for child in list(self._children.values()):
            self._hear(child)
            if child.ended() is not None:
                self._hear(child)
                self._bury(child)
        self._look_for_newer()
        now = self._clock()
        for action in self._rules.pass_time(now - self._then):
            if isinstance(action, Start):
                self._start(action.number)
            elif action.number in self._children:
                self._children[action.number].end(now, action.why, kindly=action.why == "replaced")
        self._then = now
        for child in self._all():
            child.press(now)
        for number, child in self._children.items():
            if self._rules.is_front(number) and now - self._started[number] >= HEALTH_S:
                self._judge(child.library, held=self._trial.went_well(child.library))
        self._say_how_it_stands()

    def _judge(self, library: Path, *, held: bool | None) -> None:
        """Tell whether a library held, if that has become known."""
        if held is None:
            return
        try:
            self._kept.tried(library, held)
        except Exception as error:  # noqa: BLE001 - the kiosk goes on with the one that it has
            self._note("library not judged", read(told_of(error)))

    def _all(self) -> list[Child]:
        return [*self._children.values(), *([self._look] if self._look else [])]

    def _hear(self, child: Child) -> None:
        for word in child.words():
            self._rules.heard(child.number, word)
            if self._rules.is_front(child.number):
                self._notifier.ready()
                self._notifier.feed(self._clock())
        if child.is_garbled and not child.why and not child.can_hear:
            child.end(self._clock(), "garbled", kindly=False)

    def _start(self, number: int) -> None:
        begun = self._clock()
        try:
            self._children[number] = Child(
                number, self._context, self._kept.entry, self._kept.settings, self._newest_library()
            )
            self._started[number] = begun
        except Exception as error:  # noqa: BLE001 - no room for it, or no way to it: it is tried again
            self._rules.died(number)
            self._note("not started", read(told_of(error)))

    def _bury(self, child: Child) -> None:
        """Let go of a process that is dead, and write down what it died of, if it was not to end."""
        code, told = child.ended(), child.told()
        was_mishap = self._rules.died(child.number) or child.why in ("frozen", "never shown", "garbled")
        child.close()
        del self._children[child.number]
        lived = round(self._clock() - self._started.pop(child.number), 1)
        if was_mishap:
            self._note(child.why or "died", told, ended=how_ended(code), lived=lived, garbled=child.is_garbled)
            if NO_DISPLAY not in told.kinds:
                self._judge(child.library, held=self._trial.failed(child.library))
        elif told.kinds:
            self._note("stumbled", told, lived=lived)

    def _note(self, what: str, told: Told, **facts: object) -> None:
        """Write a mishap down, and tell it to who started the kiosk."""
        self._log.write(what, mishap=True, **facts, kinds=told.kinds, places=told.places)
        where = [f"{told.places[0].file}:{told.places[0].line}"] if told.places else []
        known = ", ".join([*map(str, filter(None, (facts.get("ended"),))), *told.kinds[:1], *where])
        more = "" if self._log.is_written else " (This could not be written into the log.)"
        with suppress(OSError, ValueError):
            self._kept.tell(f"Kiosk: {what}{f' ({known})' if known else ''}.{more}")

    def _newest_library(self) -> Path:
        """The library for the next visitor; the one before where it cannot be asked for."""
        if self._kept.library is not None:
            try:
                self._library = self._kept.library()
            except Exception as error:  # noqa: BLE001 - a visitor can play the one before
                self._note("no newer library", read(told_of(error)))
        return self._library

    def _look_for_newer(self) -> None:
        """Start a look for a newer library when it is time, and see what one that has ended has found."""
        now = self._clock()
        if self._look is None:
            # Where nothing can be shown a newer library may be what is missing; but first the screen is given time.
            due = self._look_at + (0.0 if self._rules.is_shown else self._kept.look_every)
            if self._kept.look is not None and now >= due:
                self._look_at = now + self._kept.look_every
                looking = partial(_looking, self._kept.look)
                with suppress(OSError, EOFError):
                    self._look = Child(0, self._context, looking, self._kept.settings, self._library)
                    self._look_at = now + LONGEST_LOOK_S
            return
        self._look.words()
        if self._look.ended() is None:
            if now >= self._look_at and not self._look.why:
                self._look.end(now, "frozen", kindly=False)
            return
        if self._look.ended() != 0:
            self._note("look failed", self._look.told(), ended=how_ended(self._look.ended()))
        self._look.close()
        self._look = None
        self._look_at = now + self._kept.look_every
        before = self._library
        if self._newest_library() != before:
            self._rules.refresh()

    def _say_how_it_stands(self) -> None:
        if self._rules.is_visited:
            self._notifier.status("Somebody is playing.")
        elif self._rules.is_shown:
            self._notifier.status("Waiting for somebody to touch the screen.")
        elif self._rules.wait:
            self._notifier.status("Starting again in a moment; the log says what went wrong.")

    def _end(self, why: str) -> None:
        """End every process, kindly at first, and wait for them for a short while."""
        self._notifier.stopping()
        begun = self._clock()
        for child in self._all():
            child.end(begun, "stopped", kindly=True)
        while (left := [child for child in self._all() if child.ended() is None]) and self._clock() < begun + LAST_S:
            wait([one for child in left for one in child.waits_for[:1]], PRESSING_S)
            for child in left:
                child.press(self._clock())
        for child in self._all():
            child.close()
        self._log.write("kiosk ended", why=why)

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Be asked to end by signals, while this lasts."""
        before: dict[signal.Signals, object] = {}
        if current_thread() is main_thread():
            for number in (getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)):
                if signal.getsignal(number) != signal.SIG_IGN:  # as nohup has it
                    before[number] = signal.signal(number, self._ask)
            if hasattr(signal, "SIGCHLD"):  # where that is ignored, no death can be heard of
                before[signal.SIGCHLD] = signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)  # type: ignore[arg-type]  # as it was

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self._is_asked = True
