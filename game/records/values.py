"""What the records hand out and take in: players, attempts, answers, finishes and standings, all frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from game.story.engine import Setup
from game.story.model import OutcomeName

Reason = Literal["left", "given up", "unanswered", "unsaved", "reviewed", "abandoned"]
"""Why an attempt was closed: gone back in, started again (``unanswered`` if nothing was said in it), gone on with
without saving, ``reviewed``: it was no call at all, but one answer of a review, or ``abandoned``: whoever had it left
a kiosk in the middle of it."""


Mode = Literal["learn", "assess", "practice", "preview", "kiosk"]
"""What a conversation is had for."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a conversation is had: the library's id, the language, what for, and the machine's or kiosk's id.

    ``library`` is ``""`` where nobody knew it; ``language`` is a code such as ``en``.
    """

    library: str = ""
    language: str = "en"
    mode: Mode = "learn"
    machine: str = ""


PlayerKind = Literal["listed", "visitor", "code"]
"""How a player is found again: by name, on the list; never, because it was one visit to a kiosk; by their code."""


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody who plays; ``name`` is as it was first written, for one who is known by a code that code.

    ``id`` is the ledger's own; ``uuid`` is the same in every ledger, ``""`` where it is not known.
    """

    id: int
    name: str
    uuid: str = field(default="", compare=False)
    kind: PlayerKind = field(default="listed", compare=False)


_ANYWHERE = Where()


@dataclass(frozen=True, slots=True)
class Finish:
    """How an attempt ended; ``ending``, ``outcome`` and ``score`` (0-100) are None where the scene ran off its end."""

    ending: str | None
    outcome: OutcomeName | None
    passed: bool
    score: float | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """One run of a scene by a player, as far as it went.

    ``content`` is the scene's content hash it was last played with; ``number`` counts the player's runs of the scene
    from 1, and a practice run has the number of the run that it goes back into; ``rewound`` is the id of the run whose
    place this one took; ``taken`` is how many decisions are kept; ``closed`` is ``""`` unless it was closed without an
    ending. ``where`` says where it is had. ``spent`` is the money that its decisions cost, in the smallest coin; None
    where that is not known of any of them.
    """

    id: int
    uuid: str
    player: int
    scene: str
    content: str
    setup: Setup
    number: int
    practice: bool
    started: datetime
    rewound: int | None = None
    taken: int = 0
    finish: Finish | None = None
    closed: Reason | Literal[""] = ""
    where: Where = _ANYWHERE
    spent: int | None = None

    @property
    def at(self) -> datetime:
        """When it ended, or began where it did not end."""
        return self.started if self.finish is None else self.finish.at

    @property
    def unfinished(self) -> bool:
        """Whether it can be gone on with."""
        return self.finish is None and not self.closed


@dataclass(frozen=True, slots=True)
class Answer:
    """One decision as it is kept: ``meters`` by full name before it and when all that it led to was said.

    ``ms`` is how long the player took, None where nobody timed it. ``replayed`` marks the decisions that a practice
    run took over from the run it goes back into. ``uuid`` is the decision's own, ``""`` where an older game kept it.
    ``costs`` is the money that it cost, in the smallest coin; None where an older game kept it.
    """

    number: int
    decision: str
    option: str
    shown: tuple[str, ...]
    device: str
    ms: int | None
    before: Mapping[str, int]
    after: Mapping[str, int]
    replayed: bool
    at: datetime
    uuid: str = ""
    costs: int | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How an option was taken: the order the options were shown in, the input device, the time taken in ms."""

    shown: tuple[str, ...] = ()
    device: str = ""
    ms: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a player stands in a scene.

    ``finished`` and ``passed`` hold if any run did, practice too. All that follows but ``endings`` is of runs that
    are not practice: ``best`` is the best score (0-100) of those that passed and ``first`` that of the first, None
    where there is none; ``attempts`` counts them, except those left unanswered; ``tries`` counts those that ended, and
    ``recorded`` says whether one of them passed. ``endings`` are the ids of all that were met, in practice too.
    """

    finished: bool
    passed: bool
    best: float | None
    first: float | None
    attempts: int
    recorded: bool = False
    tries: int = 0
    endings: frozenset[str] = frozenset()
