"""The game in a window: the loop, the screens that lie over each other, and the one place where requests are done.

What happens is the session's; here its pages become screens, and what a screen asks for becomes a call of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from game.session import Farewell, LevelsPage, Question, Session, Shown, Stay, TitlePage, warned
from game.story.engine import Turn
from game.window import requests as r
from game.window.asking import asked
from game.window.audio_requests import Babble, Room, Voice
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.window import Window
from game.window.commands import Ask, Command, Front, Fullscreen, Hush, InHand, Quit, ReadAloud, Redraw, Resize
from game.window.composing import Composing
from game.window.controls import Controls
from game.window.late_answers import edit, judge, look_ahead, save
from game.window.places import Places
from game.window.request_queue import RequestQueue
from game.window.screens.behind import BehindScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.review import ReviewScreen
from game.window.screens.screen import Screen, draw_all
from game.window.screens.talk import TalkScreen
from game.window.sounding import sound
from game.window.speech.reader import Reader
from game.window.view import View
from game.window.wakefulness import Wakefulness
from game.window.widgets.text_field import retyped


class App:
    """One visit to the game in a window. ``code`` is how it ends."""

    def __init__(
        self,
        view: View,
        assets: Assets,
        session: Session,
        *,
        places: Places | None = None,
        host: Callable[[r.KioskRequest], Shown] | None = None,
        reader: Reader | None = None,
    ) -> None:
        """Begin the visit.

        Args:
            view: where it is drawn.
            assets: what it shows and plays.
            session: the visit, not yet started.
            places: what makes the screens; the window's own.
            host: whose the visitor is, on a machine that is for whoever comes by: it is handed what the game itself
                has nothing of, and then nothing leads to lists of players, to files, or out. None at one's own machine.
            reader: what reads aloud; nothing does without one. A host shows it the screens.
        """
        self.view = view
        self.assets = assets
        self.session = session
        self.code = 0
        self.running = True
        self.screens: list[Screen] = []
        self._is_in_front = True
        self._composing = Composing()
        self._controls = Controls(view, public=host is not None)
        self._places = places or Places(assets, view.keybindings)
        self._host = host
        self._reader = reader or Reader()
        self._request_queue = RequestQueue(self._do)
        self._show(session.start())

    def run(self, window: Window) -> int:
        """Play in a window until the player leaves; returns the exit code."""
        try:
            wakefulness = Wakefulness()
            while self.running:
                wakefulness.passed += window.tick(wakefulness.frames)  # first wait, then listen
                commands = window.commands(raw=self._controls.wants_presses(self.top))
                if wakefulness.is_due(is_touched=bool(commands)):
                    is_quiet = not self.frame(commands, wakefulness.passed)
                    wakefulness.after_frame(is_touched=bool(commands) or self._controls.scans, is_quiet=is_quiet)
        finally:
            self._reader.close()
            self.session.close()
        return self.code

    def frame(self, commands: Sequence[Command], dt: float) -> list[Box]:
        """One frame: what the player did, what time did, and what has changed is drawn; returns where."""
        self.step(commands, dt)
        patches = self.draw()
        self._reader.look(self.screens, scanned=self._controls.scanned)
        return patches

    def step(self, commands: Sequence[Command], dt: float) -> None:
        """What the player did, and what time did."""
        self._reader.interrupt(commands)
        for command in self._controls.heard(self._composing.heard(commands), lambda: self.top):
            self._command(command)
        if self.running and self.top.composed != self._composing.text:
            self.top.composed, self.top.stale = self._composing.text, True
        if self.running:
            if isinstance(self.top, TalkScreen):
                self.top.voice_is_heard = self.assets.loudspeaker.is_speaking
            self._reader.attend(self.top, self.assets.loudspeaker)
            self.perform(self.top.update(dt))
            judge(self.screens, self.session)
            look_ahead(self.top, self.session)
            self._watch(dt)
            self._controls.pass_time(dt, self.top)
        rooms = self.session.settings.loudness_of("rooms") if self._is_in_front else 0.0
        self.assets.loudspeaker.pass_time(dt, rooms)

    def draw(self, over: Sequence[Screen] = ()) -> list[Box]:
        """Draw what has changed, with what somebody else lays over it; returns where."""
        screens = (*self.screens, *self._controls.marks, *over)
        if not self.running or not any(screen.stale for screen in screens):
            return []
        patches = draw_all(screens, self.view.canvas)
        self.view.show(patches)
        return patches

    @property
    def top(self) -> Screen:
        """The screen that answers commands."""
        return self.screens[-1]

    def _command(self, command: Command) -> None:
        match command:
            case Quit():
                self.leave(0)
            case Fullscreen():
                self._keep("fullscreen", "off" if self.view.full else "on")
            case Resize() | Redraw():
                self.view.canvas.refresh()
                self.top.stale = True
            case Front(is_here):
                self._is_in_front = is_here
            case InHand():
                self._refresh()
            case ReadAloud() if self.session.settings.speech:
                self._reader.once_more()
            case ReadAloud() | Hush():
                self._keep("speech", "on" if isinstance(command, ReadAloud) else "off")
            case Ask("behind" | "editor" as place) if self.session.previewing:
                self._behind(place)
            case _:
                self.perform(self.top.handle(command))

    def perform(self, requests: r.Requests) -> None:
        """Carry out what a screen asks for, in order; what has to be asked first is."""
        self._request_queue.perform(requests)

    def _do(self, request: r.Request) -> None:
        if not self.running or (self._host is not None and isinstance(request, r.OWN_ALONE)):
            return
        session = self.session
        if isinstance(request, r.KioskRequest):
            self._show(Stay() if self._host is None else self._host(request))
            return
        match request:
            case r.Sound() | Voice() | Babble() | Room():
                sound(self.assets.loudspeaker, session.settings, request, is_read_aloud=self._reader.is_reading)
            case r.Exit():
                self.leave(0)
            case r.Close():
                self.screens.pop()
                self._refresh()
            case r.Write(text):
                self._write(text)
            case r.Keep(name, word):
                self._keep(name, word)
            case r.Swap(place):
                self.screens.pop()
                self._open(place)
            case r.Open(place):
                self._open(place)
            case r.Save():
                save(self.top, session)
            case r.Edit(where):
                edit(self.top, session, where)
            case r.ChooseAnswer(choice):
                self.screens.pop()
                self._refresh()
                self._show(session.answer(choice))
            case _:
                self._show(asked(session, request))

    def _show(self, shown: Shown) -> None:
        """Show what the session answered with."""
        match shown:
            case Turn():
                talk = self._talk()
                if talk is not None:
                    self.perform(talk.follow(shown))
            case Question():
                self._request_queue.ask()
                sudden = bool(self.screens) and isinstance(self.top, TalkScreen)
                self._lay(QuestionScreen(shown, sudden=sudden), over=True)
            case Farewell(code):
                self.leave(code)
            case Stay():
                self._refresh()
            case _:
                screen = self._places.screen(shown, self.session)
                if isinstance(screen, DebriefScreen) and isinstance(self.top, ReviewScreen):
                    screen.tell_reviewed(*self.top.answered)
                self._lay(screen, over=False)

    def _open(self, place: r.Place) -> None:
        if self._host is not None and place in (r.At("help"), r.At("settings"), r.At("keys")):
            return
        there = next((at for at, screen in enumerate(self.screens) if screen.place == place), None)
        if there is not None:  # what is open already is come back to, rather than opened over itself
            del self.screens[there + 1 :]
            self._refresh()
            return
        screen = self._places.over(place, self.screens, self.session)
        if screen is not None:
            screen.place = place
            self._lay(screen, over=True)

    def _lay(self, screen: Screen, *, over: bool) -> None:
        """Put a screen in place of all there are, or over them."""
        if not over:
            self.screens.clear()
            if not isinstance(screen, TalkScreen):
                self.assets.loudspeaker.room("")
        self.screens.append(screen)
        self._refresh()

    def _keep(self, name: str, word: str) -> None:
        """A setting is another; in another language the quiet page under it is told anew."""
        language = self.session.language
        shown = self.session.keep(name, word)
        if self.session.language is not language:
            match self.screens[0]:
                case LevelsScreen():
                    self._put_under(self.session.levels())
                case Screen(is_title=True):
                    self._put_under(self.session.title())
        self._show(shown)

    def _write(self, text: str) -> None:
        """Have a text in the field of the screen under this one, as if it had been typed there."""
        self.screens.pop()
        self._refresh()
        for command in retyped(self.top.field, text):
            self.perform(self.top.handle(command))

    def _put_under(self, shown: Shown) -> None:
        """Put a page in place of the one that everything else lies over."""
        if isinstance(shown, TitlePage | LevelsPage):
            self.screens[0] = self._places.screen(shown, self.session)
        else:
            self._show(shown)

    def leave(self, code: int) -> None:
        """Leave the game."""
        self.code, self.running = code, False

    def _talk(self) -> TalkScreen | None:
        return next((screen for screen in self.screens if isinstance(screen, TalkScreen)), None)

    def _refresh(self) -> None:
        if self.view.full != self.session.settings.fullscreen:
            self.view.toggle_fullscreen()
        self._controls.take(self.session.settings)
        self._reader.follow(self.session.settings, self.session.language)
        for screen in self.screens:
            screen.hold(self._controls.hands)
            screen.settings, screen.language, screen.stale = self.session.settings, self.session.language, True
            screen.public = self._host is not None

    # A trainer's preview.

    def _behind(self, place: Literal["behind", "editor"]) -> None:
        """Lay over the conversation what is behind it, or take that away; open in the editor what was heard."""
        if isinstance(self.top, TalkScreen):
            self._open(r.At("behind"))
            if place == "behind":
                return
        if isinstance(self.top, BehindScreen):
            self.perform(self.top.back() if place == "behind" else self.top.edit("line"))

    def _watch(self, dt: float) -> None:
        """Take up a scene whose file was saved; why one cannot be is told over the conversation."""
        if (shown := self.session.watch(dt)) is not None:
            self._show(shown)
        if (talk := self._talk()) is None:
            return
        talk.clock_stands = self.session.previewing and not self._is_in_front
        rehearsal = self.session.rehearsal
        if rehearsal is not None and rehearsal.problem not in ("", talk.message):
            talk.message, talk.stale = warned(rehearsal.problem), True
