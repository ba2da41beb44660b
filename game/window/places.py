"""The screens that belong to a session's pages, and those that are laid over a conversation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from game.session import (
    AnyPage,
    AttemptsPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    LevelsPage,
    PortfolioPage,
    ReviewPage,
    Session,
    ShiftPage,
    TitlePage,
    warned,
)
from game.story.language import Language, to_translate
from game.window import requests as r
from game.window.canvas.assets import Assets
from game.window.gallery import Gallery
from game.window.keybindings import Keybindings
from game.window.screens.attempts import AttemptsScreen
from game.window.screens.behind import BehindScreen
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.help import HelpScreen
from game.window.screens.keys import KeysScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.log import LogScreen
from game.window.screens.notes import NotesScreen
from game.window.screens.pause import PauseScreen
from game.window.screens.player import PlayerScreen
from game.window.screens.portfolio import PortfolioScreen
from game.window.screens.review import ReviewScreen
from game.window.screens.rewind import RewindScreen
from game.window.screens.screen import Screen
from game.window.screens.settings import SettingsScreen
from game.window.screens.shift import ShiftScreen
from game.window.screens.talk import TalkScreen
from game.window.screens.title import TitleScreen
from game.window.screens.writing import WritingScreen

IN_CALL: Final = to_translate("The call that has begun goes on in the language it began in.")


class Places:
    """Makes screens; what is missing among the assets is told on the quiet ones."""

    def __init__(self, assets: Assets, keybindings: Keybindings) -> None:
        """Begin; ``keybindings`` are the keys that the view hears, as nobody has changed them."""
        self._assets = assets
        self._shipped = keybindings
        self._gallery = Gallery(assets)

    def screen(self, page: AnyPage, session: Session) -> Screen:
        """The screen of a page."""
        language = session.language
        match page:
            case TitlePage(messages=messages):
                return TitleScreen(page, self._told(messages, language))
            case LevelsPage(messages=messages):
                return LevelsScreen(page, self._gallery.named, self._told(messages, language))
            case AttemptsPage():
                return AttemptsScreen(page)
            case PortfolioPage():
                return PortfolioScreen(page, can_save=session.portfolio.can_save)
            case BriefingPage(scene, player, skills, messages, shift=shift):
                return BriefingScreen(scene, player, skills, self._gallery.of(scene), messages, shift=shift)
            case CallPage():
                return TalkScreen(page, self._gallery.of(page.conversation.scene), language)
            case DebriefPage():
                return DebriefScreen(page, can_save=session.afterwards.can_save)
            case ShiftPage():
                return ShiftScreen(page, can_save=session.afterwards.can_save)
            case ReviewPage():
                return ReviewScreen(page)

    def over(self, place: r.Place, screens: Sequence[Screen], session: Session) -> Screen | None:
        """The screen of a place that is laid over what is there; None where it would lie over nothing of use."""
        talk = next((screen for screen in reversed(screens) if isinstance(screen, TalkScreen)), None)
        match place:
            case r.At("settings"):
                return SettingsScreen(session.languages, session.language.code, _remarks(in_call=talk is not None))
            case r.At("pause") if talk is not None:
                log, notes = r.Log(talk.narration.looked_up), r.Notes(tuple(talk.narration.notes))
                return PauseScreen(talk.rewind, log, notes, kept=session.saving, recorded=talk.recorded)
            case r.At("behind"):
                behind = session.behind(talk.narration.hero if talk else None)
                return BehindScreen(behind) if talk and behind else None
            case r.At("help"):
                return HelpScreen(trainer=session.previewing)
            case r.At("keys"):
                return KeysScreen(self._shipped, trainer=session.previewing)
            case r.Writing(label, text):
                return WritingScreen(label, text)
            case r.Changing(person, people):
                return PlayerScreen(person, people)
            case r.Log(entries) if talk is not None:
                return LogScreen(talk.scene, entries)
            case r.Notes(notes):
                return NotesScreen(notes)
            case r.Rewind(said):
                return RewindScreen(said)
        return None

    def _told(self, messages: tuple[str, ...], language: Language) -> tuple[str, ...]:
        return (*messages, *(warned(language.say(one)) for one in self._assets.missing))


def _remarks(*, in_call: bool) -> Mapping[str, str]:
    """What is told under some settings as things are here and now, by their names."""
    return {"language": IN_CALL} if in_call else {}
