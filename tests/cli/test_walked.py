"""What a trainer who follows the guide is told by the way: in words that say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.entry import main
from support.guide_pages import write_library

TWEE = ":: Start\nIt rained.\n[[I am sorry.->End]]\n\n:: End\nGoodbye.\n"


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["rename", "beet", "a", "b"], "there is no kind 'beet'"),
        (["new", "a_scene", "--template", "fone"], "there is no template 'fone'"),
    ],
)
def test_an_argument_that_cannot_be_is_told_without_what_a_parser_calls_it(
    call: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(call) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "argument " not in said


def test_a_story_brought_in_twice_says_why_it_is_called_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rain.twee").write_text(TWEE, "utf-8")
    assert main(["import", "rain.twee", "-o", "calls"]) == 0
    assert "was there already" not in capsys.readouterr().out
    assert main(["import", "rain.twee", "-o", "calls"]) == 0
    told = capsys.readouterr().out
    assert f"{Path('calls', 'scenes', 'rain.yaml')} was there already, and is left as it is: this one is called" in told


def test_a_folder_of_two_kinds_of_stories_says_what_to_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rain.twee").write_text(TWEE, "utf-8")
    (tmp_path / "rain.yarn").write_text("title: Start\n---\nIt rained.\n===\n", "utf-8")
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "calls")]) == 2
    assert "name those of one of them now, and the others after that" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"  Somebody", b" Somebody", "teapot.yaml:7:2: error DLG016: this line belongs to the text under briefing: |"),
        (b"set: {new_pot: true}", b"set: new_pot", "set takes a name, a colon and a value, and this is 'new_pot'"),
        (b"It's our", b"It\x92s our", "here stands \u2019 as older programs for Windows write it"),
        (b"face: annoyed", b"face; annoyed", "this is a semicolon, and : should stand here"),
    ],
)
def test_a_slip_is_told_in_words(
    old: bytes, new: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = write_library(tmp_path)
    scene = library / "scenes" / "teapot.yaml"
    assert old in scene.read_bytes()
    scene.write_bytes(scene.read_bytes().replace(old, new, 1))
    main(["check", str(library), "--no-cache"])
    assert told in capsys.readouterr().out


def test_what_changed_in_a_script_is_counted_in_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library = write_library(tmp_path)
    scene = library / "scenes" / "teapot.yaml"
    Path("old.yaml").write_bytes(scene.read_bytes())
    scene.write_bytes(scene.read_bytes().replace(b"With straw?", b"With a lot of straw?"))
    assert main(["script", "teapot", "--dialogues", str(library), "--against", "old.yaml", "-o", "it.csv"]) == 0
    assert "; 1 line changed." in capsys.readouterr().out
