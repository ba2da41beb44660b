"""Somebody at the game's window: presses keys and points at what is there, and sees what is drawn. No display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pygame

from game.paths import assets_dir
from game.records import Ledger, Run
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import Languages, Preview, Session, World, in_thread
from game.story.model.flags import Value
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.events import commands
from game.window.canvas.window import Window
from game.window.commands import Scroll
from game.window.requests import OpenScene
from game.window.screens.debrief import DebriefScreen
from game.window.screens.talk import TalkScreen
from game.window.speech.reader import Reader

KEYS = {
    "enter": pygame.K_RETURN,
    "space": pygame.K_SPACE,
    "escape": pygame.K_ESCAPE,
    "tab": pygame.K_TAB,
    "up": pygame.K_UP,
    "down": pygame.K_DOWN,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "backspace": pygame.K_BACKSPACE,
    "pagedown": pygame.K_PAGEDOWN,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
    "f1": pygame.K_F1,
    "f2": pygame.K_F2,
    "f3": pygame.K_F3,
    "f11": pygame.K_F11,
    "?": pygame.K_SLASH,
    **{letter: ord(letter) for letter in "abcdefghijklmnopqrstuvwxyz0123456789"},
}


def now() -> datetime:
    return datetime(2026, 3, 4, 9, tzinfo=UTC)


class Sitting:
    """A game and somebody who plays it with real events."""

    def __init__(
        self,
        library: Path,
        store: Ledger | None,
        *,
        canvas: Canvas | None = None,
        assets: Path | None = None,
        seed: int = 7,
        variants: dict[str, Value] | None = None,
        notice: str = "",
        scene: str | None = None,
        player: str | None = None,
        settings: dict[str, str] | None = None,
        languages: Languages | None = None,
        preview: Preview | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.canvas = canvas or Canvas.null()
        held = self.canvas.assets or Assets(assets or assets_dir())
        spare = partial(Store.in_memory, now)
        world = World(
            lambda: seed,
            spare,
            grade=in_thread,
            variants=variants or {},
            scene=scene,
            player=player,
            settings=settings or {},
            languages=languages,
            preview=preview,
        )
        self.session = Session(open_index(library), store, notice, world)
        self.app = App(Window.null(self.canvas), held, self.session, reader=reader)
        self.at = (5, 5)
        self.wait(0)

    # What the player does.

    def wait(self, seconds: float = 0.5) -> None:
        for _ in range(max(1, round(seconds * 30))):
            self.app.frame([], 1 / 30)

    def send(self, *events: pygame.Event) -> None:
        size = self.canvas.size
        self.app.frame([command for event in events for command in commands(event, size)], 1 / 60)

    def key(self, *names: str) -> None:
        """Press keys, one after the other; ``shift+tab`` and ``alt+enter`` too."""
        for name in names:
            held, _, bare = name.rpartition("+")
            mod = {"": 0, "shift": pygame.KMOD_SHIFT, "alt": pygame.KMOD_ALT, "ctrl": pygame.KMOD_CTRL}[held]
            mod |= pygame.KMOD_SHIFT if bare == "?" else 0
            written = bare if len(bare) == 1 else ""
            self.send(pygame.Event(pygame.KEYDOWN, key=KEYS[bare], mod=mod, unicode=written))

    def type(self, text: str) -> None:
        """Type on the keyboard: each character is a key and its text, as SDL sends it."""
        for letter in text:
            key = ord(letter.lower()) if letter.isascii() else 0
            self.send(
                pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=letter),
                pygame.Event(pygame.TEXTINPUT, text=letter),
            )

    def move(self, x: int, y: int) -> None:
        self.at = (x, y)
        self.send(pygame.Event(pygame.MOUSEMOTION, pos=self.at, rel=(0, 0), buttons=(0, 0, 0), touch=False))

    def down(self) -> None:
        self.send(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=self.at, button=1, touch=False))

    def up(self) -> None:
        self.send(pygame.Event(pygame.MOUSEBUTTONUP, pos=self.at, button=1, touch=False))

    def click(self, text: str) -> None:
        """Point at a text on the screen, and click."""
        box = self.where(text)
        self.move(box.x + box.w // 2, box.y + box.h // 2)
        self.down()
        self.up()

    def click_target(self, id_: str) -> None:
        """Click on something by its id, wherever it is."""
        box = self.target(id_)
        self.move(box.x + box.w // 2, box.y + box.h // 2)
        self.down()
        self.up()

    def finger(self, what: int, x: int, y: int) -> None:
        width, height = self.canvas.size
        self.send(pygame.Event(what, x=(x + 0.5) / width, y=(y + 0.5) / height, finger_id=1, touch_id=1))

    def tap(self, id_: str) -> None:
        if id_.startswith("option:"):
            self.wait(0.9)  # sooner than that it counts as a tap that was meant for the line
        box = self.target(id_)
        x, y = box.x + box.w // 2, box.y + box.h // 2
        self.finger(pygame.FINGERDOWN, x, y)
        self.finger(pygame.FINGERUP, x, y)

    # What the player sees.

    @property
    def text(self) -> str:
        """Everything that can be read on the screen, in the order drawn, line ends as spaces."""
        return " ".join(item.text for item in self.canvas.shown())

    def sees(self, text: str) -> bool:
        return text in self.text

    def where(self, text: str) -> Box:
        """The box of the line that begins a text, or holds it."""
        shown = self.canvas.shown()
        for exactly in (True, False):
            for item in reversed(shown):
                loosely = not exactly and (text in item.text or text.startswith(item.text))
                if item.text == text or loosely:
                    return item.seen
        raise AssertionError(f"“{text}” is not on the screen, which says: {self.text}")

    def target(self, id_: str) -> Box:
        found = self.app.top.targets.find(id_)
        assert found is not None, f"nothing called {id_} can be pressed; there is {self.targets}"
        return found.seen

    @property
    def targets(self) -> list[str]:
        return [target.id for target in self.app.top.targets.drawn if target.focusable]

    @property
    def screen(self) -> str:
        return type(self.app.top).__name__

    @property
    def talk(self) -> TalkScreen:
        assert isinstance(self.app.top, TalkScreen), self.screen
        return self.app.top

    def choices(self) -> tuple[str, ...]:
        """What has been decided so far."""
        conversation = self.session.conversation
        return () if conversation is None else conversation.choices

    def kept(self) -> tuple[str, ...]:
        """What has been decided as the records have it."""
        return self.ledger.decisions(self.run.attempt)

    @property
    def ledger(self) -> Ledger:
        """Where the session keeps everything now."""
        return self.session._keeping.ledger

    @property
    def run(self) -> Run:
        """The conversation as it is kept."""
        run = self.session._keeping.run
        assert run is not None
        return run

    def wait_for_grades(self) -> None:
        """Wait until the debrief has its grades, and put them on it."""
        page = self.session.graded(wait=True)
        if page is not None:
            self.debrief.judge(page)
        self.wait(0)

    def phase(self) -> str:
        """What the conversation waits for."""
        return self.talk.narration.phase

    @property
    def debrief(self) -> DebriefScreen:
        assert isinstance(self.app.top, DebriefScreen), self.screen
        return self.app.top

    # Several things at once.

    def sit_down(self, name: str = "Ann") -> None:
        """From the title to the levels."""
        if "new" in self.targets:
            self.key("tab")
            self.click_target("new")
        self.type(name)
        self.key("enter")

    def begin(self, scene: str) -> None:
        """From the levels into a scene, as if it were open."""
        self.session._world = replace(self.session._world, unlocked=scene)
        self.app.perform((OpenScene(scene),))
        self.wait(0)
        self.key("enter")

    def read_on(self, until: Callable[[TalkScreen], bool] = lambda talk: talk.narration.can_decide) -> None:
        """Press on until something holds, the next decision or the end if nothing is said."""
        for _ in range(200):
            if self.screen != "TalkScreen" or until(self.talk) or self.talk.narration.phase == "over":
                self.wait(0.4)
                return
            self.key("space")
            self.wait(0.1)
        raise AssertionError("it never came to that")

    def answer(self, option: str, *, by: str = "mouse") -> None:
        """Take an option by its id, with the mouse, a digit, the arrow keys, or a finger."""
        id_ = f"option:{option}"
        if by == "digit":
            found = self.app.top.targets.find(id_)
            assert found is not None
            self.key(str(found.digit))
        elif by == "arrows":
            for _ in range(40):
                if self.app.top.targets.focus == id_ and self.app.top.targets.focus_shows:
                    break
                self.key("tab")
            self.key("enter")
        else:
            self.scroll_to(id_)
            self.wait(0.5)  # a press that may only have been under way through the talk is not meant
            (self.tap if by == "touch" else self.click_target)(id_)

    def scroll_to(self, id_: str) -> None:
        """Turn the wheel until something can be seen whole."""
        for _ in range(60):
            found = self.app.top.targets.find(id_)
            assert found is not None, f"nothing called {id_}; there is {self.targets}"
            if found.seen.h >= min(found.box.h, 40):
                return
            notch = 1 if found.box.y > self.canvas.size[1] // 2 else -1
            self.app.frame([wheel(notch, *self.canvas.size)], 1 / 60)
        raise AssertionError(f"{id_} never came into sight")


def wheel(notches: int, width: int, height: int) -> Scroll:
    """The wheel turned over the lower right of the window."""
    return Scroll(notches, width * 3 // 4, height * 3 // 4)


@contextmanager
def sitting(library: Path, **more: object) -> Iterator[Sitting]:
    """A sitting with a store in memory, tidied up afterwards."""
    store = Store.in_memory(now)
    store.keep_setting(None, "window.volume", "0")
    one = Sitting(library, store, **more)  # type: ignore[arg-type]  # handed on as they are
    try:
        yield one
    finally:
        one.session.graded(wait=True)
        one.session.close()
        store.close()
