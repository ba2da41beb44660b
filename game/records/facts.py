"""What a player's attempts themselves come to, for when the sums that are kept beside them cannot be understood."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from game.records.values import Attempt, Finish, Standing

_NOT_COUNTED: Final = ("unanswered", "unsaved")


class MetEnding(NamedTuple):
    """Runs of a scene that came to one ending, ``""`` where it ran off its end: how many, and how they were judged."""

    scene: str
    practice: bool
    ending: str
    runs: int
    passed: bool
    best: float | None


def standings_from(attempts: Iterable[Attempt], library: str) -> Mapping[str, Standing]:
    """How a player stands in each scene, from all of their attempts in the order they were begun."""
    by_scene: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        if attempt.where.library in ("", library):
            by_scene[attempt.scene].append(attempt)
    return {scene: _standing(of) for scene, of in by_scene.items()}


def _standing(attempts: list[Attempt]) -> Standing:
    finished = [attempt.finish for attempt in attempts if attempt.finish is not None]
    recorded = [attempt for attempt in attempts if not attempt.practice]
    scores = [attempt.finish.score for attempt in recorded if attempt.finish and attempt.finish.score is not None]
    standing = Standing(
        bool(finished),
        any(finish.passed for finish in finished),
        None,
        scores[0] if scores else None,
        sum(attempt.closed not in _NOT_COUNTED for attempt in recorded),
    )
    return with_endings(standing, [_met(one, one.finish) for one in attempts if one.finish is not None])


def _met(attempt: Attempt, finish: Finish) -> MetEnding:
    best = finish.score if finish.passed else None
    return MetEnding(attempt.scene, attempt.practice, finish.ending or "", 1, finish.passed, best)


def with_endings(standing: Standing, endings: Iterable[MetEnding]) -> Standing:
    """A standing with what follows from the endings that were met in its scene."""
    met = list(endings)
    recorded = [one for one in met if not one.practice]
    return replace(
        standing,
        best=max((one.best for one in recorded if one.best is not None), default=None),
        recorded=any(one.passed for one in recorded),
        tries=sum(one.runs for one in recorded),
        endings=frozenset(one.ending for one in met if one.ending),
    )


def remembered_from(attempts: Iterable[Attempt], library: str) -> Mapping[str, str]:
    """How the latest finished run of each scene ended; practice does not count."""
    found: dict[str, tuple[Finish, str]] = {}
    for attempt in attempts:
        finish = attempt.finish
        if finish is None or finish.ending is None or attempt.practice or attempt.where.library not in ("", library):
            continue
        if attempt.scene not in found or found[attempt.scene][0].at <= finish.at:
            found[attempt.scene] = finish, finish.ending
    return {scene: ending for scene, (_, ending) in found.items()}
