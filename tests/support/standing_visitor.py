"""Somebody who stands before one screen of a kiosk: presses what is there, types, waits, and reads. No display."""

from __future__ import annotations

from game.session import Settings
from game.story.language import ENGLISH, Language
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.commands import Command, Point, Typed
from game.window.requests import Requests, Sound
from game.window.screens.screen import Screen

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)


class StandingVisitor:
    """What the screen asks for is ``asked``, the sounds left out."""

    def __init__(
        self, screen: Screen, size: tuple[int, int] = PORTRAIT, *, text: int = 100, language: Language = ENGLISH
    ) -> None:
        self.screen = screen
        self.canvas = Canvas.null(size)
        screen.settings, screen.language = Settings({"text": str(text)}), language
        self.asked: list[object] = []
        self.draw()

    def draw(self) -> None:
        self.canvas.begin()
        self.screen.draw(self.canvas)
        self.canvas.present()

    def _take(self, requests: Requests) -> None:
        self.asked += [one for one in requests if not isinstance(one, Sound)]
        self.draw()

    def does(self, *commands: Command) -> None:
        for command in commands:
            self._take(self.screen.handle(command))

    def touch(self, *ids: str) -> None:
        """Touch what has that id, and let go."""
        for id_ in ids:
            box = self.box(id_)
            x, y = box.x + box.w // 2, box.y + box.h // 2
            self.does(Point("press", x, y, "touch"), Point("release", x, y, "touch"))

    def keys(self, text: str) -> None:
        """Press the keys of the keyboard on the screen."""
        for letter in text:
            self.touch(f"key:{letter}")

    def types(self, text: str) -> None:
        """Type on a real keyboard."""
        for letter in text:
            self.does(Typed(letter))

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self._take(self.screen.update(0.1))

    def box(self, id_: str) -> Box:
        found = self.screen.targets.find(id_)
        assert found is not None, f"there is no {id_}; there is {self.ids}"
        return found.seen

    def has(self, id_: str) -> bool:
        return self.screen.targets.find(id_) is not None

    def is_open(self, id_: str) -> bool:
        found = self.screen.targets.find(id_)
        return found is not None and found.open

    @property
    def ids(self) -> list[str]:
        return [target.id for target in self.screen.targets.drawn if target.action is not None]

    @property
    def heard(self) -> list[str]:
        """What a screen reader says of everything that is there."""
        return [f"{one.role} {one.name} {one.state.value}".strip() for one in self.screen.targets.drawn]

    @property
    def text(self) -> str:
        return " ".join(item.text for item in self.canvas.shown())
