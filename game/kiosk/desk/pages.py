"""What a kiosk shows besides the pages of a session."""

from __future__ import annotations

from typing import Literal, NamedTuple

from game.session import SettingChoice


class PinPage(NamedTuple):
    """Whoever knocks at the staff's door is asked for the PIN.

    ``waits`` is for how many seconds none is taken; ``message`` says why it is asked again, ``""`` at first.
    """

    waits: float = 0.0
    message: str = ""


class Row(NamedTuple):
    """One thing that staff are told: what it is, how it stands, and whether that wants mending."""

    name: str
    told: str
    standing: Literal["well", "look", "bad"] = "well"


class StaffPage(NamedTuple):
    """What the room's owner sees behind the PIN. ``message`` says what came of what was pressed last."""

    kiosk: str
    rows: tuple[Row, ...]
    muted: bool
    sticks: tuple[str, ...]
    """The USB sticks that are there, as they are called."""
    languages: tuple[SettingChoice, ...]
    language: str
    message: str = ""
    busy: bool = False
    """Whether it is being exported just now, so that nothing else is begun."""


class Handout(NamedTuple):
    """What a visitor takes along: a text for the phone, as the squares of a QR code, and whether it can be printed."""

    squares: tuple[tuple[bool, ...], ...]
    """Rows of dark squares, without the quiet edge; none where the text does not fit."""
    text: str
    """What the code holds: an address, or a summary in plain text."""
    is_address: bool
    can_print: bool
