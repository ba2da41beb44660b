"""What `check` and `explore` say of the scenes of a shift: they begin at every ten, and after every ending."""

from __future__ import annotations

from pathlib import Path

from game.authoring.check import AssetNames, check
from game.authoring.figures import endings_remembered, explored
from game.script.library import open_index, read_scene
from game.story.analysis import sample
from support.shifts import BREATH, COURSE, shift_library

TIRED = "it never holds that your composure is under 40"


def told(folder: Path) -> list[tuple[str, str, str]]:
    return [(Path(one.file).name, one.code, one.message) for one in check([folder], AssetNames())]


def test_what_only_a_carried_meter_leads_to_can_happen(tmp_path: Path) -> None:
    """The composure of a call begins at 70, and comes under 40 only where an earlier call has left it low."""
    found = [(file, message) for file, code, message in told(shift_library(tmp_path / "counter")) if code == "DLG203"]
    assert found == [("first.yaml", TIRED)], "the scene outside of the shift is the only one of which that holds"
    course = COURSE.replace("    carries: [you.composure]\n", "")
    alone = [file for file, code, _ in told(shift_library(tmp_path / "alone", course=course)) if code == "DLG203"]
    assert sorted(alone) == ["first.yaml", "gran.yaml", "lonely.yaml", "paper.yaml", "rude.yaml"]


def test_a_scene_between_is_explored_after_every_way_a_call_can_end(tmp_path: Path) -> None:
    index = open_index(shift_library(tmp_path / "counter"))
    scene = read_scene(index, "breath").scene
    assert scene is not None
    found = explored(scene, endings_remembered(index, scene))
    pairs = {(one.remembered["last"], one.remembered["last.outcome"]) for one in found.coverage.atlas.openings}
    assert pairs == {("never", "never"), ("thanks", "won"), ("shrug", "settled"), ("gone", "lost")}


def test_what_no_call_can_have_ended_with_is_told(tmp_path: Path) -> None:
    breath = BREATH.replace("ended(last) == thanks", "ended(last) == thanks and outcome(last) == lost")
    messages = [
        message for _, code, message in told(shift_library(tmp_path / "counter", breath=breath)) if code == "DLG203"
    ]
    assert any("the ending of the last call" in message for message in messages)


def test_a_play_of_what_is_between_says_how_the_last_call_ended(tmp_path: Path) -> None:
    """The outcome goes with the ending: only after a lost call can the player leave for good."""
    leave = "        go_home:\n          when: outcome(last) == lost\n          say: You go home.\n          end: on\n"
    plays = "plays:\n  after a lost call: {choose: [go_home], ends: on, remember: {last: gone}}\n"
    right = BREATH.replace("endings:", f"{leave}endings:") + plays
    found = told(shift_library(tmp_path / "right", breath=right))
    assert [message for *_, message in found if "this play" in message] == []
    wrong = right.replace("last: gone", "last: thanks")
    found = told(shift_library(tmp_path / "wrong", breath=wrong))
    assert [message for *_, message in found if "this play stops" in message]


def test_nobody_is_told_that_a_breath_is_passed_without_listening(tmp_path: Path) -> None:
    codes = {code for file, code, _ in told(shift_library(tmp_path / "counter")) if file == "breath.yaml"}
    assert not codes & {"DLG305", "DLG312"}


def test_a_call_that_is_only_sampled_is_walked_from_every_ten_too(tmp_path: Path) -> None:
    index = open_index(shift_library(tmp_path / "counter"))
    scene = read_scene(index, "gran").scene
    assert scene is not None
    figures = explored(scene, most=3).figures
    assert not figures.exact
    assert figures.least_start is not None
    again = explored(scene, most=3).figures
    assert again == figures
    begun = {dict(opening.carried).get("you.composure") for opening in sample._starts(scene, None, 0)}
    assert begun == {None, *range(0, 101, 10)}
