"""The whole kiosk as its owner starts it, `python -m game kiosk`, and what it tells the system that started it."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from support.kiosks import PATIENT_S

ROOT = Path(__file__).resolve().parents[2]
RESTS = "STATUS=Waiting for somebody to touch the screen."
MENDS = "STATUS=Starting again in a moment; the log says what went wrong."


class RealKiosk:
    """A kiosk with a library and saves in a folder of its own; ``told`` is what it has told the system, by and by."""

    def __init__(self, folder: Path, library: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.saves = folder / "saves"
        self.config = folder / "kiosk.toml"
        self.config.write_text(f'[library]\nfolder = "{library}"\n[saves]\nfolder = "saves"\n', "utf-8")
        self.told: list[str] = []
        self._environment = {**environment, "PYTHONPATH": str(ROOT), "NOTIFY_SOCKET": str(folder / "notify")}

    def __enter__(self) -> Self:
        self._ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._ear.bind(str(self.folder / "notify"))
        self._ear.settimeout(0.1)
        self._out = (self.folder / "out").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", "kiosk", "--config", str(self.config)],
            env=self._environment,
            stdout=self._out,
            stderr=self._out,
            cwd=self.folder,
            start_new_session=True,
        )
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENT_S)
        self._ear.close()
        self._out.close()

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something has come to pass, and listen meanwhile; the keeper must live."""
        end = time.monotonic() + PATIENT_S
        while not until():
            assert self.process.poll() is None, f"the keeper has ended: {self.said}"
            assert time.monotonic() < end, f"it never came: {self.told[-5:]}, {self.said}"
            self._listen()

    def wait_told(self, word: str) -> None:
        """Wait until that is told once more."""
        self.told.clear()
        self.wait(lambda: word in self.told)

    def _listen(self) -> None:
        try:
            self.told += self._ear.recv(4096).decode().splitlines()
        except TimeoutError:
            return

    @property
    def said(self) -> str:
        """What it has written for who started it."""
        return (self.folder / "out").read_text("utf-8")

    def processes(self) -> list[int]:
        """The keeper and everything that it has started, and they in their turn."""
        parents = {}
        for place in Path("/proc").iterdir():
            if place.name.isdigit():
                try:
                    parents[int(place.name)] = int((place / "stat").read_text().rpartition(")")[2].split()[1])
                except OSError:  # it has ended meanwhile
                    continue
        found = [self.process.pid]
        for number in found:
            found += [child for child, parent in parents.items() if parent == number]
        return found


def sockets_of(process: int) -> set[str]:
    """The inodes of a process's sockets."""
    found = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        try:
            leads_to = str(handle.readlink())
        except OSError:  # closed meanwhile
            continue
        if leads_to.startswith("socket:["):
            found.add(leads_to[8:-1])
    return found
