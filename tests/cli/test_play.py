"""Play from the command line, in real processes: pipes, the end of input, Ctrl-C, and a missing display."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from game.cli.play import no_display
from support.terminal_scenes import LISTEN, LOST_MORNING, THE_MODEL_ANSWER, kept

ROOT = Path(__file__).parents[2]


def environment() -> dict[str, str]:
    """This process's, without a display."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
    return {name: value for name, value in os.environ.items() if name not in shown}


def play(folder: Path, saves: Path, *call: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *call, "--dialogues", str(folder), "--saves", str(saves), "--seed", "1"],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env=environment(),
        cwd=ROOT,
    )


@contextmanager
def playing(folder: Path, saves: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str], IO[str]]]:
    """A game that is running: the process, and what is typed, told and complained."""
    call = ["play", "doorstep", "--text", "--player", "Ann", "--seed", "1", "--dialogues", str(folder)]
    with subprocess.Popen(
        [sys.executable, "-m", "game", *call, "--saves", str(saves)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
        cwd=ROOT,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        yield process, process.stdin, process.stdout, process.stderr


def test_a_whole_call_goes_through_a_pipe(folder: Path, saves: Path) -> None:
    typed = "\n".join((*THE_MODEL_ANSWER, "")) + "\n"
    done = play(folder, saves, "play", "doorstep", "--text", "--player", "Ann", typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert "The end: Won over (Won).\n" in done.stdout
    assert f"Your answer, 1 to 4 (? for help): {LOST_MORNING}\n" in done.stdout  # what was typed can be read
    assert "\x1b" not in done.stdout
    assert kept(saves) == [("doorstep", ("listen", "lost_morning", "tomorrow"))]


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(folder: Path, saves: Path) -> None:
    typed = f"\ufeff{LISTEN}\r\n{LOST_MORNING}\r\n"
    assert play(folder, saves, "play", "doorstep", "--text", "--player", "Ann", typed=typed).returncode == 0
    assert kept(saves) == [("doorstep", ("listen", "lost_morning"))]


def test_without_a_display_the_game_says_so_and_plays_here(folder: Path, saves: Path) -> None:
    for call in ([], ["play"], ["play", "doorstep"]):
        done = play(folder, saves, *call)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("There is no display. So the game is played here in the terminal.\n")


def test_what_makes_a_display() -> None:
    assert no_display("linux", {}) == "There is no display."
    assert no_display("linux", {"DISPLAY": ""}) == "There is no display."
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        assert no_display("linux", {name: ":1"}) == ""
    assert no_display("darwin", {}) == no_display("win32", {}) == ""


def test_the_terminal_does_without_pygame(folder: Path, saves: Path) -> None:
    program = (
        "import sys, game.cli.entry\n"
        f"code = game.cli.entry.main(['play', '--text', '--dialogues', {str(folder)!r}, '--saves', {str(saves)!r}])\n"
        "print('pygame' in sys.modules, 'game.window' in sys.modules, code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", program],
        input="",
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment(),
        cwd=ROOT,
        timeout=60,
    )
    assert told.stdout.endswith("False False 0\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to another process")
def test_ctrl_c_leaves_cleanly_with_everything_saved(folder: Path, saves: Path) -> None:
    with playing(folder, saves) as (process, typed, told, errors):
        typed.write(f"{LISTEN}\n{LOST_MORNING}\n")
        typed.flush()
        for line in told:
            if "Yes. I did." in line:
                break
        process.send_signal(signal.SIGINT)
        assert told.read().endswith("Your answers are saved. Play again to go on from here.\n")
        assert errors.read() == ""
        assert process.wait(60) == 130
    assert kept(saves) == [("doorstep", ("listen", "lost_morning"))]


def test_a_closed_output_leaves_quietly_with_everything_saved(folder: Path, saves: Path) -> None:
    with playing(folder, saves) as (process, typed, told, errors):
        for line in told:
            if "Your number, please" in line:
                break
        told.close()
        typed.write(f"{LISTEN}\n")
        typed.close()
        assert errors.read() == ""
        assert process.wait(60) == 141
