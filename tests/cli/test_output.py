"""What is written: over nothing unasked, through no link, whole or not at all; and a name that is empty is told."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import pytest

from game.cli.entry import main
from game.script.language.po import Po, write_po
from game.writing import write_over
from support.authoring_scenes import write_till


@pytest.fixture(name="till")
def _till(tmp_path: Path) -> Path:
    return write_till(tmp_path / "dialogues")


def calls(till: Path, tmp_path: Path) -> dict[str, tuple[list[str], Path]]:
    """Each command that writes, with a file that it would write."""
    lib = ["--dialogues", str(till)]
    return {
        "graph": (["graph", "till", "-o", str(tmp_path / "map.mmd"), *lib], tmp_path / "map.mmd"),
        "script": (["script", "till", "-o", str(tmp_path / "script.csv"), *lib], tmp_path / "script.csv"),
        "schema": (["schema", "-o", str(tmp_path / "schema")], tmp_path / "schema" / "scene.json"),
        "demo": (["demo", "--out", str(tmp_path / "shots"), *lib], tmp_path / "shots" / "title-1280x720-light.png"),
    }


COMMANDS = ("graph", "script", "schema", "demo")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_there_is_left_alone_and_told(
    till: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call, file = calls(till, tmp_path)[command]
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine", encoding="utf-8")
    assert main(call) == 2
    assert file.read_text(encoding="utf-8") == "mine"
    told = capsys.readouterr().err
    assert "is there already, and it is left as it is. To write over it: --force" in told
    assert "Errno" not in told


@pytest.mark.parametrize("command", ["graph", "script", "schema"])
@pytest.mark.parametrize("lies_at", ["the file", "beside it"])
def test_no_link_is_written_through_even_where_writing_over_is_agreed_to(
    till: Path, tmp_path: Path, command: str, lies_at: str
) -> None:
    call, file = calls(till, tmp_path)[command]
    other = tmp_path / "other.txt"
    other.write_text("mine", encoding="utf-8")
    file.parent.mkdir(exist_ok=True)
    (file if lies_at == "the file" else file.with_name(f"{file.name}.part")).symlink_to(other)
    assert main([*call, "--force"]) == 0
    assert other.read_text(encoding="utf-8") == "mine"
    assert file.is_file()
    assert not file.is_symlink()


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 2), ("", 2)])
def test_on_a_terminal_it_is_asked(
    till: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    call, file = calls(till, tmp_path)["graph"]
    file.write_text("mine", encoding="utf-8")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdin, "readline", lambda: f"{answer}\n", raising=False)
    assert main(call) == code
    assert (file.read_text(encoding="utf-8") == "mine") == (code == 2)


def test_a_folder_where_a_file_should_be_is_told(
    till: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call, file = calls(till, tmp_path)["graph"]
    file.mkdir()
    assert main([*call, "--force"]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_nothing_is_left_beside_what_was_written(till: Path, tmp_path: Path) -> None:
    call, file = calls(till, tmp_path)["graph"]
    assert main(call) == 0
    assert main([*call, "--force"]) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"dialogues", file.name}


def test_a_translation_is_written_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("mine", encoding="utf-8")
    (tmp_path / ".es.po.part").symlink_to("other.txt")
    write_po(tmp_path / "es.po", Po(()))
    assert (tmp_path / "other.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "call",
    [
        ["check", ""],
        ["play", "--text", "--saves", ""],
        ["list", "--dialogues", " "],
        ["list", "--player", "Kim", "--saves", ""],
        ["graph", "till", "-o", ""],
        ["import", "", "-o", "out"],
        ["import", "story.twee", "-o", ""],
        ["demo", "--out", ""],
        ["check", "--cache", ""],
        ["new", "till", "--dialogues", ""],
        ["store", "recover", ""],
    ],
)
def test_an_empty_name_of_a_file_or_folder_is_told_and_is_not_the_folder_where_one_stands(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(call) == 2
    assert "a file or a folder is named here, and this is empty" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "call",
    [
        ["new", "teapot", "--title", "T", "--customer", "Mr Bell"],
        ["translate", "extract", "--lang", "fr"],
        ["translate", "update", "--lang", "es"],
        ["translate", "update", "--lang", "es", "--interface"],
    ],
)
def test_nothing_is_written_into_the_installed_program(
    call: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "game"
    for name in ("dialogues", "assets"):
        (package / name).mkdir(parents=True)
    for module in ("library", "translate"):
        monkeypatch.setattr(f"game.cli.{module}.PACKAGE", package)
        monkeypatch.setattr(f"game.cli.{module}.dialogues_dir", lambda: package / "dialogues")
    monkeypatch.setattr("game.cli.translate.assets_dir", lambda: package / "assets")
    assert main(call) == 2
    assert "part of the" in capsys.readouterr().err
    assert not any(path.is_file() for path in package.rglob("*"))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("part", ["scenes", "cast", "translations", "portraits", "voices"])
def test_nothing_is_written_into_a_folder_that_is_a_link_out_of_the_library(
    till: Path, tmp_path: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere, takes, here = tmp_path / "elsewhere", tmp_path / "takes", till / part
    takes.mkdir()
    with wave.open(str(takes / "mr_low_1.wav"), "wb") as sound:
        sound.setparams((1, 2, 8_000, 0, "NONE", ""))
        sound.writeframes(b"\x10\x20" * 24_000)
    call = {
        "translations": ["translate", "extract", "--lang", "es"],
        "portraits": ["new", "--portrait", "ann"],
        "voices": ["voices", "import", str(takes)],
    }.get(part, ["new", "second", "--title", "T", "--customer", "Ann New"])
    if here.exists():
        here.rename(elsewhere)
    else:
        elsewhere.mkdir()
    before = sorted(elsewhere.rglob("*"))
    here.symlink_to(elsewhere)
    assert main([*call, "--dialogues", str(till)]) == 2
    assert "cannot be written: a link leads outside the library" in capsys.readouterr().err
    assert sorted(elsewhere.rglob("*")) == before
    assert not (till / "scenes" / "second.yaml").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="who may read a file is said otherwise there")
def test_a_file_that_was_for_oneself_alone_stays_so(tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o600)
    write_over(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o600)
