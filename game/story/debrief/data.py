"""A debrief as plain data, for machines: every decision with its grade, its causes and what else was open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from game.story.debrief.debrief import Debrief, JudgedDecision, Path, SkillCount
from game.story.debrief.worth import GRADES
from game.story.model import Scene, fill


class SpokenData(TypedDict):
    """One line of an answer."""

    speaker: str
    text: str


class CauseData(TypedDict):
    """One thing that moved one meter: a tag, or ``""`` for the option's own mood."""

    tag: str
    meter: str
    amount: int


class PathData(TypedDict):
    """One option that was open, and what followed.

    ``value`` is where a steady colleague ends after it, ``cost`` how much lower that is than after the best option, and
    ``regret`` what it gives away of the best score still reachable: 0-100, None where nothing was judged. ``grade`` is
    None too where nothing was at stake. ``costs`` is money, in the smallest coin: 0 where it costs none.
    """

    option: str
    said: str
    grade: str | None
    value: float | None
    cost: float | None
    regret: float | None
    tags: list[str]
    causes: list[CauseData]
    meters: dict[str, int]
    answer: list[SpokenData]
    why: str
    costs: int


class DecisionData(TypedDict):
    """One decision: what was taken, the best there was, all the others, best first, and what the dearest costs."""

    number: int
    decision: str
    taken: PathData
    best: str
    others: list[PathData]
    stake: float | None


class TagCount(TypedDict):
    """How often a tag was shown, tried at the wrong moment, and missed (see ``SkillCount``)."""

    id: str
    shown: int
    tried: int
    missed: int


class Judgement(TypedDict):
    """The whole debrief; ``turning_point`` is the number of the costliest decision, from 1.

    ``tally`` has for each grade the numbers of its decisions; ``possible`` is the best score that could be had from the
    opening; ``kept`` is how much was kept of what was at stake, in per cent.
    """

    tally: dict[str, list[int]]
    possible: float | None
    kept: float | None
    accuracy: float | None
    turning_point: int | None
    decisions: list[DecisionData]
    skills: list[TagCount]
    faults: list[TagCount]
    curves: dict[str, list[int]]


def judgement(debrief: Debrief, scene: Scene, words: Mapping[str, str]) -> Judgement:
    """Put a debrief into plain data that JSON can hold.

    Args:
        debrief: as the core judged it.
        scene: its scene.
        words: what the words in braces become.
    """
    return Judgement(
        tally={grade: list(debrief.tally.get(grade, ())) for grade in GRADES} if debrief.is_judged else {},
        possible=debrief.possible,
        kept=debrief.kept,
        accuracy=debrief.accuracy,
        turning_point=None if debrief.turning_point is None else debrief.turning_point + 1,
        decisions=[_decision(judged, scene, words) for judged in debrief.decisions],
        skills=[_tag(count) for count in debrief.skills],
        faults=[_tag(count) for count in debrief.faults],
        curves={meter: list(values) for meter, values in debrief.curves.items()},
    )


def _decision(judged: JudgedDecision, scene: Scene, words: Mapping[str, str]) -> DecisionData:
    return DecisionData(
        number=judged.number,
        decision=judged.decision,
        taken=_way(judged.taken, scene, words),
        best=judged.best.option,
        others=[_way(path, scene, words) for path in judged.others],
        stake=judged.stake,
    )


def _way(path: Path, scene: Scene, words: Mapping[str, str]) -> PathData:
    return PathData(
        option=path.option,
        said=fill(path.said, words),
        grade=path.grade,
        value=path.value,
        cost=path.cost,
        regret=path.regret,
        tags=list(path.tags),
        causes=[CauseData(tag=cause.tag, meter=cause.meter, amount=cause.amount) for cause in path.causes],
        meters={meter.id: level for meter, level in zip(scene.meters, path.meters, strict=True)},
        answer=[SpokenData(speaker=told.speaker, text=fill(told.text, words)) for told in path.answer],
        why=fill(path.why, words),
        costs=path.authored.costs,
    )


def _tag(count: SkillCount) -> TagCount:
    return TagCount(id=count.skill.id, shown=count.shown, tried=count.tried, missed=count.missed)
