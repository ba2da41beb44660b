"""What a session answers with: pages to show and questions to ask, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from game.session.narration import Heard
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
    recorded: int | None = None
    """After how many decisions the recorded call waits to be gone on with, of which this is practice; None for none."""

    @property
    def heard(self) -> Heard:
        """How much of it was heard; how far the last reaction was read in a call that was left, nobody knows."""
        if not self.conversation.turns:
            return "nothing"
        return "all but the last answer" if self.how == "resumed" else "all"


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


@dataclass(frozen=True, slots=True)
class Stay:
    """Nothing has changed: what was shown goes on."""


AnyPage = TitlePage | LevelsPage | BriefingPage | CallPage | DebriefPage
"""Something to show."""
Shown = AnyPage | Question | Farewell | Stay | Turn
"""Whatever a session answers with."""
ShownT = TypeVar("ShownT", bound=Shown)
"""One kind of answer, where what comes out is what went in."""
