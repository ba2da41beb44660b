"""The page of levels as one player sees it, and what is told on quiet pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from game.records import Attempt, Ledger, Player, recorded
from game.session.due import Now, due_levels
from game.session.keeping import Keeping
from game.session.pages import LevelsPage
from game.session.progress import Card, Left, cards
from game.session.scenes import Scenes
from game.story.language import Language

TEN: Final = 10
"""How many levels stand under one heading, where there are more than can be taken in at one look."""
AT_ONE_LOOK: Final = 12


class Section(NamedTuple):
    """Levels under one heading, ``""`` where they need none."""

    title: str
    cards: tuple[Card, ...]


def levels_page(
    player: Player, keeping: Keeping, scenes: Scenes, messages: tuple[str, ...], now: Now | None = None
) -> LevelsPage:
    """What a player can play, with the conversation that was left last; stars are not known yet.

    Raises:
        StoreError: if the records cannot be read.
    """
    broken = scenes.broken()  # what is there now, before anything is listed
    index, ledger = scenes.index, keeping.ledger
    unfinished = [a for a in ledger.unfinished(player, index.id) if a.taken and scenes.offers(a.scene)]
    left = None if not unfinished else _left(unfinished[0], ledger, scenes)
    standings = ledger.standings(player, index.id)
    shown = cards(
        index, standings, broken, {attempt.scene for attempt in unfinished}, scenes.known, offered=scenes.offered
    )
    asking = due_levels(player, ledger, index, now)
    shown = keeping.opened.look(player, [replace(card, due=card.scene in asking) for card in shown])
    return LevelsPage(scenes.course, keeping.name, shown, left, messages, keeping.last)


def _left(attempt: Attempt, ledger: Ledger, scenes: Scenes) -> Left:
    of, title = recorded(ledger, attempt), scenes.title(attempt.scene)
    return Left(attempt.id, attempt.scene, title, attempt.taken, attempt.practice, None if of is None else of.id)


def locked_by(player: Player, ledger: Ledger, scenes: Scenes, scene_id: str) -> str:
    """What must be done before a scene opens for a player, as a clause; ``""`` where it is open.

    Raises:
        StoreError: if the records cannot be read.
    """
    shown = cards(scenes.index, ledger.standings(player, scenes.index.id), offered=scenes.offered)
    return next((card.locked for card in shown if card.scene == scene_id), "")


def sections(shown: Sequence[Card], language: Language) -> tuple[Section, ...]:
    """The levels in their order, by tens where there are many, then what is not in the course."""
    levels = [card for card in shown if card.number]
    others = tuple(card for card in shown if not card.number)
    found: list[Section] = []
    if len(levels) <= AT_ONE_LOOK:
        found.append(Section("", tuple(levels)))
    else:
        by_ten: dict[int, list[Card]] = {}
        for card in levels:
            by_ten.setdefault((card.number - 1) // TEN, []).append(card)
        for ten, part in by_ten.items():
            first = ten * TEN + 1
            last = min(first + TEN - 1, max(card.number for card in levels))
            title = language.tr("Levels {first} to {last}", first=first, last=last)
            found.append(Section(title if first != last else language.tr("Level {number}", number=first), tuple(part)))
    if others:
        found.append(Section(language.tr("Also here") if levels else "", others))
    return tuple(part for part in found if part.cards)


def nonempty(messages: Iterable[str]) -> tuple[str, ...]:
    """The messages that say something."""
    return tuple(message for message in messages if message)
