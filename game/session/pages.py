"""What a session answers with: pages to show and questions to ask, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, TypeVar

from game.records import LineHeard
from game.session.certificate import Certificate
from game.session.kept_lines import KeptLine
from game.session.past import PastAttempt
from game.session.progress import Card, Left
from game.session.shift import CallTold
from game.session.skills_over_time import Track
from game.session.told_in_order import Heard
from game.story.debrief import Debrief, JudgedDecision, Path
from game.story.engine import Conversation, Offer, Stint, Turn, shift_passed
from game.story.model import Line, Scene, Shift, Skill


class Person(NamedTuple):
    """Somebody who has played here; ``id`` stays the same whatever they are called."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class TitlePage:
    """Who is playing? ``players`` are those who have played here, the latest first; ``messages`` are to be told.

    ``asked`` is a new name that could not be had, to be written anew.
    """

    course: str
    players: tuple[Person, ...]
    messages: tuple[str, ...] = ()
    asked: str = ""


@dataclass(frozen=True, slots=True)
class LevelsPage:
    """What can be played, how the player stands in each, and the conversation that was left last, if any."""

    course: str
    player: str
    cards: tuple[Card, ...]
    left: Left | None = None
    messages: tuple[str, ...] = ()
    last: str = ""
    """The level that was played or looked at last in this visit."""

    @property
    def levels(self) -> int:
        """How many levels the course has."""
        return sum(card.number > 0 for card in self.cards)

    @property
    def passed(self) -> int:
        """How many of them have been passed."""
        return sum(card.number > 0 and card.passed for card in self.cards)

    @property
    def next(self) -> Card | None:
        """What to play next: the first level that is open and not passed yet; None where all have been."""
        return next((card for card in self.cards if card.number and not card.passed and not card.locked), None)


@dataclass(frozen=True, slots=True)
class AttemptsPage:
    """What a player has played of a scene, the latest first; ``messages`` are to be told with it."""

    scene: str
    title: str
    attempts: tuple[PastAttempt, ...]
    messages: tuple[str, ...] = ()


class Earned(NamedTuple):
    """A certificate, and when it was earned."""

    certificate: Certificate
    at: datetime


@dataclass(frozen=True, slots=True)
class PortfolioPage:
    """What a player takes from all of their calls that count: certificates, lines kept, and skills over time.

    While ``pending`` the skills are being worked out. ``calls`` counts the calls that are over and count, ``passed``
    those of them that passed; ``told`` how many of the latest the skills are told of. ``messages`` are to be told.
    """

    course: str
    player: str
    calls: int
    passed: int
    certificates: tuple[Earned, ...]
    lines: tuple[KeptLine, ...]
    tracks: tuple[Track, ...] = ()
    told: int = 0
    pending: bool = False
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """What is known about a scene before it is begun; ``messages`` are to be told with it."""

    scene: Scene
    player: str
    skills: Mapping[str, Skill]
    messages: tuple[str, ...] = ()
    shift: Shift | None = None
    """The shift that begins, if it is one; ``scene`` then holds its title and its briefing, and nothing else."""


@dataclass(frozen=True, slots=True)
class CallPage:
    """A conversation to be had from where it stands; ``how`` says how it came there."""

    conversation: Conversation
    player: str
    skills: Mapping[str, Skill]
    how: Literal["begun", "resumed", "rewound", "reread"]
    practice: bool = False
    message: str = ""
    recorded: int | None = None
    """After how many decisions the recorded call waits to be gone on with, of which this is practice; None for none."""

    more: bool = False
    """Whether another conversation of its shift comes after it."""

    known: Callable[[], frozenset[LineHeard]] = frozenset
    """Gives the lines of it that the player has heard in earlier attempts, where they have set that those come at once.

    It looks them up when it is asked, which takes less than a millisecond an attempt.
    """

    @property
    def heard(self) -> Heard:
        """How much of it was heard; how far the last reaction was read in a call that was left, nobody knows."""
        if not self.conversation.turns:
            return "nothing"
        return "all but the last answer" if self.how == "resumed" else "all"


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """A conversation talked over; ``messages`` are to be told with it.

    While ``pending`` its grades are being worked out; without them after that, ``messages`` say why there are none.
    ``at`` is when it ended, or began where it did not end; None where nobody knows.
    """

    conversation: Conversation
    debrief: Debrief
    skills: Mapping[str, Skill]
    player: str
    practice: bool = False
    messages: tuple[str, ...] = ()
    at: datetime | None = None
    past: bool = False
    """Whether it was looked up among the attempts, so that the way back leads there."""
    pending: bool = False
    before: int = 0
    """How many decisions of the attempt came before this conversation: in a shift those of the calls before it."""
    in_shift: bool = False
    """Whether it is one call of a shift, so that the way back leads to what the whole came to."""
    certificate: Certificate | None = None


@dataclass(frozen=True, slots=True)
class ShiftPage:
    """A shift that is over: what its calls came to, each of which can be talked over; ``messages`` are to be told."""

    stint: Stint
    calls: tuple[CallTold, ...]
    player: str
    practice: bool = False
    messages: tuple[str, ...] = ()
    at: datetime | None = None
    past: bool = False
    certificate: Certificate | None = None

    @property
    def shift(self) -> Shift:
        """The shift."""
        return self.stint.roster.shift

    @property
    def passed(self) -> bool:
        """Whether it was passed."""
        return shift_passed(self.stint)


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """A moment of a call to be answered again, as practice: one of the slips, mistakes and blunders of its debrief.

    ``number`` counts the moments from 1 to ``of``. ``before`` are the last lines before it. ``offers`` stand in the
    order in which they are shown. ``tried`` are the options that are known not to do: what was said in the call, and
    each that was said here since. ``said`` is what was said here last, with all that is known about it; None while
    nothing was.
    """

    debriefed: DebriefPage
    judged: JudgedDecision
    number: int
    of: int
    before: tuple[Line, ...]
    offers: tuple[Offer, ...]
    tried: frozenset[str]
    said: Path | None = None

    @property
    def is_solved(self) -> bool:
        """Whether what was said here last is as good as can be wished: good or better, or the best there is."""
        return self.said is not None and (self.said.grade in ("best", "good") or not self.said.cost)


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked before anything else goes on. ``Session.answer`` takes a place in ``choices``, from 0.

    The first choice can be taken back, or changes nothing: it is what Enter gives. ``grave`` are those that cannot be
    taken back; they stand last. ``stay`` is the one that leaves things as they are, or comes nearest to it: what Escape
    gives, and what is chosen for somebody who cannot be asked.
    """

    title: str
    text: str
    choices: tuple[str, ...]
    stay: int
    grave: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Farewell:
    """The visit is over: the exit code, 0 where all went well."""

    code: int


@dataclass(frozen=True, slots=True)
class Stay:
    """Nothing has changed: what was shown goes on."""


AnyPage = (
    TitlePage
    | LevelsPage
    | AttemptsPage
    | PortfolioPage
    | BriefingPage
    | CallPage
    | DebriefPage
    | ShiftPage
    | ReviewPage
)
"""Something to show."""
ListPage = LevelsPage | TitlePage
"""What there is to play; the title while nobody plays."""
Shown = AnyPage | Question | Farewell | Stay | Turn
"""Whatever a session answers with."""
ShownT = TypeVar("ShownT", bound=Shown)
"""One kind of answer, where what comes out is what went in."""
