"""The levels in words: the list, what can be asked for there, and what has been played of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.session import (
    About,
    AttemptsPage,
    Card,
    LevelsPage,
    Session,
    Shown,
    attempt_in_words,
    endings_in_words,
    found_by,
    length_in_words,
    moment,
    sections,
    standing_in_words,
)
from game.session.phrases import capital, not_yet
from game.session.stars import stars_in_words
from game.story.language import Language
from game.terminal.console import Console, LeaveError, number_in
from game.terminal.settings import change_settings

ATTEMPTS_OF = "a"
"""Typed before a level's number it asks for what has been played there."""


def card_in_list(number: int, card: Card, told: About | None, language: Language) -> str:
    """A scene's line in the list: ``2. The Late Install (passed, best 80). What it is about. About 9 decisions, …``."""
    stars = (stars_in_words(card.stars, language),) if card.stars else ()
    how = not_yet(card.locked, language) if card.locked else ", ".join((*standing_in_words(card, language), *stars))
    line = f"{number}. {card.title} ({how}). {card.summary}".rstrip()
    if told is None:
        return line
    met = frozenset[str]() if card.standing is None else card.standing.endings
    about = "; ".join(filter(None, (length_in_words(told, language), endings_in_words(told, met, language))))
    return f"{line} {capital(about)}."


def tell_levels(console: Console, cards: Sequence[Card], about: Callable[[str], About | None]) -> None:
    """List cards, under headings where there are many; ``about`` tells more of a scene."""
    for part in sections(cards, console.language):
        if part.title and len(cards) > 1:
            console.gap()
            console.say(part.title)
        for card in part.cards:
            console.say(card_in_list(card.place, card, about(card.scene), console.language), "   ")


def ask_level(console: Console, session: Session, page: LevelsPage) -> Shown:
    """Ask until a level that may be played is picked, or what has been played of one is asked for.

    Raises:
        LeaveError: if the player leaves.
    """
    tr, most = console.language.tr, len(page.cards)
    prompt = tr("Number to play, s for settings, q to leave:")
    if any(card.attempted for card in page.cards):
        prompt = tr(
            "Number to play, a and a number for your attempts there, p for your page, s for settings, q to leave:"
        )
    while True:
        answer = console.answer(prompt).casefold()
        if answer in ("q", "quit"):
            raise LeaveError
        if answer == "s":
            change_settings(console, session)
            return session.levels()
        if answer == "p":
            return session.portfolio.page()
        of = number_in(answer.removeprefix(ATTEMPTS_OF).strip(), most) if answer.startswith(ATTEMPTS_OF) else None
        if of is not None:
            return session.attempts(page.cards[of - 1].scene)
        meant = number_in(answer, most)
        if meant is not None and not page.cards[meant - 1].locked:
            return session.open(page.cards[meant - 1].scene)
        if meant is not None:
            console.say(tr("Not yet: {reason}.", reason=page.cards[meant - 1].locked))
            continue
        found = found_by(page.cards, answer) if answer and not answer.isdigit() else ()
        if found:
            tell_levels(console, found, session.about)
        else:
            console.say(tr("Type a number from 1 to {most}, or q.", most=most))


def ask_attempt(console: Console, session: Session, page: AttemptsPage) -> Shown:
    """List what has been played of a scene, and ask which debrief is to be shown again.

    Raises:
        LeaveError: if the player leaves.
    """
    tr, most = console.language.tr, len(page.attempts)
    console.gap()
    for message in page.messages:
        console.say(message)
    if not page.attempts:
        console.say(tr("Nothing has been played here yet."))
        return session.levels()
    console.say(tr("Attempts at “{title}”", title=page.title))
    for number, past in enumerate(page.attempts, start=1):
        told = ", ".join((moment(past.at, console.language), *attempt_in_words(past, console.language)))
        console.say(f"{number}. {told}.", "   ")
    while True:
        answer = console.answer(tr("Number for its debrief, or just Enter to go back:")).casefold()
        if answer in ("q", "quit"):
            raise LeaveError
        if not answer:
            return session.levels()
        meant = number_in(answer, most)
        if meant is None:
            console.say(tr("Type a number from 1 to {most}, or just Enter.", most=most))
            continue
        past = page.attempts[meant - 1]
        if past.open:
            return session.go_on(past.id)
        if past.finished:
            return session.past_debrief(past.id)
        console.say(tr("Not yet: {reason}.", reason=tr("it was not played to its end")))
