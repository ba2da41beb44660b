"""``import`` of Yarn and ink from the command line: files, folders, what is included, and wrong calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.entry import main
from game.script.library import read_library

YARN = "title: Start\n---\nAnn: Hello?\n<<wait 2>>\n-> Hello.\n    <<jump Hall>>\n-> Wait\n===\n"
HALL = "title: Hall\n---\nThe hall. #dark\n===\n"


def written(folder: Path, files: dict[str, str], *arguments: str) -> int:
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    paths = [str(folder / each) if not each.startswith("-") and each != "Hall" else each for each in arguments]
    return main(["import", *paths, "-o", str(folder / "out")])


def test_a_folder_of_yarn_is_one_story_and_its_report_names_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(tmp_path, {"calls/a.yarn": YARN, "calls/b.yarn": HALL}, "calls") == 0
    printed = capsys.readouterr().out
    assert f"{tmp_path / 'calls' / 'a.yarn'}:4: <<wait>> cannot be carried over: <<wait 2>>" in printed
    assert f"{tmp_path / 'calls' / 'b.yarn'}:3: a tag was kept as a comment: #dark" in printed
    assert f"{tmp_path / 'calls' / 'a.yarn'}:3: 'Ann' speaks, and became a person" in printed
    reading = read_library(tmp_path / "out")
    assert [problem for problem in reading.problems if problem.severity == "error"] == []
    assert [beat.id for beat in reading.library.scenes["calls"].beats] == ["start", "hall"]
    assert main(["check", str(tmp_path / "out")]) == 0


def test_what_an_ink_file_includes_is_read_from_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"story.ink": "INCLUDE parts/hall.ink\n-> hall", "parts/hall.ink": "=== hall\nThe hall.\n-> END\n"}
    assert written(tmp_path, files, "story.ink") == 0
    assert "parts/hall.ink:1: it ends in here" in capsys.readouterr().out
    assert "hall" in [beat.id for beat in read_library(tmp_path / "out").library.scenes["story"].beats]


def test_an_included_file_outside_the_storys_folder_is_not_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"in/story.ink": "INCLUDE ../secret.ink\nHi.", "secret.ink": "Never seen."}
    assert written(tmp_path, files, "in/story.ink") == 0
    assert "this file is not there, and was left out: INCLUDE ../secret.ink" in capsys.readouterr().out
    assert "Never seen" not in (tmp_path / "out" / "scenes" / "story.yaml").read_text(encoding="utf-8")


def test_equal_report_lines_are_told_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = "".join(f"Line {number}. #line:{number}\n" for number in range(30))
    assert written(tmp_path, {"a.yarn": f"title: Start\n---\n{body}===\n"}, "a.yarn") == 0
    assert "30 lines: the id of a line was left out" in capsys.readouterr().out


def test_the_start_can_be_named(tmp_path: Path) -> None:
    assert written(tmp_path, {"a.yarn": YARN + HALL}, "a.yarn", "--start", "Hall") == 0
    assert read_library(tmp_path / "out").library.scenes["a"].start == "hall"


@pytest.mark.parametrize(
    ("files", "arguments", "told"),
    [
        ({"a.yarn": "no node"}, ("a.yarn",), "there is no node in this file"),
        ({"a.yarn": YARN, "b.ink": "Hi."}, ("a.yarn", "b.ink"), "there are files of Yarn and of ink here"),
        ({"a.yarn": YARN}, ("a.yarn", "--start", "Hall"), "there is no node called 'Hall'"),
        ({"a.twee": ":: A\nHi."}, ("a.twee", "--start", "Hall"), "--start is for Yarn and ink"),
        ({"a.ink": "=== one\nHi.\n-> END"}, ("a.ink",), "name a knot to begin"),
        ({"c/a.ink": "Hi.", "c/b.ink": "Ho."}, ("c",), "name that one"),
    ],
)
def test_a_call_that_cannot_be_done_is_told_in_one_line(
    files: dict[str, str], arguments: tuple[str, ...], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert written(tmp_path, files, *arguments) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
