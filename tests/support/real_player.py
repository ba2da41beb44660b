"""Somebody at a real window with a real keyboard and mouse, who knows of it what is kept and what it shows."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path
from typing import Any, TypeVar

import pytest

from support.real_windows import do, on

ROOT = Path(__file__).resolve().parents[2]
PATIENT_S = 60
"""How long anything may take: a machine may be busy with other tests."""
Found = TypeVar("Found")


class Player:
    """Somebody at a real window, and the saves beside it."""

    def __init__(self, folder: Path, display: str, saves: Path, *, program: tuple[str, ...] = ("-m", "game")) -> None:
        self.saves = saves / "head-and-heart.sqlite3"
        self.environment = on(display) | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests")))}
        call = [*program, "play", "--dialogues", str(folder), "--saves", str(saves), "--seed", "7"]
        self.game = subprocess.Popen(
            [sys.executable, *call], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.until(self.is_there, "the game")
        self.window = self.until(lambda: self.do("search", "--class", "head-and-heart").split(), "a window")[-1]
        self.do("windowfocus", self.window)
        self.see_focus()

    def see_focus(self) -> None:
        """Wait until the window hears keys."""
        time.sleep(0.4)

    def is_there(self) -> bool:
        """Whether it is worth while to look for its window, which takes long."""
        return True

    def do(self, *what: str) -> str:
        """Do something with mouse or keys; returns what there is to be known of it."""
        return do(self.environment, *what)

    def until(self, holds: Callable[[], Found | None], what: str) -> Found:
        """Wait until there is something, and return it; the game must go on meanwhile."""
        end = time.monotonic() + PATIENT_S
        while True:
            if self.game.poll() is not None:
                assert self.game.stdout is not None
                pytest.fail(f"the game ended: {self.game.stdout.read().decode()}")
            found = holds()
            if found:
                return found
            assert time.monotonic() < end, f"{what} never came"
            time.sleep(0.02)

    def kept(self, question: str) -> list[str]:
        """The first column of what the store answers."""
        if not self.saves.exists():
            return []
        with closing(sqlite3.connect(f"file:{self.saves}?mode=ro", uri=True)) as connection:
            return [str(row[0]) for row in connection.execute(question)]

    def decided(self) -> list[str]:
        """Every option that was taken, in order."""
        return self.kept("SELECT option FROM decisions ORDER BY rowid")

    def end(self) -> None:
        """The game is asked to end."""
        self.game.send_signal(signal.SIGTERM)
        self.game.wait(PATIENT_S)
        assert self.game.stdout is not None
        self.game.stdout.close()


class Watcher(Player):
    """A player who sees what is shown as soon as it is, and so never presses too soon or twice."""

    def __init__(self, folder: Path, display: str, saves: Path) -> None:
        self._told = saves / "shown.json"
        super().__init__(folder, display, saves, program=("-m", "support.watched_game", str(self._told)))
        self._aside = cycle((("4", "4"), ("40", "40")))

    def see_focus(self) -> None:
        """Wait until the window hears keys."""
        self.see(lambda shown: shown["focused"], "the keyboard")

    def is_there(self) -> bool:
        """Whether something is shown."""
        return self._told.exists()

    @property
    def shown(self) -> dict[str, Any]:
        """What the window shows now."""
        return dict(json.loads(self._told.read_text("utf-8"))) if self._told.exists() else {}

    def see(self, holds: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        """Wait until what is shown is so, and return it."""

        def seen() -> dict[str, Any]:
            shown = self.shown
            return shown if shown and holds(shown) else {}

        return self.until(seen, what)

    def see_screen(self, name: str) -> dict[str, Any]:
        """Wait for a screen."""
        return self.see(lambda shown: shown["screen"] == name, name)

    def key(self, name: str) -> None:
        """Press a key."""
        self.do("key", name)

    def click(self, id_: str, done: Callable[[dict[str, Any]], bool]) -> None:
        """Click on what can be pressed, again where it moved away meanwhile, until what it is for is done."""
        while True:
            box = self._in_sight(id_)
            x, y, w, h, *_ = box
            self.do("mousemove", str(x + w // 2), str(y + h // 2), "click", "1")
            now = self.see(
                lambda shown, box=box: done(shown) or shown["targets"].get(id_, box) != box,  # type: ignore[misc]  # bound now
                f"what comes of a click on {id_}",
            )
            if done(now):
                return

    def _in_sight(self, id_: str) -> list[int]:
        """Turn the wheel until something is seen; returns where it is, how high it is whole, and its digit."""
        box: list[int] = self.see(lambda shown: id_ in shown["targets"], id_)["targets"][id_]
        while box[3] < min(box[4], 40):
            self.do("mousemove", "900", "500", "click", "5" if box[1] > 300 else "4")
            box = self.see(lambda shown, box=box: shown["targets"].get(id_, box) != box, id_)["targets"][id_]  # type: ignore[misc]  # bound now
        return box

    def take(self, option: str, *, by_mouse: bool) -> None:
        """Go on until an option can be taken, and take it; ``listen`` is to let somebody finish."""
        before = self.hear_on()
        target = f"option:{option}"

        def is_taken(shown: dict[str, Any]) -> bool:
            return bool(shown.get("decided") == before["decided"] + 1)

        if by_mouse and option != "listen":
            self.do("mousemove", *next(self._aside))
            self.see(lambda shown: shown["moved"], "the pointer")
            self.click(target, is_taken)
            return
        assert option != "listen" or before["cuttable"], f"nobody could be heard out: {before}"
        now = self.see(lambda shown: shown["hears_keys"], "a key that counts")
        self.key("space" if option == "listen" else str(now["targets"][target][5]))
        self.see(is_taken, f"{option}, taken")

    def hear_on(self) -> dict[str, Any]:
        """Press on until there is something to decide, or nothing any more."""
        while True:
            shown = self.see(lambda shown: shown.get("phase") in {"read", "deciding", "over"}, "the talk")
            if shown["cards"] or shown["phase"] == "over":
                return shown
            self.key("space")
            self.see(lambda now, before=shown: now != before, "what comes after a press")  # type: ignore[misc]  # bound now
