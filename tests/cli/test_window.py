"""The way to the window: what is handed over, and what happens where none can be shown."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game.cli.entry import main
from game.records.sqlite.store import Store
from support.terminal_scenes import kept, library


class NoDisplayError(Exception):
    pass


class FakeRoom(ModuleType):
    """Stands in for a module of ``game.window``: keeps what it was asked for, and answers as told."""

    def __init__(self, answer: object) -> None:
        super().__init__("fake")
        self.NoDisplayError = NoDisplayError
        self.answer = answer
        self.asked: tuple[tuple[Any, ...], dict[str, Any]] | None = None

    def play(self, *args: Any, **keywords: Any) -> object:
        self.asked = args, keywords
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    write_pictures = play


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    return library(tmp_path)


def room(monkeypatch: pytest.MonkeyPatch, name: str, answer: object) -> FakeRoom:
    fake = FakeRoom(answer)
    monkeypatch.setitem(sys.modules, name, fake)
    return fake


def test_what_was_asked_for_is_handed_to_the_window(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = room(monkeypatch, "game.window.app", 7)
    call = ["play", "doorstep", "--player", " Ann ", "--seed", "4", "--variant", "rainy=true", "--fullscreen"]
    assert main([*call, "--dialogues", str(folder), "--saves", str(folder / "saves")]) == 7
    assert fake.asked is not None
    (index, store, notice), asked = fake.asked
    assert (index.folder, notice, isinstance(store, Store)) == (folder, "", True)
    assert (asked["scene"], asked["player"], asked["fullscreen"]) == ("doorstep", "Ann", True)
    assert (asked["seed"](), asked["variants"]) == (4, {"rainy": True})
    assert asked["assets"].is_dir()


def test_without_a_seed_every_run_has_another(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = room(monkeypatch, "game.window.app", 0)
    assert main(["--dialogues", str(folder), "--saves", str(folder / "saves")]) == 0
    assert fake.asked is not None
    assert len({fake.asked[1]["seed"]() for _ in range(20)}) > 1


def test_where_nobody_would_see_a_window_the_game_says_so_and_plays_in_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    room(monkeypatch, "game.window.app", NoDisplayError("SDL found no screen."))
    assert main(["play", "doorstep", "--dialogues", str(folder), "--saves", str(folder / "saves")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("SDL found no screen. So the game is played here in the terminal.\n")
    assert "(The phone rings.)" in told
    assert kept(folder / "saves", "Player") == [("doorstep", ())]


def test_without_pygame_the_game_is_played_in_the_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "game.window.app", None)
    assert main(["play", "doorstep", "--dialogues", str(folder), "--saves", str(folder / "saves")]) == 0
    assert capsys.readouterr().out.startswith("The window cannot be opened (")


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
    assert "nothing can be written in 'a/file': Not a directory." in capsys.readouterr().err
