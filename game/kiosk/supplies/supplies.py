"""What a kiosk plays: the last library that was whole and passed the check, and what became of newer ones."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from errno import ENOSPC
from pathlib import Path
from typing import Final, NamedTuple

from game.kiosk.supplies import arrivals
from game.kiosk.supplies.arrivals import RefusedError, Taken
from game.kiosk.supplies.copies import Copies, scenes_in
from game.kiosk.supplies.holding import Hold
from game.kiosk.supplies.inspection import Verdict, inspected
from game.kiosk.supplies.judged import Judged, Refused, keep_judged, read_judged
from game.script.source import ZIP
from game.writing import reason_in_words

FOLDER: Final = "libraries"
"""Where the copies are, in the folder for saves."""
QUIET_S: Final = 5.0
"""So long nothing may change in the library before it is taken."""
LEFT_FREE: Final = 64 * 1024 * 1024
"""So many bytes of the disk a copy leaves free."""
_UNPACKED: Final = 4
"""How many times as large as it is an archive is taken to be."""
NOT_HELD: Final = "It passed the check, but the game ended each time it was played."
_JUDGED: Final = "judged.json"
_CACHE: Final = "checked"
_AT_MOST: Final = 2
"""So many libraries are used at once: by the visitor who is there, and by whoever comes next."""


class SuppliesState(NamedTuple):
    """What is played, and why a newer library is not.

    ``folder`` is what is played; ``since`` when that copy was taken, None where no good library has been copied yet.
    ``why`` is why what lies in the library's folder now is not played, as a sentence, and ``at`` when that was found;
    ``""`` where it is played.
    """

    folder: Path
    scenes: int
    since: datetime | None
    why: str
    at: datetime | None


class Supplies:
    """The library of one kiosk, as its keeper asks for it."""

    def __init__(self, library: Path, saves: Path) -> None:
        """Begin.

        Args:
            library: where new scenes arrive: a folder, or a library in one file.
            saves: the folder for saves, in which the copies are kept.
        """
        self._library = library
        self._saves = saves
        self._holds: list[Hold] = []

    def latest(self) -> Path:
        """The library to play from now on; it stays as it is while it is one of the last two that were asked for.

        Where no good one has ever been copied it is the library's own folder, as it lies there.
        """
        copies = Copies(self._saves / FOLDER)
        copy = copies.played()
        if copy is None:
            return arrivals.place_of(self._library)
        if not self._holds or self._holds[-1].folder != copy.folder.parent:
            self._holds.append(Hold(copy.folder.parent))
            while len(self._holds) > _AT_MOST:
                self._holds.pop(0).let_go()
        return copy.folder

    def tried(self, library: Path, *, held: bool) -> None:
        """A library has been seen to hold, or not to: then the one before is played again, if that is there still.

        One that did not hold is taken again after some hours: perhaps something else was the matter.

        Args:
            library: the folder that was played.
            held: whether it held.

        Raises:
            OSError: where that cannot be written down.
        """
        home = self._saves / FOLDER
        copies = Copies(home)
        copy = copies.played()
        if copy is None or copy.folder != library:
            return
        if held:
            copies.trust()
        elif copies.go_back(_now()):
            refused = Refused(copy.digest, NOT_HELD, _now(), firm=False)
            keep_judged(read_judged(home / _JUDGED).given_up(refused), home / _JUDGED)

    def close(self) -> None:
        """Nobody plays any more."""
        while self._holds:
            self._holds.pop().let_go()

    def look(self) -> None:
        """Take what has arrived, if it is whole and good."""
        look(self._library, self._saves)

    def state(self) -> SuppliesState:
        """What is played and why, for staff."""
        home = self._saves / FOLDER
        copy, judged = Copies(home).played(), read_judged(home / _JUDGED)
        if copy is None:
            place = arrivals.place_of(self._library)
            return SuppliesState(place, scenes_in(place), None, judged.why, judged.at)
        return SuppliesState(copy.folder, scenes_in(copy.folder), copy.since, judged.why, judged.at)


def _now() -> datetime:
    return datetime.now(UTC)


def look(
    library: Path,
    saves: Path,
    *,
    quiet: float = QUIET_S,
    pause: Callable[[float], None] = time.sleep,
    inspect: Callable[[Path, Path], Verdict] = inspected,
    now: Callable[[], datetime] = _now,
) -> None:
    """Look whether a newer library has arrived; one that is whole and passes the check is played from now on.

    It may take minutes, so it is for a process of its own; whatever ends it, what is played is whole. Whatever goes
    wrong is for staff to read.

    Args:
        library: where it arrives.
        saves: the folder for saves.
        quiet: so many seconds nothing may change in it before it is taken.
        pause: waits.
        inspect: checks a copy; its second argument is where results may be kept.
        now: the time.

    Raises:
        OSError: where not even what went wrong can be written down.
    """
    home = saves / FOLDER
    judged = read_judged(home / _JUDGED)
    try:
        after = _Look(library, Copies(home), inspect, now, lambda: pause(quiet)).judged(judged)
        if after != judged:
            keep_judged(after, home / _JUDGED)
        Copies(home).clear()
    except OSError as error:
        home.mkdir(parents=True, exist_ok=True)
        keep_judged(judged.stumbled(f"It could not be copied: {reason_in_words(error)}.", now()), home / _JUDGED)


def _see_room(room: Path, seen: arrivals.Survey, times: int) -> None:
    """See that a copy leaves room on the disk for what visitors answer.

    Raises:
        OSError: ENOSPC where it would not.
    """
    if shutil.disk_usage(room).free < times * sum(max(0, size) for _, size, *_ in seen) + LEFT_FREE:
        raise OSError(ENOSPC, os.strerror(ENOSPC))


class _Look(NamedTuple):
    """One look: at what, with what comes in through the door."""

    library: Path
    copies: Copies
    inspect: Callable[[Path, Path], Verdict]
    now: Callable[[], datetime]
    wait: Callable[[], None]

    def judged(self, before: Judged) -> Judged:
        """What is known after it; the same as before where nothing can be said yet.

        Raises:
            OSError: where a copy cannot be made.
        """
        place = arrivals.place_of(self.library)
        seen = arrivals.survey(place)
        if before.knows(seen, self.now()) or arrivals.is_being_copied(place):
            return before
        with self.copies.room() as room:
            if room is None:
                return before
            _see_room(room, seen, times=_UNPACKED if place.suffix.lower() == ZIP else 1)
            verdict = self._verdict(before, place, room)
        if verdict is None or arrivals.survey(arrivals.place_of(self.library)) != seen:
            return before  # it is still changing
        if isinstance(verdict, Refused):
            return before.not_taken(seen, verdict)
        self.copies.play(verdict.digest, self.now())
        return before.taken(seen, self.now())

    def _verdict(self, before: Judged, place: Path, room: Path) -> Taken | Refused | None:
        """What is to be played, which is copied by now, or why not; None of what is still changing.

        Raises:
            OSError: where a copy cannot be made.
        """
        folder = room / (place.name or "library")
        folder.mkdir()
        try:
            taken = arrivals.take(place, folder)
            self.wait()
            if arrivals.mark_of(place) != taken.mark:
                return None
        except RefusedError as error:
            self.wait()
            return Refused("", str(error), self.now(), firm=False)  # a disk or a share that fails may be well again
        return before.refusal(taken.digest, self.now()) or self._refused(taken, room) or taken

    def _refused(self, taken: Taken, room: Path) -> Refused | None:
        """Why the copy in a room is not good; one that is good is kept, if it is not there already."""
        if self.copies.has(taken.digest):
            return None
        if not taken.scenes:
            return Refused(taken.digest, "There is no scene in it.", self.now(), firm=True)
        (folder,) = room.iterdir()
        why_not, is_firm = self.inspect(folder, self.copies.home / _CACHE)
        if why_not:
            return Refused(taken.digest, why_not, self.now(), is_firm)
        self.copies.keep(room, taken.digest)
        return None
