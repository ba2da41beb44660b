"""One visitor's process, seen from the keeper: what it says, whether it lives, and its end, kindly or not."""

from __future__ import annotations

import math
import os
import signal
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final, cast

from game.kiosk.keeper.inside import END, Entry, end_group, live
from game.kiosk.keeper.places import Told, read
from game.kiosk.keeper.supervision import WORDS, Word
from game.kiosk.settings import KioskSettings

MOST_WORDS: Final = 64
"""So many are heard at once, so that one who never stops talking stops nothing else."""
LONGEST_WORD: Final = 16
MOST_LAST_WORDS: Final = 64 * 1024
KIND_S: Final = 1.0
"""So long a process has to end by itself when it is asked to, and as long again after SIGTERM."""


class Child:
    """A process that was started; :meth:`close` it when it is dead.

    Raises:
        OSError, EOFError: where the machine has no room for it.
    """

    def __init__(self, number: int, context: BaseContext, entry: Entry, settings: KioskSettings, library: Path) -> None:
        self.number = number
        self.library = library
        self.is_garbled = False
        """Whether it has said what nobody can understand."""
        self.why = ""
        """Why it was ended, if it was."""
        self._term_at = self._kill_at = math.inf
        self._last_words = b""
        self._pipe, far = Pipe()
        self._words, far_words = Pipe(duplex=False)
        # A context's process is the class that fits it, which typeshed does not say of the base of them all.
        process = context.Process(  # type: ignore[attr-defined]
            target=live, args=(entry, settings, library, far, far_words), name=f"visitor {number}", daemon=False
        )
        self._process = cast("BaseProcess", process)
        try:
            self._process.start()
        except BaseException:
            self._pipe.close()
            self._words.close()
            raise
        finally:
            far.close()
            far_words.close()
        if sys.platform != "win32":
            os.set_blocking(self._pipe.fileno(), False)
            os.set_blocking(self._words.fileno(), False)

    @property
    def pid(self) -> int:
        """What the system calls it."""
        return self._process.pid or 0

    @property
    def waits_for(self) -> list[Connection | int]:
        """What becomes ready when there is something to be heard, or it dies."""
        return [self._process.sentinel, *([] if self._pipe.closed else [self._pipe])]

    @property
    def can_hear(self) -> bool:
        """Whether anything more can be heard of it."""
        return not self._pipe.closed

    def words(self) -> list[Word]:
        """What it has said; what cannot be understood is left out."""
        heard: list[Word] = []
        try:
            for _ in range(MOST_WORDS):
                if self._pipe.closed or not self._pipe.poll():
                    break
                word = self._pipe.recv_bytes(LONGEST_WORD).decode("ascii", "replace")
                if word in WORDS:
                    heard.append(cast("Word", word))
                else:
                    self.is_garbled = True
        except (EOFError, ConnectionError):
            self._pipe.close()
        except OSError:  # too long, or half a word: nothing after it can be understood
            self.is_garbled = True
            self._pipe.close()
        return heard

    def ended(self) -> int | None:
        """Its exit code, or the number of the signal that ended it, below zero; None while it lives."""
        self._hear_last_words()
        return self._process.exitcode

    def told(self) -> Told:
        """Where it says that something went wrong."""
        self._hear_last_words()
        return read(self._last_words)

    def end(self, now: float, why: str, *, kindly: bool) -> None:
        """Ask it to end, or end it; :meth:`press` does the rest."""
        self.why = why
        self._term_at = self._kill_at = now
        if kindly:
            self._term_at, self._kill_at = now + KIND_S, now + 2 * KIND_S
            with suppress(OSError, ValueError):
                self._pipe.send_bytes(END)
        elif why == "frozen" and sys.platform != "win32":
            # It dies of this too, and tells where it was.
            with suppress(OSError):
                os.kill(self.pid, signal.SIGABRT)
            self._term_at, self._kill_at = math.inf, now + KIND_S / 4
        self.press(now)

    def press(self, now: float) -> None:
        """See to it that a process that is to end does: SIGTERM after a while, then SIGKILL."""
        if self._process.exitcode is not None:
            return
        if now >= self._kill_at:
            end_group(self.pid)
            with suppress(OSError):
                self._process.kill()
        elif now >= self._term_at:
            with suppress(OSError):
                self._process.terminate()

    def close(self) -> None:
        """Let go of everything of a dead process, and of what it has left behind."""
        if self.pid:
            end_group(self.pid)
        self._pipe.close()
        self._words.close()
        with suppress(ValueError):
            self._process.close()

    def _hear_last_words(self) -> None:
        with suppress(OSError, EOFError, ValueError):
            while not self._words.closed and len(self._last_words) < MOST_LAST_WORDS:
                if sys.platform == "win32":
                    heard = self._words.recv_bytes(MOST_LAST_WORDS) if self._words.poll() else b""
                else:
                    heard = os.read(self._words.fileno(), MOST_LAST_WORDS)
                if not heard:
                    return
                self._last_words += heard


def how_ended(code: int | None) -> str:
    """How a process ended: the name of a signal, or its exit code."""
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"code {code}"
