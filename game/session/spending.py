"""The ledger in words: what a conversation cost in money, and what each answer spends."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.session.customs import money
from game.session.phrases import said
from game.story.debrief import Debrief
from game.story.language import Language
from game.story.model import Option, Scene


class LedgerLine(NamedTuple):
    """One decision that cost money: its number, what was said, and the amount."""

    number: int
    said: str
    amount: str


class LedgerTold(NamedTuple):
    """A ledger: each decision that cost money, and all of it, as an amount and as a sentence."""

    lines: tuple[LedgerLine, ...]
    total: str
    sentence: str


def ledger_told(debrief: Debrief, words: Mapping[str, str], language: Language) -> LedgerTold | None:
    """What was spent in a conversation; None where nothing in its scene costs money."""
    found = debrief.spending
    if found is None:
        return None
    total = money(found.total, found.currency, language)
    lines = tuple(
        LedgerLine(number, said(option, words, language), money(option.costs, found.currency, language))
        for number, _, option in found.spent
    )
    return LedgerTold(lines, total, total_told(found.total, found.currency, language))


def total_told(total: int, currency: str, language: Language) -> str:
    """All that was spent, as a sentence."""
    if not total:
        return language.tr("You spent nothing.")
    return language.tr("You spent {amount} in all.", amount=money(total, currency, language))


def spends(option: Option, scene: Scene, language: Language) -> str:
    """What an option costs in money, as a clause; nothing where it costs none."""
    if not option.costs:
        return ""
    return language.tr("Spends {amount}", amount=money(option.costs, scene.currency, language))
