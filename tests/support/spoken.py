"""Voices for tests: espeak-ng speaking into files, and what was spoken, as texts."""

from __future__ import annotations

import shutil
import time
import wave
from collections.abc import Callable
from pathlib import Path

from game.window.speech.speaker import Speaker
from game.window.speech.voice import Voice

PROGRAM = "espeak-ng"
MISSING = f"{PROGRAM} is not installed here, so nothing can be spoken into files"


def has_program() -> bool:
    return shutil.which(PROGRAM) is not None


class FileVoice:
    """Speaks each text into a file of its own: ``spoken`` has the texts of those files that came to their end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: list[Path] = []
        self.asked: list[tuple[str, float]] = []
        """In which language each was spoken, and how fast."""

    def find(self) -> Voice | None:
        path = shutil.which(PROGRAM)
        assert path is not None

        def command(language: str, speed: float) -> list[str]:
            self.asked.append((language, speed))
            self.files.append(self.folder / f"{len(self.files):04}.wav")
            return [path, "-v", language, "-s", str(round(175 * speed)), "-w", str(self.files[-1]), "--stdin"]

        return Voice("espeak-ng", frozenset({"en", "es"}), command)

    def seconds(self, at: int) -> float:
        """How long a file plays."""
        with wave.open(str(self.files[at])) as file:
            return float(file.getnframes() / file.getframerate())


class Recorder(Speaker):
    """A speaker that remembers what it has spoken to its end, with the file that it is in, if there is one."""

    def __init__(self, find: Callable[[], Voice | None]) -> None:
        super().__init__(find)
        self.spoken: list[str] = []

    def has_spoken(self, text: str) -> None:
        self.spoken.extend(text.splitlines())


def wait_for(what: Callable[[], bool], seconds: float = 10.0) -> None:
    """Let real time pass until something holds."""
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.005)


class Notebook(Speaker):
    """A speaker that writes down what it is told, and speaks on until it is told that it has done so."""

    def __init__(self, *, has_voice: bool = True) -> None:
        voice = Voice("Notebook", frozenset({"en"}), lambda *_: ["/nowhere"])
        super().__init__(lambda: voice if has_voice else None)
        self.told: list[str] = []
        self.is_still_speaking = False
        self.stops = 0

    @property
    def is_speaking(self) -> bool:
        return self.is_still_speaking

    def say(self, text: str, *, interrupt: bool = False) -> None:
        if interrupt:
            self.stop()
        self.told.append(text)

    def stop(self) -> None:
        self.stops += 1

    @property
    def heard(self) -> list[str]:
        """What it was told since this was asked last."""
        told, self.told = self.told, []
        return told

    def found(self) -> None:
        """Look, and wait until that is done."""
        self.look()
        wait_for(lambda: self.state != "looking")
