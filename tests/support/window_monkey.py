"""A monkey at the window: keys, mouse, fingers, text, the pad, other sizes, time, anywhere and at any moment.

It begins and ends visits by itself, has a real store on the disk, and now and then plays as a trainer would not. All
that it does comes out of one seed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pygame

from game.paths import assets_dir
from game.records.sqlite.store import Store
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.pads import PLAIN, PadLayout
from support.pad_hands import PadHands
from support.sitting import Sitting, now

SIZES = ((1280, 720), (480, 800), (800, 480), (1920, 1080), (320, 240), (64, 64))
PAINTED_EVERY = 10
"""One visit in so many is really drawn; of the others it is known what would be."""
VISIT = 400
"""So much it does in one visit at most."""
KEYS = (
    *range(pygame.K_a, pygame.K_z + 1),
    *range(pygame.K_0, pygame.K_9 + 1),
    *(pygame.K_F1, pygame.K_F2, pygame.K_F11, pygame.K_RETURN, pygame.K_SPACE, pygame.K_ESCAPE, pygame.K_TAB),
    *(pygame.K_BACKSPACE, pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP),
    *(pygame.K_PAGEDOWN, pygame.K_HOME, pygame.K_END, pygame.K_SLASH, pygame.K_KP_ENTER, pygame.K_AC_BACK),
)
HELD = (0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_ALT, pygame.KMOD_CTRL)
LAYOUTS: tuple[PadLayout, ...] = ("xbox", "playstation", "nintendo", "generic", "numbered")
TEXTS = ("Eva", "é", "日本", "\u202eabc", "x" * 300, "{player}", "'; drop", "👩‍💻", " ", "\u0301", "/ne")


class Monkey:
    """Plays for as long as it is told to; ``did`` counts what it has done, ``seen`` the screens it saw."""

    def __init__(self, library: Path, saves: Path, seed: int) -> None:
        self.dice = Random(seed)
        self.library, self.saves = library, saves
        self.did: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.visits = 0
        self._assets = Assets(assets_dir())

    def play(self, times: int) -> None:
        """Do so many things, in as many visits as it takes; each is ended, and what is kept is looked at."""
        goal = self.did.total() + times
        while (left := goal - self.did.total()) > 0:
            self._visit(min(left, self.dice.randrange(VISIT // 4, VISIT)))

    def _visit(self, times: int) -> None:
        opened = Store.open(self.saves, now)
        assert opened.store is not None, opened
        size = self.dice.choice(SIZES[:4])
        self.visits += 1
        painted = self.visits % PAINTED_EVERY == 1
        canvas = Canvas.blank(*size, self._assets) if painted else Canvas.null(size)
        with opened.store as store:
            store.keep_setting(None, "window.volume", "0")
            one = Sitting(self.library, store, canvas=canvas, seed=self.dice.randrange(9))
            self._hands = PadHands(one, self.dice.choice(LAYOUTS))
            ways = (self._key, self._mouse, self._finger, self._type, self._pad, self._other_size, self._wait)
            try:
                for way in self.dice.choices(ways, k=times):
                    way(one)
                    self.did[way.__name__.strip("_")] += 1
                    self.seen[one.screen] += 1
                    if not one.app.running:
                        break
            finally:
                one.session.graded(wait=True)
                one.session.close()
            self._consistent(store)

    def _consistent(self, store: Store) -> None:
        """Every attempt that was finished is kept with decisions that lead to that ending."""
        for player in store.players():
            for attempt in store.attempts(player):
                if attempt.finish is not None and attempt.finish.ending:
                    assert store.decisions(attempt), attempt

    # ---- what it does

    def _at(self, one: Sitting) -> tuple[int, int]:
        """On something that can be pressed, mostly; else anywhere, or a little beside the window."""
        width, height = one.canvas.size
        drawn = [target for target in one.app.top.targets.drawn if target.focusable and not target.seen.is_empty]
        if drawn and self.dice.random() < 0.7:
            box = self.dice.choice(drawn).seen
            return box.x + box.w // 2, box.y + box.h // 2
        return self.dice.randrange(-20, width + 20), self.dice.randrange(-20, height + 20)

    def _key(self, one: Sitting) -> None:
        key = self.dice.choice(KEYS)
        held = self.dice.choice(HELD)
        written = chr(key) if key < 128 and not held else ""
        one.send(pygame.Event(pygame.KEYDOWN, key=key, mod=held, unicode=written))

    def _mouse(self, one: Sitting) -> None:
        one.move(*self._at(one))
        one.down()
        if self.dice.random() < 0.1:
            one.move(*self._at(one))
        one.up()
        if self.dice.random() < 0.2:
            one.send(pygame.Event(pygame.MOUSEWHEEL, x=0, y=self.dice.choice((-3, 1, 9)), precise_y=1.0, flipped=False))

    def _finger(self, one: Sitting) -> None:
        at = self._at(one)
        one.finger(pygame.FINGERDOWN, *at)
        if self.dice.random() < 0.2:
            one.finger(pygame.FINGERMOTION, *self._at(one))
        one.finger(pygame.FINGERUP, *at)

    def _type(self, one: Sitting) -> None:
        one.type(self.dice.choice(TEXTS))
        if self.dice.random() < 0.5:
            one.key("enter")

    def _other_size(self, one: Sitting) -> None:
        if one.canvas.surface is None:
            one.canvas.size = self.dice.choice(SIZES)
            one.send(pygame.Event(pygame.VIDEORESIZE, w=one.canvas.size[0], h=one.canvas.size[1], size=one.canvas.size))

    def _pad(self, _one: Sitting) -> None:
        hands = self._hands
        if self.dice.random() < 0.7:
            hands.press(self.dice.choice(PLAIN))
        elif self.dice.random() < 0.5:
            hands.push(self.dice.randrange(6), self.dice.choice((-1.0, -0.4, 0.0, 0.3, 1.0)))
        else:
            instance = self.dice.randrange(3)
            hands.send(pygame.Event(pygame.CONTROLLERDEVICEREMOVED, instance_id=instance))

    def _wait(self, one: Sitting) -> None:
        one.wait(self.dice.choice((0.05, 0.3, 1.5)))
