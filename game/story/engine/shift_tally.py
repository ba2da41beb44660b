"""What the calls of a shift came to, and whether the whole of it passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from game.story.condition import Evaluate, Slots, compiled
from game.story.engine.play import outcome, score
from game.story.engine.shift import Stint
from game.story.model import COUNTS, Condition, OutcomeName, Scene, Shift


class CallResult(NamedTuple):
    """How one call of a shift came out; ``score`` is 0-100, and 0 for one that ran off its end."""

    scene: Scene
    ending: str | None
    outcome: OutcomeName | None
    score: float


class Tally(NamedTuple):
    """What the calls of a shift came to; ``score`` is their mean, 0-100."""

    won: int
    settled: int
    lost: int
    calls: int
    score: float


def call_results(stint: Stint) -> Iterator[CallResult]:
    """How each call that is over came out, in order."""
    for call in stint.calls:
        if call.is_over:
            ending, worth = call.state.ending, score(call.scene, call.state)
            yield CallResult(
                call.scene, ending, outcome(call.scene, call.state), float(worth) if ending is not None else 0.0
            )


def tally_of(results: Iterable[CallResult]) -> Tally:
    """What calls came to together; the mean of no calls is 0."""
    all_ = tuple(results)
    how = [one.outcome for one in all_]
    mean = sum(one.score for one in all_) / len(all_) if all_ else 0.0
    return Tally(how.count("won"), how.count("settled"), how.count("lost"), len(all_), mean)


def tally_passes(shift: Shift, tally: Tally) -> bool:
    """Whether a whole shift that came to this passes; where its author says nothing, if no call was lost."""
    if shift.passes is None:
        return tally.won + tally.settled == tally.calls
    return bool(_test_of(shift.passes)((), tally, 0, ()))  # type: ignore[arg-type]  # a score is a fraction


def shift_passed(stint: Stint) -> bool:
    """Whether a shift that is over passes."""
    return stint.is_over and tally_passes(stint.roster.shift, tally_of(call_results(stint)))


@lru_cache(maxsize=64)
def _test_of(passes: Condition) -> Evaluate:
    return compiled(passes, Slots({}, {name: at for at, name in enumerate(COUNTS)}, {}, {}))
