"""What runs first in a visitor's process: its reins, and what is told of its end, before anything of the game does."""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Final

from game.kiosk.keeper.places import told_of
from game.kiosk.keeper.supervision import Word
from game.kiosk.reins import News, Reins
from game.kiosk.settings import KioskSettings

Entry = Callable[[KioskSettings, Path, Reins], int]
"""A visit, from the attract screen on: what the owner has set, the library to play, the reins. Returns the exit code.
It is handed to another process, so it must be a function of a module."""
END: Final = b"end"
"""What the keeper says."""
BEAT_EVERY_S: Final = 1.0
GRACE_S: Final = 5.0
"""So long a process may take to end once it is no longer wanted; then it is no more, frozen or not."""


class PipeReins:
    """The reins over a pipe. A full pipe, or one with nobody at its other end, stops nothing."""

    def __init__(self, pipe: Connection, clock: Callable[[], float] = time.monotonic) -> None:
        self._pipe = pipe
        self._clock = clock
        self._beaten = -BEAT_EVERY_S
        self._unsaid: deque[Word] = deque(maxlen=16)
        self._is_wanted = True
        if hasattr(os, "set_blocking") and sys.platform != "win32":
            os.set_blocking(pipe.fileno(), False)
        threading.Thread(target=self._listen, name="reins", daemon=True).start()

    def beat(self) -> None:
        """A frame was drawn."""
        now = self._clock()
        if now - self._beaten >= BEAT_EVERY_S or now < self._beaten:
            self._beaten = now
            if not self._unsaid:
                self._unsaid.append("beat")
            self._say()

    def tell(self, news: News) -> None:
        """Something has come to pass; said again with the next beat where the pipe is full."""
        self._unsaid.append(news)
        self._say()

    @property
    def is_wanted(self) -> bool:
        """Whether to go on."""
        return self._is_wanted

    def _say(self) -> None:
        try:
            while self._unsaid:
                self._pipe.send_bytes(self._unsaid[0].encode("ascii"))
                self._unsaid.popleft()
        except BlockingIOError:
            return
        except (OSError, ValueError):
            self._is_wanted = False

    def _listen(self) -> None:
        """Wait for the keeper's word, or for its end, which means the same; and see that this process does end."""
        with suppress(OSError, EOFError, ValueError):
            while True:
                wait([self._pipe])
                if self._pipe.recv_bytes(len(END)) == END:
                    break
        self._is_wanted = False
        time.sleep(GRACE_S)
        end_group(os.getpid())
        os._exit(1)


def end_group(process: int) -> None:
    """Kill what a process has started, and the process itself, where it has a group of its own."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.killpg(process, signal.SIGKILL)


def live(entry: Entry, settings: KioskSettings, library: Path, reins: Connection, last_words: Connection) -> None:
    """Live as a visitor's process. Nothing waits at its end, and nothing of an error is written but its places."""
    _apart()
    words = _LastWords(last_words)
    try:
        code = entry(settings, library, PipeReins(reins))
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException as error:  # noqa: BLE001 - whatever it was, its places are told and its message is not
        words.say(error)
        code = 1
    os._exit(code & 0xFF)


def _apart() -> None:
    """In a group of its own, so that what it starts goes with it; deaf to Ctrl-C; and no dump of its memory, ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        with suppress(OSError):
            os.setpgid(0, 0)
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class _LastWords:
    """Where a process tells where it went wrong: by itself, or by the machine when it is ended from outside."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        if sys.platform != "win32":
            os.set_blocking(pipe.fileno(), False)
            faulthandler.enable(pipe.fileno(), all_threads=False)  # the one that failed, or the main one
        sys.excepthook = self._hook
        sys.unraisablehook = lambda told: self.say(told.exc_value)
        threading.excepthook = lambda told: self.say(told.exc_value)

    def say(self, error: BaseException | None) -> None:
        """Write the places of an error."""
        if error is not None:
            with suppress(OSError, ValueError):
                self._pipe.send_bytes(b"\n" + told_of(error))

    def _hook(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self.say(error)
