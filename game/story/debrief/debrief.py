"""The debrief: a finished conversation judged decision by decision by what was still possible, like a chess engine.

The grade of a decision does not depend on the path to it: it is the best score that could be reached before it, less
the best after it (its regret).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from game.story.analysis import best, explore
from game.story.engine import Cause, Conversation, Moved, State, Turn, causes, choose, open_ids, outcome, passed, score
from game.story.model import YOU, Ending, Line, Option, OutcomeName, Scene, Skill

Grade = Literal["best", "good", "slip", "mistake", "blunder"]
GRADE_LIMITS: Final[tuple[tuple[Grade, float], ...]] = (("best", 0), ("good", 5), ("slip", 15), ("mistake", 30))
"""Each grade and the greatest regret that still earns it; past the last it is a blunder."""

MOST_STATES_TO_JUDGE: Final = 300_000
"""A scene with more states than this ahead of it is not judged while somebody waits for the debrief."""

StateValue = Callable[[State], float]
"""The best score still reachable from a state, 0-100."""


class SpokenLine(NamedTuple):
    """One line of an answer: who says it and what."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Path:
    """One option that was open at a decision, and what taking it did, or would have done.

    ``authored`` is the option as it was written; ``meters`` is how they stand when the answer is over; ``regret`` and
    ``grade`` are None where nothing was judged.
    """

    option: str
    authored: Option
    said: str
    answer: tuple[SpokenLine, ...]
    meters: tuple[int, ...]
    causes: tuple[Cause, ...]
    tags: tuple[str, ...]
    why: str
    regret: float | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class JudgedDecision:
    """One decision of the conversation: what was taken, and the others that were open, best first."""

    number: int
    decision: str
    before: tuple[int, ...]
    taken: Path
    others: tuple[Path, ...]

    @property
    def best(self) -> Path:
        """The best that could have been said; what was said, where nothing is better or nothing was judged."""
        return min((self.taken, *self.others), key=lambda path: path.regret or 0.0)


@dataclass(frozen=True, slots=True)
class SkillCount:
    """How often one tag was shown, and how often the best option had it while the one taken did not."""

    skill: Skill
    shown: int
    missed: int


@dataclass(frozen=True, slots=True)
class Debrief:
    """A whole conversation judged.

    ``curves`` holds, for each meter by its full name, its values from the opening to the end; ``accuracy`` is 100 less
    the mean regret, never below 0; ``turning_point`` is the place in ``decisions`` of the costliest one. With ``coach:
    off`` it is not ``coached``: no option says why, and no tag its tip.
    """

    ending: Ending | None
    outcome: OutcomeName | None
    passed: bool
    score: float | None
    decisions: tuple[JudgedDecision, ...]
    curves: Mapping[str, tuple[int, ...]]
    accuracy: float | None
    turning_point: int | None
    skills: tuple[SkillCount, ...]
    faults: tuple[SkillCount, ...]
    coached: bool


def grade_of(regret: float) -> Grade:
    """The grade that a regret earns: best (0), good (5 and under), slip (15), mistake (30), blunder (more)."""
    for name, most in GRADE_LIMITS:
        if regret <= most:
            return name
    return "blunder"


def state_values(conversation: Conversation, most: int = MOST_STATES_TO_JUDGE) -> StateValue | None:
    """What every state of a run's own scene, variants and memory is worth, or None where it has too many states."""
    setup = conversation.setup
    atlas = explore(conversation.scene, only=(setup.variants, setup.remembered), most=most)
    if not atlas.complete:
        return None
    value, number = best(atlas), atlas.number
    return lambda state: max(value[number[state]], 0.0)


def debrief(conversation: Conversation, skills: Mapping[str, Skill], value: StateValue | None = None) -> Debrief:
    """Judge a conversation.

    Args:
        conversation: finished or not; an unfinished one is judged as far as it went.
        skills: the library's tags.
        value: as :func:`state_values` gives it; without it nothing is graded.

    Returns:
        Everything that the debrief shows.
    """
    scene, state = conversation.scene, conversation.state
    decisions = tuple(_judged(scene, number, turn, value) for number, turn in enumerate(conversation.turns, start=1))
    costs = [judged.taken.regret for judged in decisions if judged.taken.regret is not None]
    worst = max(costs, default=0.0)
    shown = _counted(decisions, skills)
    return Debrief(
        ending=None if state.ending is None else scene.ending(state.ending),
        outcome=outcome(scene, state),
        passed=passed(scene, state),
        score=score(scene, state) if conversation.is_over else None,
        decisions=decisions,
        curves=_curves(conversation),
        accuracy=max(0.0, 100 - sum(costs) / len(costs)) if costs else None,
        turning_point=next((n for n, j in enumerate(decisions) if j.taken.regret == worst), None) if worst else None,
        skills=tuple(count for count in shown if count.skill.kind == "skill"),
        faults=tuple(count for count in shown if count.skill.kind == "fault" and count.shown),
        coached=scene.coach != "off",
    )


def _judged(scene: Scene, number: int, turn: Turn, value: StateValue | None) -> JudgedDecision:
    before = turn.before
    most = None if value is None else value(before)
    taken = _path(scene, turn, most, value)
    others = [
        _path(scene, choose(scene, before, id_), most, value) for id_ in open_ids(scene, before) if id_ != turn.option
    ]
    others.sort(key=lambda path: path.regret or 0.0)
    return JudgedDecision(number, turn.decision, before.meters, taken, tuple(others))


def _path(scene: Scene, turn: Turn, most: float | None, value: StateValue | None) -> Path:
    option = turn.taken
    assert option is not None  # noqa: S101 - what is judged was taken
    regret = None if value is None or most is None else max(0.0, most - value(turn.after))
    return Path(
        option=option.id,
        authored=option,
        said=option.say,
        answer=tuple(
            SpokenLine(line.speaker, line.text)
            for line in turn.events
            if isinstance(line, Line) and line.speaker != YOU
        ),
        meters=turn.after.meters,
        causes=causes(scene, turn),
        tags=option.does,
        why="" if scene.coach == "off" else option.why,
        regret=regret,
        grade=None if regret is None else grade_of(regret),
    )


def _counted(decisions: Iterable[JudgedDecision], skills: Mapping[str, Skill]) -> list[SkillCount]:
    """Each tag that was shown or missed, in the order of the library."""
    shown: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for judged in decisions:
        shown.update(judged.taken.tags)
        if judged.taken.regret:
            missed.update(tag for tag in judged.best.tags if tag not in judged.taken.tags)
    return [SkillCount(skill, shown[id_], missed[id_]) for id_, skill in skills.items() if shown[id_] or missed[id_]]


def _curves(conversation: Conversation) -> dict[str, tuple[int, ...]]:
    """Each meter at every point where it could have moved: the opening, each reaction, each later change."""
    points = [conversation.opening.before.meters]
    for turn in (conversation.opening, *conversation.turns):
        points.append(turn.meters)
        points += [event.meters for event in turn.events if isinstance(event, Moved)]
    return {meter.id: tuple(point[at] for point in points) for at, meter in enumerate(conversation.scene.meters)}
