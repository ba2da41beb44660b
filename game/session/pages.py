"""What a session answers with: pages to show and questions to ask, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from game.session.past import PastAttempt
from game.session.progress import Card, Left
from game.story.debrief import Debrief
from game.story.engine import Conversation, Turn
from game.story.model import Scene, Skill


@dataclass(frozen=True, slots=True)
class TitlePage:
    """Who is playing? ``players`` are those who have played here, the latest first; ``messages`` are to be told."""

    course: str
    players: tuple[str, ...]
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelsPage:
    """What can be played, how the player stands in each, and the conversation that was left last, if any."""

    course: str
    player: str
    cards: tuple[Card, ...]
    left: Left | None = None
    messages: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class BriefingPage:
    """What is known about a scene before it is begun; ``messages`` are to be told with it."""

    scene: Scene
    player: str
    skills: Mapping[str, Skill]
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallPage:
    """A conversation to be had from where it stands; ``how`` says how it came there."""

    conversation: Conversation
    player: str
    skills: Mapping[str, Skill]
    how: Literal["begun", "resumed", "rewound", "reread"]
    practice: bool = False
    message: str = ""

    @property
    def fresh(self) -> bool:
        """Whether it is told from its first line."""
        return not self.conversation.turns


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """A conversation talked over; without grades until they are there, or for good where ``message`` says so."""

    conversation: Conversation
    debrief: Debrief
    skills: Mapping[str, Skill]
    player: str
    practice: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked before anything else goes on. ``Session.answer`` takes a place in ``choices``, from 0."""

    title: str
    text: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Farewell:
    """The visit is over: the exit code, 0 where all went well."""

    code: int


AnyPage = TitlePage | LevelsPage | AttemptsPage | BriefingPage | CallPage | DebriefPage
"""Something to show."""
Shown = AnyPage | Question | Farewell | Turn
"""Whatever a session answers with."""
ListPage = LevelsPage | TitlePage
"""What there is to play; the title while nobody plays."""
ShownT = TypeVar("ShownT", bound=Shown)
"""One kind of answer, where what comes out is what went in."""
