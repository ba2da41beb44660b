"""What pressing a target of a kiosk means, as plain data (see ``actions.py``)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from game.window.plain import Plain


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


class TakeItAlong(Plain):
    """Take the debrief along."""

    __slots__ = ()


class PrintIt(Plain):
    """Print the debrief."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class AskStaff:
    """Press a button of the staff page."""

    what: Literal["mute", "sound", "export", "back", "exit"]
    stick: str = ""


KioskAction = StartOver | StartAs | PressKey | TakeItAlong | PrintIt | AskStaff
