"""The command rename: what it shows, what it asks, and that it writes everything or nothing."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from game import writing
from game.cli.entry import main
from game.writing import write_together
from support.named_libraries import BESIDE, by_hand


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "our_calls"
    for name, text in by_hand().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    for name in BESIDE:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"")
    return folder


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rename(*call: str) -> int:
    return main(["rename", *call, "--dialogues", "our_calls"])


@pytest.mark.parametrize("also", [[], ["--dry-run"], ["--dry-run", "--yes"]])
def test_nobody_is_asked_in_a_pipe_so_it_is_shown_and_not_written(
    library: Path, capsys: pytest.CaptureFixture[str], also: list[str]
) -> None:
    before = everything(library)
    assert rename("beat", "teapot.what_now", "and_now", *also) == 0
    told = capsys.readouterr().out
    assert (f"--- {Path('our_calls/scenes/teapot.yaml')}\n+++ {Path('our_calls/scenes/teapot.yaml')}\n@@ -") in told
    assert "-  what_now:\n+  and_now:\n" in told
    assert "\nbeat teapot.what_now: 3 places, 2 files" in told
    assert ("To write it: --yes" in told) is not bool(also)
    assert everything(library) == before


def test_with_yes_everything_is_written_and_files_are_called_otherwise(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rename("character", "mr_bell", "mr_low", "--yes") == 0
    told = capsys.readouterr().out
    assert "our_calls/voices/mr_bell becomes our_calls/voices/mr_low\n" in told
    assert told.endswith("Written.\n")
    found = everything(library)
    assert {name for name in found if "mr_" in name} == {
        "cast/mr_low.yaml",
        "portraits/mr_low.svg",
        "voices/mr_low/one.ogg",
    }
    assert b"\r\n" in found["cast/joan.yaml"]
    assert main(["check", "our_calls", "--no-cache"]) == main(["check", "our_calls", "--no-cache"])
    assert "mr_bell" not in capsys.readouterr().out


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("call", "says"),
    [
        (("tag", "fix", "mend"), "\nPlayers still read 'Fix', the label that stands with it.\n"),
        (("character", "joan", "jane"), "\nPlayers still read 'Joan', the name that stands with it.\n"),
        (("scene", "kettle", "boiler"), "\nPlayers still read 'The Kettle', the title that stands with it.\n"),
    ],
)
def test_what_players_read_of_it_stays_and_that_is_told(
    call: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rename(*call) == 0
    assert says in capsys.readouterr().out


@pytest.mark.usefixtures("library")
def test_somebody_without_a_portrait_may_look_otherwise_and_that_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert rename("character", "joan", "jane") == 0
    told = capsys.readouterr().out
    assert "\njane names no portrait and may look otherwise from now on. To keep the look: portrait: stand_in_" in told
    assert rename("character", "mr_bell", "mr_low") == 0
    assert "portrait and may" not in capsys.readouterr().out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("Yes\n", True), ("n\n", False), ("", False)])
def test_on_a_terminal_it_asks(
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    is_written: bool,  # noqa: FBT001 - a case
) -> None:
    shown = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stdout", shown)
    before = everything(library)
    assert rename("note", "sunday", "the_day", "--forget") == 0
    assert "Write this? (y/n) " in shown.getvalue()
    assert (everything(library) != before) is is_written
    assert ("Nothing was written." in shown.getvalue()) is not is_written


def test_what_cannot_be_is_told_with_code_1_and_a_wrong_name_with_code_2(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rename("beat", "ring", "hello", "--scene", "teapot", "--yes", "--forget") == 0
    assert rename("beat", "teapot.what_now", "hello") == 1
    assert "there is a beat 'hello' already, in our_calls/scenes/teapot.yaml:17." in capsys.readouterr().err
    assert rename("beat", "teapot.rnig", "hello") == 2
    assert rename("bead", "teapot.ring", "hello") == 2
    assert "there is no kind 'bead'" in capsys.readouterr().err
    assert main(["rename", "beat", "a", "b", "--dialogues", "nowhere"]) == 2
    (library / "scenes" / "kettle.yaml").write_text("scene: kettle\nring: glue\n", encoding="utf-8")
    assert rename("ending", "teapot.glue", "stuck") == 1
    assert "  our_calls/scenes/kettle.yaml:" in capsys.readouterr().err


def test_where_one_file_cannot_be_written_nothing_is(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = everything(library)
    whole = Path.rename

    def refuse(self: Path, to: Path) -> Path:
        if to.name == "mr_low":
            raise PermissionError(13, "Permission denied", str(to))
        return whole(self, to)

    monkeypatch.setattr(Path, "rename", refuse)
    assert rename("character", "mr_bell", "mr_low", "--yes") == 2
    assert "everything is as it was" in capsys.readouterr().err
    assert everything(library) == before


def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    whole, calls = writing.write_new, 0

    def full(path: Path, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError(28, os.strerror(28))
        whole(path, data)

    monkeypatch.setattr(writing, "write_new", full)
    with pytest.raises(OSError, match=os.strerror(28)):
        write_together({tmp_path / "a": b"new", tmp_path / "b": b"new"}, {})
    assert everything(tmp_path) == {"a": b"old", "b": b"old"}


def test_nothing_that_is_there_is_moved_over(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(name.encode())
    with pytest.raises(FileExistsError):
        write_together({tmp_path / "a": b"new", tmp_path / "c": b"made"}, {tmp_path / "a": tmp_path / "b"})
    assert everything(tmp_path) == {"a": b"a", "b": b"b"}
    write_together({tmp_path / "a": b"new"}, {tmp_path / "a": tmp_path / "c"})
    assert everything(tmp_path) == {"c": b"new", "b": b"b"}


def test_ctrl_c_while_it_is_written_leaves_everything_as_it_was(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(library)

    def interrupted(self: Path, to: Path) -> Path:
        raise KeyboardInterrupt(self, to)

    monkeypatch.setattr(Path, "rename", interrupted)
    assert rename("scene", "teapot", "pot", "--yes") == 130
    assert everything(library) == before
