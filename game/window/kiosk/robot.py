"""Plays a call by itself, at the pace of somebody who reads along; another call, or another round, goes otherwise."""

from __future__ import annotations

from typing import Final

from game.story.engine import Offer
from game.window.commands import Command, Confirm, Pick
from game.window.screens.talk import TalkScreen

READS: Final = 18.0
"""Characters a second."""
AT_LEAST: Final = 1.6
"""Seconds for which a line stands that has been written, and the cards of an answer, however short they are."""
AT_MOST: Final = 9.0
POINTS: Final = 1.2
"""Seconds for which an answer is marked before it is given."""
ENDS: Final = 4.0
"""Seconds for which the end stands."""
LONGEST: Final = 240.0
"""Seconds after which another call begins, wherever this one stands."""


class Robot:
    """One call; ``turn`` is which it is, and makes what it answers. ``is_done`` once it has nothing more to show."""

    def __init__(self, turn: int) -> None:
        self._turn = turn
        self._since = self._all = 0.0
        self._seen: tuple[object, ...] = ()
        self.is_done = False

    def plays(self, talk: TalkScreen, dt: float) -> list[Command]:
        """What is pressed now; ``dt`` is the time since the last frame, in seconds."""
        self._all += dt
        self.is_done = self.is_done or self._all >= LONGEST
        narration = talk.narration
        seen = (narration.phase, len(narration.log), len(narration.turns))
        self._since = self._since + dt if seen == self._seen else 0.0
        self._seen = seen
        match narration.phase:
            case "over":
                self.is_done = self.is_done or self._since >= ENDS
            case "read":
                return [Confirm("space")] if self._since >= _reading(len(narration.text)) else []
            case "deciding":
                return self._answers(talk)
        return []

    def _answers(self, talk: TalkScreen) -> list[Command]:
        """Mark an answer once the cards have been read, and give it a moment later."""
        offers = talk.offers
        shown = enumerate(offers[:9], start=1)
        # By their ids: where cards are dealt in an order of chance, places would bring the same answer again and again.
        found = [number for _, number in sorted((offer.id, number) for number, offer in shown if offer.is_open)]
        if not found:
            self.is_done = True
            return []
        number = found[(5 * self._turn + 3 * len(talk.narration.turns)) % len(found)]
        reads = _reading(sum(len(_card(offer)) for offer in offers))
        if self._since < reads:
            return []
        if self._since >= reads + POINTS:
            talk.targets.focus_shows = False
            return [Pick(number)]
        self._mark(talk, f"option:{offers[number - 1].id}")
        return []

    def _mark(self, talk: TalkScreen, id_: str) -> None:
        if (talk.targets.focus, talk.targets.focus_shows) != (id_, True):
            talk.targets.focus, talk.targets.focus_shows, talk.stale = id_, True, True
            talk.targets.reveal(id_)


def _card(offer: Offer) -> str:
    return offer.option.card


def _reading(characters: int) -> float:
    return min(AT_MOST, max(AT_LEAST, characters / READS))
