"""The debrief: a finished conversation judged decision by decision by what each answer cost.

The grade of a decision does not depend on the path to it: its cost is what a steady colleague makes of the best answer
that was open, less what such a colleague makes of the one that was given (see ``game.story.analysis.steady``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.story.debrief.heard import Heard, SpokenLine, answer_of
from game.story.debrief.spending import Spending, spending_of
from game.story.debrief.worth import ALIKE, AT_STAKE, GRADES, Grade, Worth, all_faults, grade_of
from game.story.engine import (
    Cause,
    Conversation,
    Moved,
    Turn,
    causes,
    choose,
    open_ids,
    outcome,
    passed,
)
from game.story.engine import score as score_of
from game.story.model import Ending, Line, Option, OutcomeName, Scene, Skill


@dataclass(frozen=True, slots=True)
class Path:
    """One option that was open at a decision, and what taking it did, or would have done.

    ``authored`` is the option as it was written; ``meters`` is how they stand when the answer is over. ``value`` is
    where a steady colleague ends after it, ``cost`` how much lower that is than after the best option, ``regret`` what
    it gives away of the best score that could be reached; all 0-100, and None where nothing was judged. ``grade`` is
    None too where nothing was at stake.
    """

    option: str
    authored: Option
    said: str
    answer: tuple[SpokenLine, ...]
    meters: tuple[int, ...]
    causes: tuple[Cause, ...]
    tags: tuple[str, ...]
    why: str
    value: float | None = None
    cost: float | None = None
    regret: float | None = None
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class JudgedDecision:
    """One decision of the conversation: what was taken, and the others that were open, best first.

    ``stake`` is what the dearest of them costs, 0-100; None where nothing was judged.
    """

    number: int
    decision: str
    before: tuple[int, ...]
    taken: Path
    others: tuple[Path, ...]
    stake: float | None = None

    @property
    def at_stake(self) -> bool:
        """Whether it mattered what was answered, as far as is known."""
        return self.stake is not None and self.stake >= AT_STAKE

    @property
    def best(self) -> Path:
        """The best that could have been said; what was said, where nothing is better or nothing was judged."""
        return min((self.taken, *self.others), key=lambda path: path.cost or 0.0)


@dataclass(frozen=True, slots=True)
class SkillCount:
    """How often a tag was shown, tried at the wrong moment, and missed.

    A skill is ``shown`` where the option was graded good or better, or nothing was judged; where nothing was at stake
    it counts as neither, and otherwise it was ``tried``. A fault is shown whenever it was done. What the best option
    had and the one taken had not was ``missed``.
    """

    skill: Skill
    shown: int
    tried: int
    missed: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """A whole conversation judged.

    ``curves`` holds, for each meter by its full name, its values from the opening to the end. ``tally`` has for each
    grade that was earned the numbers of its decisions; ``possible`` is the best score that could be had from this
    opening, and ``kept`` how much was kept of what was at stake, in per cent: the mean of 1 - cost / dearest cost over
    the decisions with something at stake. ``accuracy`` is 100 less the mean regret, never below 0, for machines that
    read it. ``turning_point`` is the place in ``decisions`` of the costliest one, where that was worse than good. With
    ``coach: off`` it is not ``coached``: no option says why, and no tag its tip. ``heard`` is what there was to be
    told, None where that is not known. ``spending`` is its ledger, None where nothing in the scene costs money.
    """

    ending: Ending | None
    outcome: OutcomeName | None
    passed: bool
    score: float | None
    possible: float | None
    decisions: tuple[JudgedDecision, ...]
    curves: Mapping[str, tuple[int, ...]]
    tally: Mapping[Grade, tuple[int, ...]]
    kept: float | None
    accuracy: float | None
    turning_point: int | None
    skills: tuple[SkillCount, ...]
    faults: tuple[SkillCount, ...]
    coached: bool
    heard: Heard | None = None
    spending: Spending | None = None

    @property
    def is_judged(self) -> bool:
        """Whether its decisions were judged."""
        return self.possible is not None


def debrief(
    conversation: Conversation,
    skills: Mapping[str, Skill],
    worth: Worth | None = None,
    sealed: Sequence[Line] = (),
) -> Debrief:
    """Judge a conversation.

    Args:
        conversation: finished or not; an unfinished one is judged as far as it went.
        skills: the library's tags.
        worth: as :func:`state_values` gives it; without it nothing is graded.
        sealed: lines of the script that no answer shows, for they are still to be heard.

    Returns:
        Everything that the debrief shows.
    """
    scene, state = conversation.scene, conversation.state
    judge = _Judge(scene, skills, worth, sealed)
    decisions = tuple(judge.decision(number, turn) for number, turn in enumerate(conversation.turns, start=1))
    regrets = [judged.taken.regret for judged in decisions if judged.taken.regret is not None]
    counted = _counted(decisions, skills)
    return Debrief(
        ending=None if state.ending is None else scene.ending(state.ending),
        outcome=outcome(scene, state),
        passed=passed(scene, state),
        score=score_of(scene, state) if conversation.is_over else None,
        possible=None if worth is None else worth.reach(conversation.opening.after),
        decisions=decisions,
        curves=_curves(conversation),
        tally=_tally(decisions),
        kept=_kept(decisions),
        accuracy=max(0.0, 100 - sum(regrets) / len(regrets)) if regrets else None,
        turning_point=_turning_point(decisions),
        skills=tuple(count for count in counted if count.skill.kind == "skill"),
        faults=tuple(count for count in counted if count.skill.kind == "fault" and count.shown),
        coached=scene.coach != "off",
        spending=spending_of(conversation),
    )


class _Judge:
    """Judges the decisions of one conversation."""

    def __init__(self, scene: Scene, skills: Mapping[str, Skill], worth: Worth | None, sealed: Sequence[Line]) -> None:
        self.scene, self.skills, self.worth, self.sealed = scene, skills, worth, frozenset(map(id, sealed))

    def decision(self, number: int, turn: Turn) -> JudgedDecision:
        """A decision with all that was open at it."""
        scene, before = self.scene, turn.before
        others = [choose(scene, before, id_) for id_ in open_ids(scene, before) if id_ != turn.option]
        turns = [turn, *others]
        if self.worth is None:
            taken, *rest = (self.path(each) for each in turns)
            return JudgedDecision(number, turn.decision, before.meters, taken, tuple(rest))
        reach = self.worth.reach(before)
        values = [self.worth.steady(each.after) for each in turns]
        most = max(values)
        stake = most - min(values)
        taken, *rest = (
            self.path(each, value, most - value, max(0.0, reach - self.worth.reach(each.after)), stake)
            for each, value in zip(turns, values, strict=True)
        )
        rest.sort(key=lambda path: path.cost or 0.0)
        return JudgedDecision(number, turn.decision, before.meters, taken, tuple(rest), stake)

    def path(
        self,
        turn: Turn,
        value: float | None = None,
        cost: float | None = None,
        regret: float | None = None,
        stake: float = 0.0,
    ) -> Path:
        """An option with what it did, and what it cost where that is known."""
        option = turn.taken
        assert option is not None  # noqa: S101 - what is judged was taken
        return Path(
            option=option.id,
            authored=option,
            said=option.say,
            answer=answer_of(turn, self.sealed),
            meters=turn.after.meters,
            causes=causes(self.scene, turn),
            tags=option.does,
            why="" if self.scene.coach == "off" else option.why,
            value=value,
            cost=None if cost is None else cost if cost > ALIKE else 0.0,
            regret=regret,
            grade=None
            if cost is None or stake < AT_STAKE
            else grade_of(cost, fault=all_faults(option.does, self.skills)),
        )


def _tally(decisions: Sequence[JudgedDecision]) -> dict[Grade, tuple[int, ...]]:
    by_grade: dict[Grade, tuple[int, ...]] = {}
    for grade in GRADES:
        if numbers := tuple(judged.number for judged in decisions if judged.taken.grade == grade):
            by_grade[grade] = numbers
    return by_grade


def _kept(decisions: Sequence[JudgedDecision]) -> float | None:
    parts = [1 - (one.taken.cost or 0.0) / one.stake for one in decisions if one.stake is not None and one.at_stake]
    return 100 * sum(parts) / len(parts) if parts else None


def _turning_point(decisions: Sequence[JudgedDecision]) -> int | None:
    costs = {
        judged.number - 1: judged.taken.cost or 0.0
        for judged in decisions
        if judged.taken.grade in ("slip", "mistake", "blunder")
    }
    return max(costs, key=costs.__getitem__, default=None)


def _counted(decisions: Sequence[JudgedDecision], skills: Mapping[str, Skill]) -> list[SkillCount]:
    """Each tag that was done or missed, in the order of the library."""
    shown, tried, missed = Counter[str](), Counter[str](), Counter[str]()
    for judged in decisions:
        is_well_used = judged.stake is None or judged.taken.grade in ("best", "good")
        for tag in judged.taken.tags:
            if tag not in skills or skills[tag].kind == "fault" or is_well_used:
                shown[tag] += 1
            elif judged.at_stake:
                tried[tag] += 1
        if judged.at_stake and judged.taken.cost:
            missed.update(tag for tag in judged.best.tags if tag not in judged.taken.tags)
    return [
        SkillCount(skill, shown[id_], tried[id_], missed[id_])
        for id_, skill in skills.items()
        if shown[id_] or tried[id_] or missed[id_]
    ]


def _curves(conversation: Conversation) -> dict[str, tuple[int, ...]]:
    """Each meter at every point where it could have moved: the opening, each reaction, each later change."""
    points = [conversation.opening.before.meters]
    for turn in (conversation.opening, *conversation.turns):
        points.append(turn.meters)
        points += [event.meters for event in turn.events if isinstance(event, Moved)]
    return {meter.id: tuple(point[at] for point in points) for at, meter in enumerate(conversation.scene.meters)}
