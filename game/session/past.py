"""One attempt of a player's as it stands in a list: when it was, how it ended, and whether it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from game.session.phrases import points
from game.story.language import Language
from game.story.model import OutcomeName


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """An attempt at a scene, by its number in the records.

    ``at`` is when it ended, or began if it did not. ``ending`` is the ending's title, ``""`` where there was none;
    ``outcome`` and ``score`` (0-100) are None there. ``finished`` ones have a debrief; an ``open`` one can be gone on
    with. ``earlier`` says that it was of an earlier version of the scene.
    """

    id: int
    at: datetime
    practice: bool
    taken: int
    outcome: OutcomeName | None
    ending: str
    passed: bool
    score: float | None
    finished: bool
    open: bool
    earlier: bool
    abandoned: bool = False
    """Whether it was left in a kiosk, and cannot be gone on with."""


def attempt_in_words(past: PastAttempt, language: Language) -> tuple[str, ...]:
    """How an attempt went, as clauses: ``Won over``, ``passed``, ``score 71``, ``practice``."""
    tr = language.tr
    told = [past.ending] if past.ending else []
    if past.finished:
        told.append(tr("passed") if past.passed else tr("not passed"))
        if past.score is not None:
            told.append(tr("score {points}", points=points(past.score)))
    elif past.practice:
        told.append(
            language.trn(
                "practice, left after {number} decision", "practice, left after {number} decisions", past.taken
            )
        )
    elif past.open or past.abandoned:
        told.append(language.trn("left after {number} decision", "left after {number} decisions", past.taken))
    else:
        told.append(language.trn("given up after {number} decision", "given up after {number} decisions", past.taken))
    if past.practice and past.finished:
        told.append(tr("practice"))
    if past.earlier:
        told.append(tr("an earlier version of the scene"))
    return tuple(told)
