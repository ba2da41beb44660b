"""What happens and is kept: frozen values, each one thing that a ledger adds and never changes again.

An attempt is named by its UUID, so that it and what happens in it can be appended together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.records.values import How, Player, PlayerKind, Reason, Where
from game.story.engine import Setup
from game.story.model import OutcomeName

_UNTIMED = How()
_ANYWHERE = Where()


@dataclass(frozen=True, slots=True)
class PlayerAdded:
    """Somebody plays here for the first time; a name that is known already adds nothing, nor does such a code.

    A visitor is always somebody new, whatever the name: they are told apart by the ``uuid``.
    """

    name: str
    kind: PlayerKind = "listed"
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class PlayerRenamed:
    """Somebody is called otherwise from now on; a name that somebody else has changes nothing."""

    player: Player
    name: str


@dataclass(frozen=True, slots=True)
class PlayersMerged:
    """Two players are one and the same: what ``player`` did is from now on ``into``'s, whose name stays.

    Nothing happens where either is no player of their own any more.
    """

    player: Player
    into: Player


@dataclass(frozen=True, slots=True)
class PlayerRemoved:
    """Somebody is taken off the list, with all they did; a later player of that name is somebody new.

    One who was put together with another meanwhile stays.
    """

    player: Player


@dataclass(frozen=True, slots=True)
class Begun:
    """A run of a scene was begun.

    ``number`` is which of the player's runs of the scene it is; None for the next. ``rewound`` is the id of the run
    whose place it takes. A player whom the ledger does not know (it came from another) is added.
    """

    attempt: str
    player: Player
    scene: str
    content: str
    setup: Setup
    where: Where = _ANYWHERE
    number: int | None = None
    practice: bool = False
    rewound: int | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """An option was taken. ``replayed`` says that it was taken over from the run whose place this one takes.

    ``costs`` is the money that it costs, in the smallest coin.
    """

    attempt: str
    number: int
    decision: str
    option: str
    before: Mapping[str, int]
    after: Mapping[str, int]
    how: How = _UNTIMED
    replayed: bool = False
    costs: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """A run ended; ``ending``, ``outcome`` and ``score`` are None where the scene ran off its end."""

    attempt: str
    ending: str | None
    outcome: OutcomeName | None
    passed: bool
    score: float | None


@dataclass(frozen=True, slots=True)
class Closed:
    """A run is not gone on with; one that is over or closed stays as it is.

    One that is given up or abandoned before anything was said in it is kept as ``unanswered``.
    """

    attempt: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Revised:
    """A run goes on with an edited scene, after that many decisions."""

    attempt: str
    decisions: int
    content: str


@dataclass(frozen=True, slots=True)
class SettingKept:
    """A setting of a player, or of the machine where that is None; the value it has already adds nothing."""

    player: Player | None
    key: str
    value: str


PlayerEvent = PlayerAdded | PlayerRenamed | PlayersMerged | PlayerRemoved
LedgerEvent = PlayerEvent | Begun | Decided | Finished | Closed | Revised | SettingKept
