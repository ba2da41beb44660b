"""The player's own page in words: certificates, skills over time, and lines kept."""

from __future__ import annotations

from game.session import PortfolioPage, Session, Shown
from game.session.certificate import certificate_in_words
from game.session.customs import date
from game.session.phrases import capital
from game.session.skills_over_time import track_in_words
from game.session.told_of_portfolio import calls_told, line_told, nothing_yet
from game.terminal.console import Console, LeaveError


def tell_portfolio(console: Console, page: PortfolioPage) -> None:
    """Print a page whose skills have been worked out."""
    language = console.language
    console.gap()
    console.say(page.player)
    console.say(calls_told(page, language))
    for message in page.messages:
        console.say(message)
    if not page.calls:
        console.say(nothing_yet(language))
    for earned in page.certificates:
        console.gap()
        when = date(earned.at, language)
        console.say_all((*certificate_in_words(earned.certificate, page.player, language), when), "   ")
    if page.tracks:
        console.gap()
        console.say(language.tr("Skills over time"))
        for track in page.tracks:
            console.say(f"{track.skill.label}: {track_in_words(track, language)}.", "   ")
    if page.lines:
        console.gap()
        console.say(language.tr("Lines kept"))
        for line in page.lines:
            console.say(f"{line.text} {capital(line_told(line, language))}.", "   ")


def ask_portfolio(console: Console, session: Session, page: PortfolioPage) -> Shown:
    """Show the player's page, and ask whether to save it.

    Raises:
        LeaveError: if the player leaves.
    """
    tell_portfolio(console, session.portfolio.judged(wait=True) or page)
    console.gap()
    tr = console.language.tr
    prompt = tr("Just Enter to go back:")
    if session.portfolio.can_save:
        prompt = tr("s to save this page, or just Enter to go back:")
    while True:
        answer = console.answer(prompt).casefold()
        if answer in ("q", "quit"):
            raise LeaveError
        if not answer:
            return session.levels()
        if answer == "s" and session.portfolio.can_save:
            console.say(session.portfolio.save())
            continue
        console.say(tr("Type s, or just Enter.") if session.portfolio.can_save else tr("Just Enter."))
