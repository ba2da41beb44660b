"""The game in a window: the loop, the screens that lie over each other, and the one place where requests are done.

What happens is the session's; here its pages become screens, and what a screen asks for becomes a call of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.session import Farewell, LibraryFiles, Question, Session, Shown
from game.story.engine import Turn
from game.window import requests as r
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.window import RESTING, Window
from game.window.commands import Ask, Command, Fullscreen, Quit, Redraw, Resize
from game.window.places import Places
from game.window.request_queue import RequestQueue
from game.window.screens.behind import BehindScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.question import QuestionScreen
from game.window.screens.screen import Screen, draw_all
from game.window.screens.talk import TalkScreen


class App:
    """One visit to the game in a window. ``code`` is how it ends."""

    def __init__(self, window: Window, assets: Assets, session: Session) -> None:
        self.window = window
        self.assets = assets
        self.session = session
        self.code = 0
        self.running = True
        self.screens: list[Screen] = []
        self._places = Places(assets, window.keybindings)
        self._request_queue = RequestQueue(self._do)
        self._show(session.start())

    def run(self) -> int:
        """Play until the player leaves; returns the exit code."""
        try:
            passed, quiet = 0.0, False
            while self.running:
                passed += self.window.tick()  # first wait, then listen: what is pressed meanwhile is in this frame
                commands = self.window.commands()
                if quiet and not commands and passed < RESTING:
                    continue
                quiet = not self.frame(commands, passed)
                passed = 0.0
        finally:
            self.session.close()
        return self.code

    def frame(self, commands: Sequence[Command], dt: float) -> list[Box]:
        """One frame: what the player did, what time did, and what has changed is drawn; returns where."""
        for command in commands:
            self._command(command)
        if not self.running:
            return []
        self.perform(self.top.update(dt))
        self._judge()
        self._look_ahead()
        self._watch(dt)
        if not any(screen.stale for screen in self.screens):
            return []
        patches = draw_all(self.screens, self.window.canvas)
        self.window.show(patches)
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
                self.window.toggle_fullscreen()
                self.top.stale = True
            case Resize() | Redraw():
                self.window.canvas.refresh()
                self.top.stale = True
            case Ask("behind") if self.session.previewing:
                self._behind()
            case _:
                self.perform(self.top.handle(command))

    def perform(self, requests: r.Requests) -> None:
        """Carry out what a screen asks for, in order; what has to be asked first is."""
        self._request_queue.perform(requests)

    def _do(self, request: r.Request) -> None:
        if not self.running:
            return
        session = self.session
        match request:
            case r.Sound(name):
                self.assets.play(name, session.settings.loudness)
            case r.Voice(name):
                self.assets.speak(name, session.settings.loudness)
            case r.Exit():
                self.leave(0)
            case r.Close():
                self.screens.pop()
                self._refresh()
            case r.Keep(name, word):
                session.keep(name, word)
                self._refresh()
            case r.Swap(place):
                self.screens.pop()
                self._open(place)
            case r.Open(place):
                self._open(place)
            case r.ChooseAnswer(choice):
                self.screens.pop()
                self._refresh()
                self._show(session.answer(choice))
            case _:
                self._show(self._asked(request))

    def _asked(self, request: r.SessionRequest) -> Shown:
        """What the session answers to a request."""
        session = self.session
        match request:
            case r.ShowTitle():
                return session.title()
            case r.ShowLevels():
                return session.levels()
            case r.Be(name):
                return session.be(name)
            case r.OpenScene(scene, anew):
                return session.open(scene, anew=anew)
            case r.ShowAttempts(scene):
                return session.attempts(scene)
            case r.ShowPast(attempt):
                return session.past_debrief(attempt)
            case r.Begin(scene):
                return session.begin(scene)
            case r.GoOn(attempt):
                return session.go_on(attempt)
            case r.Take(option, shown, device, ms):
                return session.take(option, shown, device, ms)
            case r.Practise(decisions):
                return session.practise(decisions)
            case r.TalkOver():
                return session.debrief()
            case r.Leave():
                return session.leave()

    def _show(self, shown: Shown) -> None:
        """Show what the session answered with."""
        match shown:
            case Turn():
                talk = self._talk()
                if talk is not None:
                    self.perform(talk.follow(shown))
            case Question(title, text, choices):
                self._request_queue.ask()
                self._lay(QuestionScreen(title, text, choices), over=True)
            case Farewell(code):
                self.leave(code)
            case _:
                self._lay(self._places.screen(shown, self.session.language), over=False)

    def _open(self, place: r.Place) -> None:
        screen = self._places.over(place, self.screens, self.session)
        if screen is not None:
            self._lay(screen, over=True)

    def _lay(self, screen: Screen, *, over: bool) -> None:
        """Put a screen in place of all there are, or over them."""
        if not over:
            self.screens.clear()
        self.screens.append(screen)
        self._refresh()

    def leave(self, code: int) -> None:
        """Leave the game."""
        self.code, self.running = code, False

    def _talk(self) -> TalkScreen | None:
        return next((screen for screen in self.screens if isinstance(screen, TalkScreen)), None)

    def _refresh(self) -> None:
        for screen in self.screens:
            screen.settings, screen.language, screen.stale = self.session.settings, self.session.language, True

    def _judge(self) -> None:
        """Put the grades of a debrief on it when they have come in."""
        page = self.session.graded()
        screen = next((screen for screen in self.screens if isinstance(screen, DebriefScreen)), None)
        if page is not None and screen is not None:
            screen.judge(page)

    def _look_ahead(self) -> None:
        """Tell the list of levels what it does not know yet, one level a frame."""
        screen = self.top
        if isinstance(screen, LevelsScreen) and (scene := screen.wanted):
            screen.learn(scene, self.session.about(scene))

    # A trainer's preview.

    def _behind(self) -> None:
        """Lay over the conversation what is behind it, or take that away."""
        if isinstance(self.top, BehindScreen):
            self.perform(self.top.back())
        elif isinstance(self.top, TalkScreen):
            self._open(r.At("behind"))

    def _watch(self, dt: float) -> None:
        """Take up a scene whose file was saved; why one cannot be is told over the conversation."""
        shown = self.session.watch(dt)
        if shown is not None:
            self._show(shown)
        talk, problem = self._talk(), self.session.preview_problem
        if problem and talk is not None and talk.message != problem:
            talk.message, talk.stale = problem, True


def play_in_window(session: Session, assets: Path, *, fullscreen: bool) -> int:
    """Play in a window.

    Args:
        session: the visit, not yet started.
        assets: the folder of portraits, places and fonts.
        fullscreen: whether the window fills the screen.

    Returns:
        The exit code: 0 when the player left, 1 when nothing could be kept and the player did not agree to that.

    Raises:
        NoDisplayError: where nobody would see a window; nothing has been played then.
    """
    held = Assets(assets, LibraryFiles(session.index.folder))
    window = Window.open(held, session.course, fullscreen=fullscreen)
    try:
        return App(window, held, session).run()
    finally:
        window.close()
