"""What a screen may ask for, and the places it may name, as plain data: the app carries it out."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from game.session import Entry, Person, WrittenAt
from game.window.audio_requests import Babble, Room, Voice
from game.window.commands import Device

PlaceName = Literal["settings", "pause", "behind", "help", "keys"]


class At(NamedTuple):
    """A place that needs nothing told."""

    name: PlaceName


class Log(NamedTuple):
    """What has been said so far."""

    entries: tuple[Entry, ...]


class Notes(NamedTuple):
    """The case notes."""

    notes: tuple[str, ...]


class Rewind(NamedTuple):
    """The decisions so far, each as what was said, to go back to one."""

    said: tuple[str, ...]


class Changing(NamedTuple):
    """A player of the list who is to be changed, and all who are on it."""

    person: Person
    people: tuple[Person, ...]


class Writing(NamedTuple):
    """What is written into a field, and what the field is called, to go on with on a keyboard on the screen."""

    label: str
    text: str


Place = At | Log | Notes | Rewind | Changing | Writing
"""What can be laid over a screen."""


class ShowTitle(NamedTuple):
    """Another player."""


class ShowLevels(NamedTuple):
    """What there is to play."""


class OpenScene(NamedTuple):
    """A scene's briefing; ``anew`` where the player has said already that it is to be begun again."""

    scene: str
    anew: bool = False


class ShowAttempts(NamedTuple):
    """What the player has played of a scene."""

    scene: str


class ShowPast(NamedTuple):
    """The debrief of an attempt, by its number in the records."""

    attempt: int


class ShowPortfolio(NamedTuple):
    """What the player takes from all of their calls."""


class TalkOver(NamedTuple):
    """Talk over the conversation that is over, or on with its shift; by its number a call of a shift that is over."""

    call: int = 0


class Open(NamedTuple):
    """Lay a place over this screen."""

    place: Place


class Swap(NamedTuple):
    """Lay a place over the screen that this one lies over, in its stead."""

    place: Place


class Close(NamedTuple):
    """Take this screen away from the one it lies over."""


class PickPerson(NamedTuple):
    """The player is that one of the list, by their id."""

    person: int


class Join(NamedTuple):
    """The player has that name and is new, unless they say that they are the one who has it."""

    name: str


class BeGuest(NamedTuple):
    """The player gives no name."""


class Rename(NamedTuple):
    """A player of the list is called otherwise."""

    person: int
    name: str


class Merge(NamedTuple):
    """Two players of the list are one; the second's name stays."""

    person: int
    into: int


class Delete(NamedTuple):
    """A player is taken off the list."""

    person: int


class Begin(NamedTuple):
    """Begin a scene, from its briefing."""

    scene: str


class GoOn(NamedTuple):
    """Go on with an attempt that was left, by its number in the records."""

    attempt: int


class Take(NamedTuple):
    """Take an option; the turn comes back once it is kept. ``ms`` is how long the player took."""

    option: str
    shown: tuple[str, ...]
    device: Device
    ms: int


class Practise(NamedTuple):
    """Go back, as practice, to where that many decisions had been taken."""

    decisions: int


class Review(NamedTuple):
    """Go on with the review of the mistakes of a call that is over: begin it, or the next moment, or its end."""


class AnswerAgain(NamedTuple):
    """Answer the moment that is reviewed by an option."""

    option: str
    shown: tuple[str, ...]
    device: Device
    ms: int


class EndReview(NamedTuple):
    """Back from the review to the debrief, wherever it stands."""


class Save(NamedTuple):
    """Save what is shown as a page; where it was written, or why not, is told on it."""


class Edit(NamedTuple):
    """Open a place of the previewed scene in the trainer's editor; what came of it is told on the screen."""

    where: WrittenAt


class BackToRecord(NamedTuple):
    """Back from practice to the recorded call."""


class Leave(NamedTuple):
    """Leave the conversation; it can be gone on with."""


class Write(NamedTuple):
    """Close this screen, and have that text in the field of the one under it."""

    text: str


class Keep(NamedTuple):
    """A setting has a new value."""

    name: str
    word: str


class Sound(NamedTuple):
    """Play one of the game's own sounds."""

    name: str


class ChooseAnswer(NamedTuple):
    """The answer to a question that the app has asked: which of its choices, from 0."""

    choice: int


class Exit(NamedTuple):
    """Leave the game."""


class GiveCode(NamedTuple):
    """A visitor of a kiosk gives a code."""

    code: str


class GiveName(NamedTuple):
    """A visitor of a kiosk gives a name; who has it already goes on where they were."""

    name: str


class TakeAlong(NamedTuple):
    """A visitor wants to take the debrief along."""


class Print(NamedTuple):
    """A visitor wants the debrief on paper."""


class TryPin(NamedTuple):
    """Somebody gives a PIN. What is printed or logged of it does not say which."""

    pin: str

    def __repr__(self) -> str:
        return "TryPin(…)"


class OfStaff(NamedTuple):
    """What staff want; ``stick`` is where it is exported to, by what it is called."""

    what: Literal["mute", "sound", "export", "back", "exit"]
    stick: str = ""


class ShowLanguages(NamedTuple):
    """A visitor wants to see the languages that there are."""


class EndVisit(NamedTuple):
    """A visitor wants to start over: ``surely`` once it was asked."""

    surely: bool = False


KioskRequest = GiveCode | GiveName | TakeAlong | Print | TryPin | OfStaff | ShowLanguages | EndVisit
"""What a kiosk is asked for; the game in a window has nothing of it."""
OWN_ALONE: Final = (ShowTitle, ShowPortfolio, PickPerson, Join, Rename, Merge, Delete, Save, Edit, Exit)
"""What can only be asked for at a machine of one's own: who has played there, files, and the way out."""
PeopleRequest = PickPerson | Join | BeGuest | Rename | Merge | Delete
"""What the list of players is asked for."""
ListRequest = ShowTitle | ShowLevels | OpenScene | ShowAttempts | ShowPast | ShowPortfolio
"""What is shown of lists, and of what stands in them."""
CallRequest = Begin | GoOn | Take | Practise | BackToRecord | TalkOver | Review | AnswerAgain | EndReview | Leave
"""What a call is asked for, from its beginning to its debrief."""
SessionRequest = PeopleRequest | ListRequest | CallRequest
"""What the session answers with something to show."""
HeardRequest = Sound | Voice | Babble | Room
SheetRequest = Open | Swap | Close | Write
"""What lays a screen over another, or takes it away."""
Request = SessionRequest | SheetRequest | Save | Edit | Keep | HeardRequest | ChooseAnswer | Exit | KioskRequest
Requests = tuple[Request, ...]
