"""What trainers' tools know of the keys that the format got later: translations, the script, the map, find, rename."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.map.graph import map_of
from game.authoring.map.text import dot_of, mermaid_of
from game.authoring.review.pack import pack_of
from game.cli.entry import main
from game.script.library import read_library
from game.story.model.scene import Scene
from support.terminal_scenes import library
from support.translated_library import entries

BAKERY = """\
scene: bakery
title: Forty Loaves
cast: {mrs_smith: {}}
flags: {queue: 3}
gauge:
  queue: {label: In the queue, good: high, most: 3}
keep: Say it so I can say it to them.
every_turn:
  - when: queue > 0
    then:
      - set: {queue: -1}
      - note: {door: Somebody left.}
beats:
  hello:
    - mrs_smith: Four nine two nine, three one
      cut_in:
        stop_her: {say: Stop there., does: interrupt, go: later}
      hear_out:
        does: excuse
        set: {queue: 0}
        why: She read it aloud to a whole shop.
        reply: [{mrs_smith: And eight.}]
        go: later
  later:
    - place: den
    - choose:
        menu: {say: You go into the menu., cut_off: true, end: done}
endings:
  done: {title: Done, outcome: won, text: They laughed.}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path, bakery=BAKERY)


@pytest.fixture
def scene(folder: Path) -> Scene:
    reading = read_library(folder)
    assert reading.problems == ()
    return reading.library.scenes["bakery"]


def test_a_translator_gets_the_label_the_line_to_keep_the_note_and_what_hearing_out_says(folder: Path) -> None:
    found = {entry.source: entry.context for entry in entries(folder)}
    assert found["In the queue"] == "bakery/gauge/queue"
    assert found["Say it so I can say it to them."] == "bakery/keep"
    assert found["Somebody left."] == "bakery/notes/door"
    assert found["She read it aloud to a whole shop."] == "bakery/hello/listen/why"
    assert found["And eight."] == "bakery/hello/listen/mrs_smith"


def test_the_script_has_what_is_done_each_turn_what_hearing_out_does_and_what_is_shown(scene: Scene) -> None:
    parts = {part.title: part.rows for part in pack_of(scene, {}).parts}
    about = [row.text for row in parts["About the scene"]]
    assert "“queue” as In the queue, from 0 to 3; high is good" in about
    assert "Say it so I can say it to them." in about
    assert [row.text for row in parts["After each decision"]][1:] == ["“queue” -1.", "Somebody left."]
    listen = next(row for row in parts["hello (start)"] if row.id == "hello.cut_in/listen")
    assert (listen.text, listen.effect, listen.leads) == (
        "(hear it out)",
        "excuse; “queue” becomes 0",
        "on to later",
    )
    assert "She read it aloud to a whole shop." in [row.text for row in parts["hello (start)"]]
    assert [row.only_if for row in parts["later"] if row.kind == "option"] == ["cut off"]
    assert parts["later"][0].text == "From here on the place is den."


def test_the_map_has_the_way_that_hearing_out_leads_and_what_is_done_each_turn(scene: Scene) -> None:
    map_ = map_of(scene)
    assert {(arrow.kind, arrow.to) for arrow in map_.arrows if arrow.source == "hello"} == {
        ("cut_in", "later"),
        ("listen", "later"),
    }
    assert [beat.stage for beat in map_.beats] == ["", "stage: den"]
    assert "stage: den" in mermaid_of(map_)
    assert "stage: den" in dot_of(map_)
    assert "after each decision: “queue” -1; note “Somebody left.” if “queue” is over 0" in map_.facts


def test_a_flag_is_renamed_in_its_gauge_each_turn_and_in_hearing_out(folder: Path) -> None:
    assert main(["rename", "flag", "bakery.queue", "waiting", "--yes", "--dialogues", str(folder)]) == 0
    text = (folder / "scenes" / "bakery.yaml").read_text("utf-8")
    assert "queue" not in text.replace("In the queue", "")
    assert text.count("waiting") == 5
    assert read_library(folder).problems == ()


def test_a_tag_in_hearing_out_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "--tag", "excuse", "--scene", "bakery", "--dialogues", str(folder)]) == 0
    assert "bakery.yaml:19" in capsys.readouterr().out


def test_waiting_that_is_wrong_costs_what_cutting_in_does_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", "bakery", "--dialogues", str(folder), "--format", "json"]) == 0
    out = capsys.readouterr().out
    assert '"hello.cut_in/listen"' in out
    assert '"keep": "Say it so I can say it to them."' in out
