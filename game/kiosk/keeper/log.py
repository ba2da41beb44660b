"""The kiosk's own log: what went wrong and when, a line of JSON each, in files that never grow beyond their bounds.

Nothing that a player said or is called stands in it. Where it cannot be written, everything else goes on.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game.kiosk.settings import Limits

NAME: Final = "kiosk.log"
_LONGEST_LINE: Final = 8192


class Log:
    """Writes events into ``kiosk.log``; older ones are in ``kiosk.log.1`` and on."""

    def __init__(self, folder: Path, limits: Limits, now: Callable[[], datetime]) -> None:
        self._path = folder / NAME
        self._most = max(limits.log_kilobytes, 1) * 1024
        self._files = max(limits.log_files, 1)
        self._now = now
        self.is_written = True
        """Whether the last event could be written."""

    def write(self, what: str, **facts: object) -> None:
        """Write an event down: what came to pass, and facts that JSON can hold."""
        event = {"at": self._now().astimezone(UTC).isoformat(timespec="milliseconds"), "what": what, **facts}
        line = json.dumps(event).encode()
        if len(line) >= _LONGEST_LINE:
            line = json.dumps({"at": event["at"], "what": what}).encode()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self.is_written = self._append(line + b"\n")
        except OSError:  # a full disk, one that can only be read, a folder that is gone: it is tried again next time
            self.is_written = False

    def _append(self, line: bytes) -> bool:
        """Write a line; returns whether all of it fitted."""
        file = self._open()
        try:
            size = os.fstat(file).st_size
            if size and size + len(line) > self._most:
                os.close(file)
                file = -1
                self._move_on()
                file = self._open()
                size = os.fstat(file).st_size
            is_whole = os.write(file, line) == len(line)
            if not is_whole:  # half a line is none
                os.ftruncate(file, size)
            return is_whole
        finally:
            if file >= 0:
                os.close(file)

    def _open(self) -> int:
        """The file, made for nobody else to read where there is none yet, and through no link."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        for name in ("O_NOFOLLOW", "O_CLOEXEC", "O_BINARY"):  # those that this system has
            flags |= getattr(os, name, 0)
        return os.open(self._path, flags, 0o600)

    def _move_on(self) -> None:
        """Call each file by the next number; the oldest goes."""
        names = names_of(self._path.parent, self._files)
        with suppress(FileNotFoundError):
            names[-1].unlink()
        for old, new in zip(reversed(names[:-1]), reversed(names[1:]), strict=True):
            with suppress(FileNotFoundError):
                old.replace(new)


def names_of(folder: Path, files: int) -> list[Path]:
    """The files of a log, the newest first."""
    return [folder / (f"{NAME}.{number}" if number else NAME) for number in range(files)]
