"""Speaks, on a thread of its own: what it is told waits there for its turn, and whoever tells it waits for nothing."""

from __future__ import annotations

import subprocess
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Final, Literal

from game.window.speech.finding import NO_WINDOW, PATIENCE, found_voice
from game.window.speech.voice import Voice
from game.window.speech.words import spoken_together

LIVES: Final = 3
"""After so many failures in a row a voice counts as dead."""

State = Literal["not asked", "looking", "found", "none", "dead"]


class Speaker:
    """The one thing that speaks. Nothing it is asked blocks, or fails: a voice that cannot speak is silent.

    A voice is looked for once, when somebody first wants to know.
    """

    def __init__(self, find: Callable[[], Voice | None] = found_voice) -> None:
        """``find`` gives the voice, or None; it may take its time, and is asked on the thread."""
        self._find = find
        self._lock = threading.Condition()
        self._waiting: deque[str] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_busy = self._is_closed = self._is_looking = False
        self._failures = self._stops = 0
        self._state: State = "not asked"
        self._voice: Voice | None = None
        self._thread: threading.Thread | None = None
        self.language, self.speed = "en", 1.0
        """The language it speaks, by its code, and how many times as fast as usual."""

    @property
    def state(self) -> State:
        """Whether there is a voice, as far as that is known."""
        return self._state

    @property
    def voice(self) -> Voice | None:
        """The voice, once it is found and while it lives."""
        return self._voice if self._state == "found" else None

    @property
    def is_speaking(self) -> bool:
        """Whether something is being spoken, or waits to be."""
        with self._lock:
            return self._state in ("looking", "found") and (self._is_busy or bool(self._waiting))

    def look(self, *, anew: bool = False) -> None:
        """Look for a voice, if nobody has; ``anew`` where none was found, or it died: one may be there by now."""
        with self._lock:
            if self._is_closed or not (self._state == "not asked" or (anew and self._state in ("none", "dead"))):
                return
            self._state, self._is_looking, self._failures = "looking", True, 0
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="reading aloud", daemon=True)
                self._thread.start()
            self._lock.notify()

    def say(self, text: str, *, interrupt: bool = False) -> None:
        """Speak a text after what waits already, or in stead of all that."""
        if interrupt:
            self.stop()
        self.look()
        with self._lock:
            if text.strip() and self._state in ("looking", "found") and not self._is_closed:
                self._waiting.append(text)
                self._lock.notify()

    def stop(self) -> None:
        """Fall silent: what is being spoken is broken off, and what waits is forgotten."""
        with self._lock:
            self._waiting.clear()
            self._stops += 1
            if self._process is not None:
                with suppress(OSError):
                    self._process.kill()

    def close(self) -> None:
        """Fall silent for good."""
        with self._lock:
            self._is_closed = True
            self._lock.notify()
        self.stop()

    def has_spoken(self, text: str) -> None:
        """Something was spoken to its end; on the thread, for whoever wants to know."""

    # ---- on the thread

    def _work(self) -> None:
        while True:
            with self._lock:
                self._is_busy = False
                while not (self._is_closed or self._is_looking or self._waiting):
                    self._lock.wait()
                if self._is_closed:
                    return
                looks, self._is_looking, stops = self._is_looking, False, self._stops
                text = "" if looks else spoken_together(self._waiting)
                if not looks:
                    self._waiting.clear()
                    self._is_busy = True
            if looks:
                self._search()
            elif text and self._voice is not None:
                self._speak(self._voice, text, stops)

    def _search(self) -> None:
        voice = self._find()
        with self._lock:
            self._voice, self._state = voice, "none" if voice is None else "found"
            if voice is None:
                self._waiting.clear()

    def _speak(self, voice: Voice, text: str, stops: int) -> None:
        """Speak a text to its end, or until it is broken off: ``stops`` is how often that was wanted before it."""
        command = voice.command(self.language, self.speed)
        given = b"" if voice.text == "argument" else text.encode()
        try:
            process = subprocess.Popen(  # noqa: S603 - a program of the system, and no shell reads it
                [*command, text] if voice.text == "argument" else command,
                stdin=subprocess.PIPE if given else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
            )
        except (OSError, ValueError):
            self._failed()
            return
        with self._lock:
            self._process = process
            if self._stops != stops:
                process.kill()
        with suppress(OSError):
            process.communicate(given or None)
        with self._lock:
            self._process, was_stopped = None, self._stops != stops
        if was_stopped:
            self._hush(voice)
        elif process.returncode:
            self._failed()
        else:
            self._failures = 0
            self.has_spoken(text)

    def _hush(self, voice: Voice) -> None:
        """What was broken off is silent, also where another program speaks for the one that was ended."""
        if voice.hush:
            with suppress(OSError, subprocess.SubprocessError):
                subprocess.run(  # noqa: S603 - as above
                    voice.hush, capture_output=True, timeout=PATIENCE, check=False, creationflags=NO_WINDOW
                )

    def _failed(self) -> None:
        self._failures += 1
        if self._failures >= LIVES:
            with self._lock:
                self._state, self._voice = "dead", None
                self._waiting.clear()
