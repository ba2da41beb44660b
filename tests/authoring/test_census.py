"""The figures of a library: what is counted is what stands there, and the ways are those that exploring finds."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from game.authoring.census import count_scene
from game.authoring.figures import explored
from game.authoring.sheet import Column, Sheet, sheet_in_text
from game.cli.entry import main
from game.script.library import read_library
from support.first_levels import LEVELS, first_levels
from support.terminal_scenes import library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path)


def test_a_library_is_counted_scene_by_scene(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--dialogues", str(folder), "--format", "json"]) == 0
    scenes = {one["scene"]: one for one in json.loads(capsys.readouterr().out)}
    found = read_library(folder).library.scenes
    assert set(scenes) == set(found)
    for id_, one in scenes.items():
        assert one["beats"] == len(found[id_].beats)
        assert sum(one["endings"].values()) == len(found[id_].endings)
        assert one["words"]["yours"] > 0
        assert 0 < one["shortest"] <= (one["longest"] or 99)


@pytest.fixture
def three(root: Path, tmp_path: Path) -> Path:
    return first_levels(root, tmp_path / "dialogues", translated=True)


def test_the_shipped_levels_are_counted_as_their_other_figures_are(
    capsys: pytest.CaptureFixture[str], three: Path
) -> None:
    assert main(["figures", "--dialogues", str(three), "--format", "json"]) == 0
    scenes = {one["scene"]: one for one in json.loads(capsys.readouterr().out)}
    assert tuple(scenes) == LEVELS
    scene = read_library(three).library.scenes["first_ring"]
    figures = explored(scene, {}).figures
    walks = [len(ending.shortest) for ending in figures.endings.values() if ending.shortest is not None]
    assert scenes["first_ring"]["shortest"] == min(walks)
    assert scenes["first_ring"]["longest"] >= max(len(figures.greatest_walk), len(figures.least_walk), *walks)
    assert scenes["first_ring"]["people"].keys() == {"Priya Nair"}
    assert scenes["first_ring"]["languages"] == {"es": 1.0}


def test_the_tables_are_told_in_the_terminal_with_a_sum(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", "--dialogues", str(folder)]) == 0
    told = capsys.readouterr().out
    for heading in ("SCENES", "WHO APPEARS WHERE"):
        assert heading in told
    assert any(line.split()[:1] == ["all"] for line in told.splitlines())


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_the_tables_fit_the_terminal_and_lose_no_column(
    columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, three: Path
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["figures", "--dialogues", str(three)]) == 0
    told = capsys.readouterr().out.partition("SKILLS BY SCENE")[0]
    assert max(map(len, told.splitlines())) < columns
    heads = [line.split() for line in told.splitlines() if line.split()[:1] in (["Level"], ["Scene"])]
    assert [name for head in heads for name in head].count("Scene") == len(heads)
    assert {"Level", "Title", "Minutes", "Yours", "Decisions", "Longest", "Lost"} <= {n for head in heads for n in head}
    assert told.count("late_install") == len(heads)


def test_the_tables_in_a_pipe_are_no_wider_than_a_usual_terminal(
    capsys: pytest.CaptureFixture[str], three: Path
) -> None:
    assert main(["figures", "--dialogues", str(three)]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_a_table_is_cut_between_columns_and_each_part_names_its_rows() -> None:
    names = tuple(Column(f"scene_{number}", 14) for number in range(1, 9))
    sheet = Sheet("Skills", (Column("Skill", 24), *names), (("Listen", *range(8)), ("Fix", *range(8))), "How many.")
    told = list(sheet_in_text(sheet, 40))
    assert told == [
        "SKILLS",
        "  How many.",
        "  Skill   scene_1  scene_2  scene_3",
        "  Listen        0        1        2",
        "  Fix           0        1        2",
        "",
        "  Skill   scene_4  scene_5  scene_6",
        "  Listen        3        4        5",
        "  Fix           3        4        5",
        "",
        "  Skill   scene_7  scene_8",
        "  Listen        6        7",
        "  Fix           6        7",
    ]


def test_a_scene_with_a_circle_has_no_longest_way(tmp_path: Path) -> None:
    main(["new", "a", "--customer", "Ann", "--title", "T", "--dialogues", str(tmp_path / "x")])
    path = tmp_path / "x" / "scenes" / "a.yaml"
    text = path.read_text(encoding="utf-8")
    assert "          end: gone           #" in text
    path.write_text(
        text.replace("          end: gone           #", "          go: cold            #", 1), encoding="utf-8"
    )
    scene = read_library(tmp_path / "x").library.scenes["a"]
    found = count_scene(scene, explored(scene, {}), 1)
    assert found.is_endless
    assert found.longest is None
    assert found.shortest == 3


def test_the_ways_of_a_scene_with_too_many_states_are_not_known(root: Path) -> None:
    scene = read_library(root / "dialogues").library.scenes["first_ring"]
    found = count_scene(scene, explored(scene, {}, most=50), 1)
    assert (found.shortest, found.longest, found.is_endless) == (None, None, False)


@pytest.mark.parametrize("ending", ["html", "csv", "xlsx"])
def test_figures_are_written_and_never_over_a_file_unasked(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out = tmp_path / f"figures.{ending}"
    assert main(["figures", "--dialogues", str(folder), "-o", str(out)]) == 0
    data = out.read_bytes()
    if ending == "html":
        assert b"<h2>Who appears where</h2>" in data
        assert b"http" not in data
    if ending == "csv":
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
        assert [row["Scene"] for row in rows][-1] == "all"
    assert main(["figures", "--dialogues", str(folder), "-o", str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == data


def test_a_scene_with_problems_is_left_out_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "scenes" / "broken.yaml").write_text("scene: broken\ntitle: B\n", encoding="utf-8")
    assert main(["figures", "--dialogues", str(folder)]) == 0
    printed = capsys.readouterr()
    assert "Left out because of problems: broken" in printed.err
    assert "broken" not in printed.out
