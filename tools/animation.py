"""Draws the moving picture of the README: a call at the window, from its first line to what an answer does.

    python tools/animation.py [OUT]

It needs ImageMagick's `convert`, to put the pictures together. OUT is `docs/a_call.gif` if it is not given.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from game.paths import assets_dir, dialogues_dir  # noqa: E402 - found only now
from game.records.sqlite.store import Store  # noqa: E402
from game.script.library import open_index  # noqa: E402
from game.session import LibraryFiles, Session, World, in_thread  # noqa: E402
from game.window import requests as r  # noqa: E402
from game.window.app import App  # noqa: E402
from game.window.canvas.assets import Assets  # noqa: E402
from game.window.canvas.canvas import Canvas  # noqa: E402
from game.window.canvas.window import Window  # noqa: E402
from game.window.commands import Command, Confirm, Move, Pick  # noqa: E402
from game.window.screens.talk import TalkScreen  # noqa: E402

SIZE: Final = (960, 540)
A_SECOND: Final = 6
"""Pictures a second: few, since each is kept whole where a face moves."""
SCENE: Final = "late_install"
SAID: Final = "three_hours"
"""What is answered in the end."""


class Film:
    """A call that is drawn picture by picture into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pictures = 0
        spare = partial(Store.in_memory, partial(datetime.now, UTC))
        index = open_index(dialogues_dir())
        held = Assets(assets_dir(), LibraryFiles(index.folder))
        self.canvas = Canvas.blank(*SIZE, held)
        world = World(lambda: 7, spare, grade=in_thread, unlocked=SCENE)
        self.app = App(Window.null(self.canvas), held, Session(index, spare(), "", world))
        self.app.perform((r.Keep("volume", "0"), r.Join("Robin"), r.OpenScene(SCENE), r.Begin(SCENE)))

    def passes(self, seconds: float, *commands: Command) -> None:
        """Do something, and let time pass."""
        self.app.frame(list(commands), 0.0)
        for _ in range(round(seconds * A_SECOND)):
            for _ in range(4):
                self.app.frame([], 1 / A_SECOND / 4)
            self.canvas.save(self.folder / f"{self.pictures:04}.png")
            self.pictures += 1

    @property
    def talk(self) -> TalkScreen:
        """The call."""
        assert isinstance(self.app.top, TalkScreen)
        return self.app.top

    def open(self) -> list[str]:
        """What can be said now, by id."""
        return [offer.id for offer in self.talk.narration.shown] if self.talk.narration.can_decide else []

    def shoot(self) -> None:
        """From the first line to the answer's answer."""
        while SAID not in self.open():
            self.passes(2.2 if self.talk.narration.hero is not None else 1.0, Confirm("space"))
            while self.talk.narration.phase == "typing":
                self.passes(0.25)
        number = self.open().index(SAID) + 1
        self.passes(1.2)
        for _ in range(number):
            self.passes(0.4, Move("down"))
        self.passes(3.5, Pick(number))
        self.app.session.close()


def main() -> None:
    """Draw it."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "a_call.gif"
    with TemporaryDirectory() as folder:
        film = Film(Path(folder))
        film.shoot()
        delay = str(100 // A_SECOND)
        made = ["convert", "-delay", delay, "-loop", "0", f"{folder}/*.png", "-resize", "720x"]
        subprocess.run([*made, "+dither", "-colors", "64", "-fuzz", "1%", "-layers", "Optimize", str(out)], check=True)
        print(f"{film.pictures} pictures, {out.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
