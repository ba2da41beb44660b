"""Names and places of files: what is hidden is passed over, and what lies or is called wrongly is told as that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.cli.entry import main
from game.script.library import open_index, read_library
from game.script.source import beside, sources
from support.frames import ANA, COURSE, SCENE, SECTIONS, SKILLS

WHOLE = "".join(SECTIONS.values())


@pytest.fixture(name="home")
def _home(tmp_path: Path) -> Path:
    home = tmp_path / "lib"
    files = {"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/ana.yaml": ANA, SCENE: WHOLE}
    for name, text in files.items():
        put(home, name, text)
    return home


def put(home: Path, name: str, text: str = "x") -> None:
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(home: Path) -> list[tuple[str, str, str]]:
    return [(p.code, p.file.removeprefix("lib/"), p.message) for p in read_library(home).problems]


@pytest.mark.parametrize("name", ["scenes/._desk.yaml", "cast/._ana.yaml", "scenes/.hidden/x.yaml", "._course.yaml"])
def test_what_is_hidden_is_passed_over(home: Path, name: str) -> None:
    put(home, name, "\0\5\x16\7Mac OS X")
    assert told(home) == []
    assert set(open_index(home).headers) == {"example"}


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("desk.yaml", WHOLE, "this file is not read: it lies beside the folder scenes, not in it"),
        ("ben.yaml", f"# Ben\n{ANA}", "this file is not read: it lies beside the folder cast, not in it"),
        ("cast/desk.yaml", WHOLE, "this file is not read: it is a scene, and lies in the folder cast"),
        ("scenes/ben.yaml", ANA, "this file is not read: it is a person, and lies in the folder scenes"),
        ("scenes/desk.yaml ", WHOLE, "this file is not read, because its name does not end in .yaml"),
        ("scenes/desk.yaml.", WHOLE, "this file is not read, because its name does not end in .yaml"),
    ],
)
def test_a_file_in_the_wrong_place_is_one_message_that_says_so(home: Path, name: str, text: str, message: str) -> None:
    put(home, name, text)
    assert told(home) == [("DLG034", name, message)]
    assert set(open_index(home).headers) == {"example"}


def test_files_below_the_scenes_are_told_with_their_folder(home: Path) -> None:
    put(home, "scenes/week one/desk.yaml", WHOLE)
    assert told(home) == [("DLG034", "scenes/week one", "the files in this folder are not read, such as desk.yaml")]


def test_names_that_differ_only_in_capitals_are_told(home: Path) -> None:
    put(home, "voices/Hum.wav")
    put(home, "voices/hum.wav")
    ((code, file, message),) = told(home)
    assert (code, file) == ("DLG034", "voices/hum.wav")
    assert "on Windows and macOS this file and Hum.wav are one" in message


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("voices/con.wav", "Windows keeps the name con for itself"),
        ("voices/ola/aux/hum.wav", "Windows keeps the name aux for itself"),
        ("places/nul.svg", "Windows keeps the name nul for itself"),
        ("portraits/ola?.svg", "Windows allows no ? in a name"),
        ("voices/hum.", "its name ends in a dot, which Windows takes away"),
        ("translations/lpt1.po", "Windows keeps the name lpt1 for itself"),
    ],
)
def test_a_name_that_windows_cannot_have_is_told(home: Path, name: str, why: str) -> None:
    put(home, name)
    assert [("DLG034", name, f"on Windows this file cannot be: {why}")] == [one for one in told(home) if one[1] == name]


@pytest.mark.parametrize("id_", ["con", "nul", "aux", "com1", "lpt9"])
def test_an_id_that_windows_keeps_for_itself_is_refused_with_another(
    home: Path, id_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(home, f"scenes/{id_}.yaml", WHOLE.replace("scene: example", f"scene: {id_}"))
    (problem,) = read_library(home).problems
    assert (problem.code, problem.line, problem.hint) == ("DLG032", 1, f"for example: the_{id_}")
    assert main(["new", id_, "--title", "T", "--customer", "Ola", "--dialogues", str(home)]) == 2
    assert f"Write the_{id_}" in capsys.readouterr().err


@pytest.fixture(name="closed")
def _closed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The folders that may not be read, by their names; also where the tests are run by who may read everything."""
    closed = set[str]()
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path).name in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    for module in (sources, beside):
        monkeypatch.setattr(module.os, "scandir", scandir)
    return closed


def test_scenes_that_may_not_be_read_are_not_missing(home: Path, closed: set[str]) -> None:
    closed.add("scenes")
    assert told(home) == [("DLG001", "scenes", "this folder cannot be read: permission denied")]


def test_a_folder_of_sounds_that_may_not_be_read_is_told(home: Path, closed: set[str]) -> None:
    put(home, "voices/ola/hum.wav")
    closed.add("ola")
    assert told(home) == [("DLG001", "voices/ola", "this folder cannot be read: permission denied")]
