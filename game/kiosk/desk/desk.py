"""What is handed over a kiosk's desk: the staff page behind the PIN, results on a stick, debriefs to take along."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.kiosk.desk.export import Exporting
from game.kiosk.desk.handout import handout_of
from game.kiosk.desk.pages import Handout, PinPage, StaffPage
from game.kiosk.desk.paper import paper_of
from game.kiosk.desk.printing import Printing
from game.kiosk.desk.staff import Machine, SoundTold, staff_page
from game.kiosk.desk.sticks import sticks
from game.kiosk.gate import PinGate
from game.kiosk.settings import KioskSettings
from game.records import StoreError
from game.session import DebriefPage, SettingChoice
from game.story.language import Language

MUTED: Final = "kiosk.muted"
"""The key under which the machine's settings hold that staff have turned the sound off: it is for all visitors."""


class StaffDesk:
    """One for a visitor's process. What it begins goes on by :meth:`pass_time`."""

    def __init__(
        self, settings: KioskSettings, machine: Machine, gate: PinGate, languages: Sequence[SettingChoice]
    ) -> None:
        self._settings, self._machine, self._gate, self._languages = settings, machine, gate, tuple(languages)
        self.has_sound = True
        """Whether the machine has sound that works, as far as that is known."""
        self.is_muted = False
        with suppress(StoreError, OSError):
            self.is_muted = machine.ledger().settings(None).get(MUTED) == "on"
        self._exporting: Exporting | None = None
        self._printing: Printing | None = None

    # ---- staff

    def knock(self) -> PinPage | None:
        """Somebody has tapped where staff do; None where there is no PIN, and so no way in."""
        return PinPage(self._gate.wait) if self._gate.is_there else None

    def try_pin(self, pin: str, language: Language) -> PinPage | None:
        """A PIN is given: it is asked again, or None once it was the one."""
        tr = language.tr
        match self._gate.try_pin(pin):
            case "open":
                return None
            case "wrong":
                return PinPage(self._gate.wait, tr("That is not the PIN."))
            case "wait":
                return PinPage(self._gate.wait)
        return PinPage(self._gate.wait, tr("Nobody can come in this way just now: tries cannot be counted."))

    def page(self, language: Language, message: str = "") -> StaffPage:
        """The staff page, as everything stands now."""
        exporting = self._exporting
        return staff_page(
            replace(self._machine, sound=self._sound),
            language,
            sticks=tuple(self._sticks()),
            languages=self._languages,
            muted=self.is_muted,
            message=message or (exporting.told(language) if exporting is not None else ""),
            busy=self.is_busy,
        )

    def _sound(self) -> SoundTold:
        if not self.has_sound:
            return SoundTold("none")
        return SoundTold("muted") if self.is_muted else self._machine.sound()

    def do(self, what: str, stick: str, language: Language) -> StaffPage:
        """Do what was pressed on the staff page: ``mute``, ``sound``, or ``export`` to a stick."""
        match what:
            case "mute" | "sound":
                return self.page(language, self._mute(language, muted=what == "mute"))
            case "export" if not self.is_busy:
                return self.page(language, self._export(stick, language))
        return self.page(language)

    def _mute(self, language: Language, *, muted: bool) -> str:
        self.is_muted = muted
        try:
            self._machine.ledger().keep_setting(None, MUTED, "on" if muted else "off")
        except StoreError as error:
            why = language.say(error.message)
            return language.tr("{why} So it holds for this visitor alone.", why=why)
        return ""

    def _export(self, stick: str, language: Language) -> str:
        path = self._sticks().get(stick)
        if path is None:
            return language.tr("{stick} is not there any more.", stick=stick)
        try:
            ledger = self._machine.ledger()
        except StoreError as error:
            return language.say(error.message)
        self._exporting = Exporting(ledger, path, self._settings.name, self._machine.now())
        return ""

    def _sticks(self) -> dict[str, Path]:
        return sticks(self._settings.sticks)

    @property
    def is_busy(self) -> bool:
        """Whether an export goes on."""
        return self._exporting is not None and not self._exporting.over

    def pass_time(self, dt: float) -> None:
        """Let time pass, in seconds: who has to wait at the gate waits less, and an export goes on."""
        self._gate.pass_time(dt)
        if self._exporting is not None and not self._exporting.over:
            self._exporting.step()

    def close(self) -> None:
        """The process ends: nothing half written is left on a stick."""
        if self._exporting is not None:
            self._exporting.stop()

    # ---- visitors

    def handout(self, page: DebriefPage, language: Language) -> Handout:
        """What a visitor takes along of a debrief."""
        settings = self._settings
        return handout_of(page, language, address=settings.page, can_print=bool(settings.printer))

    def put_on_paper(self, page: DebriefPage, language: Language) -> None:
        """Print a debrief; it takes a while."""
        if self._settings.printer:
            paper = paper_of(page, language, self._machine.now())
            self._printing = Printing(paper, self._settings.printer, page.conversation.scene.title)

    def printed(self, language: Language) -> str | None:
        """What came of printing, once; None while it is under way, and when nothing was."""
        told = None if self._printing is None else self._printing.outcome(language)
        if told is not None:
            self._printing = None
        return told
