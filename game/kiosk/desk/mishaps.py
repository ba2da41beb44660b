"""What went wrong with a kiosk, read out of its log for those who look after it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.kiosk.keeper.log import names_of
from game.kiosk.settings import Limits
from game.session import moment
from game.story.language import Language

_READ: Final = 256 * 1024
"""So much is looked at of each file, from its end: enough for some hundred lines."""


class Mishap(NamedTuple):
    """Something that went wrong, as it was written down."""

    at: datetime
    """When, in UTC, by the machine's clock."""
    what: str
    """As ``died``, ``frozen``, ``never shown``, ``not started``."""
    told: str
    """How it ended and where in the program, as ``SIGSEGV, ValueError at game/window/app.py:210``; may be empty."""

    def in_words(self, language: Language) -> str:
        """All of it in one line."""
        tr = language.tr
        what = {
            "died": tr("the game ended by itself"),
            "frozen": tr("the game stopped answering"),
            "garbled": tr("the game and what keeps it alive did not understand each other"),
            "never shown": tr("the game did not begin in time"),
            "not started": tr("the game could not be started"),
            "stumbled": tr("something failed beside a visit"),
            "look failed": tr("the look for new scenes failed"),
            "no newer library": tr("it could not be asked for the latest scenes"),
            "library not judged": tr("whether the new scenes hold could not be kept"),
            "keeper stumbled": tr("what keeps the game alive stumbled"),
        }.get(self.what, self.what)
        when = moment(self.at, language)
        if not self.told:
            return tr("{moment}: {what}", moment=when, what=what)
        return tr("{moment}: {what} ({where})", moment=when, what=what, where=self.told)


def last_errors(folder: Path, most: int, files: int = Limits().log_files) -> tuple[Mishap, ...]:
    """What went wrong last, the newest first; nothing where there is no log or it cannot be read.

    Args:
        folder: where the log is.
        most: how many at most.
        files: how many files the log has.
    """
    found: list[Mishap] = []
    for path in names_of(folder, files):
        for line in _lines_from_end(path):
            mishap = _mishap(line)
            if mishap is not None:
                found.append(mishap)
                if len(found) >= most:
                    return tuple(found)
    return tuple(found)


def _lines_from_end(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _READ))
            data = file.read(_READ)
    except OSError:
        return
    yield from reversed(data.splitlines())


def _mishap(line: bytes) -> Mishap | None:
    """A line of the log, if it is whole and tells of a mishap."""
    try:
        event = json.loads(line)
        at, what = datetime.fromisoformat(event["at"]).astimezone(UTC), event["what"]
        if event.get("mishap") is not True or not isinstance(what, str):
            return None
        kinds, places = [str(kind) for kind in event.get("kinds", ())], list(event.get("places", ()))
        ours = next((place for place in places if str(place[0]).startswith("game/")), next(iter(places), None))
        where = f"{ours[0]}:{ours[1]}" if ours else ""
        cause = " at ".join(filter(None, (kinds[0] if kinds else "", where)))
        return Mishap(at, what, ", ".join(filter(None, (str(event.get("ended") or ""), cause))))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError):
        return None
