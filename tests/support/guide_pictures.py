"""Draws the guide's pictures of Mr Bell's call anew: ``make pictures``.

For the map and the script it wants a ``chromium``; without one those two stay as they are, and it says so.
The pictures of the game's own scenes (levels, talk) are by ``make demo``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import pygame

from game.cli.entry import main as game
from game.drawing import read_picture
from game.face import FACES, LOOKS, file_of, read_likeness
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.session import Preview, Session, World, in_thread
from game.story.engine.rehearsal import StartingPoint
from game.window import requests as r
from game.window.actions import ShowDecisions, TakeOption
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.sheets import painted
from game.window.canvas.window import Window
from game.window.commands import Ask, Command, Confirm
from game.window.screens.debrief import DebriefScreen
from game.window.screens.talk import TalkScreen
from support.guide_pages import ROOT, SCENE, write_library

SIZE: Final = (1280, 720)
PLAYER: Final = "Robin"
FONTS: Final = (("SemiBold", 16), ("Regular", 12))
"""The two cuts of letters on the sheet of those who stand in, and how high they are."""
WALK: Final = ("our_packing", "photos", "pack_it_myself", "ring_on_friday")


class Camera:
    """The game at a window nobody sees, with the guide's library in it."""

    def __init__(self, library: Path, preview: Preview | None = None) -> None:
        assets = Assets(ROOT / "assets")
        assets.sized_for(*SIZE)
        self.canvas = Canvas.blank(*SIZE, assets)
        spare = partial(Store.in_memory, partial(datetime.now, UTC))
        store = spare()
        store.keep_setting(None, "window.volume", "0")
        world = World(lambda: 2, spare, grade=in_thread, preview=preview, edit=lambda *_: "")
        self.session = Session(open_index(library), store, "", world)
        self.app = App(Window.null(self.canvas), assets, self.session)

    def wait(self, seconds: float) -> None:
        """Let the game go on."""
        for _ in range(round(seconds * 30)):
            self.app.frame([], 1 / 30)

    def do(self, command: Command) -> None:
        """Press something."""
        self.app.frame([command], 1 / 30)
        self.wait(0.6)

    def keep(self, path: Path) -> None:
        """Wait until nothing moves, and write the picture."""
        self.wait(1.5)
        self.canvas.save(path)

    def until(self, holds: Callable[[TalkScreen], bool]) -> None:
        """Press on until something holds."""
        for _ in range(100):
            talk = self.app.top
            if not isinstance(talk, TalkScreen) or holds(talk):
                return
            self.do(Confirm("space"))
        raise AssertionError("the conversation never got there")

    def answer(self, option: str) -> None:
        """Give an answer, once it can be given."""
        self.until(lambda talk: talk.narration.can_decide and option in {offer.id for offer in talk.narration.shown})
        self.wait(1)
        assert isinstance(self.app.top, TalkScreen)
        self.app.perform(self.app.top.act(TakeOption(option)))
        self.wait(0.6)


def the_call(library: Path, out: Path) -> None:
    """A call from its first words to the debrief."""
    camera = Camera(library)
    camera.app.perform((r.Join(PLAYER),))
    camera.app.perform((r.Begin("teapot"),))
    camera.until(lambda talk: talk.narration.cuttable)
    camera.keep(out / "call.png")
    for option in WALK:
        camera.answer(option)
    camera.until(lambda talk: talk.narration.phase == "over")
    camera.do(Confirm())
    camera.wait(3)
    camera.keep(out / "judged.png")
    shown = camera.app.top
    assert isinstance(shown, DebriefScreen)
    shown.act(ShowDecisions((shown.story.debrief.decisions[shown.story.debrief.turning_point or 0].number,)))
    shown.stale = True
    camera.keep(out / "debrief.png")


def the_preview(library: Path, out: Path) -> None:
    """A trainer's preview: looked behind, and with a broken file."""
    preview = Preview("teapot", StartingPoint("what_now", {}), open_index(library), partial(open_index, library))
    camera = Camera(library, preview)
    camera.until(lambda talk: talk.narration.phase == "deciding")
    camera.do(Ask("behind"))
    camera.keep(out / "behind.png")
    camera.do(Ask("behind"))
    path = library / SCENE
    path.write_text(path.read_text("utf-8").replace("- go: first_answer", "- go: frist_answer"), "utf-8", newline="\n")
    camera.wait(1)
    camera.keep(out / "broken.png")


