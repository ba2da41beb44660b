"""The kiosk's own copies of libraries: whole ones only, named by what is in them, and a file that says which is played.

A copy is made under a name of its own and called by its digest once all of it is on the disk, so that whatever ends the
process, or the power, a folder of that name is whole. Nothing is ever changed in it.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.kiosk.supplies.arrivals import DIGITS
from game.kiosk.supplies.holding import alone, is_held
from game.script.source import SCENES
from game.writing import see_down, write_over

_POINTER: Final = "played.json"
_ROOM: Final = ".taking"
_LOCK: Final = ".taking.lock"
_GONE: Final = ".gone-"
_GRACE_S: Final = 60.0
"""So long after another is played none is removed: somebody may just have been told of it."""


class LibraryCopy(NamedTuple):
    """A library that can be played, and since when it is the one.

    ``before`` is the digest of the one played before it, while this one has not been seen to hold; else ``""``.
    """

    folder: Path
    since: datetime | None
    before: str = ""

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
                return found._replace(before=str(kept.get("before", "")))
        with suppress(OSError):
            latest = sorted(self._all(), key=lambda folder: folder.stat().st_mtime, reverse=True)
            return next((copy for folder in latest if (copy := self._copy(folder.name, None))), None)
        return None

    def has(self, digest: str) -> bool:
        """Whether a library of that content was copied before."""
        return self._copy(digest, None) is not None

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
                see_down(path)
                path.chmod(0o444)
            for name in folders:
                path = Path(folder) / name
                see_down(path)
                path.chmod(0o555)
        room.chmod(0o755)
        see_down(room)
        try:
            room.rename(self.home / digest)
        except OSError:  # another look was quicker
            if not self.has(digest):
                raise
        see_down(self.home)

    def play(self, digest: str, now: datetime) -> None:
        """Let the copy of that content be the one that is played from now on.

        Raises:
            OSError: where that cannot be written; then the one before is played still.
        """
        played = self.played()
        if played is not None and played.digest == digest and played.since is not None:
            return
        self._point(digest, now, "" if played is None or played.digest == digest else played.digest)

    def trust(self) -> None:
        """What is played has been seen to hold: the one before is needed no more.

        Raises:
            OSError: where that cannot be written.
        """
        played = self.played()
        if played is not None and played.before:
            self._point(played.digest, played.since or datetime.now(UTC))

    def go_back(self, now: datetime) -> bool:
        """Let the one before be played again; returns whether there is one.

        Raises:
            OSError: where that cannot be written.
        """
        played = self.played()
        if played is None or not self.has(played.before):
            return False
        self._point(played.before, now)
        return True

    def _point(self, digest: str, since: datetime, before: str = "") -> None:
        kept = {"digest": digest, "since": since.astimezone(UTC).isoformat(), "before": before}
        write_over(self.home / _POINTER, json.dumps(kept).encode())
        see_down(self.home)

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
                    if folder.name not in (played.digest, played.before) and not is_held(folder):
                        folder.rename(self.home / f"{_GONE}{folder.name}")
        with suppress(OSError):
            for path in self.home.iterdir():
                if path.name.startswith(_GONE) or path.name == _ROOM:
                    _remove(path)
                elif path.name.startswith(".") and path.name.endswith(".part"):  # also of what the check said
                    path.unlink(missing_ok=True)


def _is_copys(name: str) -> bool:
    return len(name) == DIGITS and all(digit in "0123456789abcdef" for digit in name)


def _remove(folder: Path) -> None:
    """Remove a folder, also where all in it can only be read; what cannot be removed stays."""
    for place, _, files in os.walk(folder):
        with suppress(OSError):
            Path(place).chmod(0o700)
        for file in files if os.name == "nt" else ():
            with suppress(OSError):
                (Path(place) / file).chmod(stat.S_IWRITE)
    shutil.rmtree(folder, ignore_errors=True)
