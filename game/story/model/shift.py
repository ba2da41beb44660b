"""A shift: a level of several calls, which the seed draws from a pool and puts in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from game.story.model.cast import Mark, unmarked
from game.story.model.condition import Condition

Coach = Literal["at_once", "after", "off"]
"""When the player is told how good an answer was."""

LAST: Final = "last"
"""In a scene between two calls of a shift: the call before it, as in ``ended(last)`` and ``outcome(last)``."""
LAST_OUTCOME: Final = f"{LAST}.outcome"
"""What a memory holds the outcome of the last call under, beside its ending under ``last``."""
COUNTS: Final = ("won", "settled", "lost", "calls", "score")
"""What a shift's ``passes`` may ask for: how many calls ended so, how many there are, and their mean score."""
PASSED: Final = "passed"
NOT_PASSED: Final = "not_passed"
"""How a shift ends, as the records keep it: it has no endings of its own."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A level of several calls.

    ``pool`` are the scenes that ``draw`` calls are drawn from, each at most once; ``between`` is the scene that is
    played between two calls. ``carries`` are the meters, named in full, that begin where the last call left them,
    rounded to tens. ``meters_shown`` and ``coach`` stand in for those of the scenes, None for the scenes' own.
    ``passes`` asks for the :data:`COUNTS`; None passes whenever no call is lost.
    """

    id: str
    title: str
    pool: tuple[str, ...]
    draw: int
    briefing: str = ""
    between: str | None = None
    carries: tuple[str, ...] = ()
    meters_shown: bool | None = None
    coach: Coach | None = None
    passes: Condition | None = None
    mark: Mark = unmarked()

    @property
    def scenes(self) -> tuple[str, ...]:
        """Every scene that may be played in it."""
        return self.pool if self.between is None else (*self.pool, self.between)
