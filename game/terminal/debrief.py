"""The debrief in words: the ending, what every decision did, the score, the skills shown and the faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from game.session.phrases import name_of, points
from game.story.debrief import Debrief, Grade, JudgedDecision, Path, SkillCount
from game.story.engine import Conversation, Turn
from game.story.language import Language, to_translate
from game.story.model import LISTEN, OutcomeName, Scene, Skill, fill
from game.terminal.wording import moves_in_words, said_in_words

_GRADES: Mapping[Grade, str] = {
    "best": to_translate("The best there was."),
    "good": to_translate("Good"),
    "little": to_translate("It cost you little"),
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


def ending_in_words(debrief: Debrief, words: Mapping[str, str], language: Language) -> list[str]:
    """How the conversation ended."""
    if debrief.ending is None:
        return [language.tr("The scene stopped here: its author gave this path no ending. What you did has been kept.")]
    title, how = fill(debrief.ending.title, words), language.tr(_OUTCOMES[debrief.ending.outcome])
    return [language.tr("The end: {title} ({how}).", title=title, how=how), fill(debrief.ending.text, words).strip()]


def debrief_in_words(
    conversation: Conversation,
    debrief: Debrief,
    skills: Mapping[str, Skill],
    words: Mapping[str, str],
    language: Language,
) -> Iterator[str]:
    """The debrief, line by line; an empty text is an empty line.

    Args:
        conversation: a finished conversation.
        debrief: what the core makes of it.
        skills: the library's tags.
        words: what the words in braces become.
        language: the player's language.
    """
    scene, tr = conversation.scene, language.tr
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
        yield from _decision(scene, judged, turn, words, language)
        yield from _tags(judged.taken.tags, skills, tipped if debrief.coached else set(skills), language)
        if judged.taken.why:
            yield INDENT + tr("Why: {text}", text=fill(judged.taken.why, words))
        yield from _judgement(scene, judged, words, language, turning=judged.number - 1 == debrief.turning_point)
    yield ""
    yield from _summary(scene, debrief, skills, language)


def _decision(
    scene: Scene, judged: JudgedDecision, turn: Turn, words: Mapping[str, str], language: Language
) -> Iterator[str]:
    yield f"{judged.number}. {said_in_words(judged.taken.authored, words, language)}"
    moves = moves_in_words(scene, turn.before.meters, turn.meters, turn.after.meters, language)
    yield from (f"{INDENT}{line}" for line in moves or [language.tr("No meter moved.")])


def _tags(tags: Iterable[str], skills: Mapping[str, Skill], tipped: set[str], language: Language) -> Iterator[str]:
    """Each tag with its tip, which is told once in a debrief."""
    for tag in tags:
        skill = skills.get(tag)
        if skill is None:
            continue
        what = language.tr(_KINDS[skill.kind, skill.half], skill=skill.label)
        tip = "" if tag in tipped else f" {skill.tip}"
        tipped.add(tag)
        yield f"{INDENT}{what}{tip}"


def _judgement(
    scene: Scene, judged: JudgedDecision, words: Mapping[str, str], language: Language, *, turning: bool
) -> Iterator[str]:
    """The grade by what was still possible, the best option with its answer, and the others."""
    taken, best, tr = judged.taken, judged.best, language.tr
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
        yield INDENT + tr("Best: {way}", way=_way(scene, best, words, language))
    for path in judged.others:
        if path is not best:
            grade = tr(_GRADES[path.grade]).removesuffix(".") if path.grade else tr("Or")
            yield f"{INDENT}{grade}: {_way(scene, path, words, language)}"


def _way(scene: Scene, path: Path, words: Mapping[str, str], language: Language) -> str:
    said = fill(path.said, words) or (language.tr("Listen.") if path.option == LISTEN else language.tr("Say nothing."))
    quoted = language.tr("“{text}”", text=said)
    if not path.answer:
        return quoted
    line = path.answer[0]
    who, text = name_of(scene, line.speaker, language), fill(line.text, words)
    return f"{quoted} {who}: {text}" if who else f"{quoted} ({text})"


def _summary(scene: Scene, debrief: Debrief, skills: Mapping[str, Skill], language: Language) -> Iterator[str]:
    tr = language.tr
    shown = [counted for counted in debrief.skills if counted.shown]
    yield tr("Skills shown: {skills}.", skills=_counts(shown, language)) if shown else tr("Skills shown: none.")
    missed = [counted.skill.label for counted in debrief.skills if counted.missed]
    if missed:
        yield tr("Skills the best answers had: {skills}.", skills=", ".join(missed))
    faults = debrief.faults
    yield tr("Faults: {faults}.", faults=_counts(faults, language)) if faults else tr("Faults: none.")
    had = {counted.skill.id for counted in shown}
    waiting = [skills[tag].label for tag in scene.teaches if tag in skills and tag not in had]
    if waiting:
        yield tr("Taught here and not shown yet: {skills}.", skills=", ".join(waiting))


def _counts(counted: Iterable[SkillCount], language: Language) -> str:
    return ", ".join(
        f"{one.skill.label} ({language.trn('{number} time', '{number} times', one.shown)})" for one in counted
    )
