"""Plays a scene by itself, without a display, and keeps a picture of every screen, at several sizes, light and dark."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from game.session import LibraryFiles, Session
from game.window import requests as r
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.theme import PALETTES
from game.window.canvas.window import Window
from game.window.commands import Ask, Back, Command, Confirm, Help, Leaf, Move, Pick, Scroll
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.portfolio import PortfolioScreen
from game.window.screens.talk import TalkScreen
from game.window.screens.title import TitleScreen

SIZES: Final = ((1280, 720), (1920, 1080), (480, 800))
_PLAYERS: Final = ("Sam", "Robin")
"""The latest first."""
MOST_PRESSES: Final = 2_000
MOST_LEAVES: Final = 100


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
    new_session: Callable[[], Session],
    assets: Path,
    *,
    scene: str | None,
    shots: Sequence[Shot] | None = None,
) -> list[Path]:
    """Write a picture of every screen.

    Args:
        out: the folder for them, made if it is not there.
        new_session: makes a visit that keeps nothing, one for each size.
        assets: the folder of portraits, places and fonts.
        scene: the scene to play; None for the title and the levels alone.
        shots: the sizes and themes; the three usual sizes in both themes.

    Returns:
        The files written: `title-1280x720-light.png` and so on.

    Raises:
        OSError: where they cannot be written.
    """
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for shot in shots or [Shot(*size, theme) for size in SIZES for theme in PALETTES]:
        written += _Demo(out, new_session(), assets, shot).play(scene)
    return written


class _Demo:
    """One scene played at one size."""

    def __init__(self, out: Path, session: Session, assets: Path, shot: Shot) -> None:
        self.out = out
        self.shot = shot
        self.session = session
        self.written: list[Path] = []
        held = Assets(assets, LibraryFiles(session.index.folder))
        held.sized_for(shot.width, shot.height)
        self.canvas = Canvas.blank(shot.width, shot.height, held)
        self.app = App(Window.null(self.canvas), held, session)
        looks = (r.Keep("theme", shot.theme), r.Keep("text", str(shot.text)), r.Keep("volume", "0"))
        self.app.perform((*looks, *(r.Join(name) for name in reversed(_PLAYERS)), r.ShowTitle()))

    def play(self, scene: str | None) -> list[Path]:
        """Play, and keep the pictures."""
        try:
            self._screens(scene)
        finally:
            self.session.close()
        return self.written

    def _screens(self, scene: str | None) -> None:
        self._keep("title")
        if isinstance(self.app.top, TitleScreen):
            people = self.app.top.players
            self.app.perform((r.Open(r.Changing(people[0], people)),))
            self._keep("player")
            self._do(Back())
            self.app.perform((r.PickPerson(people[1].id),))
        self._pass(0.5)  # for the cards to learn what stands on them
        self._keep("levels")
        if scene is None:
            return
        self.app.perform((r.OpenScene(scene),))
        if isinstance(self.app.top, BriefingScreen):
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
            if self._until(lambda talk: talk.narration.coached is not None or talk.narration.phase == "deciding"):
                self._keep("talk-coach")
            self._until(lambda talk: talk.narration.phase == "deciding")
            self._keep("talk-changed")
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
            for command in (Ask("rewind"), Pick(1)):
                self._do(command)
            self._keep("practise")
            for _ in range(2):
                self._do(Back())
            self.app.perform((r.Open(r.At("settings")),))
            self._keep("settings")
            for name, pages in (("settings-further", 1), ("settings-end", 1000)):
                self._do(Leaf(pages))
                self._keep(name)
            self.app.perform((r.Open(r.At("keys")),))
            self._keep("keys")
            self._do(Back())
            self._do(Back())
        self._until(lambda talk: talk.narration.phase == "over")
        self._keep("talk-over")
        self._do(Confirm())
        self._wait_for_grades()
        self._keep("debrief")
        for name, heading in (
            ("debrief-curve", "How the call went"),
            ("debrief-decisions", "Decision by decision"),
            ("debrief-skills", "Skills"),
        ):
            self._scroll_to(self.session.language.tr(heading))
            self._keep(name)
        self.app.perform((r.Leave(), r.ShowAttempts(scene)))
        self._keep("attempts")
        self.app.perform((r.ShowLevels(),))
        self._pass(0.5)
        self._keep("levels-after")
        self.app.perform((r.ShowPortfolio(),))
        page = self.session.portfolio.judged(wait=True)
        if page is not None and isinstance(self.app.top, PortfolioScreen):
            self.app.top.judge(page)
        self._pass(0.1)
        self._keep("portfolio")

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
        page = self.session.graded(wait=True)
        if page is not None and isinstance(self.app.top, DebriefScreen):
            self.app.top.judge(page)
        self._pass(0.1)

    def _scroll_to(self, heading: str) -> None:
        """Scroll down until a heading stands in the upper third, or to the end of the page."""
        for _ in range(MOST_LEAVES):
            row = next((line.box.y for line in self.canvas.shown() if line.text == heading), self.shot.height)
            if row < self.shot.height // 3:
                return
            further = row < self.shot.height
            self._do(Scroll(1, self.shot.width // 2, self.shot.height // 2) if further else Leaf(1))

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
