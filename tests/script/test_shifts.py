"""A shift in course.yaml: what is wrong with it is told at its line, and following the advice mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.library import open_index, read_library
from game.script.readers.shifts import SHIFT_KEYS
from support.mended import mended
from support.shifts import BREATH, COURSE, shift_library

SLIPS = {
    "a draw that is larger than the pool": ("draw: 3", "draw: 9", "9 calls cannot be drawn from 4"),
    "a scene that stands in the pool twice": ("rude, lonely", "rude, gran", "'gran' stands here twice"),
    "a scene that is misspelt": ("[gran,", "[grann,", "there is no scene 'grann'"),
    "a meter without its owner": ("[you.composure]", "[composure]", "nobody has a meter 'composure'"),
    "a meter that is misspelt": ("[you.composure]", "[you.composur]", "nobody has a meter 'you.composur'"),
    "a shift that is called like a scene": ("shift: monday", "shift: gran", "'gran' is a scene already"),
    "a count that is misspelt": ("won >= 2", "wonn >= 2", "nothing here is called 'wonn'"),
    "a condition in words": ("won >= 2 and lost <= 1", "won at least 2 and lost <= 1", "means nothing in a condition"),
    "a key that is called otherwise": ("    from: [", "    pool: [", "'pool' is not a key of a shift"),
    "a coach that is none": ("coach: 'off'", "coach: none", "coach is at_once, after or off"),
    "a certificate that is neither true nor false": (
        "certificate: true",
        "certificate: yes",
        "should be true or false",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_where_it_stands_and_mended_by_its_advice(slip: str, tmp_path: Path) -> None:
    right, wrong, told = SLIPS[slip]
    course = COURSE.replace(right, wrong)
    folder = shift_library(tmp_path / "counter", course=course)
    (problem,) = [one for one in read_library(folder).problems if one.severity == "error"]
    line = next(number for number, text in enumerate(course.splitlines(), 1) if wrong.strip() in text)
    assert told in problem.message
    assert problem.line == line
    assert problem.hint
    assert problem.mend is not None
    (folder / "course.yaml").write_text(mended(course, problem.mend), encoding="utf-8")
    assert [one.message for one in read_library(folder).problems] == []


def test_a_shift_may_be_what_a_level_waits_for(tmp_path: Path) -> None:
    course = COURSE.replace("  - first\n", "  - {scene: first, after: monday}\n").replace("    after: first\n", "")
    folder = shift_library(tmp_path / "counter", course=course)
    assert read_library(folder).problems == ()


def test_a_shift_that_waits_for_itself_is_told(tmp_path: Path) -> None:
    folder = shift_library(tmp_path / "counter", course=COURSE.replace("after: first", "after: monday"))
    assert "'monday' waits for itself" in read_library(folder).problems[0].message


def test_the_last_call_is_asked_for_only_in_a_scene_that_stands_between_two(tmp_path: Path) -> None:
    folder = shift_library(tmp_path / "counter", course=COURSE.replace("    between: breath\n", ""))
    problems = read_library(folder).problems
    assert {one.message for one in problems} == {"no call comes before this scene, so there is no last one"}
    assert all("'between'" in one.hint for one in problems)


def test_an_ending_that_no_call_of_the_pool_has_is_told(tmp_path: Path) -> None:
    breath = BREATH.replace("ended(last) == thanks", "ended(last) == thankz")
    (problem,) = read_library(shift_library(tmp_path / "counter", breath=breath)).problems
    assert "'thankz' is none of the words this can be" in problem.message
    assert problem.mend is not None


def test_with_a_broken_scene_in_its_pool_the_shift_is_left_out_and_all_else_is_played(tmp_path: Path) -> None:
    folder = shift_library(tmp_path / "counter")
    (folder / "scenes" / "rude.yaml").write_text("scene: rude\ntitle: Rude\n", encoding="utf-8")
    assert [level.scene for level in read_library(folder).library.course.levels] == ["first"]
    (folder / "scenes" / "rude.yaml").write_text("no scene at all: [", encoding="utf-8")
    assert [level.scene for level in open_index(folder).course.levels] == ["first"]


def test_a_certificate_of_the_course_is_every_levels_unless_one_says_otherwise(tmp_path: Path) -> None:
    course = COURSE.replace(
        "levels:\n  - first\n", "certificate: true\nlevels:\n  - {scene: first, certificate: false}\n"
    )
    levels = open_index(
        shift_library(tmp_path / "counter", course=course.replace("    certificate: true\n", ""))
    ).course.levels
    assert [(level.scene, level.certificate) for level in levels] == [("first", False), ("monday", True)]


def test_days_after_which_a_level_asks_to_be_played_again(tmp_path: Path) -> None:
    course = COURSE.replace("levels:", "due: [1, 7, 21]\nlevels:")
    assert open_index(shift_library(tmp_path / "counter", course=course)).course.due == (1, 7, 21)
    wrong = open_index(shift_library(tmp_path / "wrong", course=course.replace("[1, 7", "[one, 7"))).problems
    assert [(one.line, one.hint) for one in wrong] == [(3, "write:  due: 1")]


ODD = ("", "[]", "{}", "[[a]]", "[{a: b}]", "{a: b}", "-1", "1e3", "'  '", "true", "~", "[gran, [paper]]", "you.", ".x")


@pytest.mark.parametrize("key", sorted(SHIFT_KEYS))
def test_whatever_stands_under_a_key_is_read_or_told_and_never_breaks_the_rest(key: str, tmp_path: Path) -> None:
    for number, odd in enumerate(ODD):
        lines = [line for line in COURSE.splitlines() if not line.strip(" -").startswith(f"{key}:")]
        first = next(at for at, line in enumerate(lines) if "shift:" in line or "title: Monday" in line)
        new = f"  - shift: {odd}" if key == "shift" else f"    {key}: {odd}"
        lines.insert(first if key == "shift" else first + 1, new)
        course = "\n".join(lines) + "\n"
        reading = read_library(shift_library(tmp_path / str(number), course=course))
        assert reading.library.scenes.keys() >= {"gran", "first"}, (odd, course)
        for problem in reading.problems:
            assert problem.message
        open_index(tmp_path / str(number))
