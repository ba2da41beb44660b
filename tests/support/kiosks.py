"""A real keeper in a process of its own, with real children, to be looked at and killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

HERE = Path(__file__).parents[1]
PATIENT_S = 60.0
"""So long a test waits for what must come; nothing is measured by it."""


class Kiosk:
    """A kiosk whose visitors' processes do what ``plan`` says, the last word of it for all that come later."""

    before: Sequence[str] = ()
    """What is called with the keeper's own call behind it, if anything is."""

    def __init__(self, folder: Path, *plan: str, environment: Mapping[str, str] | None = None, **asked: object) -> None:
        self.folder = folder
        self.saves = folder / "saves"
        self.log = folder / "log"
        self.saves.mkdir(parents=True, exist_ok=True)
        (self.saves / "plan").write_text(" ".join(plan), "utf-8")
        (folder / "asked.json").write_text(json.dumps(asked), "utf-8")
        self._environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)]),
            **(environment or {}),
        }

    def __enter__(self) -> Self:
        self._errors = (self.folder / "errors").open("wb")
        self.process = subprocess.Popen(
            [*self.before, sys.executable, str(HERE / "support" / "kiosk_program.py"), str(self.folder)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            start_new_session=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.stop()
        self._errors.close()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end; returns its exit code."""
        self.process.send_signal(number)
        return self.process.wait(PATIENT_S)

    def complaints(self) -> str:
        """What it has told on its standard errors."""
        return (self.folder / "errors").read_text("utf-8")

    @property
    def born(self) -> list[int]:
        """Every process of a visitor so far."""
        return [int(line.split()[0]) for line in self._lines("births")]

    @property
    def libraries(self) -> list[str]:
        """The library of each of them."""
        return [line.split()[1] for line in self._lines("births")]

    @property
    def shown(self) -> list[int]:
        """Those whose attract screen was on the display."""
        return [int(line.split()[0]) for line in self._lines("shown")]

    @property
    def shown_at(self) -> list[float]:
        """And when, by the machine's monotonic clock."""
        return [float(line.split()[1]) for line in self._lines("shown")]

    @property
    def events(self) -> list[dict[str, object]]:
        """The log."""
        path = self.log / "kiosk.log"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    @property
    def mishaps(self) -> list[str]:
        """What went wrong so far."""
        return [str(event["what"]) for event in self.events if event.get("mishap")]

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something has come to pass; the keeper must live meanwhile."""
        end = time.monotonic() + PATIENT_S
        while not until():
            assert self.process.poll() is None, f"the keeper has ended: {self.complaints()}"
            assert time.monotonic() < end, f"it never came: {self.events}"
            time.sleep(0.02)

    def wait_shown(self, count: int) -> None:
        """Wait until so many attract screens have been shown."""
        self.wait(lambda: len(self.shown) >= count)

    def _lines(self, name: str) -> list[str]:
        """The whole lines of a file that children write."""
        path = self.saves / name
        text = path.read_text("utf-8") if path.exists() else ""
        return text[: text.rfind("\n") + 1].splitlines()


def lives(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_gone(process: int) -> None:
    """Wait until a process is no more."""
    end = time.monotonic() + PATIENT_S
    while lives(process):
        assert time.monotonic() < end, f"{process} lives on"
        time.sleep(0.02)
