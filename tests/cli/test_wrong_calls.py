"""What is said of a call that lacks something, or names what does not exist: a sentence, with what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.cli.entry import main
from support.terminal_scenes import library


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (["graph", "x"], "-o FILE is missing, the file to write: "),
        (["import"], "FILE and -o DIR are missing. FILE: the story: "),
        (["import", "x.twee"], "-o DIR is missing, the library to put the scene in"),
        (["demo"], "-o DIR is missing, the folder for the pictures. Try: "),
        (
            ["rename"],
            "KIND, OLD and NEW are missing. KIND: what it is, such as beat or tag; OLD: what it is called now;",
        ),
        (["replay"], "SCENE and ID[,ID...] are missing. SCENE: "),
        (["translate"], "extract|update|status is missing, what to do. Try: "),
        (["pack", "-o", "x.zip"], "say which library to pack: pack LIBRARY -o "),
        (["play", "--seed"], "behind --seed stands nothing: --seed N. Try: "),
        (["graph", "x", "-o"], "behind -o stands nothing: -o FILE. Try: "),
        (["play", "--text=5"], "--text stands alone, and '5' is written behind it. Try: "),
    ],
)
def test_what_is_missing_is_told_with_what_it_is(
    call: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(call) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "argument" not in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("code", ["DLG999", "dlg999", "999", "DLG", "hello"])
def test_a_code_that_does_not_exist_leads_to_the_list_and_not_to_a_strange_one(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", code]) == 2
    told = capsys.readouterr().err
    assert f"there is no code '{code}'. All that there are: " in told
    assert told.endswith(" explain\n")
    assert "Did you mean" not in told


@pytest.mark.parametrize(("call", "code"), [("DLG12", "DLG012"), ("DLG 403", "DLG403"), ("DLG-403", "DLG403")])
def test_a_code_written_a_little_otherwise_is_understood(
    call: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", call]) == 0
    assert capsys.readouterr().out.startswith(f"{code}, ")


def test_a_library_as_a_word_where_an_option_names_it_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path)
    assert main(["list", str(folder)]) == 2
    assert f"is one word too many here: a library is named by --dialogues {folder}" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "pack"])
def test_a_library_may_be_named_by_a_word_or_by_the_option_as_everywhere(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(library(tmp_path))
    out = ["--anyway", "--force", "-o", str(tmp_path / "x.zip")] if command == "pack" else []
    said = []
    for naming in ([folder], ["--dialogues", folder]):
        main([command, *naming, *out])
        said.append(capsys.readouterr().out)
    assert "2 scenes" in said[0]
    assert said[0] == said[1]


@pytest.mark.parametrize("command", ["check", "pack"])
def test_a_library_named_in_both_ways_is_told(tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(library(tmp_path))
    out = ["-o", str(tmp_path / "x.zip")] if command == "pack" else []
    assert main([command, folder, "--dialogues", folder, *out]) == 2
    assert "name it once: as a word, or by --dialogues." in capsys.readouterr().err


def test_the_figures_as_data_go_to_the_terminal_and_into_no_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = str(library(tmp_path)), tmp_path / "figures.html"
    assert main(["figures", "--dialogues", folder, "-o", str(out), "--format", "json"]) == 2
    assert "--format json prints the figures" in capsys.readouterr().err
    assert not out.exists()
