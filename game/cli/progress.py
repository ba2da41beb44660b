"""One line that says what is being done and how far it is: on a terminal, after half a second, never in a pipe.

Ctrl-C asks the work to stop with what is known so far; a second one leaves at once.
"""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from threading import Event, Lock, Thread, current_thread, main_thread
from types import FrameType, TracebackType
from typing import Final, Self

from game.cli import streams
from game.cli.printed import say, say_in_place
from game.letters import columns, plain

AFTER_S: Final = 0.5
"""What is done sooner needs no line."""
EVERY_S: Final = 0.1
"""How often the line is drawn anew."""
STOPPING: Final = "Stopping with what is known so far; Ctrl-C once more leaves at once."


class Progress:
    """How far some work is, shown while it is being done (``with Progress() as progress``).

    ``is_stopped`` is True once the user has asked the work to stop.
    """

    def __init__(self, *, stops: bool = True) -> None:
        """Begin; ``stops`` says whether there is anything to be known of half the work, so that Ctrl-C waits for it."""
        self.is_stopped = False
        self._stops = stops
        self._text = ""
        self._began = time.monotonic()
        self._width = 0
        self._is_over = Event()
        self._lock = Lock()
        self._catches = False

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            Thread(target=self._show, daemon=True).start()
        is_free = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if self._stops and is_free and current_thread() is main_thread():
            signal.signal(signal.SIGINT, self._stop)
            self._catches = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over.set()
        self._draw("")
        if self._catches:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def tell(self, text: str) -> None:
        """Say what is being done from now on."""
        self._text = text

    def about(self, what: str) -> Callable[[str, int], bool]:
        """What work is given to tell how far it is: it shows "what: 240,000 states", and says whether to stop."""
        self.tell(what)
        return partial(self._count, what)

    def _count(self, what: str, of_what: str, done: int) -> bool:
        self.tell(f"{what}: {done:,} {of_what}")
        return self.is_stopped

    def _show(self) -> None:
        """Draw the line anew every now and then, until the work is over."""
        self._is_over.wait(AFTER_S)
        while not self._is_over.wait(EVERY_S):
            if self._text:
                self._draw(f"{self._text} ({time.monotonic() - self._began:.0f} s)")

    def _draw(self, text: str) -> None:
        with self._lock:
            if text and self._is_over.is_set():
                return
            line = plain(text)[: (streams.width() or streams.WIDEST) - 2]
            if line or self._width:
                say_in_place(line, self._width)
            self._width = columns(line)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.is_stopped:
            signal.default_int_handler(number, frame)
        self.is_stopped = True
        self._text = STOPPING
        if not sys.stderr.isatty():
            say(STOPPING, error=True)


def doing(what: str) -> Progress:
    """The line for work of which nothing is known half-way, so that Ctrl-C leaves at once."""
    progress = Progress(stops=False)
    progress.tell(what)
    return progress
