"""A line that says how far a long piece of work is, and Ctrl-C that leaves what is known."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.cli.entry import main
from game.cli.progress import Progress
from support.checked_frames import checked_frame

ROOT = Path(__file__).parents[2]
MANY = 22
"""So many free flags make four million states, which are never visited in half a second."""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with one scene that takes long to explore."""
    return library(tmp_path, MANY)


def library(tmp_path: Path, many: int) -> Path:
    """A library with one scene of so many free flags."""
    flags = "".join(f"  f{number}: false\n" for number in range(many))
    options = "".join(
        f"        o{number}: {{say: Number {number}., set: {{f{number}: true}}, does: fix, why: So., go: hello}}\n"
        for number in range(many)
    )
    asked = " and ".join(f"f{number}" for number in range(many))
    return checked_frame(
        tmp_path / "calls",
        "top",
        f"flags:\n{flags}passes: {asked}\nbeats:\n  hello:\n    - ana: Well?\n    - choose:\n{options}"
        "        bye: {say: Good day., does: excuse, end: gone}\n",
    ).folder


def called(*call: str) -> list[str]:
    return [sys.executable, "-m", "game", *call]


def read_until(ours: int, wanted: str, seen: str = "") -> str:
    """What is on the screen once something is, or once nothing more comes."""
    latest = time.monotonic() + 60
    while wanted not in seen:
        assert time.monotonic() < latest, seen
        if select.select([ours], [], [], 0.2)[0]:
            try:
                seen += os.read(ours, 65_536).decode("utf-8", "replace")
            except OSError:  # nobody writes any more
                break
    return seen


def test_exploring_at_a_terminal_says_how_far_it_is_and_ctrl_c_leaves_what_is_known(folder: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    ours, theirs = pty.openpty()
    call = called("explore", "example", "--dialogues", str(folder))
    with subprocess.Popen(call, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True) as explore:
        os.close(theirs)
        seen = read_until(ours, "states visited")
        explore.send_signal(signal.SIGINT)
        told, _ = explore.communicate(timeout=60)
    os.close(ours)
    assert "\rexample: " in seen
    assert explore.returncode == 130
    assert "ENDINGS" in told
    assert "SAMPLED" in told


def test_a_check_that_is_stopped_tells_what_it_did_not_look_at(folder: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    (folder / "skills.yaml").write_text((folder / "skills.yaml").read_text("utf-8") + "odd: {label: Odd}\n", "utf-8")
    ours, theirs = pty.openpty()
    call = called("check", str(folder), "--no-cache")
    with subprocess.Popen(call, cwd=ROOT, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True) as check:
        os.close(theirs)
        seen = read_until(ours, "states visited")
        check.send_signal(signal.SIGINT)
        told, _ = check.communicate(timeout=60)
        seen = read_until(ours, "Not looked at", seen)
    os.close(ours)
    assert "example (1 of 1): " in seen
    assert check.returncode == 130
    assert "skills.yaml" in told
    assert "DLG210" not in told, "that there are too many states was not found out"
    assert "Stopped. Not looked at: example." in seen


def test_nothing_is_said_of_it_in_a_pipe(tmp_path: Path) -> None:
    folder = library(tmp_path, 10)
    done = subprocess.run(
        called("explore", "example", "--dialogues", str(folder), "--format", "json"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    "call", ["find a", "rename scene top low", "spell", "todo", "voices", "list", "translate status", "figures"]
)
def test_every_command_that_reads_all_of_a_library_says_that_it_does(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library(tmp_path, 2)
    (folder / "translations").mkdir()
    (folder / "translations" / "es.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")
    told: list[str] = []
    monkeypatch.setattr(Progress, "tell", lambda _, text: told.append(text))
    main([*call.split(), "--dialogues", str(folder)])
    assert told
