"""How long the player has for an answer: what the author wrote, and never less than it takes to read what is there."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.session.narration import Narration
from game.session.settings import SPEEDS, Settings
from game.story.model import LISTEN, SILENCE, fill

READS: Final = 20.0
"""Characters a second that are read with ease where lines are written at speaking speed (subtitles allow 17-20)."""
PATIENCE: Final = 3.0
"""Seconds there always are, however short what has to be read is."""

LEAST: Final = 1.5
"""Seconds that a line stands at least before the next comes by itself, however short it is."""


class TimeLimit(NamedTuple):
    """What is taken to have been answered when the time is over, and after how many seconds."""

    option: str
    seconds: float


def reading_time(characters: int, settings: Settings) -> float:
    """Seconds to read so many characters at the player's speed: slower typing and larger text both ask for more time.

    Whoever has lines written all at once has said nothing about how fast they read, and has the usual time.
    """
    pace = (settings.characters_a_second or SPEEDS["normal"]) / SPEEDS["normal"]
    return characters / (READS * pace) * settings.text / 100


def goes_on_after(narration: Narration, settings: Settings) -> float | None:
    """Seconds after which the next line comes by itself; None where that takes a press, or a decision.

    It never comes before the line on show could be read at the player's speed, and what the coach says with it.
    """
    times = settings.auto_advance
    if times is None or narration.phase != "read" or narration.cuttable:
        return None
    coached = narration.coached.taken if narration.coached is not None else None
    characters = len(narration.text) + (0 if coached is None else len(fill(coached.why, narration.words)))
    return times * max(LEAST, reading_time(characters, settings))


def time_limit(narration: Narration, settings: Settings) -> TimeLimit | None:
    """How long there is for the decision that is open now; None where nothing happens however long one waits.

    A line that could be cut in on counts as heard out a while after it was typed to its end without a press. Silence
    is the answer after the seconds that its author wrote.
    """
    times = settings.times_as_long
    if times is None:
        return None
    cards = sum(len(fill(offer.option.card, narration.words)) for offer in narration.shown)
    if narration.cuttable and narration.phase == "read" and narration.let_finish:
        reads = reading_time(len(narration.text) + cards, settings)
        return TimeLimit(LISTEN, times * max(PATIENCE, reads))
    for silence in narration.silences:
        if silence.option.after is not None:
            return TimeLimit(SILENCE, times * max(silence.option.after, PATIENCE + reading_time(cards, settings)))
    return None
