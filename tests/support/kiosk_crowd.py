"""Visitors of a kiosk, one a process and fast: they finish, wander off, hammer, cancel, change language.

What each answers is written into a journal once the customer has replied, so that it can be looked for in the records.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Final

import pygame

from game.cli.kiosk_saves import KioskSaves
from game.cli.kiosk_visitor import means_of
from game.kiosk import KioskSettings, Reins
from game.paths import assets_dir
from game.script.library.index import open_index
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from support.kiosk_sitting import KioskSitting

SIZES: Final = ((1920, 1080), (1080, 1920))
PAINTED_EVERY: Final = 20
"""One in so many is really drawn; of the others it is known what would be."""
MOST_STEPS: Final = 60
KEYS: Final = ("1", "2", "3", "4", "enter", "space", "escape", "up", "down", "tab", "a", "l", "n", "r", "h", "?")


def live(settings: KioskSettings, library: Path, reins: Reins) -> int:
    """One visitor, and then the wait for the keeper: the entry of a visitor's process."""
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    seed = int.from_bytes(os.urandom(6))
    dice = Random(seed)
    (kind,) = dice.choices(list(KINDS), HOW_MANY)
    size = dice.choice(SIZES)
    painted = dice.randrange(PAINTED_EVERY) == 0
    canvas = Canvas.blank(480, 800, _assets()) if painted else None
    saves = KioskSaves(settings.saves)
    saves.open()
    means = means_of(settings, open_index(library), reins, saves.open)
    sitting = KioskSitting(settings, size=size, canvas=canvas, means=means)
    visitor = Visitor(sitting, dice, settings.log.parent / "journal")
    visitor.note(f"begins {os.getpid()} {seed} {kind} {visitor.name.replace(' ', '_')}")
    reins.beat()
    sitting.touch()
    KINDS[kind](visitor)
    visitor.leave()
    visitor.note(f"ends {os.getpid()} {sitting.phase}")
    while reins.is_wanted:
        reins.beat()
        sitting.wait(0.1)
        time.sleep(0.005)
    return 0


def _assets() -> Assets:
    held = Assets(assets_dir())
    held.sized_for(480, 800)
    return held


class Visitor:
    """Somebody with a name that nobody else has; does what the screen before them asks for."""

    def __init__(self, sitting: KioskSitting, dice: Random, journal: Path) -> None:
        self.sitting, self.dice = sitting, dice
        self.name = "Zz" + "".join(dice.choice("qxwkjv") for _ in range(18))
        self._journal = journal
        self._noted: dict[str, int] = {}

    def note(self, line: str) -> None:
        """One line of the journal, whole or not at all."""
        handle = os.open(self._journal, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(handle, f"{line}\n".encode())
        finally:
            os.close(handle)

    def stays(self) -> bool:
        """Whether the visit goes on."""
        return self.sitting.phase in ("start", "play", "asking")

    def step(self) -> bool:
        """Do the next thing; returns whether there was one."""
        sitting = self.sitting
        if not self.stays():
            return False
        match sitting.screen:
            case "StartScreen":
                self._say_who()
            case "TalkScreen":
                self._talk()
            case "DebriefScreen":
                return False
            case _:
                self._press("scene:", "begin", "next", "choice", "")
        sitting.wait(1.0, 0.5)
        self.answered()
        return self.stays()

    def answered(self) -> None:
        """Write down every answer that the customer has replied to, but those of who was told that none are kept."""
        visiting = self.sitting.app.visiting
        keeping = None if visiting is None else visiting.session._keeping
        run = None if keeping is None or not keeping.saving else keeping.run
        if run is None:
            return
        uuid, choices = run.attempt.uuid, run.conversation.choices
        for number in range(self._noted.get(uuid, 0), len(choices)):
            self.note(f"answer {uuid} {number + 1} {choices[number]}")
        self._noted[uuid] = len(choices)

    def _say_who(self) -> None:
        if self.dice.randrange(3) == 0 and self.sitting.has("name"):
            self.sitting.tap("name")
            self.sitting.wait(0.3)
            self.sitting.send(*(pygame.Event(pygame.TEXTINPUT, text=letter) for letter in self.name.lower()))
            self.sitting.key("enter")
            return
        self._press("guest", "")

    def _talk(self) -> None:
        sitting, narration = self.sitting, self.sitting.talk.narration
        if narration.phase in ("deciding", "over") or narration.can_decide:
            sitting.wait(1.0, 0.5)
            if not self._press("option:", "on", ""):
                sitting.key("space")
        else:
            sitting.key("space")

    def _press(self, *wanted: str) -> bool:
        """Touch one of what can be touched whose id begins so, the first kind that there is."""
        for beginning in wanted:
            found = [one for one in self.sitting.pane_targets if one.startswith(beginning)]
            if found:
                self.sitting.tap(self.dice.choice(found))
                return True
        return False

    def decide(self, most: int) -> None:
        """Go on until so many things have been done, or the call is over."""
        for _ in range(most):
            if not self.step():
                return

    def leave(self) -> None:
        """Start over, or walk away: then time passes, and nobody is there."""
        sitting = self.sitting
        if self.stays() and self.dice.random() < 0.5 and sitting.has("over"):
            sitting.tap("over")
            sitting.wait(0.5)
            if self.stays() and sitting.has("surely"):
                sitting.tap("surely")
                sitting.wait(0.2)
        for _ in range(4):
            if self.stays():
                sitting.wait(60, 1.0)


def finish(visitor: Visitor) -> None:
    """Play a call to its end."""
    visitor.decide(MOST_STEPS * 3)


def wander(visitor: Visitor) -> None:
    """Stop somewhere in the middle."""
    visitor.decide(visitor.dice.randrange(2, 12))


def cancel(visitor: Visitor) -> None:
    """Begin, start over, and stay after all, or go."""
    visitor.decide(visitor.dice.randrange(2, 8))
    if visitor.stays() and visitor.sitting.has("over"):
        visitor.sitting.tap("over")
        visitor.sitting.wait(0.3)


def hammer(visitor: Visitor) -> None:
    """Touch and type anything, with several fingers."""
    sitting, dice = visitor.sitting, visitor.dice
    width, height = sitting.canvas.size
    for _ in range(60):
        at = dice.randrange(width), dice.randrange(height)
        match dice.randrange(5):
            case 0:
                sitting.key(dice.choice(KEYS))
            case 1:
                sitting.down(at, dice.randrange(3))
            case 2:
                sitting.up(at, dice.randrange(3))
            case _:
                sitting.touch(at)
        visitor.answered()


def change_language(visitor: Visitor) -> None:
    """Try the languages, sizes and colours, in the middle of a call too."""
    for _ in range(3):
        visitor.decide(visitor.dice.randrange(1, 6))
        for id_ in ("language", "text+1", "theme", "volume+1", "text-1"):
            if visitor.stays() and visitor.dice.random() < 0.5 and visitor.sitting.has(id_):
                visitor.sitting.tap(id_)
                visitor.sitting.wait(0.3)
                visitor._press("language=", "")


KINDS: Final[Mapping[str, Callable[[Visitor], None]]] = {
    "finish": finish,
    "wander": wander,
    "hammer": hammer,
    "cancel": cancel,
    "change": change_language,
}
HOW_MANY: Final = (1, 3, 1, 2, 1)
"""How many of each come, of eight."""
