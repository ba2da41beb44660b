"""The kiosk's own copies of libraries: whole ones only, named by what is in them, and a file that says which is played.

A copy is made under a name of its own and called by its digest once all of it is on the disk, so that whatever ends the
process, or the power, a folder of that name is whole. Nothing is ever changed in it.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.kiosk.supplies.holding import alone, is_held
from game.script.source import SCENES

_POINTER: Final = "played.json"
_ROOM: Final = ".taking"
_LOCK: Final = ".taking.lock"
_GONE: Final = ".gone-"
_DIGITS: Final = 32
"""How much of a digest is in a folder's name."""
_GRACE_S: Final = 60.0
"""So long after another is played none is removed: somebody may just have been told of it."""


class LibraryCopy(NamedTuple):
    """A library that can be played, and since when it is the one."""

    folder: Path
    since: datetime | None

    @property
    def digest(self) -> str:
        """What its digest begins with."""
        return self.folder.parent.name


def scenes_in(library: Path) -> int:
    """How many scenes a library's folder has; 0 where it is no folder."""
    return sum(path.suffix == ".yaml" for path in (library / SCENES).glob("*"))


class Copies:
    """The copies in one folder."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def played(self) -> LibraryCopy | None:
        """The one that is played: the latest, where the file that says so is spoilt; None where there is none."""
        with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            kept = json.loads((self.home / _POINTER).read_bytes())
            found = self._copy(str(kept["digest"]), datetime.fromisoformat(str(kept["since"])))
            if found is not None:
                return found
        with suppress(OSError):
            latest = sorted(self._all(), key=lambda folder: folder.stat().st_mtime, reverse=True)
            return next((copy for folder in latest if (copy := self._copy(folder.name, None))), None)
        return None

    def has(self, digest: str) -> bool:
        """Whether a library of that content was copied before."""
        return self._copy(digest[:_DIGITS], None) is not None

    def _copy(self, name: str, since: datetime | None) -> LibraryCopy | None:
        if not _is_copys(name):
            return None
        with suppress(OSError):
            inside = [path for path in (self.home / name).iterdir() if path.is_dir()]
            return LibraryCopy(inside[0], since) if len(inside) == 1 else None
        return None

    def _all(self) -> list[Path]:
        return [path for path in self.home.iterdir() if _is_copys(path.name)]

    @contextmanager
    def room(self) -> Iterator[Path | None]:
        """An empty folder to copy into, always of the same name; None while somebody else has it.

        What is left of it afterwards is removed, and what is left of one that was broken off before.

        Raises:
            OSError: where it cannot be made.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        with alone(self.home / _LOCK) as is_mine:
            if not is_mine:
                yield None
                return
            room = self.home / _ROOM
            _remove(room)
            room.mkdir(mode=0o700)
            try:
                yield room
            finally:
                _remove(room)

    def keep(self, room: Path, digest: str) -> None:
        """Let what was copied into a room be the copy of that content.

        Raises:
            OSError: where it cannot be written.
        """
        for folder, folders, files in os.walk(room, topdown=False):
            for file in files:
                path = Path(folder) / file
                _see_down(path)
                path.chmod(0o444)
            for name in folders:
                path = Path(folder) / name
                _see_down(path)
                path.chmod(0o555)
        room.chmod(0o755)
        _see_down(room)
        try:
            room.rename(self.home / digest[:_DIGITS])
        except OSError:  # another look was quicker
            if not self.has(digest):
                raise
        _see_down(self.home)

    def play(self, digest: str, now: datetime) -> None:
        """Let the copy of that content be the one that is played from now on.

        Raises:
            OSError: where that cannot be written; then the one before is played still.
        """
        before = self.played()
        if before is not None and before.digest == digest[:_DIGITS] and before.since is not None:
            return
        pointer = self.home / _POINTER
        beside = self.home / f".{_POINTER}.{secrets.token_hex(6)}"
        try:
            with beside.open("xb") as file:
                file.write(json.dumps({"digest": digest[:_DIGITS], "since": now.astimezone(UTC).isoformat()}).encode())
                file.flush()
                os.fsync(file.fileno())
            beside.replace(pointer)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        _see_down(self.home)

    def clear(self) -> None:
        """Remove what nobody uses: copies that are not played any more, and what was left half made or half removed."""
        with suppress(OSError), alone(self.home / _LOCK) as is_mine:
            if is_mine:
                self._clear()

    def _clear(self) -> None:
        played = self.played()
        with suppress(OSError):
            if played is not None and abs(time.time() - (self.home / _POINTER).stat().st_mtime) > _GRACE_S:
                for folder in self._all():
                    if folder.name != played.digest and not is_held(folder):
                        folder.rename(self.home / f"{_GONE}{folder.name}")
        with suppress(OSError):
            for path in self.home.iterdir():
                if path.name.startswith(_GONE) or path.name == _ROOM:
                    _remove(path)
                elif path.name.startswith(f".{_POINTER}."):
                    path.unlink(missing_ok=True)


def _is_copys(name: str) -> bool:
    return len(name) == _DIGITS and all(digit in "0123456789abcdef" for digit in name)


def _see_down(path: Path) -> None:
    """See a file or folder safely on the disk, where that can be asked for."""
    if os.name == "nt" and path.is_dir():
        return
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _remove(folder: Path) -> None:
    """Remove a folder, also where all in it can only be read; what cannot be removed stays."""
    for place, _, files in os.walk(folder):
        with suppress(OSError):
            Path(place).chmod(0o700)
        for file in files if os.name == "nt" else ():
            with suppress(OSError):
                (Path(place) / file).chmod(stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)
