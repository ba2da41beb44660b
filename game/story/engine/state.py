"""Where a conversation stands, and the turns that take it from one place to the next: plain values."""

from __future__ import annotations

from typing import NamedTuple

from game.story.engine.program import Ready
from game.story.model import ChangePlace, Line, Option, Promise, Settle, TakeNote, Value


class State(NamedTuple):
    """All that the future depends on, and nothing else, so that equal states are one.

    ``place`` is the decision waited for, or ``""`` when the conversation is over; ``ending`` is then how it ended, or
    None where the scene ran off its end. ``meters`` (0-100) and ``flags`` are in the scene's order; ``marks`` has one
    bit for each thing done that a condition asks for; ``memory`` holds how the remembered scenes ended, and
    what became of their promises, as far as conditions ask for it.
    """

    place: str
    ending: str | None
    meters: tuple[int, ...]
    flags: tuple[Value, ...]
    marks: int
    memory: tuple[str, ...]


class Moved(NamedTuple):
    """The meters as they are after a change that no choice made."""

    meters: tuple[int, ...]


class Counted(NamedTuple):
    """What the gauges show after a flag of one of them was set."""

    counts: tuple[int, ...]


Event = Line | TakeNote | Promise | Settle | ChangePlace | Moved | Counted
"""What a turn shows, in order: a line is said, a note is taken, a promise is made or settled, the stage shows another
place, the meters move, a gauge goes up or down.

A promise that is made again, or settled again, is not shown: nothing happens.
"""


class Turn(NamedTuple):
    """One decision and what came of it: the one fact that meters, debrief, records, checker and tests all read.

    ``meters`` is how they stood when the reactions to the option were done, before anything was answered. A refused
    option is a turn too: ``refused`` says why, and ``after`` is ``before``. ``taken`` is the option itself, None for an
    opening and for what is refused.
    """

    before: State
    decision: str
    option: str
    after: State
    events: tuple[Event, ...]
    meters: tuple[int, ...]
    refused: str = ""
    taken: Option | None = None


class Offer(NamedTuple):
    """An option as the player may see it: ``reason`` says why it is closed, ``hidden`` that it is then not shown."""

    ready: Ready
    reason: str
    hidden: bool

    @property
    def option(self) -> Option:
        """The option, as its author wrote it."""
        return self.ready.option

    @property
    def id(self) -> str:
        """The option's id."""
        return self.ready.option.id

    @property
    def is_open(self) -> bool:
        """Whether it can be taken now."""
        return not self.reason
