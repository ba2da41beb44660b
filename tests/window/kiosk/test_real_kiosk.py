"""One real kiosk under Xvfb: what plays by itself, a guest, a call with an answer, and nobody there any more."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from game.paths import assets_dir
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from support.kiosk_sitting import KioskSitting, opened, settings_of
from support.real_windows import LACKING, WHY, do, on, screen
from support.terminal_scenes import library

ROOT = Path(__file__).resolve().parents[3]
SIZE = (1080, 1080)


class Passer:
    """Somebody at a real kiosk, who knows from a twin of it where things are."""

    def __init__(self, folder: Path, display: str, idle: float) -> None:
        self.saves = folder.parent / "saves"
        self.environment = {**on(display), "PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}", "SDL_MOUSE_TOUCH_EVENTS": "1"}
        call = [sys.executable, str(ROOT / "tests/support/kiosk_alone.py"), str(folder), str(idle)]
        self.log = (folder.parent / "kiosk.txt").open("wb")
        self.kiosk = subprocess.Popen(call, env=self.environment, stdout=self.log, stderr=self.log, cwd=folder.parent)
        twins = folder.parent / "twin"
        twins.mkdir()
        canvas = Canvas.blank(*SIZE, Assets(assets_dir()))
        self.twin = KioskSitting(settings_of(folder, saves=twins / "saves"), canvas=canvas)

    def told(self) -> list[str]:
        return Path(self.log.name).read_text("utf-8").split()

    def until(self, holds: Callable[[], object], what: str) -> None:
        for _ in range(900):  # a minute and a half: other tests are at work beside it
            if holds():
                return
            time.sleep(0.1)
        raise AssertionError(f"{what} never came; it said {self.told()}")

    def tap(self, id_: str) -> None:
        """Touch what the twin has of that id, there and here."""
        x, y = self.twin.middle(id_)
        self.click(x, y)
        self.twin.tap(id_)
        self.twin.wait(0.5)
        time.sleep(0.5)

    def click(self, x: int, y: int) -> None:
        do(self.environment, "mousemove", str(x), str(y), "mousedown", "1")
        time.sleep(0.05)
        do(self.environment, "mouseup", "1")

    def kept(self, question: str) -> list[str]:
        file = self.saves / "head-and-heart.sqlite3"
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            return [str(row[0]) for row in connection.execute(question)]

    def end(self) -> None:
        self.kiosk.kill()
        self.kiosk.wait(10)
        self.log.close()
        self.twin.store.close()


@pytest.mark.window
@pytest.mark.skipif(bool(LACKING), reason=WHY)
def test_a_real_kiosk_is_walked_up_to_played_and_left(tmp_path: Path) -> None:
    with screen(tmp_path, SIZE) as display:
        one = Passer(library(tmp_path), display, idle=6)
        try:
            one.until(lambda: "shown" in one.told(), "what plays by itself")
            (number,) = do(one.environment, "search", "--class", "head-and-heart").split()
            assert f"{SIZE[0]}x{SIZE[1]}" in do(one.environment, "getwindowgeometry", number)
            for keys in ("alt+F4", "Escape", "F11", "ctrl+q", "Print"):
                do(one.environment, "key", keys)
            time.sleep(0.5)
            assert one.kiosk.poll() is None
            if "begun" not in one.told():
                one.click(300, 300)
            one.until(lambda: "begun" in one.told(), "the start")
            one.twin.touch()
            one.tap("guest")
            one.tap("scene:doorstep")
            one.tap("begin")
            one.until(lambda: one.kept("SELECT uuid FROM attempts"), "the call")

            def press_on() -> object:
                one.click(SIZE[0] // 2, SIZE[1] * 2 // 3)
                time.sleep(1.0)  # sooner a touch that follows another is not meant for a card
                return one.kept("SELECT option FROM decisions")[1:]

            one.until(press_on, "two answers")
            answered = one.kept("SELECT option FROM decisions")
            one.until(lambda: one.kiosk.poll() is not None, "the end of a visit that was left")
            assert one.kiosk.returncode == 0, one.told()
            assert one.told() == ["shown", "begun", "over"]
            assert one.kept("SELECT option FROM decisions")[: len(answered)] == answered
            with opened(settings_of(tmp_path / "dialogues", saves=one.saves)) as store:
                assert not any(attempt.unfinished for attempt in store.everybodys(None, 9)), "nothing is left open"
        finally:
            one.end()
