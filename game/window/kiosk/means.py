"""What a kiosk in the window is given: what the owner has set, sessions, a clock, its keeper, and the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from game.kiosk import Handout, KioskSettings, PinPage, Reins, StaffPage
from game.session import DebriefPage, Session, SettingChoice
from game.story.language import Language
from game.window.kiosk.attract import Show
from game.window.requests import OfStaff


class Desk(Protocol):
    """What is handed out: to staff behind the PIN, and to a visitor at the end."""

    def knock(self) -> PinPage | None:
        """Somebody has tapped where staff do; None where there is no way in here."""

    def try_pin(self, pin: str) -> PinPage | StaffPage:
        """A PIN is given: asked again, or the staff page."""

    def staff(self, asked: OfStaff | None, language: Language) -> StaffPage:
        """The staff page, once what was pressed on it has been done; None to look again."""

    @property
    def is_muted(self) -> bool:
        """Whether staff have turned the sound off."""

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds."""

    def handout(self, page: DebriefPage, language: Language) -> Handout | None:
        """What a visitor takes along of a debrief; None where there is nothing."""

    def print(self, page: DebriefPage, language: Language) -> str:
        """Print a debrief; returns what came of it."""


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
    desk: Desk | None = None
    """None where nothing is handed out."""
