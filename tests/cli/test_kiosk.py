"""The command `kiosk`: what it starts with, what ends it, and what it says of a call or a file that is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.cli import kiosk
from game.cli.entry import main
from game.kiosk.keeper import Kept
from game.paths import dialogues_dir


@pytest.fixture
def config(tmp_path: Path) -> Path:
    config = tmp_path / "kiosk.toml"
    config.write_text('name = "Hall"\n[saves]\nfolder = "saves"\n', "utf-8")
    return config


def test_without_a_file_it_says_how_to_begin_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", "--config", str(tmp_path / "none.toml")]) == 2
    told = capsys.readouterr().err
    assert "there is no '" in told
    assert "kiosk.toml and name it with --config" in told


def test_a_file_that_cannot_be_used_is_told_line_by_line(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config.write_text('name = "Hall"\n[visit]\nidle = "long"\nwarning = 3\n', "utf-8")
    assert main(["kiosk", "--config", str(config)]) == 2
    told = capsys.readouterr().err
    assert "kiosk.toml:3:" in told
    assert "kiosk.toml:4:" in told
    assert "cannot be used as it is written" in told


@pytest.mark.parametrize("place", ["kiosk.stop", "saves/kiosk.stop"])
def test_while_the_file_lies_there_it_does_not_start(
    config: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    stop = config.parent / place
    stop.parent.mkdir(exist_ok=True)
    stop.symlink_to("nowhere")
    assert main(["kiosk", "--config", str(config)]) == 0
    assert f"'{stop}' is there, so the kiosk does not start." in capsys.readouterr().out


@pytest.fixture
def _own_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_own_umask")
def test_it_keeps_what_the_file_says_and_ends_by_either_file(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Kept] = []

    class Keeper:
        def __init__(self, kept: Kept) -> None:
            seen.append(kept)

        def run(self) -> int:
            return 0

    monkeypatch.setattr(kiosk, "Keeper", Keeper)
    assert main(["kiosk", "--config", str(config)]) == 0
    (kept,) = seen
    made = config.parent / "made"
    made.touch()
    assert sys.platform == "win32" or made.stat().st_mode & 0o077 == 0, "nobody else reads what is kept"
    assert kept.settings.name == "Hall"
    assert kept.library is not None
    assert kept.library() == dialogues_dir(), "there is no copy yet"
    assert kept.stops == (config.parent / "kiosk.stop", config.parent / "saves" / "kiosk.stop")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["--set-pin", "--doctor"], "not allowed with"),
        (["--format", "json"], "--format is for what the doctor finds"),
        (["--doctor", "--format", "yaml"], "there is no format 'yaml'"),
    ],
)
def test_a_wrong_call_is_one_clear_line(call: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kiosk", *call]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert told.count("\n") == 1


def test_the_keeper_knows_nothing_that_draws() -> None:
    """It lives for months beside processes that do; what it has never read cannot grow or break in it."""
    program = "import sys, game.cli.entry, game.cli.kiosk; print('pygame' in sys.modules, 'game.window' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).parents[2])  # fmt: skip
    assert done.stdout == "False False\n"
