"""What pressing a target means, as plain data: each target carries one, and its screen's ``act`` matches it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

OpenedPlace = Literal["pause", "log", "notes", "rewind", "settings", "help", "keys"]


@dataclass(frozen=True, slots=True)
class PressOn:
    """On with it: complete the line, take the call, see how it went."""


@dataclass(frozen=True, slots=True)
class StepBack:
    """Back to where one came from, as Escape does."""


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


@dataclass(frozen=True, slots=True)
class ReviewMistakes:
    """Walk the slips, mistakes and blunders of a call, one after the other."""


@dataclass(frozen=True, slots=True)
class SavePage:
    """Save what is shown as a page."""


@dataclass(frozen=True, slots=True)
class PickScene:
    """Go to a scene's briefing."""

    scene: str


@dataclass(frozen=True, slots=True)
class ListAttempts:
    """List what has been played of a scene."""

    scene: str


@dataclass(frozen=True, slots=True)
class ShowOwnPage:
    """Look at what the player takes from all of their calls."""


@dataclass(frozen=True, slots=True)
class PickAttempt:
    """Open what an attempt came to, or go on with it, by its number in the records."""

    attempt: int


@dataclass(frozen=True, slots=True)
class PickCall:
    """Talk over one call of a shift, by its number from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class ResumeLeft:
    """Go on with the conversation that was left."""


@dataclass(frozen=True, slots=True)
class ResumeRecorded:
    """Go on with the recorded call that was practised in."""


@dataclass(frozen=True, slots=True)
class PlayAgain:
    """Start anew what was left, or what is over."""


@dataclass(frozen=True, slots=True)
class EditWritten:
    """Open in the trainer's editor where the line that was heard, or its beat, is written."""

    what: Literal["line", "beat"]


@dataclass(frozen=True, slots=True)
class LeaveTalk:
    """Leave the conversation as it stands."""


@dataclass(frozen=True, slots=True)
class PickPlayer:
    """Be a known player, by their place in the list from 0."""

    number: int


@dataclass(frozen=True, slots=True)
class ChangePlayer:
    """Look at a known player, by their place in the list from 0, to change the list."""

    number: int


@dataclass(frozen=True, slots=True)
class RenamePlayer:
    """Open the field for a known player's new name."""


@dataclass(frozen=True, slots=True)
class MergePlayer:
    """Show with whom a known player can be put together."""


@dataclass(frozen=True, slots=True)
class DeletePlayer:
    """Take a known player off the list."""


@dataclass(frozen=True, slots=True)
class WriteName:
    """Open the field for a new name."""


@dataclass(frozen=True, slots=True)
class UseField:
    """Write into the field of a screen."""


@dataclass(frozen=True, slots=True)
class ClearField:
    """Seek nothing any more: show everything again."""


@dataclass(frozen=True, slots=True)
class StartPlaying:
    """Begin with the name that was typed."""


@dataclass(frozen=True, slots=True)
class PlayAsGuest:
    """Begin without a name."""


@dataclass(frozen=True, slots=True)
class QuitGame:
    """Leave the game."""


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


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """Look at the languages that there are."""


@dataclass(frozen=True, slots=True)
class StartOver:
    """End this visit: ``surely`` once it was asked."""

    surely: bool = False


@dataclass(frozen=True, slots=True)
class StartAs:
    """Open the field for what a visitor of a kiosk says of themselves."""

    what: Literal["name", "code"]


@dataclass(frozen=True, slots=True)
class PressKey:
    """Press a key of a keyboard on the screen; what is printed or logged of it does not say which."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakeItAlong:
    """Take the debrief along."""


@dataclass(frozen=True, slots=True)
class PrintIt:
    """Print the debrief."""


@dataclass(frozen=True, slots=True)
class AskStaff:
    """Press a button of the staff page."""

    what: Literal["mute", "sound", "export", "back", "exit"]
    stick: str = ""


KioskAction = StartOver | StartAs | PressKey | TakeItAlong | PrintIt | AskStaff
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
