"""A person at a real terminal: prompts, half an answer, and Ctrl-C before anything has begun."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.__main__ import main
from support.terminal_scenes import kept, library

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")


class Terminal:
    """The keyboard and the screen of one program."""

    def __init__(self, ours: int) -> None:
        self._ours = ours
        self.seen = ""

    def until(self, text: str) -> None:
        """Wait until something is on the screen."""
        latest = time.monotonic() + 30
        while text not in self.seen:
            assert time.monotonic() < latest, self.seen
            self.read(0.1)

    def read(self, wait_s: float) -> None:
        """Take in what has come."""
        if select.select([self._ours], [], [], wait_s)[0]:
            try:
                self.seen += os.read(self._ours, 65_536).decode("utf-8", "replace")
            except OSError:  # the program has left
                time.sleep(wait_s)

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._ours, keys)


@contextmanager
def at_a_terminal(folder: Path, saves: Path) -> Iterator[tuple[subprocess.Popen[bytes], Terminal]]:
    """The game at a terminal of its own, with what it complains of sent elsewhere."""
    import pty  # noqa: PLC0415 - not on every system

    ours, theirs = pty.openpty()
    call = ["play", "doorstep", "--text", "--player", "Ann", "--seed", "1", "--dialogues", str(folder)]
    with subprocess.Popen(
        [sys.executable, "-m", "game", *call, "--saves", str(saves)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    ) as process:
        os.close(theirs)
        try:
            yield process, Terminal(ours)
        finally:
            process.kill()
            os.close(ours)


def test_a_prompt_is_seen_though_stderr_goes_elsewhere_and_half_an_answer_is_none(tmp_path: Path) -> None:
    """With Ctrl-D after a digit, and again, the player leaves: nothing has been answered without its Enter."""
    folder, saves = library(tmp_path), tmp_path / "saves"
    with at_a_terminal(folder, saves) as (process, terminal):
        terminal.until("Enter to listen")
        terminal.type(b"1\x04\x04\x04")
        terminal.until("Goodbye")
        assert process.wait(30) == 0
    assert kept(saves) == [("doorstep", ())]


def test_an_answer_with_its_enter_is_one(tmp_path: Path) -> None:
    folder, saves = library(tmp_path), tmp_path / "saves"
    with at_a_terminal(folder, saves) as (process, terminal):
        terminal.until("Enter to listen")
        terminal.type(b"1\n")
        terminal.until("Your answer, 1 to 4")

        terminal.type(b"\x04")
        terminal.until("Your answers are saved")
        assert process.wait(30) == 0
    assert len(kept(saves)[0][1]) == 1


class Pressed:
    """Finds modules, and is interrupted when the program's own is looked for."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name == "game.cli.entry":
            raise KeyboardInterrupt


def test_ctrl_c_while_the_program_is_still_being_read_leaves_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the program takes a tenth of a second: who presses Ctrl-C in it sees no traceback."""
    monkeypatch.delitem(sys.modules, "game.cli.entry", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Pressed, *sys.meta_path])
    assert main() == 130
