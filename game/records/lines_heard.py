"""Which lines a player has heard in an attempt: worked out from the answers that were kept, so nothing else need be."""

from __future__ import annotations

from typing import NamedTuple

from game.records.ledger import Ledger
from game.records.played import Playable, Played, played_again, taken_in
from game.records.values import Attempt
from game.story.engine import Conversation, Stint
from game.story.model import Line


class LineHeard(NamedTuple):
    """A line by who says it and what its author wrote."""

    speaker: str
    text: str


def lines_heard(ledger: Ledger, attempt: Attempt, what: Playable, language: str) -> frozenset[LineHeard]:
    """The lines that an attempt surely got to hear; none where it had them in other words.

    What was said before an answer was given has been heard. What came after the last one counts only where the attempt
    is over, and then all of it: how far into it a call was left, nobody knows.

    Args:
        ledger: holds the attempt.
        attempt: any attempt, over or not.
        what: its scene, or its shift, as it is now: where it was edited since, its lines may be others.
        language: the code of the language that it is read in now.

    Raises:
        StoreError: if the records cannot be read.
    """
    if (attempt.content, attempt.where.language) != (what.content, language):
        return frozenset()
    options = ledger.decisions(attempt)
    played = played_again(what, attempt.setup, options)
    told = [turn for one in _conversations(played) for turn in (one.opening, *one.turns)]
    whole = attempt.finish is not None and len(taken_in(played)) == len(options)
    return frozenset(
        LineHeard(event.speaker, event.text)
        for turn in (told if whole else told[:-1])
        for event in turn.events
        if isinstance(event, Line)
    )


def _conversations(played: Played) -> tuple[Conversation, ...]:
    return played.had if isinstance(played, Stint) else (played,)
