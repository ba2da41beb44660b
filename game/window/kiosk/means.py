"""What a kiosk in the window is given: what the owner has set, sessions, a clock, its keeper, and the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from game.kiosk import KioskSettings, Reins
from game.kiosk.desk import Handout, PinPage, StaffPage
from game.session import DebriefPage, Session, SettingChoice
from game.story.language import Language
from game.window.kiosk.attract import Show


class Desk(Protocol):
    """What is handed out: to staff behind the PIN, and to a visitor at the end; `game.kiosk.StaffDesk` is one."""

    has_sound: bool
    """Whether the machine has sound that works: the window tells it."""

    def knock(self) -> PinPage | None:
        """Somebody has tapped where staff do; None where there is no way in here."""

    def try_pin(self, pin: str, language: Language) -> PinPage | None:
        """A PIN is given: it is asked again, or None once it was the one."""

    def page(self, language: Language) -> StaffPage:
        """The staff page, as everything stands now."""

    def do(self, what: str, stick: str, language: Language) -> StaffPage:
        """Do what was pressed on the staff page: ``mute``, ``sound``, or ``export`` to a stick."""

    @property
    def is_muted(self) -> bool:
        """Whether staff have turned the sound off."""

    @property
    def is_busy(self) -> bool:
        """Whether something that staff have asked for goes on."""

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds."""

    def handout(self, page: DebriefPage, language: Language) -> Handout:
        """What a visitor takes along of a debrief whose grades are known."""

    def put_on_paper(self, page: DebriefPage, language: Language) -> None:
        """Print a debrief; it takes a while."""

    def printed(self, language: Language) -> str | None:
        """What came of printing, once; None while it is under way, and when nothing was."""


@dataclass(frozen=True, slots=True)
class Means:
    """See the module."""

    settings: KioskSettings
    session: Callable[[], Session]
    """Makes the visitor's session, not yet started; asked once."""
    show: Callable[[Show], Session]
    """Makes a session that keeps nothing, for a call that plays by itself."""
    shows: Sequence[Show]
    languages: Sequence[SettingChoice]
    """Those that are offered, each by its own name; the first is the one at rest."""
    spoken: Sequence[Language]
    """The same, to speak in."""
    reins: Reins
    clock: Callable[[], datetime]
    """The machine's time of day."""
    tell_staff: Callable[[str], None] = lambda _: None
    """Told, in a sentence each, what is missing among pictures, places and voices."""
    desk: Desk | None = None
    """None where nothing is handed out."""
