"""The screens of a kiosk that belong to a session's pages: those of the window, but for the start."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from game.kiosk import Who
from game.kiosk.desk import StartPage
from game.session import AnyPage, DebriefPage, Session, SettingChoice, TitlePage
from game.story.language import Language
from game.window.canvas.assets import Assets
from game.window.keybindings import Keybindings
from game.window.kiosk.start import StartScreen
from game.window.places import Places
from game.window.screens.debrief import DebriefScreen
from game.window.screens.screen import Screen


class KioskPlaces(Places):
    """What is missing among the assets is told to staff, and to no visitor."""

    def __init__(
        self,
        assets: Assets,
        keybindings: Keybindings,
        who: Who,
        languages: Sequence[SettingChoice],
        *,
        can_take: bool = False,
    ) -> None:
        """``can_take`` is whether a debrief can be taken along."""
        super().__init__(assets, keybindings)
        self._who, self._languages, self._can_take = who, tuple(languages), can_take
        self._start: StartScreen | None = None
        self.given: Literal["", "name", "code"] = ""
        """What the visitor has given last to say who they are."""

    def screen(self, page: AnyPage, session: Session) -> Screen:
        """The screen of a page."""
        match page:
            case TitlePage():
                return self._start_of(page, session.language)
            case DebriefPage():
                return DebriefScreen(page, can_take=self._can_take)
        return super().screen(page, session)

    def _start_of(self, page: TitlePage, language: Language) -> Screen:
        """The one start screen there is: what has been written on it stays, whatever is asked again."""
        asked = self.given if page.asked else ""
        message = " ".join(language.say(one) for one in page.messages) if page.asked else ""
        start = StartPage(page.course, self._languages, language.code, self._who, message, asked, page.asked)
        if self._start is None:
            self._start = StartScreen(start)
            self._start.is_title = True
        else:
            self._start.put(start)
        return self._start

    def _told(self, messages: tuple[str, ...], language: Language) -> tuple[str, ...]:  # noqa: ARG002 - as above
        return messages
