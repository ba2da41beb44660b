"""A kiosk and somebody who walks up to it: touches what is there, sees what is drawn, lets time pass. No display."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pygame

from game.cli.kiosk_visitor import means_of
from game.kiosk import KioskSettings, News, Phase
from game.paths import assets_dir
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.events import commands
from game.window.canvas.window import Window
from game.window.kiosk.app import KioskApp
from game.window.kiosk.keys import kiosk_keys
from game.window.kiosk.means import Means
from game.window.kiosk.pane import Pane
from game.window.screens.screen import Screen
from game.window.screens.talk import TalkScreen
from game.window.speech.reader import Reader
from game.window.widgets.targets import Target
from support.sitting import KEYS, now

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


class Listener:
    """Reins that remember what they were told."""

    def __init__(self) -> None:
        self.told: list[News] = []
        self.is_wanted = True

    def beat(self) -> None:
        """A frame."""

    def tell(self, news: News) -> None:
        self.told.append(news)


def settings_of(library: Path, **more: object) -> KioskSettings:
    """What an owner has set, as far as it differs from what is usual."""
    there = KioskSettings("Lobby", library, library.parent / "saves", library.parent / "log")
    return replace(there, **more)  # type: ignore[arg-type]  # handed on as they are


def opened(settings: KioskSettings) -> Store:
    """The store in the folder of saves."""
    store = Store.open(settings.saves, now).store
    assert store is not None
    return store


class KioskSitting:
    """One visitor's process, at a window that nobody sees."""

    def __init__(
        self,
        settings: KioskSettings,
        *,
        size: tuple[int, int] = (1920, 1080),
        canvas: Canvas | None = None,
        store: Store | None = None,
        at: Callable[[], datetime] = lambda: NOON,
        means: Means | None = None,
        reader: Reader | None = None,
        **more: object,
    ) -> None:
        """``more`` is of what the window is given; ``means`` is all of it."""
        self.canvas = canvas or Canvas.null(size)
        self.reins = Listener()
        self.assets = self.canvas.assets or Assets(assets_dir())
        if means is None:
            self.store = store or opened(settings)
            means = means_of(settings, open_index(settings.library), self.reins, lambda: (self.store, ""))
            means = replace(means, clock=at, **more)  # type: ignore[arg-type]  # handed on as they are
        self.keys = kiosk_keys()
        self.app = KioskApp(Window.null(self.canvas, keybindings=self.keys), self.assets, means, reader)
        self.wait(0)

    # What the visitor does.

    def wait(self, seconds: float, step: float = 0.1) -> None:
        for _ in range(max(1, round(seconds / step))):
            self.app.frame([], step)

    def send(self, *events: pygame.Event) -> None:
        meanings = self.keys.meanings()
        self.app.frame([one for event in events for one in commands(event, self.canvas.size, meanings)], 1 / 60)

    def finger(self, what: int, at: tuple[int, int], finger: int = 1) -> None:
        width, height = self.canvas.size
        self.send(pygame.Event(what, x=(at[0] + 0.5) / width, y=(at[1] + 0.5) / height, finger_id=finger, touch_id=1))

    def down(self, at: tuple[int, int], finger: int = 1) -> None:
        self.finger(pygame.FINGERDOWN, at, finger)

    def up(self, at: tuple[int, int], finger: int = 1) -> None:
        self.finger(pygame.FINGERUP, at, finger)

    def touch(self, at: tuple[int, int] = (700, 300)) -> None:
        self.down(at)
        self.up(at)

    def mouse(self, what: int, at: tuple[int, int]) -> None:
        """A mouse that looks real, as some systems tell a touch once more."""
        self.send(pygame.Event(what, pos=at, button=1, touch=False))

    def key(self, name: str, held: int = 0) -> None:
        written = name if len(name) == 1 else ""
        self.send(pygame.Event(pygame.KEYDOWN, key=KEYS[name], mod=held, unicode=written))

    def tap(self, id_: str) -> None:
        """Touch something by its id, in the pane or in the bar."""
        self.touch(self.middle(id_))

    def middle(self, id_: str) -> tuple[int, int]:
        box = self.place(id_)
        return box.x + box.w // 2, box.y + box.h // 2

    # What the visitor sees.

    @property
    def phase(self) -> Phase:
        """Where the visit stands."""
        return self.app.visit.phase

    @property
    def parts(self) -> list[tuple[Pane, Screen]]:
        """What can be touched: the screen on top, and the bar."""
        visiting, stage = self.app.visiting, self.app.stage
        if visiting is None:
            return []
        top = visiting._over[-1] if visiting._over else visiting._app.top
        return [(stage.pane, top), (stage.strip, visiting._bar)]

    @property
    def targets(self) -> list[Target]:
        return [target for _, screen in self.parts for target in screen.targets.drawn if target.action is not None]

    def find(self, id_: str) -> Target:
        """Something that can be pressed, by its id."""
        return next(target for target in self.targets if target.id == id_)

    @property
    def pane_targets(self) -> list[str]:
        """What can be pressed above the bar, by id."""
        found = self.parts[0][1].targets.drawn if self.parts else []
        return [target.id for target in found if target.open and not target.seen.is_empty]

    def has(self, id_: str) -> bool:
        """Whether something of that id can be pressed."""
        return any(one.id == id_ and one.open and not one.seen.is_empty for one in self.targets)

    def place(self, id_: str) -> Box:
        """Where something is on the whole screen."""
        for pane, screen in self.parts:
            found = screen.targets.find(id_)
            if found is not None:
                return found.seen.moved(pane.box.x, pane.box.y)
        raise AssertionError(f"nothing called {id_} is there; there is {[one.id for one in self.targets]}")

    @property
    def text(self) -> str:
        """Everything that can be read, in the pane and beside it."""
        stage = self.app.stage
        strip = stage.strip.canvas.shown() if stage.pane.box.h < self.canvas.size[1] - 20 else []
        return " ".join(item.text for item in (*stage.pane.canvas.shown(), *strip))

    @property
    def screen(self) -> str:
        """What the screen on top is called."""
        return type(self.parts[0][1]).__name__ if self.parts else ""

    @property
    def talk(self) -> TalkScreen:
        top = self.parts[0][1]
        assert isinstance(top, TalkScreen), self.screen
        return top

    def decided(self) -> tuple[str, ...]:
        """What has been decided so far in the visitor's call."""
        assert self.app.visiting is not None
        conversation = self.app.visiting.session.conversation
        return () if conversation is None else conversation.choices

    # Several things at once.

    def begin(self, scene: str | None = None) -> None:
        """From what plays by itself to the levels, as a guest, and into a call."""
        self.touch()
        self.tap("guest")
        self.wait(0.5)
        if scene is not None:
            self.tap(f"scene:{scene}")
            self.tap("begin")
            self.wait(0.1)

    def scroll_to(self, id_: str) -> None:
        """Drag the page up until something can be seen."""
        pane = self.app.stage.pane.box
        for _ in range(30):
            if self.find(id_).seen.h >= min(self.find(id_).box.h, 40):
                return
            at = (pane.w // 2, pane.h // 2)
            self.down(at)
            self.finger(pygame.FINGERMOTION, (at[0], at[1] - 100))
            self.up((at[0], at[1] - 100))
        raise AssertionError(f"{id_} never came into sight")

    def read_on(self) -> None:
        """Touch the words until an answer can be given."""
        for _ in range(200):
            if self.talk.narration.phase in ("deciding", "over"):
                self.wait(1)
                return
            if "hear" in {target.id for target in self.targets}:
                self.wait(1)  # sooner it counts as a touch that was meant for the line
                self.scroll_to("hear")
                self.tap("hear")
            else:
                self.touch((self.app.stage.pane.box.w // 2, self.app.stage.pane.box.h * 2 // 3))
            self.wait(0.2)
        raise AssertionError("it never came to an answer")
