"""Which lines a player has heard in an attempt: worked out from the answers that were kept, so nothing else need be."""

from __future__ import annotations

from typing import NamedTuple

from game.records.fitting import fitting, starts_alike
from game.records.ledger import Ledger
from game.records.played import Playable, Played, played_again
from game.records.values import Attempt
from game.story.engine import Conversation, Stint
from game.story.model import Line


class LineHeard(NamedTuple):
    """A line by who says it and its text as it is now: one that was written anew has not been heard."""

    speaker: str
    text: str


def lines_heard(ledger: Ledger, attempt: Attempt, what: Playable) -> frozenset[LineHeard]:
    """The lines that an attempt surely got to hear, as they are in the scene now.

    What was said before an answer was given has been heard. What came after the last one counts only where the attempt
    is over, and in it all of that: how far into it a call was left, nobody knows.

    Args:
        ledger: holds the attempt.
        attempt: any attempt, over or not.
        what: its scene, or its shift, as it is now.

    Raises:
        StoreError: if the records cannot be read.
    """
    walk = ledger.walk(attempt)
    if not starts_alike(what, attempt.setup):
        return frozenset()
    options = [option for _, option in walk]
    played = played_again(what, attempt.setup, options)
    count = fitting(played, walk)
    if count < len(walk):
        played = played_again(what, attempt.setup, options[:count])
    told = [turn for one in _conversations(played) for turn in (one.opening, *one.turns)]
    whole = count == len(walk) and attempt.finish is not None and played.is_over
    return frozenset(
        LineHeard(event.speaker, event.text)
        for turn in (told if whole else told[:-1])
        for event in turn.events
        if isinstance(event, Line)
    )


def _conversations(played: Played) -> tuple[Conversation, ...]:
    return played.had if isinstance(played, Stint) else (played,)
