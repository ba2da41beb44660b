"""The debrief in words: the ending, what every decision did, the score, the skills shown and the faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.story.conversation import Conversation
from game.story.debrief import Debrief, Grade, Judged, Path, SkillCount
from game.story.layout import program_of
from game.story.model import LISTEN, OutcomeName, Scene, Skill
from game.story.state import Turn
from game.story.tongue import Tongue, to_translate
from game.story.words import fill
from game.text.wording import moves_in_words, name_of, points, said_in_words

_GRADES: Mapping[Grade, str] = {
    "best": to_translate("The best there was."),
    "good": to_translate("Good"),
    "slip": to_translate("A slip"),
    "mistake": to_translate("A mistake"),
    "blunder": to_translate("A blunder"),
}
_OUTCOMES: Mapping[OutcomeName, str] = {
    "won": to_translate("Won"),
    "settled": to_translate("Settled"),
    "lost": to_translate("Lost"),
}
_KINDS: Mapping[tuple[str, str], str] = {
    ("skill", "heart"): to_translate("{skill}, a skill of the heart."),
    ("skill", "head"): to_translate("{skill}, a skill of the head."),
    ("fault", "heart"): to_translate("{skill}, a fault of the heart."),
    ("fault", "head"): to_translate("{skill}, a fault of the head."),
}
INDENT = "   "


def ending_in_words(debrief: Debrief, words: Mapping[str, str], tongue: Tongue) -> list[str]:
    """How the conversation ended."""
    if debrief.ending is None:
        return [tongue.tr("The scene stopped here: its author gave this path no ending. What you did has been kept.")]
    title, how = fill(debrief.ending.title, words), tongue.tr(_OUTCOMES[debrief.ending.outcome])
    return [tongue.tr("The end: {title} ({how}).", title=title, how=how), fill(debrief.ending.text, words).strip()]


def debrief_in_words(
    conversation: Conversation,
    debrief: Debrief,
    skills: Mapping[str, Skill],
    words: Mapping[str, str],
    tongue: Tongue,
) -> Iterator[str]:
    """The debrief, line by line; an empty text is an empty line.

    Args:
        conversation: a finished conversation.
        debrief: what the core makes of it.
        skills: the library's tags.
        words: what the words in braces become.
        tongue: the player's language.
    """
    scene, tr = conversation.scene, tongue.tr
    yield tr("Debrief: {title}", title=fill(scene.title, words))
    result = [tr("Passed.") if debrief.passed else tr("Not passed this time.")]
    if debrief.score is not None:
        result.append(tr("Score {points} of 100.", points=points(debrief.score)))
    if debrief.accuracy is not None:
        result.append(tr("Accuracy {points} of 100.", points=points(debrief.accuracy)))
    yield " ".join(result)
    tipped: set[str] = set()
    for judged, turn in zip(debrief.decisions, conversation.turns, strict=True):
        yield ""
        yield from _decision(scene, judged, turn, words, tongue)
        yield from _tags(judged.taken.tags, skills, tipped if debrief.coached else set(skills), tongue)
        if judged.taken.why:
            yield INDENT + tr("Why: {text}", text=fill(judged.taken.why, words))
        yield from _judgement(scene, judged, words, tongue, turning=judged.number - 1 == debrief.turning_point)
    yield ""
    yield from _summary(scene, debrief, skills, tongue)


def _decision(scene: Scene, judged: Judged, turn: Turn, words: Mapping[str, str], tongue: Tongue) -> Iterator[str]:
    option = program_of(scene).decisions[turn.decision].options[turn.option].option
    yield f"{judged.number}. {said_in_words(option, words, tongue)}"
    moves = moves_in_words(scene, turn.before.meters, turn.meters, turn.after.meters, tongue)
    yield from (f"{INDENT}{line}" for line in moves or [tongue.tr("No meter moved.")])


def _tags(tags: Iterable[str], skills: Mapping[str, Skill], tipped: set[str], tongue: Tongue) -> Iterator[str]:
    """Each tag with its tip, which is told once in a debrief."""
    for tag in tags:
        skill = skills.get(tag)
        if skill is None:
            continue
        what = tongue.tr(_KINDS[skill.kind, skill.half], skill=skill.label)
        tip = "" if tag in tipped else f" {skill.tip}"
        tipped.add(tag)
        yield f"{INDENT}{what}{tip}"


def _judgement(
    scene: Scene, judged: Judged, words: Mapping[str, str], tongue: Tongue, *, turning: bool
) -> Iterator[str]:
    """The grade by what was still possible, the best option with its answer, and the others."""
    taken, best, tr = judged.taken, judged.best, tongue.tr
    if taken.grade is None or taken.regret is None:
        return
    if not taken.regret:
        yield INDENT + tr(_GRADES[taken.grade])
    else:
        cost = tr(
            "{grade}: the best score still possible fell by {points}.",
            grade=tr(_GRADES[taken.grade]),
            points=points(taken.regret),
        )
        yield f"{INDENT}{cost} {tr('This was the turning point.')}" if turning else f"{INDENT}{cost}"
        yield INDENT + tr("Best: {way}", way=_way(scene, best, words, tongue))
    for path in judged.others:
        if path is not best:
            grade = tr(_GRADES[path.grade]).removesuffix(".") if path.grade else tr("Or")
            yield f"{INDENT}{grade}: {_way(scene, path, words, tongue)}"


def _way(scene: Scene, path: Path, words: Mapping[str, str], tongue: Tongue) -> str:
    said = fill(path.said, words) or (tongue.tr("Listen.") if path.option == LISTEN else tongue.tr("Say nothing."))
    quoted = tongue.tr("“{text}”", text=said)
    if not path.answer:
        return quoted
    line = path.answer[0]
    return f"{quoted} {name_of(scene, line.speaker, tongue)}: {fill(line.text, words)}"


def _summary(scene: Scene, debrief: Debrief, skills: Mapping[str, Skill], tongue: Tongue) -> Iterator[str]:
    tr = tongue.tr
    shown = [counted for counted in debrief.skills if counted.shown]
    yield tr("Skills shown: {skills}.", skills=_counts(shown, tongue)) if shown else tr("Skills shown: none.")
    missed = [counted.skill.label for counted in debrief.skills if counted.missed]
    if missed:
        yield tr("Skills the best answers had: {skills}.", skills=", ".join(missed))
    faults = debrief.faults
    yield tr("Faults: {faults}.", faults=_counts(faults, tongue)) if faults else tr("Faults: none.")
    had = {counted.skill.id for counted in shown}
    waiting = [skills[tag].label for tag in scene.teaches if tag in skills and tag not in had]
    if waiting:
        yield tr("Taught here and not shown yet: {skills}.", skills=", ".join(waiting))


def _counts(counted: Iterable[SkillCount], tongue: Tongue) -> str:
    return ", ".join(
        f"{one.skill.label} ({tongue.trn('{number} time', '{number} times', one.shown)})" for one in counted
    )
