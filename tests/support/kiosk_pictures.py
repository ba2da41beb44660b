"""Draws every screen of a kiosk that stands before or after the game: ``python tests/support/kiosk_pictures.py OUT``.

Portrait and landscape, light and dark, English and Spanish, and with text at twice its size.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pygame

from game.kiosk import Handout, PinPage, Row, StaffPage, StartPage, Who, handout_of, not_that
from game.session import Languages, SettingChoice, Settings
from game.story.language import ENGLISH, Language
from game.window.actions import PressKey, StartAs
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.kiosk.pin import PinScreen
from game.window.kiosk.staff import StaffScreen
from game.window.kiosk.start import StartScreen
from game.window.kiosk.take_along import TakeAlongScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.screen import Screen
from support.debriefs import LOST, talked_over

ROOT: Final = Path(__file__).resolve().parent.parent.parent
SIZES: Final = ((1080, 1920), (1920, 1080))
LANGUAGES: Final = tuple(
    SettingChoice(code, name)
    for code, name in (("en", "English"), ("es", "Español"), ("de", "Deutsch"), ("fr", "Français"))
)
ADDRESS: Final = "https://training.example.com/debrief/"


class Look(NamedTuple):
    """How a picture is to look."""

    size: tuple[int, int]
    theme: str
    language: Language
    text: int = 100

    @property
    def name(self) -> str:
        """As it stands in the file's name."""
        larger = f"-{self.text}" if self.text != 100 else ""
        return f"{self.size[0]}x{self.size[1]}-{self.theme}-{self.language.code}{larger}"


def looks(spanish: Language) -> Iterator[Look]:
    """Every look there is to look at."""
    for size in SIZES:
        yield Look(size, "light", ENGLISH)
        yield Look(size, "dark", spanish)
        yield Look(size, "light", spanish, 200)
    yield Look((480, 800), "light", ENGLISH)
    yield Look((480, 800), "dark", spanish, 200)


def course(language: Language) -> str:
    """What the course is called."""
    return {"es": "Cabeza y corazón"}.get(language.code, "Head & Heart")


def start(language: Language, who: Who, **asked: str) -> StartScreen:
    """The start."""
    return StartScreen(StartPage(course(language), LANGUAGES, language.code, who, **asked))  # type: ignore[arg-type]


def typed(screen: StartScreen, what: str, text: str) -> StartScreen:
    """With something written on the keyboard of the screen."""
    screen.act(StartAs(what))  # type: ignore[arg-type]
    for letter in text:
        screen.act(PressKey(letter))
    return screen


def pin(waits: float, digits: str) -> PinScreen:
    """The staff's door."""
    screen = PinScreen(PinPage(waits))
    for digit in digits:
        screen.act(PressKey(digit))
    return screen


ROWS: Final = (
    Row("Today", "42 visits begun, 29 finished, 11 left in the middle"),
    Row("Disk", "12.4 GB free of 28.0 GB"),
    Row("Clock", "Monday 2 November 2026, 14:05 (CET)"),
    Row("Game", "version 0.11.0"),
    Row(
        "Scenes",
        "The library of 1 November goes on. A new one came at 13:58 and was not taken: scenes/invoice.yaml line 12, "
        "there is no beat called thanks.",
        "look",
    ),
    Row("Results", "kept in /var/lib/kiosk, 1,204 attempts"),
    Row("Sound", "on, until 18:00"),
    Row("Kept alive by", "systemd, last fed 3 seconds ago"),
    Row("Last errors", "none since 1 November"),
    Row("Store", "The disk is read-only: nothing that is answered can be kept.", "bad"),
)


def staff(*, leaving: bool = False, message: str = "") -> StaffScreen:
    """The staff page."""
    screen = StaffScreen(
        StaffPage("Training room 2", ROWS, False, ("KINGSTON", "SanDisk 32"), LANGUAGES[:2], "en", message)  # noqa: FBT003 - not muted
    )
    screen.leaving = leaving
    return screen


def take_along(language: Language, address: str) -> TakeAlongScreen:
    """The code of a debrief of a call that went badly."""
    with tempfile.TemporaryDirectory() as folder:
        made: Handout = handout_of(talked_over(Path(folder), *LOST), language, address=address, can_print=True)
    return TakeAlongScreen(made)


def debrief() -> DebriefScreen:
    """The debrief, with the button that leads there."""
    with tempfile.TemporaryDirectory() as folder:
        return DebriefScreen(talked_over(Path(folder), *LOST), can_take=True)


MASK: Final = Who(codes="offered", mask="AA-9999")
SCREENS: Final[dict[str, Callable[[Language], Screen]]] = {
    "start": lambda language: start(language, MASK),
    "start-name": lambda language: typed(start(language, MASK), "name", "ann-lee o'bri"),
    "start-code": lambda language: start(
        language, MASK, message=not_that(MASK, language), asked="code", written="QX-12"
    ),
    "start-digits": lambda language: typed(
        start(language, Who(codes="required", mask="999999", guests=False)), "code", "4711"
    ),
    "pin": lambda _: pin(0, "4711"),
    "pin-waits": lambda _: pin(100, ""),
    "staff": lambda _: staff(),
    "staff-leaving": lambda _: staff(leaving=True, message="Export to KINGSTON: 1,204 attempts, read back and alike."),
    "take-along": lambda language: take_along(language, ""),
    "take-along-page": lambda language: take_along(language, ADDRESS),
    "debrief": lambda _: debrief(),
}


def draw(screen: Screen, look: Look, out: Path, name: str) -> Path:
    """Draw one screen, and write it down."""
    assets = Assets(ROOT / "assets")
    assets.sized_for(*look.size)
    canvas = Canvas.blank(*look.size, assets)
    screen.settings = Settings({"theme": look.theme, "text": str(look.text)})
    screen.language = look.language
    canvas.begin()
    if not screen.covers:
        canvas.fill(canvas.box, "#808080")
    screen.draw(canvas)
    canvas.present()
    path = out / f"{name}-{look.name}.png"
    canvas.save(path)
    return path


def main(out: Path, *names: str) -> None:
    """Draw them all into a folder, or those that are named."""
    out.mkdir(parents=True, exist_ok=True)
    pygame.init()
    spanish = Languages(ROOT / "assets" / "interface").language(ROOT / "dialogues", "es")
    assert spanish is not None
    for look in looks(spanish):
        for name, make in SCREENS.items():
            if not names or name in names:
                draw(make(look.language), look, out, name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