def the_pages(library: Path, out: Path) -> None:
    """The map, and one beat of the script, as a browser shows them."""
    browser = shutil.which("chromium")
    if browser is None:
        sys.stderr.write("map.png and script.png are as they were: there is no chromium here to show the pages.\n")
        return
    for command, tall, top, high in (("graph", 840, 0, 840), ("script", 2400, 1478, 700)):
        page, shot = library / f"{command}.html", library / f"{command}.png"
        game([command, "teapot", "--dialogues", str(library), "-o", str(page)])
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size=1280,{tall}"]
        subprocess.run([browser, *arguments, f"--screenshot={shot}", page.as_uri()], check=True, capture_output=True)
        seen = pygame.image.load(shot).subsurface((0, top, 1280, high))
        pygame.image.save(seen, out / {"graph": "map.png", "script": "script.png"}[command])


def the_stand_ins(out: Path) -> None:
    """Everybody who can stand in, with three faces each, and what they are called by."""
    high, wide, label, gap, rows = 126, 101, 30, 13, 4
    shown = ("calm", "delighted", "furious")
    sheet = pygame.Surface((SIZE[0], (high + label + gap) * -(-len(LOOKS) // rows) + gap))
    sheet.fill("#F5F0E4")
    fonts = ROOT / "assets" / "fonts"
    strong, small = (pygame.font.Font(fonts / f"AtkinsonHyperlegibleNext-{cut}.ttf", px) for cut, px in FONTS)
    for number, look in enumerate(LOOKS):
        left = gap + (number % rows) * (wide * len(shown) + gap)
        top = gap + (number // rows) * (high + label + gap)
        pygame.draw.rect(sheet, "#FFFEFA", (left, top, wide * len(shown), high + label), border_radius=10)
        likeness = read_likeness((ROOT / "assets" / "portraits" / file_of(look)).read_bytes()).portrait
        for place, face in enumerate(shown):
            for layer in likeness.layers(FACES[face]):
                piece = layer.placed(high)
                sheet.blit(
                    painted(piece.sheet, piece.width, piece.height), (left + place * wide + piece.x, top + piece.y)
                )
        name = strong.render(look, antialias=True, color="#1F2A44")
        sheet.blit(name, (left + gap, top + high + 5))
        faces = small.render(", ".join(shown), antialias=True, color="#5B6275")
        sheet.blit(faces, (left + wide * len(shown) - faces.get_width() - gap, top + high + 8))
    pygame.image.save(sheet, out / "stand_ins.png")


def the_places(out: Path) -> None:
    """Every place of the game, and what it is called."""
    columns, gap, label = 5, 12, 28
    wide = (SIZE[0] - gap * (columns + 1)) // columns
    high = wide * 5 // 8
    places = sorted((ROOT / "assets" / "places").glob("*.svg"))
    sheet = pygame.Surface((SIZE[0], (high + label + gap) * -(-len(places) // columns) + gap))
    sheet.fill("#F5F0E4")
    strong = pygame.font.Font(ROOT / "assets" / "fonts" / f"AtkinsonHyperlegibleNext-{FONTS[0][0]}.ttf", FONTS[0][1])
    for number, place in enumerate(places):
        left = gap + (number % columns) * (wide + gap)
        top = gap + (number // columns) * (high + label + gap)
        sheet.blit(painted(read_picture(place.read_bytes()).sheet, wide, high), (left, top))
        sheet.blit(strong.render(place.stem, antialias=True, color="#1F2A44"), (left + 2, top + high + 4))
    pygame.image.save(sheet, out / "places.png")


def main(out: Path) -> None:
    """Draw them all into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    pygame.init()
    the_stand_ins(out)
    the_places(out)
    with tempfile.TemporaryDirectory() as folder:
        library = write_library(Path(folder))
        the_call(library, out)
        the_pages(library, out)
        the_preview(library, out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
