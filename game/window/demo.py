"""Plays a scene by itself, without a display, and keeps a picture of every screen, at several sizes, light and dark."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from game.records.sqlite.store import Store
from game.script.library import LibraryIndex, read_scene
from game.window import requests as r
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.window import Window
from game.window.commands import Ask, Back, Command, Confirm, Help, Leaf, Move, Pick, Scroll
from game.window.screens.talk import TalkScreen
from game.window.world import World

SIZES: Final = ((1280, 720), (1920, 1080), (480, 800))
_SEED: Final = 7
_PLAYERS: Final = ("Robin", "Sam")
MOST_PRESSES: Final = 2_000


class Shot(NamedTuple):
    """What to draw: size in pixels, theme, and text size in per cent."""

    width: int
    height: int
    theme: str
    text: int = 100

    @property
    def name(self) -> str:
        """As it stands in the file's name."""
        larger = f"-text{self.text}" if self.text != 100 else ""
        return f"{self.width}x{self.height}-{self.theme}{larger}"


def write_pictures(
    out: Path,
    index: LibraryIndex,
    assets: Path,
    *,
    scene: str | None = None,
    shots: Sequence[Shot] | None = None,
) -> list[Path]:
    """Write a picture of every screen.

    Args:
        out: the folder for them, made if it is not there.
        index: the library a scene is played from.
        assets: the folder of portraits, places and fonts.
        scene: the scene to play; the last level that has one that can be cut in on, as a rule the second.
        shots: the sizes and themes; the three usual sizes in both themes.

    Returns:
        The files written: `title-1280x720-light.png` and so on.

    Raises:
        OSError: where they cannot be written.
    """
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    out.mkdir(parents=True, exist_ok=True)
    chosen = scene or _scene(index)
    written: list[Path] = []
    for shot in shots or [Shot(*size, theme) for size in SIZES for theme in ("light", "dark")]:
        written += _Demo(out, index, assets, shot).play(chosen)
    return written


def _scene(index: LibraryIndex) -> str | None:
    """The second sound level, or whatever there is."""
    ids = [level.scene for level in index.course.levels] or list(index.headers)
    sound = [id_ for id_ in ids if read_scene(index, id_).scene is not None]
    return sound[1] if len(sound) > 1 else sound[0] if sound else None


class _Demo:
    """One scene played at one size."""

    def __init__(self, out: Path, index: LibraryIndex, assets: Path, shot: Shot) -> None:
        self.out = out
        self.shot = shot
        self.written: list[Path] = []
        held = Assets(assets, index.folder)
        held.sized_for(shot.width, shot.height)
        self.canvas = Canvas.blank(shot.width, shot.height, held)
        spare = partial(Store.in_memory, partial(datetime.now, UTC))
        self.store = spare()
        for name in _PLAYERS:
            self.store.player(name)
        self.store.keep_setting("window.theme", shot.theme)
        self.store.keep_setting("window.text", str(shot.text))
        self.store.keep_setting("window.volume", "0")
        self.app = App(Window.null(self.canvas), held, index, self.store, "", World(lambda: _SEED, spare))

    def play(self, scene: str | None) -> list[Path]:
        """Play, and keep the pictures."""
        try:
            self._screens(scene)
        finally:
            if self.app.visit is not None:
                self.app.visit.close()
        return self.written

    def _screens(self, scene: str | None) -> None:
        self._keep("title")
        self.app.perform((r.Be(_PLAYERS[0]),))
        self._keep("levels")
        if scene is None:
            return
        self.app.perform((r.Go(r.Briefing(scene)),))
        self._keep("briefing")
        self.app.perform((r.Begin(scene),))
        self._pass(1.6)
        self._keep("talk-typing")
        if self._until(lambda talk: talk.narration.cuttable):
            self._pass(1.0)
            self._keep("talk-cut-in")
        if self._until(lambda talk: talk.narration.phase == "deciding" and not talk.narration.cuttable):
            self._keep("talk-deciding")
            self._do(Move("down"))
            self._keep("talk-focus")
            self._do(Pick(self._open()[-1]))
            self._pass(1.6)
            self._keep("talk-reaction")
            self._until(lambda talk: talk.narration.phase == "deciding")
            self._keep("talk-coach")
            for name, asked in (
                ("log", Ask("log")),
                ("notes", Ask("notes")),
                ("rewind", Ask("rewind")),
                ("pause", Back()),
                ("help", Help()),
            ):
                self._do(asked)
                self._keep(name)
                self._do(Back())
            self.app.perform((r.Open(r.At("settings")),))
            self._keep("settings")
            self._do(Back())
        self._until(lambda talk: talk.narration.phase == "over")
        self._keep("talk-over")
        self._do(Confirm())
        self._wait_for_grades()
        self._keep("debrief")
        self._do(Scroll(9, self.shot.width // 2, self.shot.height // 2))
        self._keep("debrief-skills")
        self._do(Leaf(1))
        self._keep("debrief-decisions")

    def _until(self, holds: Callable[[TalkScreen], bool]) -> bool:
        """Press on, and answer in turn, until something holds; returns whether it ever did."""
        for step in range(MOST_PRESSES):
            talk = self.app.top
            if not isinstance(talk, TalkScreen):
                return False
            if holds(talk):
                self._pass(0.8)
                return True
            if talk.narration.phase == "over":
                return False
            self._pass(0.4)
            open_ = self._open()
            deciding = talk.narration.phase == "deciding"
            self._do(Pick(open_[step % len(open_)]) if deciding and open_ else Confirm("space"))
        return False

    def _open(self) -> list[int]:
        """The numbers of the options that can be taken."""
        talk = self.app.top
        assert isinstance(talk, TalkScreen)  # noqa: S101 - asked only there
        return [number for number, offer in enumerate(talk.narration.shown, start=1) if offer.is_open]

    def _wait_for_grades(self) -> None:
        visit = self.app.visit
        if visit is not None:
            visit.wait_for_judgement()
        self._pass(0.1)

    def _do(self, command: Command) -> None:
        self.app.frame([command], 1 / 60)
        self._pass(0.1)

    def _pass(self, seconds: float) -> None:
        for _ in range(round(seconds * 30)):
            self.app.frame([], 1 / 30)

    def _keep(self, name: str) -> None:
        self.app.frame([], 0.0)
        path = self.out / f"{name}-{self.shot.name}.png"
        self.canvas.save(path)
        self.written.append(path)
