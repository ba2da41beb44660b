"""Reads the game aloud, as far as the player wants it: it is shown each screen once that is drawn."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from game.session import Settings
from game.story.language import ENGLISH, Language
from game.window.canvas.loudspeaker import Loudspeaker
from game.window.commands import Command, Front, Point, Redraw, Resize, Scroll
from game.window.screens.screen import Screen
from game.window.screens.settings import SettingsScreen
from game.window.screens.talk import TalkScreen
from game.window.speech.introduction import introduction, remark
from game.window.speech.news import Page, Utterance, again, news, opening
from game.window.speech.speaker import Speaker
from game.window.speech.words import pronounced

SETTLES: Final = 12
"""A new screen is read once it has come to rest, or after so many looks at it: some fill themselves frame by frame."""


class Reader:
    """Speaks what is new on a screen, and what the mark is on. Without a speaker nothing is ever spoken."""

    def __init__(self, speaker: Speaker | None = None, platform: str = sys.platform) -> None:
        self._speaker = speaker
        self._platform = platform
        self._is_wanted = False
        self._language: Language = ENGLISH
        self.hushed = ""
        """Why nothing may be heard now, as a clause; ``""`` where something may."""
        self._pages: WeakKeyDictionary[Screen, Page] = WeakKeyDictionary()
        """The screens that were told of, each as it was told last."""
        self._top: Screen | None = None
        self._coming: Page | None = None
        self._looks = 0
        self._is_introduced = False
        self._scanned, self._is_telling_scanned = "", False
        """What was told of the frame of somebody who scans, and whether that is what is being spoken."""

    # ---- what is known

    @property
    def has_voice(self) -> bool:
        """Whether a voice was found here."""
        return self._speaker is not None and self._speaker.voice is not None

    @property
    def is_reading(self) -> bool:
        """Whether the game is read aloud now: it is wanted, may be heard, and there is a voice as far as is known."""
        speaker = self._speaker
        return self._is_wanted and not self.hushed and speaker is not None and speaker.state not in ("none", "dead")

    @property
    def is_speaking(self) -> bool:
        """Whether something is being spoken now, or waits to be."""
        return self.is_reading and self._speaker is not None and self._speaker.is_speaking

    def remark(self, language: Language) -> str:
        """What is told under the setting: the voice, or how to get one."""
        speaker = self._speaker
        state, voice = ("none", None) if speaker is None else (speaker.state, speaker.voice)
        return remark(state, voice, self._platform, language)

    # ---- what it is told

    def attend(self, screen: Screen, loudspeaker: Loudspeaker) -> None:
        """Tell who should know of the voice: a call waits for it, a room is softer, and the settings tell of it."""
        loudspeaker.is_talked_over = self.is_speaking
        if isinstance(screen, TalkScreen):
            screen.is_read_aloud = self.is_speaking
            screen.voice_is_heard = screen.voice_is_heard or self.is_speaking
        elif isinstance(screen, SettingsScreen):
            self.look_for_voice()
            screen.remark("speech", self.remark(screen.language))

    def look_for_voice(self) -> None:
        """Somebody wants to know whether there is a voice: find out, beside everything else."""
        if self._speaker is not None:
            self._speaker.look()

    def follow(self, settings: Settings, language: Language) -> None:
        """What the player has set, and reads, now."""
        if language.code != self._language.code:
            self._pages.clear()
            self._top = None
        self._language = language
        if self._speaker is None:
            return
        self._speaker.language, self._speaker.speed = language.code, settings.speech_speed
        if settings.speech != self._is_wanted:
            self._is_wanted = settings.speech
            if self._is_wanted and self._speaker.state != "not asked":  # else it is with the first word, after a frame
                self._speaker.look(anew=True)
            self._forget()

    def hush(self, why: str) -> None:
        """Nothing may be heard, and why; ``""`` where something may."""
        if why != self.hushed:
            self.hushed = why
            self._forget()

    def interrupt(self, commands: Iterable[Command]) -> None:
        """The player does something: what is being spoken is broken off, but for a pointer that only moves."""
        if any(map(_is_meant, commands)):
            self.be_silent()

    def be_silent(self) -> None:
        """Break off what is being spoken."""
        if self._is_wanted and self._speaker is not None:
            self._speaker.stop()

    def once_more(self) -> None:
        """Read the screen that was read last again, from its beginning."""
        if self._top is not None:
            self._pages.pop(self._top, None)
            self._top = None

    def look(self, screens: Sequence[Screen], bar: Screen | None = None, *, scanned: str = "") -> None:
        """See screens as they have just been drawn, and speak what is new on the last, which lies over the others.

        Args:
            screens: those that there are; none, once the game has been left.
            bar: what stands under them all the time.
            scanned: what the frame is round of somebody who scans; it is spoken where nothing else is.
        """
        if not self.is_reading or not screens:
            return
        screen = screens[-1]
        page = page_of(screen, bar)
        if not page.heard:
            return
        if screen is self._top:
            self._speak(news(self._pages[screen], page, self._language))
            self._pages[screen] = page
            self._tell_scanned(scanned)
            return
        self._looks += 1
        is_at_rest = self._coming is not None and _told(self._coming) == _told(page)
        self._coming = page
        if is_at_rest or self._looks >= SETTLES:
            self._come_to(screen, page)

    def close(self) -> None:
        """It is over."""
        if self._speaker is not None:
            self._speaker.close()

    # ---- how it does that

    def _come_to(self, screen: Screen, page: Page) -> None:
        before = self._pages.get(screen)
        told = opening(page, self._language)
        if before is not None:
            new = [one for one in news(before, page, self._language) if not one.interrupts]
            told = [*again(page, self._language), *new]
        if not self._is_introduced:
            self._is_introduced = True
            told = [Utterance(text) for text in introduction(screen.hands.keybindings, self._language)] + told
            told = [one._replace(interrupts=at == 0) for at, one in enumerate(told)]
        self._speak(told)
        self._top, self._coming, self._looks = screen, None, 0
        self._pages[screen] = page

    def _tell_scanned(self, scanned: str) -> None:
        """Say where the frame has come to; that breaks off only where it was before."""
        if self._speaker is None or scanned == self._scanned:
            return
        if self._speaker.is_speaking and not self._is_telling_scanned:
            return
        self._scanned = scanned
        self._speak([Utterance(scanned, interrupts=True)] if scanned else [])
        self._is_telling_scanned = True

    def _speak(self, told: list[Utterance]) -> None:
        self._is_telling_scanned = self._is_telling_scanned and not told
        for one in told:
            if self._speaker is not None:
                self._speaker.say(pronounced(one.text, self._language), interrupt=one.interrupts)

    def _forget(self) -> None:
        if self._speaker is not None:
            self._speaker.stop()
        self._pages.clear()
        self._top, self._coming, self._looks, self._is_introduced = None, None, 0, False


def page_of(screen: Screen, bar: Screen | None = None) -> Page:
    """What can be heard of a screen as it was drawn last; of what stands under it, what the mark is on."""
    targets = screen.targets
    focus = targets.find(targets.focus) if targets.focus_shows else None
    if bar is not None and bar.targets.focus_shows:
        focus = bar.targets.find(bar.targets.focus)
    return Page(tuple(target for target in targets.drawn if not target.quiet), focus, screen.occasion)


def _is_meant(command: Command) -> bool:
    """Whether the player has pressed something, and not only moved a pointer, or a window."""
    if isinstance(command, Point):
        return command.what == "press"
    return not isinstance(command, Front | Redraw | Resize | Scroll)


def _told(page: Page) -> list[tuple[object, ...]]:
    """A page without where things stand on it."""
    return [(target.id, target.name, target.state) for target in page.heard]
