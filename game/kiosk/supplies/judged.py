"""What came of earlier looks at the library, kept in a file: the same bad one is not checked again and again."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple, Self

from game import __version__
from game.kiosk.supplies.arrivals import Survey
from game.writing import write_over

_AGAIN: Final = timedelta(hours=6)
"""After so long a check that could not be finished is tried again."""
_MOST: Final = 20
"""So many refusals are remembered."""


class Refused(NamedTuple):
    """Why a library was not taken, as a sentence, and when that was found. ``firm`` ones are never found otherwise."""

    digest: str
    why: str
    at: datetime
    firm: bool

    def holds(self, now: datetime) -> bool:
        """Whether it is known still, whatever the clock was set to since."""
        return self.firm or abs(now - self.at) < _AGAIN


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of the last look.

    ``seen`` is how the library looked when it was last judged, and ``why`` why it was not taken then, ``""`` if it was;
    ``refused`` are all refusals that are remembered, the latest last.
    """

    seen: str = ""
    why: str = ""
    at: datetime | None = None
    refused: tuple[Refused, ...] = field(default=())

    def knows(self, seen: Survey, now: datetime) -> bool:
        """Whether what lies there was judged already, and that need not be tried again."""
        mine = self.refused[-1:]
        return self.seen == _hashed(seen) and not (self.why and mine and not mine[0].holds(now))

    def refusal(self, digest: str, now: datetime) -> Refused | None:
        """Why a library of that content was refused before."""
        return next((one for one in self.refused if one.digest == digest and one.holds(now)), None)

    def taken(self, seen: Survey, now: datetime) -> Self:
        """What lies there is what is played."""
        return replace(self, seen=_hashed(seen), why="", at=now)

    def not_taken(self, seen: Survey, refused: Refused) -> Self:
        """What lies there is refused."""
        return replace(self.given_up(refused), seen=_hashed(seen))

    def given_up(self, refused: Refused) -> Self:
        """What was taken is refused after all, while what lies there is as it was."""
        others = tuple(one for one in self.refused if one.digest != refused.digest)
        return replace(self, why=refused.why, at=refused.at, refused=(*others, refused)[-_MOST:])

    def stumbled(self, why: str, now: datetime) -> Self:
        """It could not even be looked at, or copied: it is tried again at the next look."""
        return replace(self, seen="", why=why, at=now)


def _hashed(seen: Survey) -> str:
    return hashlib.sha256(f"{__version__} {seen}".encode("utf-8", "surrogateescape")).hexdigest()


def read_judged(file: Path) -> Judged:
    """What was kept; nothing where that cannot be read, or another version of the game judged."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        kept = json.loads(file.read_bytes())
        if kept["version"] == __version__:
            refused = tuple(
                Refused(str(one["digest"]), str(one["why"]), _time(one["at"]), bool(one["firm"]))
                for one in kept["refused"]
            )
            at = None if kept["at"] is None else _time(kept["at"])
            return Judged(str(kept["seen"]), str(kept["why"]), at, refused)
    return Judged()


def keep_judged(judged: Judged, file: Path) -> None:
    """Keep it.

    Raises:
        OSError: where it cannot be written.
    """
    kept = {
        "version": __version__,
        "seen": judged.seen,
        "why": judged.why,
        "at": None if judged.at is None else judged.at.isoformat(),
        "refused": [{**one._asdict(), "at": one.at.isoformat()} for one in judged.refused],
    }
    write_over(file, json.dumps(kept, ensure_ascii=False, indent=1).encode("utf-8", "replace"))


def _time(text: object) -> datetime:
    time = datetime.fromisoformat(str(text))
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)
