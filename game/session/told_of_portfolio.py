"""What a player's page says in words, for every front end and for the saved file."""

from __future__ import annotations

from game.session.customs import date
from game.session.kept_lines import KeptLine
from game.session.pages import PortfolioPage
from game.story.language import Language


def calls_told(page: PortfolioPage, language: Language) -> str:
    """How many calls there were that count, and how many of them passed, as a sentence."""
    return language.trn(
        "{number} call that counts, {passed} of them passed.",
        "{number} calls that count, {passed} of them passed.",
        page.calls,
        passed=page.passed,
    )


def nothing_yet(language: Language) -> str:
    """What the page is for, while there is nothing on it."""
    return language.tr("What you show in your calls, and what is worth keeping of them, is gathered here.")


def skills_heading(page: PortfolioPage, language: Language) -> str:
    """Of how many calls the skills are told, and how the bars are to be read."""
    told = language.trn("Of your last call that counts.", "Of your last {number} calls that count.", page.told)
    bars = language.tr(
        "Each bar is a call, the latest at the right; the higher, the more of what it called for was shown."
    )
    return f"{told} {bars}"


def line_told(line: KeptLine, language: Language) -> str:
    """Who said a line, in which call, and when: ``Mrs Smith, in The Late Install, 4 Mar 2026``."""
    words = {"title": line.of, "day": date(line.at, language)}
    if line.by:
        return language.tr("{name}, in “{title}”, {day}", name=line.by, **words)
    return language.tr("In “{title}”, {day}", **words)
