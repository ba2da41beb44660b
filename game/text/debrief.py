"""The debrief in words: the ending, what every decision did, the score, the skills shown and the faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.story.conversation import Conversation
from game.story.debrief import Debrief, Grade, Judged, Path, SkillCount
from game.story.layout import program_of
from game.story.model import LISTEN, Scene, Skill
from game.story.state import Turn
from game.story.words import fill
from game.text.wording import count, moves_in_words, name_of, points, said_in_words

_GRADES: Mapping[Grade, str] = {
    "best": "The best there was.",
    "good": "Good",
    "slip": "A slip",
    "mistake": "A mistake",
    "blunder": "A blunder",
}
_OUTCOMES = {"won": "Won", "settled": "Settled", "lost": "Lost"}
INDENT = "   "


def ending_in_words(debrief: Debrief, words: Mapping[str, str]) -> list[str]:
    """How the conversation ended."""
    if debrief.ending is None:
        return ["The scene stopped here: its author gave this path no ending. What you did has been kept."]
    how = _OUTCOMES[debrief.ending.outcome]
    return [f"The end: {fill(debrief.ending.title, words)} ({how}).", fill(debrief.ending.text, words).strip()]


def debrief_in_words(
    conversation: Conversation, debrief: Debrief, skills: Mapping[str, Skill], words: Mapping[str, str]
) -> Iterator[str]:
    """The debrief, line by line; an empty text is an empty line.

    Args:
        conversation: a finished conversation.
        debrief: what the core makes of it.
        skills: the library's tags.
        words: what the words in braces become.
    """
    scene = conversation.scene
    yield f"Debrief: {fill(scene.title, words)}"
    score = "" if debrief.score is None else f" Score {points(debrief.score)} of 100."
    accuracy = "" if debrief.accuracy is None else f" Accuracy {points(debrief.accuracy)} of 100."
    yield f"{'Passed.' if debrief.passed else 'Not passed this time.'}{score}{accuracy}"
    tipped: set[str] = set()
    for judged, turn in zip(debrief.decisions, conversation.turns, strict=True):
        yield ""
        yield from _decision(scene, judged, turn, words)
        yield from _tags(judged.taken.tags, skills, tipped if debrief.coached else set(skills))
        if judged.taken.why:
            yield f"{INDENT}Why: {fill(judged.taken.why, words)}"
        yield from _judgement(scene, judged, words, turning=judged.number - 1 == debrief.turning_point)
    yield ""
    yield from _summary(scene, debrief, skills)


def _decision(scene: Scene, judged: Judged, turn: Turn, words: Mapping[str, str]) -> Iterator[str]:
    option = program_of(scene).decisions[turn.decision].options[turn.option].option
    yield f"{judged.number}. {said_in_words(option, words)}"
    moves = moves_in_words(scene, turn.before.meters, turn.meters, turn.after.meters)
    yield from (f"{INDENT}{line}" for line in moves or ["No meter moved."])


def _tags(tags: Iterable[str], skills: Mapping[str, Skill], tipped: set[str]) -> Iterator[str]:
    """Each tag with its tip, which is told once in a debrief."""
    for tag in tags:
        skill = skills.get(tag)
        if skill is None:
            continue
        kind = "a skill" if skill.kind == "skill" else "a fault"
        tip = "" if tag in tipped else f" {skill.tip}"
        tipped.add(tag)
        yield f"{INDENT}{skill.label}, {kind} of the {skill.half}.{tip}"


def _judgement(scene: Scene, judged: Judged, words: Mapping[str, str], *, turning: bool) -> Iterator[str]:
    """The grade by what was still possible, the best option with its answer, and the others."""
    taken, best = judged.taken, judged.best
    if taken.grade is None or taken.regret is None:
        return
    if not taken.regret:
        yield f"{INDENT}{_GRADES[taken.grade]}"
    else:
        cost = f"{_GRADES[taken.grade]}: the best score still possible fell by {points(taken.regret)}."
        yield f"{INDENT}{cost}{' This was the turning point.' if turning else ''}"
        yield f"{INDENT}Best: {_way(scene, best, words)}"
    for path in judged.others:
        if path is not best:
            grade = _GRADES[path.grade].removesuffix(".") if path.grade else "Or"
            yield f"{INDENT}{grade}: {_way(scene, path, words)}"


def _way(scene: Scene, path: Path, words: Mapping[str, str]) -> str:
    said = fill(path.said, words) or ("Listen." if path.option == LISTEN else "Say nothing.")
    answer = f" {name_of(scene, path.answer[0].speaker)}: {fill(path.answer[0].text, words)}" if path.answer else ""
    return f"“{said}”{answer}"


def _summary(scene: Scene, debrief: Debrief, skills: Mapping[str, Skill]) -> Iterator[str]:
    shown = [counted for counted in debrief.skills if counted.shown]
    yield f"Skills shown: {_counts(shown)}"
    yield f"Faults: {_counts(debrief.faults)}"
    had = {counted.skill.id for counted in shown}
    waiting = [skills[tag].label for tag in scene.teaches if tag in skills and tag not in had]
    if waiting:
        yield f"Taught here and not shown yet: {', '.join(waiting)}."


def _counts(counted: Iterable[SkillCount]) -> str:
    told = [f"{one.skill.label} ({count(one.shown, 'time')})" for one in counted]
    return f"{', '.join(told)}." if told else "none."
