"""The way to the window: what is handed over, and what happens where none can be shown."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game.cli.entry import main
from game.session import Session
from game.window.errors import NoDisplayError
from support.terminal_scenes import kept, library

ROOT = Path(__file__).parents[2]


class FakeRoom(ModuleType):
    """Stands in for a module of ``game.window``: keeps what it was asked for, and answers as told."""

    def __init__(self, answer: object) -> None:
        super().__init__("fake")
        self.answer = answer
        self.asked: tuple[tuple[Any, ...], dict[str, Any]] | None = None

    def play_in_window(self, *args: Any, **keywords: Any) -> object:
        self.asked = args, keywords
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    write_pictures = play_in_window


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return library(tmp_path)


def room(monkeypatch: pytest.MonkeyPatch, name: str, answer: object) -> FakeRoom:
    fake = FakeRoom(answer)
    package, _, module = name.rpartition(".")
    monkeypatch.setitem(sys.modules, name, fake)
    monkeypatch.setattr(sys.modules[package], module, fake, raising=False)  # where it has been imported already
    return fake


def test_what_was_asked_for_is_handed_to_the_window(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = room(monkeypatch, "game.window.play", 7)
    call = ["play", "doorstep", "--player", " Ann ", "--seed", "4", "--variant", "rainy=true", "--fullscreen"]
    assert main([*call, "--dialogues", str(folder), "--saves", str(folder / "saves")]) == 7
    assert fake.asked is not None
    (session, assets), asked = fake.asked
    assert isinstance(session, Session)
    assert (session.index.folder, session.saving, asked) == (folder, True, {"fullscreen": True})
    assert assets.is_dir()
    world = session._world
    assert (world.scene, world.player, world.seed(), world.variants) == ("doorstep", "Ann", 4, {"rainy": True})


def test_without_a_seed_every_run_has_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = room(monkeypatch, "game.window.play", 0)
    assert main(["--dialogues", str(folder), "--saves", str(folder / "saves")]) == 0
    assert fake.asked is not None
    assert len({fake.asked[0][0]._world.seed() for _ in range(20)}) > 1


def test_where_nobody_would_see_a_window_the_game_says_so_and_plays_in_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room(monkeypatch, "game.window.play", NoDisplayError("SDL found no screen."))
    assert main(["play", "doorstep", "--dialogues", str(folder), "--saves", str(folder / "saves")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("SDL found no screen. So the game is played here in the terminal.\n")
    assert "(The phone rings.)" in told
    assert "You play as a guest, so nothing of it is kept." in told
    assert "Playing as" not in told
    assert kept(folder / "saves", "Guest") == []


def played_without(missing: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A game of its own, in which one module cannot be imported."""
    call = ["play", "doorstep", "--dialogues", str(folder), "--saves", str(folder / "saves")]
    code = f"import sys; sys.modules[{missing!r}] = None; from game.cli.entry import main; sys.exit(main({call!r}))"
    return subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=False, cwd=ROOT)


def test_without_pygame_the_game_is_played_in_the_terminal(folder: Path) -> None:
    done = played_without("pygame", folder)
    assert done.stdout.startswith("The window cannot be opened (")
    assert "(The phone rings.)" in done.stdout
    assert done.returncode == 0


def test_any_other_module_that_is_missing_is_a_fault_and_is_not_hidden(folder: Path) -> None:
    done = played_without("game.window.places", folder)
    assert "places" in done.stderr
    assert "cannot be opened" not in done.stdout
    assert done.returncode != 0


def test_the_pictures_of_the_demo_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake = room(monkeypatch, "game.window.demo", [Path("out/title.png"), Path("out/talk.png")])
    assert main(["demo", "--out", "out", "--dialogues", str(folder)]) == 0
    assert capsys.readouterr().out == f"{Path('out/title.png')}\n{Path('out/talk.png')}\n"
    assert fake.asked is not None
    assert fake.asked[0][0] == Path("out")


def test_a_demo_that_cannot_be_written_is_a_wrong_call(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room(monkeypatch, "game.window.demo", NotADirectoryError(20, "Not a directory"))
    assert main(["demo", "--out", "a/file", "--dialogues", str(folder)]) == 2
    assert "nothing can be written in 'a/file': not a directory." in capsys.readouterr().err
