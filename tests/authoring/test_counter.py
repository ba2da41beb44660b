"""What trainers' tools tell of money, and of whom an option is said to: explore, the map, the script, translators."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.authoring.map.graph import map_of
from game.authoring.map.text import mermaid_of
from game.authoring.review.pack import pack_of
from game.cli.entry import main
from game.script.library import read_library
from game.story.model.scene import Scene
from support.counter import counter
from support.translated_library import entries


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return counter(tmp_path)


@pytest.fixture
def scene(folder: Path) -> Scene:
    reading = read_library(folder)
    assert reading.problems == ()
    return reading.library.scenes["counter"]


def test_a_translator_is_told_whom_a_text_is_said_to(folder: Path) -> None:
    about = {entry.source: entry.about for entry in entries(folder)}
    asked = "What were you watching when it stopped?"
    assert "said to Grace Hale" in about[asked]
    assert "said to" not in about["Come back on Tuesday."]


def test_the_script_and_the_map_say_whom_an_option_is_said_to_and_what_it_spends(scene: Scene) -> None:
    rows = [row for part in pack_of(scene, {}).parts for row in part.rows if row.kind == "option"]
    effects = {row.id: row.effect for row in rows}
    assert effects["hello/refund"].startswith("to Tom Hale; spends £249.00; ")
    assert effects["more/wait"] == ""
    map_ = map_of(scene)
    assert {arrow.option: arrow.aside for arrow in map_.arrows if arrow.option} == {
        "hello/refund": "to Tom Hale, spends £249.00",
        "hello/ask_her": "to Grace Hale",
        "more/lab": "spends £12.50",
        "more/voucher": "spends £20.00",
        "more/wait": "",
    }
    assert "to Grace Hale" in mermaid_of(map_)


def test_explore_tells_what_each_option_spends_and_what_is_spent_on_average(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explore", "counter", "--dialogues", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "MONEY SPENT, ON AVERAGE" in told
    assert "choosing at random  £135.33" in told  # half the refund, and a third of 12.50, of 20 and of nothing
    (row,) = (line for line in told.splitlines() if line.strip().startswith("voucher"))
    assert row.endswith("£20.00")
    assert main(["explore", "counter", "--dialogues", str(folder), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["options"]["more/lab"]["spends"] == 1250
    assert found["spent"]["random"] == pytest.approx(24900 / 2 + 3250 / 3)


def test_explore_says_nothing_of_money_where_nothing_costs_any(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explore", "doorstep", "--dialogues", str(folder)]) == 0
    told = capsys.readouterr().out
    assert "MONEY" not in told
    assert "spends" not in told


def test_options_that_differ_in_what_they_spend_do_not_do_the_same(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = folder / "scenes" / "counter.yaml"
    alike = scene.read_text("utf-8").replace("          costs: 2000\n", "").replace("does: fix\n          end", "end")
    scene.write_text(alike, encoding="utf-8")
    main(["check", "--dialogues", str(folder)])
    assert "'wait' does the same as 'voucher'" in capsys.readouterr().out
    scene.write_text(alike.replace("of you.\n", "of you.\n          costs: 2000\n"), encoding="utf-8")
    main(["check", "--dialogues", str(folder)])
    assert "does the same" not in capsys.readouterr().out
