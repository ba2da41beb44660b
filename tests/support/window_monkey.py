"""A monkey at the window: keys, mouse, fingers, text, the pad, other sizes, time, anywhere and at any moment.

It begins and ends visits by itself and has a real store on the disk. Most visits begin at the title; in some it takes
over where somebody has just talked through a level, or in a trainer's preview, so that it comes to every screen. All
that it does comes out of one seed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pygame
import pytest

from game.paths import assets_dir
from game.records import Playable
from game.records.played import played_again, result_of
from game.records.sqlite.store import Store
from game.script.library import read_roster, read_scene
from game.script.library.index import open_index
from game.session import Preview
from game.story.engine import StartingPoint
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.commands import Command, Confirm, Pick
from game.window.pads import PLAIN, PadLayout
from game.window.screens.briefing import BriefingScreen
from game.window.screens.talk import TalkScreen
from support.pad_hands import PadHands
from support.sitting import Sitting, now

SIZES = ((1280, 720), (480, 800), (800, 480), (1920, 1080), (320, 240), (64, 64))
PAINTED_EVERY = 10
"""One visit in so many is really drawn; of the others it is known what would be."""
VISIT = 400
"""So much it does in one visit at most."""
PREVIEWS, TALKED_THROUGH = 0.1, 0.3
"""How many of the visits are a preview, and how many begin where a level has just ended."""
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
        self._index = open_index(library)
        self._levels = [level.scene for level in self._index.course.levels]

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
            one = self._begun(store, canvas)
            self._hands = PadHands(one, self.dice.choice(LAYOUTS))
            ways = (self._key, self._mouse, self._finger, self._type, self._pad, self._other_size, self._wait)
            try:
                for way in self.dice.choices(ways, k=times):
                    way(one)
                    self.did[way.__name__.strip("_")] += 1
                    if not one.app.running:
                        break
                    self.seen[one.screen] += 1
            finally:
                one.session.graded(wait=True)
                one.session.close()
            self._consistent(store)

    def _begun(self, store: Store, canvas: Canvas) -> Sitting:
        """A visit: from the title, in a preview, or where somebody has just talked through a level."""
        seed, kind, level = self.dice.randrange(9), self.dice.random(), self.dice.choice(self._levels)
        if kind < PREVIEWS:
            scene = self.dice.choice(list(self._index.headers))
            preview = Preview(scene, StartingPoint(), self._index)
            return Sitting(self.library, None, canvas=canvas, seed=seed, preview=preview)
        if kind > PREVIEWS + TALKED_THROUGH:
            return Sitting(self.library, store, canvas=canvas, seed=seed)
        one = Sitting(self.library, store, canvas=canvas, seed=seed, scene=level, player="Ada")
        for _ in range(3_000):
            if not isinstance(one.app.top, TalkScreen | BriefingScreen):
                break
            one.app.frame([self._onward(one)], 0.5)
        one.session.graded(wait=True)
        return one

    def _onward(self, one: Sitting) -> Command:
        """Any answer where one is asked for, and else the next line."""
        talk = one.app.top
        is_asked = isinstance(talk, TalkScreen) and talk.narration.phase == "deciding"
        return Pick(self.dice.randint(1, 4)) if is_asked else Confirm("space")

    def _consistent(self, store: Store) -> None:
        """Every attempt can be had again from the decisions that are kept of it, and comes to the end that is kept."""
        for player in store.players():
            for attempt in store.attempts(player):
                had = played_again(self._played(attempt.scene), attempt.setup, store.decisions(attempt))
                assert had.refused is None, attempt
                end, kept = result_of(had), attempt.finish
                assert (end is None) == (kept is None), attempt
                if end is not None and kept is not None:
                    assert (end.ending, end.outcome, end.passed) == (kept.ending, kept.outcome, kept.passed), attempt
                    assert end.score == pytest.approx(kept.score), attempt

    def _played(self, id_: str) -> Playable:
        shift = self._index.course.shift(id_)
        found = read_scene(self._index, id_).scene if shift is None else read_roster(self._index, shift).roster
        assert found is not None, id_
        return found

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
