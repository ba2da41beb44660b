"""A monkey at a kiosk: touches, drags, keys, text, other sizes and other windows, anywhere and at any time.

It knows no PIN, and finds the door of staff all the same. Everything it does comes out of one seed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final

import pygame

from game.cli.kiosk_staff import NOTES, desk_of
from game.kiosk import KioskSettings, Limits, hashed
from game.kiosk.desk import StaffNotes
from game.paths import assets_dir
from game.script.library.index import open_index
from game.session import SettingChoice
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from support.kiosk_sitting import KioskSitting, opened, settings_of
from support.sitting import now

PIN: Final = "7392048165"
"""Longer than a monkey is lucky."""
SIZES: Final = ((1920, 1080), (1080, 1920))
PAINTED_EVERY: Final = 12
"""One visit in so many is really drawn; of the others it is known what would be."""
FORBIDDEN: Final = frozenset(
    {"TitleScreen", "PlayerScreen", "SettingsScreen", "HelpScreen", "BehindScreen", "StaffScreen"}
)
"""What belongs to a machine of one's own, to a trainer, or to staff."""
MOST_ALONE: Final = 900.0
"""Seconds after which a visit must be over that nobody goes on with, whatever is being said in it."""
_KEYS: Final = (
    *range(pygame.K_a, pygame.K_z + 1),
    *range(pygame.K_0, pygame.K_9 + 1),
    *range(pygame.K_F1, pygame.K_F12 + 1),
    *(pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_AC_BACK, pygame.K_TAB),
    *(pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT),
    *(pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END, pygame.K_PRINTSCREEN, pygame.K_LSUPER),
    *(pygame.K_SLASH, pygame.K_KP_1, pygame.K_KP_9, pygame.K_MENU, pygame.K_POWER, pygame.K_PAUSE),
)
_HELD: Final = (0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT, pygame.KMOD_META, pygame.KMOD_MODE,
                pygame.KMOD_CTRL | pygame.KMOD_ALT, pygame.KMOD_CTRL | pygame.KMOD_SHIFT)  # fmt: skip
_ESCAPES: Final = (
    (pygame.K_F4, pygame.KMOD_ALT),
    (pygame.K_TAB, pygame.KMOD_ALT),
    (pygame.K_ESCAPE, 0),
    (pygame.K_q, pygame.KMOD_CTRL),
    (pygame.K_q, pygame.KMOD_META),
    (pygame.K_DELETE, pygame.KMOD_CTRL | pygame.KMOD_ALT),
    (pygame.K_BACKSPACE, pygame.KMOD_CTRL | pygame.KMOD_ALT),
    (pygame.K_F1, pygame.KMOD_CTRL | pygame.KMOD_ALT),
    (pygame.K_LSUPER, 0),
    (pygame.K_PRINTSCREEN, 0),
    (pygame.K_F11, 0),
)


