"""A slip in skills.yaml is told there, and not at every place that names the tag."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.cli.entry import main
from support.terminal_scenes import SKILLS, library

Told = list[tuple[str, str, str]]


def told(capsys: pytest.CaptureFixture[str], *call: str) -> Told:
    """Each error: the file it is told in, its code and its message."""
    capsys.readouterr()
    main(["check", *call, "--no-cache", "--format", "json"])
    found = [one for one in json.loads(capsys.readouterr().out) if one["severity"] == "error"]
    return [(Path(one["file"]).name, one["code"], one["message"]) for one in found]


def slipped(tmp_path: Path, was: str, now: str) -> Path:
    folder = library(tmp_path)
    skills = folder / "skills.yaml"
    assert was in SKILLS
    skills.write_text(skills.read_text("utf-8").replace(was, now), "utf-8")
    return folder


def test_a_tag_misspelt_where_it_is_made_is_told_there_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = slipped(tmp_path, "acknowledge:", "acknowlege:")
    [(file, code, message)] = told(capsys, str(folder))
    assert (file, code) == ("skills.yaml", "DLG057")
    assert message == (
        "the tag is called 'acknowlege' here, and 'acknowledge' where it is named, in cast/mrs_smith.yaml,"
        " scenes/doorstep.yaml and scenes/hallway.yaml; until then nothing that names it is looked at"
    )


def test_a_tag_whose_id_is_none_is_told_as_that_and_nowhere_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = slipped(tmp_path, "acknowledge:", "Acknowledge:")
    [(file, code, message)] = told(capsys, str(folder))
    assert (file, code) == ("skills.yaml", "DLG032")
    assert message.endswith("; until then nothing that names it is looked at")


def test_a_tag_that_is_nowhere_is_told_once_with_the_files_that_name_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = slipped(tmp_path, re.findall(r"(?m)^fix:.*\n", SKILLS)[0], "")
    [(file, code, message)] = told(capsys, str(folder))
    assert (file, code) == ("mrs_smith.yaml", "DLG057")
    assert message == "there is no tag 'fix' in skills.yaml (and in scenes/doorstep.yaml)"


def test_a_tag_misspelt_where_it_is_named_is_told_at_each_file_that_must_be_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = library(tmp_path)
    for name in ("doorstep", "hallway"):
        path = folder / "scenes" / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("does: acknowledge", "does: acknowlege"), "utf-8")
    assert [file for file, _, _ in told(capsys, str(folder))] == ["doorstep.yaml", "hallway.yaml"]


def test_a_file_looked_at_alone_still_tells_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = slipped(tmp_path, "acknowledge:", "acknowlege:")
    codes = {(file, code) for file, code, _ in told(capsys, str(folder / "scenes" / "doorstep.yaml"))}
    assert ("doorstep.yaml", "DLG057") in codes
    assert {file for file, _ in codes} == {"doorstep.yaml"}


def test_a_tag_like_no_other_in_one_file_is_told_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = library(tmp_path)
    path = folder / "scenes" / "doorstep.yaml"
    path.write_text(path.read_text("utf-8").replace("does: acknowledge", "does: zzzzzzzz"), "utf-8")
    assert {(file, message) for file, _, message in told(capsys, str(folder))} == {
        ("doorstep.yaml", "there is no tag 'zzzzzzzz' in skills.yaml")
    }
