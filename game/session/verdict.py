"""The verdict in words: how it ended, the tally, the score, what a line cost, what was heard; for every front end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from game.session.phrases import customer, points, signed
from game.story.debrief import Debrief, Grade, JudgedDecision, Path, SkillCount
from game.story.language import Language, to_translate
from game.story.model import Scene, Skill, fill

GRADE_WORDS: Final[Mapping[Grade, str]] = {
    "best": to_translate("Best here"),
    "good": to_translate("Good"),
    "little": to_translate("Cost you little"),
    "slip": to_translate("A slip"),
    "mistake": to_translate("A mistake"),
    "blunder": to_translate("A blunder"),
}
"""How good an answer was, as it stands beside it."""
POOR: Final[tuple[Grade, ...]] = ("slip", "mistake", "blunder")
"""What is worth trying again."""
Moment = Literal["shown", "tried", "plain", "fault"]
"""A skill where it did good, a skill at the wrong moment, a skill where nothing was at stake, a fault."""


class TallyPart(NamedTuple):
    """A part of the tally: how many decisions earned a grade (``""`` where nothing was at stake), and which."""

    grade: Grade | Literal[""]
    text: str
    numbers: tuple[int, ...]


def ending_told(debrief: Debrief, words: Mapping[str, str], language: Language) -> tuple[str, str]:
    """How it ended: a title, and what is told of it."""
    if debrief.ending is None:
        return (
            language.tr("The scene stopped here"),
            language.tr("Its author gave this path no ending. What you did has been kept."),
        )
    return fill(debrief.ending.title, words), fill(debrief.ending.text, words).strip()


def tally(debrief: Debrief, language: Language) -> tuple[TallyPart, ...]:
    """The tally, from the best to the worst; nothing while nothing is judged."""
    trn = language.trn
    parts = []
    for grade, numbers in debrief.tally.items():
        many = len(numbers)
        match grade:
            case "best":
                text = trn("{number} best", "{number} best", many)
            case "good":
                text = trn("{number} good", "{number} good", many)
            case "little":
                text = trn("{number} that cost little", "{number} that cost little", many)
            case "slip":
                text = trn("{number} slip", "{number} slips", many)
            case "mistake":
                text = trn("{number} mistake", "{number} mistakes", many)
            case _:
                text = trn("{number} blunder", "{number} blunders", many)
        parts.append(TallyPart(grade, text, numbers))
    free = tuple(one.number for one in debrief.decisions if one.stake is not None and not one.at_stake)
    if free:
        text = trn("{number} with nothing at stake", "{number} with nothing at stake", len(free))
        parts.append(TallyPart("", text, free))
    return tuple(parts)


def score_of(debrief: Debrief, language: Language) -> tuple[str, str]:
    """The score and what it is of: ``62`` and ``of a possible 94``; two empty texts where there is none."""
    if debrief.score is None:
        return "", ""
    if debrief.possible is None:
        return points(debrief.score), language.tr("of 100")
    return points(debrief.score), language.tr("of a possible {points}", points=points(debrief.possible))


def grade_in_words(judged: JudgedDecision, path: Path, language: Language) -> str:
    """How good an answer was; that nothing was at stake; nothing where nothing is judged."""
    if path.grade is not None:
        return language.tr(GRADE_WORDS[path.grade])
    return language.tr("Nothing was at stake here") if judged.stake is not None else ""


def ahead_of(judged: JudgedDecision) -> float | None:
    """Where a steady colleague ends who is about to decide here, 0-100; None where nothing is judged."""
    values = [path.value for path in (judged.taken, *judged.others) if path.value is not None]
    if not values:
        return None
    from game.story.analysis import of_ways  # noqa: PLC0415 - nobody explores before a call is over

    return of_ways(values)


def steady_curve(debrief: Debrief) -> tuple[float, ...]:
    """Where a steady colleague would end, before each decision and at the end; nothing where nothing is judged."""
    ahead = [ahead_of(judged) for judged in debrief.decisions]
    known = [value for value in ahead if value is not None]
    if not known or len(known) < len(ahead):
        return ()
    last = debrief.decisions[-1].taken.value
    return (*known, known[-1] if last is None else last)


def cost_in_words(judged: JudgedDecision, path: Path, language: Language) -> str:
    """What an answer cost: where a steady colleague ends from here, and where after it."""
    before = ahead_of(judged)
    if before is None or path.value is None or not judged.at_stake:
        return ""
    return language.tr(
        "From here a steady colleague ends at {before}; after this line, at {after}.",
        before=points(before),
        after=points(path.value),
    )


def moment_of(skill: Skill, judged: JudgedDecision, path: Path, scene: Scene) -> Moment:
    """How a tag of an answer is to be marked; where nothing is judged, by what it did to the meters."""
    if skill.kind == "fault":
        return "fault"
    if judged.stake is None:
        good = {meter.id: 1 if meter.good == "high" else -1 for meter in scene.meters}
        effect = sum(one.amount * good[one.meter] for one in path.causes if one.tag == skill.id and not one.sets)
        return "tried" if effect < 0 else "shown"
    if not judged.at_stake:
        return "plain"
    return "shown" if path.grade in ("best", "good") else "tried"


def tag_in_words(skill: Skill, moment: Moment, language: Language) -> str:
    """A tag with what it is, as it is told where no colour says it."""
    match moment:
        case "fault":
            return language.tr("A fault: {skill}", skill=skill.label)
        case "tried":
            return language.tr("{skill}, at the wrong moment", skill=skill.label)
        case "shown" | "plain":
            return language.tr("A skill: {skill}", skill=skill.label)


def by_cost(debrief: Debrief) -> tuple[JudgedDecision, ...]:
    """The decisions, the dearest first; those that cost alike in the order in which they were taken."""
    return tuple(sorted(debrief.decisions, key=lambda judged: -(judged.taken.cost or 0.0)))


def mistakes(debrief: Debrief) -> tuple[JudgedDecision, ...]:
    """The decisions worth trying again, in order: slips, mistakes and blunders."""
    return tuple(judged for judged in debrief.decisions if judged.taken.grade in POOR)


def heard_in_words(debrief: Debrief, scene: Scene, language: Language) -> str:
    """How much was heard of what there was to be told; nothing where that is not known, or there was nothing."""
    heard = debrief.heard
    if heard is None or not heard.findings:
        return ""
    return language.trn(
        "You heard {found} of the one thing {name} tells, on one way or another through this call",
        "You heard {found} of the {number} things {name} tells, on one way or another through this call",
        len(heard.findings),
        found=heard.found,
        name=customer(scene, language),
    )


def sealed_in_words(many: int, language: Language) -> str:
    """That so many things are still to be heard; the call is over when that is told."""
    return language.trn(
        "{number} still sealed: play it again another way to hear it.",
        "{number} still sealed: play it again another way to hear them.",
        many,
    )


class Move(NamedTuple):
    """What a meter did: in words, whether it rose, and whether that is good."""

    text: str
    rises: bool
    is_better: bool


def moves(scene: Scene, before: Sequence[int], after: Sequence[int], language: Language) -> tuple[Move, ...]:
    """What each meter did that moved, from one level to another."""
    return tuple(
        Move(
            language.tr(
                "{meter} {change}, {before} to {after}",
                meter=meter.label,
                change=signed(now - was),
                before=was,
                after=now,
            ),
            now > was,
            (now > was) == (meter.good == "high"),
        )
        for meter, was, now in zip(scene.meters, before, after, strict=True)
        if was != now
    )


def no_move(language: Language) -> str:
    """That no meter moved, as a clause."""
    return language.tr("No meter moved")


class SkillGroup(NamedTuple):
    """Skills that fared alike: the heading, what marks them, and each by its label with how often."""

    title: str
    moment: Moment | Literal["waiting"]
    skills: tuple[tuple[Skill, str], ...]


def skill_groups(
    debrief: Debrief, scene: Scene, skills: Mapping[str, Skill], language: Language
) -> tuple[SkillGroup, ...]:
    """The skills and faults in groups, each of them once: shown, tried in vain, faults, and what was left to try."""
    tr = language.tr
    shown = [one for one in debrief.skills if one.shown]
    tried = [one for one in debrief.skills if one.tried and not one.shown]
    had = {one.skill.id for one in (*shown, *tried)}
    missed = {one.skill.id for one in debrief.skills if one.missed} - had
    missed |= {tag for tag in scene.teaches if tag in skills and tag not in had and skills[tag].kind == "skill"}
    groups = (
        SkillGroup(tr("Skills you showed"), "shown", _counted([(one, one.shown) for one in shown], language)),
        SkillGroup(tr("Tried at the wrong moment"), "tried", _counted([(one, one.tried) for one in tried], language)),
        SkillGroup(
            tr("What got in the way"), "fault", _counted([(one, one.shown) for one in debrief.faults], language)
        ),
        SkillGroup(tr("Still to try here"), "waiting", tuple((s, s.label) for s in skills.values() if s.id in missed)),
    )
    return tuple(group for group in groups if group.skills)


def _counted(counted: Sequence[tuple[SkillCount, int]], language: Language) -> tuple[tuple[Skill, str], ...]:
    return tuple(
        (
            one.skill,
            one.skill.label
            if times == 1
            else language.tr("{skill}, {times} times", skill=one.skill.label, times=times),
        )
        for one, times in counted
    )
