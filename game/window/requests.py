"""What a screen may ask for, and the places it may name, as plain data: the app carries it out."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.session.narration import Entry
from game.window.commands import Device

PlaceName = Literal["title", "levels", "settings", "debrief", "pause", "help"]


class At(NamedTuple):
    """A place that needs nothing told."""

    name: PlaceName


class Briefing(NamedTuple):
    """The briefing of a scene."""

    scene: str


class Log(NamedTuple):
    """What has been said so far."""

    entries: tuple[Entry, ...]


class Notes(NamedTuple):
    """The case notes."""

    notes: tuple[str, ...]


class Rewind(NamedTuple):
    """The decisions so far, each as what was said, to go back to one."""

    said: tuple[str, ...]


Place = At | Briefing | Log | Notes | Rewind


class Go(NamedTuple):
    """Leave this screen for a place."""

    place: Place


class Open(NamedTuple):
    """Lay a place over this screen."""

    place: Place


class Swap(NamedTuple):
    """Lay a place over the screen that this one lies over, in its stead."""

    place: Place


class Close(NamedTuple):
    """Take this screen away from the one it lies over."""


class Be(NamedTuple):
    """The player has that name."""

    name: str


class Begin(NamedTuple):
    """Begin a scene, from its briefing."""

    scene: str


class GoOn(NamedTuple):
    """Go on with an attempt that was left, by its number in the records."""

    attempt: int


class GiveUp(NamedTuple):
    """Close an attempt that was left, and brief its scene anew."""

    attempt: int
    scene: str


class Record(NamedTuple):
    """An option has been taken: keep it, before the customer answers. ``ms`` is how long the player took."""

    option: str
    shown: tuple[str, ...]
    device: Device
    ms: int


class Practise(NamedTuple):
    """Go back, as practice, to where that many decisions had been taken."""

    decisions: int


class Leave(NamedTuple):
    """Leave the conversation; it can be gone on with."""


class Keep(NamedTuple):
    """A setting has a new value."""

    name: str
    word: str


class Voice(NamedTuple):
    """Speak a line by its sound file; ``""`` falls silent."""

    name: str


class Sound(NamedTuple):
    """Play a sound of the interface."""

    name: str


class Answer(NamedTuple):
    """The answer to a question that the app has asked: which of its choices, from 0."""

    choice: int


class Exit(NamedTuple):
    """Leave the game."""


Request = (
    Go
    | Open
    | Swap
    | Close
    | Be
    | Begin
    | GoOn
    | GiveUp
    | Record
    | Practise
    | Leave
    | Keep
    | Sound
    | Voice
    | Answer
    | Exit
)
Requests = tuple[Request, ...]
