"""Draws every screen of a kiosk, lying and standing, light and dark: `python tests/support/kiosk_pictures.py DIR`.

With `--page`, only the few of them that docs/kiosk.md shows, and smaller.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final, Literal

import pygame

from game.kiosk import Hours, Who
from game.kiosk.desk import Handout, PinPage, Row, StaffPage, handout_of
from game.paths import assets_dir, dialogues_dir
from game.session import DebriefPage, LibraryFiles
from game.story.language import Language
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.commands import Scroll
from game.window.requests import Keep, TryPin
from game.window.screens.debrief import DebriefScreen
from support.kiosk_sitting import KioskSitting, settings_of

SIZES: Final = ((1080, 1920), (1920, 1080))
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
SCENE: Final = "first_ring"
PAGE: Final = {
    "kiosk_attract": ("attract", SIZES[1], "light"),
    "kiosk_start": ("start", SIZES[0], "light"),
    "kiosk_talk": ("talk-deciding", SIZES[0], "light"),
    "kiosk_staff": ("staff", SIZES[1], "dark"),
}
"""What docs/kiosk.md shows."""
SMALLER: Final = {1080: 400, 1920: 800}
"""How wide that is there."""


class PictureDesk:
    """A desk that opens to any PIN, and has something to hand out."""

    has_sound = True
    is_muted = False
    is_busy = False

    def knock(self) -> PinPage:
        return PinPage()

    def try_pin(self, pin: str, language: Language) -> PinPage | None:
        return None if pin else PinPage(message=language.tr("That is not the PIN."))

    def page(self, language: Language) -> StaffPage:
        rows = (
            Row("Today", "12 calls begun, 9 finished, 3 left in the middle"),
            Row("Disk", "0.4 GB free of 31 GB", "look"),
            Row("Scenes", "3 scenes"),
        )
        return StaffPage("Lobby", rows, muted=False, sticks=("TRAINING",), languages=(), language=language.code)

    def do(self, what: str, stick: str, language: Language) -> StaffPage:
        del what, stick
        return self.page(language)

    def pass_time(self, dt: float) -> None:
        """Nothing goes on."""

    def handout(self, page: DebriefPage, language: Language) -> Handout:
        return handout_of(page, language, can_print=True)

    def put_on_paper(self, page: DebriefPage, language: Language) -> None:
        """Nothing is printed."""

    def printed(self, language: Language) -> str | None:
        return language.tr("It is on its way to the printer.")


class Photographer:
    """One visit at one size, in one theme."""

    def __init__(self, out: Path, size: tuple[int, int], theme: Literal["light", "dark"], saves: Path) -> None:
        held = Assets(assets_dir(), LibraryFiles(dialogues_dir()))
        held.sized_for(*size)
        self._canvas = Canvas.blank(*size, held)
        who = Who(codes="offered", mask="AA-9999")
        self._hour = datetime(2026, 3, 4, 12, tzinfo=UTC)
        settings = settings_of(
            dialogues_dir(),
            saves=saves,
            theme=theme,
            languages=("en", "es"),
            who=who,
            dim=Hours(time(22), time(7)),
        )
        self._one = KioskSitting(settings, canvas=self._canvas, at=lambda: self._hour, desk=PictureDesk())
        self._path: Callable[[str], Path] = lambda name: out / f"kiosk-{name}-{size[0]}x{size[1]}-{theme}.png"

    def keep(self, name: str) -> None:
        """Write a picture."""
        self._one.wait(0.2)
        self._canvas.save(self._path(name))

    def all(self) -> None:
        """From rest to rest."""
        self.at_rest()
        self.start()
        self.call()
        self.end()

    def at_rest(self) -> None:
        """What plays by itself, and the dark."""
        one = self._one
        for _ in range(400):
            one.wait(0.2)
            app = one.app.at_rest._attract.app if one.app.at_rest is not None else None
            if app is not None and getattr(app.top, "targets").focus_shows:  # noqa: B009 - of a talk alone
                break
        self.keep("attract")
        self._hour = self._hour.replace(hour=23)
        one.wait(1.5)
        self.keep("dim")
        self._hour = self._hour.replace(hour=12)
        one.wait(1.5)

    def start(self) -> None:
        """Who is there, the levels, a briefing; and staff."""
        one = self._one
        one.touch()
        self.keep("start")
        for way in ("name", "code"):
            one.tap(way)
            self.keep(f"start-{way}")
            one.tap("back")
            one.wait(0.2)
        assert one.app.visiting is not None
        one.app.visiting.knock()
        self.keep("pin")
        one.app.visiting._over.clear()
        one.app.visiting.knock()
        one.app.visiting._asked(TryPin("1234"))
        self.keep("staff")
        one.app.visiting._take_away()
        one.tap("guest")
        one.wait(1)
        self.keep("levels")
        one.tap(f"scene:{SCENE}")
        self.keep("briefing")

    def call(self) -> None:
        """A call, with what can be laid over it."""
        one = self._one
        one.tap("begin")
        one.wait(1.2)
        self.keep("talk-typing")
        one.read_on()
        self.keep("talk-deciding")
        one.tap("menu")
        self.keep("pause")
        one.tap("close")
        one.tap("over")
        self.keep("start-over")
        one.tap("stay")
        assert one.app.visiting is not None
        one.app.visiting._perform((Keep("text", "150"),))
        self.keep("talk-large")
        one.app.visiting._perform((Keep("text", "200"),))
        self.keep("talk-largest")
        one.app.visiting._perform((Keep("text", "100"),))
        one.wait(95)
        self.keep("still-there")
        one.touch()

    def end(self) -> None:
        """The debrief, what is taken along, and the calm after it."""
        one = self._one
        for _ in range(60):
            one.read_on()
            if one.talk.narration.phase == "over":
                break
            option = next(target.id for target in one.targets if target.role == "option" and target.open)
            one.scroll_to(option)
            one.tap(option)
            one.wait(0.5)
        one.scroll_to("end")
        one.tap("end")
        debrief = one.parts[0][1]
        assert isinstance(debrief, DebriefScreen)
        assert one.app.visiting is not None
        page = one.app.visiting.session.graded(wait=True)
        if page is not None:
            debrief.judge(page)
        one.wait(1)
        self.keep("debrief")
        width, height = self._canvas.size
        one.app.frame([Scroll(12, width // 2, height // 2)], 0.1)
        self.keep("debrief-further")
        one.tap("along")
        self.keep("take-along")
        one.tap("close")
        one.tap("over")
        one.tap("surely")
        one.wait(0.2)
        self.keep("rest")
        one.store.close()


def main(out: Path) -> None:
    """Draw them all into a folder."""
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    out.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        for theme in THEMES:
            with tempfile.TemporaryDirectory() as saves:
                Photographer(out, size, theme, Path(saves)).all()


def page(out: Path) -> None:
    """Draw what docs/kiosk.md shows into a folder."""
    with tempfile.TemporaryDirectory() as drawn:
        main(Path(drawn))
        for name, (shown, (width, height), theme) in PAGE.items():
            large = pygame.image.load(Path(drawn) / f"kiosk-{shown}-{width}x{height}-{theme}.png")
            wide = SMALLER[width]
            small = pygame.transform.smoothscale(large, (wide, round(wide * height / width)))
            pygame.image.save(small, out / f"{name}.png")


if __name__ == "__main__":
    (page if "--page" in sys.argv else main)(Path(sys.argv[1]))
