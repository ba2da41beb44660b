"""The debrief in words: how it ended, what was missing, the tally, every decision, what was heard, the skills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.session import DebriefPage
from game.session.certificate import certificate_in_words
from game.session.missing import how_it_was_passed
from game.session.phrases import name_of, points, sayable, worth_keeping
from game.session.spending import ledger_told
from game.session.verdict import (
    ending_told,
    heard_in_words,
    score_of,
    sealed_in_words,
    skill_groups,
    steady_curve,
    tally,
)
from game.story.debrief import Debrief
from game.story.language import Language, to_translate
from game.story.model import OutcomeName, fill
from game.terminal.decisions import INDENT, Decisions

OUTCOMES: Mapping[OutcomeName, str] = {
    "won": to_translate("Won"),
    "settled": to_translate("Settled"),
    "lost": to_translate("Lost"),
}


def ending_in_words(debrief: Debrief, words: Mapping[str, str], language: Language) -> list[str]:
    """How the conversation ended."""
    if debrief.ending is None:
        return [language.tr("The scene stopped here: its author gave this path no ending. What you did has been kept.")]
    (title, text), how = ending_told(debrief, words, language), language.tr(OUTCOMES[debrief.ending.outcome])
    return [language.tr("The end: {title} ({how}).", title=title, how=how), text]


def debrief_in_words(page: DebriefPage, language: Language) -> Iterator[str]:
    """The debrief, line by line; an empty text is an empty line.

    Args:
        page: a finished conversation, and what the core makes of it.
        language: the player's language.
    """
    debrief, told = page.debrief, decisions_of(page, language)
    yield from _lead(page, language)
    yield from _turning_point(page, language)
    kept = worth_keeping(page.conversation.scene, page.conversation.scene.words_for(page.player), language)
    if kept:
        yield language.tr("A line to keep: {text}", text=kept)
    for judged in debrief.decisions:
        yield ""
        yield from told.tell(judged)
    yield ""
    yield from _ledger(page, language)
    yield from _heard(page, language)
    yield from _skills(page, language)


def decisions_of(page: DebriefPage, language: Language) -> Decisions:
    """What tells the decisions of a debrief."""
    words = page.conversation.scene.words_for(page.player)
    return Decisions(page.conversation, page.debrief, page.skills, words, language)


def _lead(page: DebriefPage, language: Language) -> Iterator[str]:
    """Whether it passed, the score, what was missing, and the tally with the numbers of its decisions."""
    debrief, scene, tr = page.debrief, page.conversation.scene, language.tr
    yield tr("Debrief: {title}", title=fill(scene.title, scene.words_for(page.player)))
    result = [tr("Passed.") if debrief.passed else tr("Not passed this time.")]
    figure, of = score_of(debrief, language)
    if figure:
        result.append(tr("Score {points} {of}.", points=figure, of=of))
    yield " ".join(result)
    told = how_it_was_passed(debrief, scene, page.conversation.state, page.skills, language)
    if told.parts:
        yield f"{told.title}:"
        yield from (f"- {text}" for text in told.parts)
    if page.certificate is not None:
        yield from certificate_in_words(page.certificate, page.player, language)
    parts = [f"{part.text} ({', '.join(map(str, part.numbers))})" for part in tally(debrief, language)]
    if parts:
        yield tr("Your decisions, with their numbers: {tally}.", tally=", ".join(parts))
    curve = ", ".join(map(points, steady_curve(debrief)))
    if curve:
        yield tr("Where a steady colleague would end, before each decision and at the end: {curve}.", curve=curve)


def _turning_point(page: DebriefPage, language: Language) -> Iterator[str]:
    """Where it turned, why, and what was better."""
    debrief, tr = page.debrief, language.tr
    if debrief.turning_point is None:
        return
    judged = debrief.decisions[debrief.turning_point]
    words = page.conversation.scene.words_for(page.player)
    text = sayable(judged.taken.authored, words, language)
    yield tr("The turning point was decision {number}: {said}", number=judged.number, said=text)
    if judged.taken.why:
        yield INDENT + fill(judged.taken.why, words)
    better = sayable(judged.best.authored, words, language)
    yield INDENT + tr("Better: {option}", option=better)


def _ledger(page: DebriefPage, language: Language) -> Iterator[str]:
    """What was spent, decision by decision and in all; nothing where nothing in the scene costs money."""
    told = ledger_told(page.debrief, page.conversation.scene.words_for(page.player), language)
    if told is None:
        return
    if told.lines:
        yield language.tr("What you spent:")
    for line in told.lines:
        yield f"- {line.amount}: {line.number}. {line.said}"
    yield told.sentence


def _heard(page: DebriefPage, language: Language) -> Iterator[str]:
    """What was heard of what there was to be told."""
    scene, heard = page.conversation.scene, page.debrief.heard
    told = heard_in_words(page.debrief, scene, language)
    if not told or heard is None:
        return
    words = scene.words_for(page.player)
    yield f"{told}:"
    for finding in heard.findings:
        if finding.is_found:
            text = " ".join(fill(line.text, words) for line in finding.lines)
            who = name_of(scene, finding.lines[0].speaker, language) if finding.lines[0].speaker else ""
            yield f"- {who}: {text}" if who else f"- {text}"
    sealed = len(heard.findings) - heard.found
    if sealed:
        yield f"- {sealed_in_words(sealed, language)}"


def _skills(page: DebriefPage, language: Language) -> Iterator[str]:
    """The skills and faults in groups."""
    tr = language.tr
    for group in skill_groups(page.debrief, page.conversation.scene, page.skills, language):
        yield tr("{heading}: {skills}.", heading=group.title, skills=", ".join(text for _, text in group.skills))