class Monkey:
    """Sits at one kiosk for as long as it is told to; ``did`` counts what it has done, ``seen`` the screens it saw."""

    def __init__(self, library: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.settings: KioskSettings = settings_of(
            library, pin=hashed(PIN, b"0123456789abcdef"), languages=("en", "es"), limits=Limits(idle=60, warning=20)
        )
        self.store = opened(self.settings)
        self.notes = StaffNotes(self.settings.saves / NOTES, now)
        self.did: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.visits = 0
        self._assets = Assets(assets_dir())
        self.kiosk = self._next()

    def _next(self) -> KioskSitting:
        """The next process, as the keeper begins it."""
        size = self.dice.choice(SIZES)
        canvas = Canvas.blank(480, 800, self._assets) if self.visits % PAINTED_EVERY == 1 else Canvas.null(size)
        languages = (SettingChoice("en", "English"), SettingChoice("es", "Español"))
        settings = replace(self.settings, theme=self.dice.choice(("light", "dark")))
        index = open_index(settings.library)
        desk = desk_of(settings, index, lambda: (self.store, ""), self.notes, languages, is_kept=True)
        kiosk = KioskSitting(settings, canvas=canvas, store=self.store, desk=desk)
        assert kiosk.phase == "attract"
        assert kiosk.reins.told == ["shown"]
        self.visits += 1
        return kiosk

    def play(self, times: int) -> None:
        """Do so many things, and leave."""
        ways, weights = zip(*((way, weight) for way, weight in _WAYS.items()), strict=True)
        for way in self.dice.choices(ways, weights, k=times):
            way(self)
            self.did[way.__name__.strip("_")] += 1
            self.look()
        self.leave()

    def look(self) -> None:
        """See that it is not out, and where it must not be; begin the next visit once this one is over."""
        kiosk = self.kiosk
        assert "exit" not in kiosk.reins.told
        visiting = kiosk.app.visiting
        if visiting is not None:
            names = {type(screen).__name__ for screen in (*visiting._app.screens, *visiting._over)}
            assert not names & FORBIDDEN, names
            self.seen[kiosk.screen] += 1
        if kiosk.phase == "over":
            kiosk.wait(0.2)  # it is told once nothing of the visit is under way
            assert kiosk.reins.told == ["shown", "begun", "over"]
            self.kiosk = self._next()

    def leave(self) -> None:
        """Go away, and see that nobody's visit goes on."""
        visits, waited = self.visits, 0.0
        while self.kiosk.phase != "attract":
            assert waited < MOST_ALONE, f"{self.kiosk.screen} stays for ever"
            self.kiosk.wait(5, 0.5)
            waited += 5
            self.look()
        assert self.visits <= visits + 1

    # ---- what it does

    def _at(self) -> tuple[int, int]:
        """Somewhere: on something that can be pressed, or anywhere, or a little beside the screen."""
        width, height = self.kiosk.canvas.size
        if self.dice.random() < 0.6:
            found = [one.id for one in self.kiosk.targets if one.id and not one.seen.is_empty]
            found = [id_ for id_ in found if id_ not in {"over", "surely"} or self.dice.random() < 0.1]
            if found:
                return self.kiosk.middle(self.dice.choice(found))
        return self.dice.randrange(-20, width + 20), self.dice.randrange(-20, height + 20)

    def _touch(self) -> None:
        self.kiosk.touch(self._at())
        self.kiosk.wait(self.dice.choice((0.1, 0.1, 0.1, 0.6)), 0.3)

    def _two_fingers(self) -> None:
        self.kiosk.down(self._at(), 1)
        self.kiosk.down(self._at(), 2)
        for finger in self.dice.sample((1, 2), 2):
            self.kiosk.up(self._at(), finger)

    def _drag(self) -> None:
        finger = self.dice.randrange(4)
        self.kiosk.down(self._at(), finger)
        for _ in range(self.dice.randrange(1, 6)):
            self.kiosk.finger(pygame.FINGERMOTION, self._at(), finger)
        if self.dice.random() < 0.9:
            self.kiosk.up(self._at(), finger)

    def _mouse(self) -> None:
        at = self._at()
        self.kiosk.send(pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 1), buttons=(0, 0, 0), touch=False))
        button = self.dice.randrange(1, 6)
        for what in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            if self.dice.random() < 0.9:
                self.kiosk.send(pygame.Event(what, pos=at, button=button, touch=False))
        self.kiosk.send(pygame.Event(pygame.MOUSEWHEEL, x=0, y=self.dice.randrange(-3, 4), flipped=False))

    def _press(self, key: int, held: int) -> None:
        written = chr(key) if 32 <= key < 127 else ""
        self.kiosk.send(
            pygame.Event(pygame.KEYDOWN, key=key, mod=held, unicode=written),
            *([pygame.Event(pygame.TEXTINPUT, text=written)] if written and not held else []),
            pygame.Event(pygame.KEYUP, key=key, mod=held),
        )

    def _key(self) -> None:
        self._press(self.dice.choice(_KEYS), self.dice.choice(_HELD))

    def _escape(self) -> None:
        self._press(*self.dice.choice(_ESCAPES))

    def _text(self) -> None:
        end = self.dice.choice((0x7F, 0x2000, 0x3000, 0x110000))
        drawn = (chr(self.dice.randrange(1, end)) for _ in range(self.dice.randrange(1, 9)))
        text = "".join(one for one in drawn if not "\ud800" <= one <= "\udfff")  # SDL tells whole characters
        what = self.dice.choice((pygame.TEXTINPUT, pygame.TEXTINPUT, pygame.TEXTEDITING))
        self.kiosk.send(pygame.Event(what, text=text))

    def _resize(self) -> None:
        canvas, dice = self.kiosk.canvas, self.dice
        usual = (*(SIZES if canvas.surface is None else ()), (1024, 768), (480, 800))
        size = dice.choice(usual) if dice.random() < 0.7 else (dice.randrange(64, 2000), dice.randrange(64, 2000))
        if canvas.surface is None:
            canvas.size = size
        else:
            canvas.move_to(pygame.Surface(size))
        self.kiosk.send(pygame.Event(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1]))

    def _window(self) -> None:
        what = self.dice.choice(
            (
                pygame.QUIT,
                pygame.WINDOWCLOSE,
                pygame.WINDOWFOCUSLOST,
                pygame.WINDOWFOCUSGAINED,
                pygame.WINDOWLEAVE,
                pygame.WINDOWEXPOSED,
                pygame.WINDOWMINIMIZED,
                pygame.WINDOWRESTORED,
            )
        )
        self.kiosk.send(pygame.Event(what))

    def _knock(self) -> None:
        """Five taps in the corner of staff, the last one held, and what may be a PIN."""
        for _ in range(4):
            self.kiosk.touch((12, 12))
            self.kiosk.wait(0.2)
        self.kiosk.down((12, 12))
        self.kiosk.wait(2.0)
        self.kiosk.up((12, 12))
        for _ in range(self.dice.randrange(0, 10)):
            self.kiosk.send(pygame.Event(pygame.TEXTINPUT, text=self.dice.choice("0123456789")))
        self._press(pygame.K_RETURN, 0)

    def _wait(self) -> None:
        self.kiosk.wait(self.dice.choice((0.5, 1.0, 3.0, 3.0, 9.0)), 0.25)

    def _go_away(self) -> None:
        """In the middle of anything."""
        self.leave()


_WAYS: Final[Mapping[Callable[[Monkey], None], int]] = MappingProxyType(
    {
        Monkey._touch: 480,
        Monkey._two_fingers: 90,
        Monkey._drag: 70,
        Monkey._mouse: 50,
        Monkey._key: 120,
        Monkey._escape: 30,
        Monkey._text: 40,
        Monkey._resize: 20,
        Monkey._window: 30,
        Monkey._knock: 3,
        Monkey._wait: 60,
        Monkey._go_away: 2,
    }
)
"""How often it does what."""
