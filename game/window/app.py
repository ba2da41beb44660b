"""The game in a window: the loop, the screens that lie over each other, and the one place where requests are done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from game.records import Ledger, StoreError
from game.script.library import LibraryIndex
from game.session.preview import Rehearsal
from game.story.language import to_translate
from game.story.model import Value
from game.window import requests as r
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.window import RESTING, Window
from game.window.commands import Ask, Command, Fullscreen, Quit, Redraw, Resize
from game.window.preview import Preview
from game.window.request_queue import RequestQueue
from game.window.screens.question import QuestionScreen
from game.window.screens.screen import Screen, draw_all
from game.window.settings import Settings
from game.window.shelf_view import library_message
from game.window.visit import Visit
from game.window.world import World

SOMEBODY: Final = to_translate("Player")
"""Who plays a scene that was asked for by name when nobody has played here before."""


class App:
    """One visit to the game in a window. ``code`` is how it ends."""

    def __init__(  # noqa: PLR0917 - the values it needs, and no more
        self, window: Window, assets: Assets, index: LibraryIndex, store: Ledger | None, notice: str, world: World
    ) -> None:
        self.window = window
        self.assets = assets
        self.index = index
        self.world = world
        self.notice = notice
        self.code = 0
        self.running = True
        self.screens: list[Screen] = []
        self.settings = Settings()
        self.visit: Visit | None = None
        self.preview: Preview | None = None
        self._straight: tuple[str, str | None] | None = None
        self._request_queue = RequestQueue(self._try)
        if store is not None:
            self._enter(store)
        else:
            language = self.index.language
            text = f"{language.say(notice)} {language.tr('Nothing you do will be kept if you play on.')}"
            choices = (language.tr("Play without saving"), language.tr("Quit"))
            title = language.tr("The saves cannot be used")
            self.ask(title, text.strip(), choices, lambda choice: self._agreed(world.spare, choice))

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
            if self.visit is not None:
                self.visit.close()
        return self.code

    def frame(self, commands: Sequence[Command], dt: float) -> list[Box]:
        """One frame: what the player did, what time did, and what has changed is drawn; returns where."""
        for command in commands:
            self._command(command)
        if not self.running:
            return []
        self.perform(self.top.update(dt))
        if self.visit is not None and self.visit.judged():
            self.top.stale = True
        if self.preview is not None:
            self.preview.watch(dt)
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
            case Ask("behind") if self.preview is not None:
                self.preview.behind()
            case _:
                self.perform(self.top.handle(command))

    def perform(self, requests: r.Requests) -> None:
        """Carry out what a screen asks for, in order; what cannot be kept is asked about first."""
        self._request_queue.perform(requests)

    def _try(self, request: r.Request) -> None:
        if self.running:
            try:
                self._do(request)
            except StoreError as error:
                self._troubled(error, request)

    def _do(self, request: r.Request) -> None:
        match request:
            case r.Sound(name):
                self.assets.play(name, self.settings.loudness)
            case r.Voice(name):
                self.assets.speak(name, self.settings.loudness)
            case r.Exit():
                self.leave(0)
            case r.Close():
                self.screens.pop()
                self._refresh()
            case r.Keep(name, word):
                self._keep(name, word)
            case r.Swap(place):
                self.screens.pop()
                self._need().open(place)
            case r.Open(place):
                self._need().open(place)
            case r.Go(place):
                self._need().go(place)
            case r.Be(name):
                self._need().be(name)
            case r.Begin(scene):
                self._need().begin(scene)
            case r.GoOn(attempt):
                self._need().go_on(attempt)
            case r.GiveUp(attempt, scene):
                self._need().start_again(attempt, scene)
            case r.Record():
                self._need().record(request)
            case r.Practise(decisions):
                self._need().practise(decisions)
            case r.Leave():
                self._need().leave()
            case r.Answer():
                pass  # nothing was asked

    def _need(self) -> Visit:
        assert self.visit is not None  # noqa: S101 - only a question that asks for nothing comes before it
        return self.visit

    def _keep(self, name: str, word: str) -> None:
        """A setting: it holds from now on, and is kept if it can be."""
        self.settings = self.settings.with_word(name, word)
        self._refresh()
        try:
            self._need().store.keep_setting(None, f"window.{name}", word)
        except StoreError:
            return  # it holds until the game is left; the next answer that cannot be kept is asked about

    def show(self, screen: Screen, *, over: bool = False) -> None:
        """Put a screen in place of all there are, or over them."""
        if not over:
            self.screens.clear()
        self.screens.append(screen)
        self._refresh()

    def ask(self, title: str, text: str, choices: Sequence[str], answer: Callable[[int], None]) -> None:
        """Ask the player something before anything else goes on; ``answer`` is told which choice, from 0."""

        def answered(choice: int) -> None:
            self.screens.pop()
            self._refresh()
            answer(choice)

        self._request_queue.ask(answered)
        self.show(QuestionScreen(title, text, choices), over=True)

    def leave(self, code: int) -> None:
        """Leave the game."""
        self.code, self.running = code, False

    def messages(self) -> tuple[str, ...]:
        """What the player should be told on a quiet screen."""
        language = self.index.language
        told = (language.say(self.notice), library_message(self.index), *map(language.say, self.assets.missing))
        return tuple(message for message in told if message)

    def _refresh(self) -> None:
        for screen in self.screens:
            screen.settings, screen.language, screen.stale = self.settings, self.index.language, True

    def go_straight(self, scene: str, player: str | None) -> None:
        """Go to a scene at once, as soon as there is a store."""
        self._straight = (scene, player)
        if self.visit is not None:
            self._go_straight(self.visit)

    def _enter(self, store: Ledger) -> None:
        self.settings = Settings.kept(store.settings(None).get)
        self.visit = Visit(self, store)
        if self.world.rehearsal is not None:
            self.preview = Preview(self, self.visit, self.world.rehearsal)
            return
        self.visit.go(r.At("title"))
        if self._straight is not None:
            self._go_straight(self.visit)

    def _go_straight(self, visit: Visit) -> None:
        assert self._straight is not None  # noqa: S101 - its callers looked
        scene, player = self._straight
        known = visit.store.players()
        name = player or (known[0].name if known else self.index.language.tr(SOMEBODY))
        self.perform((r.Be(name), *((r.Go(r.Briefing(scene)),) if scene else ())))

    def _agreed(self, spare: Callable[[], Ledger], choice: int) -> None:
        if choice == 0:
            self.notice = ""
            self._enter(spare())
        else:
            self.leave(1)

    def _troubled(self, error: StoreError, request: r.Request) -> None:
        """Something could not be kept: only if the player agrees is it done without being kept."""
        tr = self.index.language.tr

        def answer(choice: int) -> None:
            if choice == 0:
                self._need().play_unsaved()
                self._request_queue.first(request)
            else:
                self.leave(1)

        self.ask(
            tr("This could not be saved"),
            self.index.language.say(error.message),
            (tr("Play on without saving"), tr("Quit")),
            answer,
        )


def play(
    index: LibraryIndex,
    store: Ledger | None,
    notice: str,
    *,
    assets: Path,
    seed: Callable[[], int],
    spare: Callable[[], Ledger],
    variants: Mapping[str, Value],
    scene: str | None,
    player: str | None,
    fullscreen: bool,
    rehearsal: Rehearsal | None = None,
) -> int:
    """Play in a window.

    Args:
        index: the library.
        store: where everything is kept; None where nothing can be, and the player is asked about it.
        notice: what is to be told about the store.
        assets: the folder of portraits, places and fonts.
        seed: gives the seed of each new run.
        spare: makes a store that keeps nothing.
        variants: starting values that are not to be drawn.
        scene: the scene to go straight to, by id.
        player: who plays, added if new.
        fullscreen: whether the window fills the screen.
        rehearsal: the trainer's preview, to be played instead of everything else.

    Returns:
        The exit code: 0 when the player left, 1 when nothing could be kept and the player did not agree to that.

    Raises:
        NoDisplayError: where nobody would see a window; nothing has been played then.
    """
    held = Assets(assets, index.folder)
    window = Window.open(held, index.course.title or "Head & Heart", fullscreen=fullscreen)
    try:
        app = App(window, held, index, store, notice, World(seed, spare, variants, scene, rehearsal))
        if rehearsal is None and (scene is not None or player is not None):
            app.go_straight(scene or "", player)
        return app.run()
    finally:
        window.close()
