"""The review of a call's mistakes at the terminal: each moment is asked again until it is answered well."""

from __future__ import annotations

from collections.abc import Callable

from game.session import ReviewPage, Session, Shown
from game.session.phrases import card as card_of
from game.session.phrases import sentence
from game.session.reviewing import closed_because, said_in_call
from game.session.verdict import cost_in_words, grade_in_words, moment_of, tag_in_words
from game.story.model import fill
from game.terminal.console import Console, LeaveError, number_in
from game.terminal.debrief import decisions_of
from game.terminal.decisions import INDENT
from game.terminal.wording import line_in_words, meters_in_words


def review(console: Console, session: Session, page: ReviewPage, clock: Callable[[], float]) -> Shown | None:
    """Show a moment, ask for an answer, and go on; returns what is shown next.

    Raises:
        EOFError: at the end of the input.
        LeaveError: if the player leaves.
    """
    _tell(console, page)
    if page.is_solved:
        return session.afterwards.review()
    tr, began = console.language.tr, clock()
    while True:
        prompt = tr("Your answer, 1 to {most}, or just Enter to go back to the debrief:", most=len(page.offers))
        answer = console.answer(prompt).casefold()
        if not answer:
            return session.afterwards.end()
        if answer in ("q", "quit"):
            raise LeaveError
        number = number_in(answer, len(page.offers))
        if number is None:
            console.say(tr("Type a number from 1 to {most}, or just Enter.", most=len(page.offers)))
            continue
        offer = page.offers[number - 1]
        why = closed_because(page, offer, console.language)
        if not why:
            order = tuple(one.id for one in page.offers)
            return session.afterwards.answer(offer.id, order, "terminal", int((clock() - began) * 1000))
        console.say(why)


def _tell(console: Console, page: ReviewPage) -> None:
    """The moment, or what came of the answer to it."""
    language, tr = console.language, console.language.tr
    told = decisions_of(page.debriefed, language)
    scene, judged = told.scene, page.judged
    console.gap()
    if page.said is None:
        console.say(tr("Mistake {number} of {many}", number=page.number, many=page.of))
        console.say_all((line_in_words(scene, line, told.words, language) for line in page.before), "  ")
        console.say_all(meters_in_words(scene, judged.before, None, language), "  ")
        console.say(said_in_call(page, language))
    else:
        path = page.said
        console.say_all((INDENT + line for line in told.answer(path)), INDENT)
        good = tr("Well answered.") if page.is_solved else tr("Not yet: something else is better.")
        cost = cost_in_words(judged, path, language)
        console.say(" ".join(part for part in (good, sentence(grade_in_words(judged, path, language)), cost) if part))
        skills = [told.skills[tag] for tag in path.tags if tag in told.skills]
        marks = [tag_in_words(skill, moment_of(skill, judged, path, scene), language) for skill in skills]
        console.say_all(sentence(mark) for mark in marks)
        if path.why:
            console.say(tr("Why: {text}", text=fill(path.why, told.words)))
    if not page.is_solved:
        console.say(tr("What would be better here?"))
        for number, offer in enumerate(page.offers, start=1):
            why = closed_because(page, offer, console.language)
            card = told.with_listener(card_of(offer.option, told.words, language), offer.option)
            console.say(f"{number}. {card}{why and f' ({why})'}", INDENT)
