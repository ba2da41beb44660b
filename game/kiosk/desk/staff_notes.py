"""What went wrong, written down for staff: what visitors are spared, the latest first, in a file with an end."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.session import moment
from game.story.language import Language
from game.writing import write_over

MOST: Final = 20
"""So many are kept."""
_LONGEST: Final = 400


class StaffNote(NamedTuple):
    """One thing that went wrong: when it last did, how often on end, and what, as a sentence."""

    at: datetime
    times: int
    told: str

    def in_words(self, language: Language) -> str:
        """The note as staff read it."""
        tr, when = language.tr, moment(self.at, language)
        if self.times == 1:
            return tr("{moment}: {problem}", moment=when, problem=self.told)
        return tr("{moment}, {number} times: {problem}", moment=when, number=self.times, problem=self.told)


class StaffNotes:
    """Notes of one kiosk, whichever of its processes takes them; where they cannot be written they are remembered."""

    def __init__(self, file: Path, now: Callable[[], datetime]) -> None:
        self._file = file
        self._now = now
        self._remembered: list[StaffNote] = []

    def tell(self, told: str) -> None:
        """Note what went wrong. It is never anything that a visitor typed or answered."""
        text = str(told)[:_LONGEST]
        latest = self.latest()
        same = latest[:1] if latest and latest[0].told == text else []
        note = StaffNote(self._now(), 1 + sum(one.times for one in same), text)
        self._remembered = [note, *latest[len(same) :]][:MOST]
        with suppress(OSError):
            kept = [{**one._asdict(), "at": one.at.astimezone(UTC).isoformat()} for one in self._remembered]
            write_over(self._file, json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace"))
            self._remembered = []

    def tell_once(self, told: str) -> None:
        """Note what is so for every visitor, unless it stands there already."""
        if all(note.told != str(told)[:_LONGEST] for note in self.latest()):
            self.tell(told)

    def latest(self) -> list[StaffNote]:
        """What went wrong, the latest first."""
        if self._remembered:
            return self._remembered
        with suppress(OSError, ValueError, TypeError, KeyError, RecursionError, AttributeError):
            return [
                StaffNote(datetime.fromisoformat(one["at"]).astimezone(UTC), int(one["times"]), str(one["told"]))
                for one in json.loads(self._file.read_bytes())[:MOST]
            ]
        return []
