"""A shift on the command line: replayed by its seed and its options, listed, and played by name."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from game.cli.entry import main
from support.shifts import shift_library

PASSING = "mine,today,breathe,your_fault,no,next_one,mine,no_idea"


@pytest.fixture
def counter(tmp_path: Path) -> Path:
    return shift_library(tmp_path / "counter")


def printed(capsys: pytest.CaptureFixture[str], *call: str, code: int = 0) -> str:
    assert main(list(call)) == code
    return capsys.readouterr().out


def replayed(capsys: pytest.CaptureFixture[str], folder: Path, ids: str, *more: str, code: int = 0) -> Any:
    call = ("replay", "monday", ids, "--dialogues", str(folder), "--format", "json", *more)
    return json.loads(printed(capsys, *call, code=code))


def test_a_shift_is_replayed_call_by_call(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, counter, PASSING, "--seed", "7")
    assert (found["won"], found["settled"], found["lost"], found["calls"]) == (1, 1, 1, 3)
    assert [call["scene"] for call in found["had"]] == found["order"]
    assert [call["ending"] for call in found["had"]] == ["thanks", "on", "gone", "on", "shrug"]
    assert found["passed"] is False
    assert found["spent"] == 0
    assert replayed(capsys, counter, PASSING, "--seed", "7") == found


def test_another_seed_draws_other_calls(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    orders = {tuple(replayed(capsys, counter, "-", "--seed", str(seed))["order"]) for seed in range(8)}
    assert len(orders) > 3


def test_one_that_is_not_over_says_what_it_waits_for(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, counter, "mine", "--seed", "7")
    assert found["passed"] is None
    assert found["had"][-1]["waiting"]["open"] == ["today", "no_idea", "no"]


def test_an_option_that_is_not_open_is_refused(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = replayed(capsys, counter, "mine,shout", "--seed", "7", code=1)
    assert found["had"][-1]["refused"]["option"] == "shout"


def test_a_variant_of_one_call_is_given_with_its_scene(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = replayed(capsys, counter, "-", "--seed", "7")
    first = drawn["order"][0]
    other = not drawn["had"][0]["flags"]["late"]
    given = replayed(capsys, counter, "-", "--seed", "7", "--variant", f"{first}.late={str(other).lower()}")
    assert given["had"][0]["flags"]["late"] is other


def test_a_variant_without_its_scene_is_told(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "monday", "-", "--dialogues", str(counter), "--variant", "gran.lat=true"]) == 2
    assert "Did you mean 'late'?" in capsys.readouterr().err


def test_in_words_each_call_stands_under_its_title(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "replay", "monday", PASSING, "--dialogues", str(counter), "--seed", "7")
    assert text.count("== ") == 5
    assert "The shift is over: Monday Morning" in text
    assert "Not passed this time. 1 won, 1 settled, 1 lost; the mean score is 57." in text


def test_a_shift_is_listed_with_its_calls(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "list", "--dialogues", str(counter))
    assert "monday: Monday Morning (Level 2, once first is passed, about 8 decisions," in text
    assert "gran: The Gran Call (By name, a call of monday, about 2 decisions," in text


def test_a_name_that_is_nearly_a_shifts_is_told(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "mondey", "-", "--dialogues", str(counter)]) == 2
    assert "monday" in capsys.readouterr().err


def test_what_is_between_is_replayed_after_any_call(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "replay", "breath", "breathe", "--dialogues", str(counter), "--remember", "last=gone")
    assert "That one hangs in the air." in text
    text = printed(capsys, "replay", "breath", "breathe", "--dialogues", str(counter), "--remember", "last=thanks")
    assert "Somebody smiled." in text
    assert main(["replay", "breath", "-", "--dialogues", str(counter), "--remember", "last=thanked"]) == 2
    assert "thanks" in capsys.readouterr().err


def test_what_is_of_one_scene_says_so_of_a_shift(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "monday", "--watch", "--dialogues", str(counter)]) == 2
    assert "'monday' is a shift of several calls: name one of them, such as gran." in capsys.readouterr().err


def test_the_figures_of_a_shift_say_who_passes_and_how_each_call_goes(
    counter: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(capsys, "explore", "monday", "--dialogues", str(counter))
    assert "3 calls drawn from 4: all 24 draws in their order were counted through. Every figure is exact." in text
    assert re.search(r"\n  choosing at random +25\.9 %\n", text)
    assert re.search(r"\n  a steady colleague +84\.4 %\n", text)
    assert re.search(r"\n  gran +its own +75\.0 %", text)
    assert "  gran    you.composure 100 " in text
    found = json.loads(printed(capsys, "explore", "monday", "--dialogues", str(counter), "--format", "json"))
    assert (found["shift"], found["exact"], found["draws"]) == ("monday", True, 24)
    assert {call["scene"] for call in found["calls"]} == {"gran", "paper", "rude", "lonely"}


def test_a_call_that_is_renamed_is_renamed_in_its_shift(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "rename", "scene", "gran", "granny", "--dialogues", str(counter), "--yes")
    course = (counter / "course.yaml").read_text(encoding="utf-8")
    assert "from: [granny, paper, rude, lonely]" in course
    printed(capsys, "rename", "scene", "breath", "pause_for_breath", "--dialogues", str(counter), "--yes")
    assert "between: pause_for_breath" in (counter / "course.yaml").read_text(encoding="utf-8")
    printed(capsys, "rename", "meter", "composure", "calm", "--dialogues", str(counter), "--yes")
    assert "carries: [you.calm]" in (counter / "course.yaml").read_text(encoding="utf-8")
    assert main(["replay", "monday", "mine", "--dialogues", str(counter)]) == 0


def test_the_words_of_a_shift_are_found_where_they_stand(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "find", "Monday Morning", "--dialogues", str(counter))
    assert "course.yaml:6:12: title: " in text


def test_a_shift_is_read_in_another_language(counter: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "translate", "extract", "--lang", "es", "--dialogues", str(counter))
    po = counter / "translations" / "es.po"
    text = po.read_text(encoding="utf-8")
    before = 'msgctxt "course/shifts/monday/title"\nmsgid "Monday Morning"\nmsgstr ""'
    assert before in text
    po.write_text(text.replace(before, before.replace('msgstr ""', 'msgstr "Lunes por la mañana"')), encoding="utf-8")
    assert "monday: Lunes por la mañana" in printed(capsys, "list", "--dialogues", str(counter), "--lang", "es")
