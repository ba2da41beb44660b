"""The page of levels as one player sees it, and what is told on quiet pages."""

from __future__ import annotations

from collections.abc import Iterable

from game.records import Attempt, Ledger, Player, recorded
from game.session.pages import LevelsPage
from game.session.progress import Left, cards
from game.session.scenes import Scenes


def levels_page(player: Player, ledger: Ledger, scenes: Scenes, messages: tuple[str, ...]) -> LevelsPage:
    """What a player can play, with the conversation that was left last.

    Raises:
        StoreError: if the records cannot be read.
    """
    broken = scenes.broken()  # what is there now, before anything is listed
    index = scenes.index
    unfinished = [a for a in ledger.unfinished(player, index.id) if a.taken and a.scene in index.headers]
    left = None if not unfinished else _left(unfinished[0], ledger, scenes)
    standings = ledger.standings(player, index.id)
    shown = cards(index, standings, broken, {attempt.scene for attempt in unfinished})
    return LevelsPage(scenes.course, player.name, shown, left, messages)


def _left(attempt: Attempt, ledger: Ledger, scenes: Scenes) -> Left:
    of, title = recorded(ledger, attempt), scenes.title(attempt.scene)
    return Left(attempt.id, attempt.scene, title, attempt.taken, attempt.practice, None if of is None else of.id)


def locked_by(player: Player, ledger: Ledger, scenes: Scenes, scene_id: str) -> str:
    """What must be done before a scene opens for a player, as a clause; ``""`` where it is open.

    Raises:
        StoreError: if the records cannot be read.
    """
    shown = cards(scenes.index, ledger.standings(player, scenes.index.id))
    return next((card.locked for card in shown if card.scene == scene_id), "")


def nonempty(messages: Iterable[str]) -> tuple[str, ...]:
    """The messages that say something."""
    return tuple(message for message in messages if message)
