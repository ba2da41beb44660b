"""What pressing a target means, as plain data: each target carries one, and its screen's ``act`` matches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.window.kiosk_actions import KioskAction
from game.window.plain import Plain

OpenedPlace = Literal["pause", "log", "notes", "rewind", "settings", "help", "keys"]


class PressOn(Plain):
    """On with it: complete the line, take the call, see how it went."""

    __slots__ = ()


class StepBack(Plain):
    """Back to where one came from, as Escape does."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Lay something over this screen."""

    place: OpenedPlace


@dataclass(frozen=True, slots=True)
class TakeOption:
    """Say, or do, an option of the conversation, by its id."""

    option: str


@dataclass(frozen=True, slots=True)
class TryFrom:
    """Go back, as practice, to where that many decisions had been taken."""

    decisions: int


@dataclass(frozen=True, slots=True)
class ToggleOthers:
    """Show or hide what else could have been said at a decision, by its number from 1."""

    decision: int


@dataclass(frozen=True, slots=True)
class ShowDecisions:
    """Lead to these decisions of a debrief, by their numbers from 1: to the first, and to the next at each press."""

    numbers: tuple[int, ...]


class ReviewMistakes(Plain):
    """Walk the slips, mistakes and blunders of a call, one after the other."""

    __slots__ = ()


class SavePage(Plain):
    """Save what is shown as a page."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PickScene:
    """Go to a scene's briefing."""

    scene: str


@dataclass(frozen=True, slots=True)
class ListAttempts:
    """List what has been played of a scene."""

    scene: str


class ShowOwnPage(Plain):
    """Look at what the player takes from all of their calls."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PickAttempt:
    """Open what an attempt came to, or go on with it, by its number in the records."""

    attempt: int


@dataclass(frozen=True, slots=True)
class PickCall:
    """Talk over one call of a shift, by its number from 1."""

    number: int


class ResumeLeft(Plain):
    """Go on with the conversation that was left."""

    __slots__ = ()


class ResumeRecorded(Plain):
    """Go on with the recorded call that was practised in."""

    __slots__ = ()


class PlayAgain(Plain):
    """Start anew what was left, or what is over."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class EditWritten:
    """Open in the trainer's editor where the line that was heard, or its beat, is written."""

    what: Literal["line", "beat"]


class LeaveTalk(Plain):
    """Leave the conversation as it stands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PickPlayer:
    """Be a known player, by their place in the list from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class ChangePlayer:
    """Look at a known player, by their place in the list from 0, to change the list."""

    number: int


class RenamePlayer(Plain):
    """Open the field for a known player's new name."""

    __slots__ = ()


class MergePlayer(Plain):
    """Show with whom a known player can be put together."""

    __slots__ = ()


class DeletePlayer(Plain):
    """Take a known player off the list."""

    __slots__ = ()


class WriteName(Plain):
    """Open the field for a new name."""

    __slots__ = ()


class UseField(Plain):
    """Write into the field of a screen."""

    __slots__ = ()


class ClearField(Plain):
    """Seek nothing any more: show everything again."""

    __slots__ = ()


class StartPlaying(Plain):
    """Begin with the name that was typed."""

    __slots__ = ()


class PlayAsGuest(Plain):
    """Begin without a name."""

    __slots__ = ()


class QuitGame(Plain):
    """Leave the game."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SetTo:
    """Give a setting a value, both as they are kept."""

    setting: str
    word: str


@dataclass(frozen=True, slots=True)
class ShowGroup:
    """Scroll to a group of settings, by its name."""

    group: str


@dataclass(frozen=True, slots=True)
class Rebind:
    """Change what gives a command, by its place in the table from 0 (-1: all of them): to a press, or as shipped."""

    binding: int
    as_shipped: bool = False


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """Answer a question with one of its choices, from 0."""

    choice: int


class ChooseLanguage(Plain):
    """Look at the languages that there are."""

    __slots__ = ()


Action = (
    PressOn
    | StepBack
    | OpenPlace
    | TakeOption
    | TryFrom
    | ToggleOthers
    | ShowDecisions
    | ReviewMistakes
    | SavePage
    | PickScene
    | ListAttempts
    | ShowOwnPage
    | PickAttempt
    | PickCall
    | ResumeLeft
    | ResumeRecorded
    | PlayAgain
    | EditWritten
    | LeaveTalk
    | PickPlayer
    | ChangePlayer
    | RenamePlayer
    | MergePlayer
    | DeletePlayer
    | WriteName
    | UseField
    | ClearField
    | StartPlaying
    | PlayAsGuest
    | QuitGame
    | SetTo
    | ShowGroup
    | Rebind
    | GiveAnswer
    | ChooseLanguage
    | KioskAction
)
