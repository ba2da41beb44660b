"""Plays that must keep working, in every combination of the variants that they do not fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring import plays
from game.authoring.check import check
from game.script.problems import Problem
from support.checked_frames import ASSETS, SECTIONS, checked_frame


def told(folder: Path, variants: str, play: str) -> list[Problem]:
    """What check says of a play in a scene that goes well, unless it is both late and wet."""
    beats = SECTIONS["beats"].replace(
        "    - when: trust >= 62\n",
        "    - when: late and weather == wet\n      then:\n        - end: gone\n    - when: trust >= 62\n",
    )
    text = f"variants:\n{variants}plays:\n  the call: {play}\n{beats}"
    framed = checked_frame(folder, "top", text)
    return [one for one in check([framed.folder], ASSETS) if one.code == "DLG208"]


LATE = "  late: [false, true]\n"
WEATHER = "  weather: [dry, wet]\n"
WALK = "choose: [dark, hours, thanks]"


def test_it_is_told_in_which_values_it_fails_first_and_how_to_mean_others(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, LATE + WEATHER, f"{{{WALK}, ends: kept}}")
    assert problem.message == (
        "where late is true and weather is wet, this play should end with 'kept', and it ends with 'gone'"
    )
    assert problem.hint.endswith("or say which variant is meant, as variants: {late: false, weather: dry}")


@pytest.mark.parametrize(
    ("fixed", "says"),
    [
        ("late: false", None),
        ("weather: dry", None),
        ("late: true", "where weather is wet, this play"),
        ("weather: wet", "where late is true, this play"),
        ("late: true, weather: wet", "this play should end"),
        ("late: true, weather: dry", None),
    ],
)
def test_what_a_play_fixes_is_not_tried_otherwise(tmp_path: Path, fixed: str, says: str | None) -> None:
    problems = told(tmp_path, LATE + WEATHER, f"{{{WALK}, ends: kept, variants: {{{fixed}}}}}")
    assert [one.message[: len(says or "")] for one in problems] == ([says] if says else [])


def test_what_a_play_fixes_stays_in_the_hint(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, LATE + WEATHER, f"{{{WALK}, ends: kept, variants: {{late: true}}}}")
    assert problem.hint.endswith("as variants: {late: true, weather: dry}")


def test_a_play_that_holds_in_no_variant_is_not_told_to_say_which(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, LATE + WEATHER, "{choose: [excuse, wind, no_van], ends: kept}")
    assert problem.message.startswith("where late is false and weather is dry, this play")
    assert "variants" not in problem.hint


def test_where_there_are_too_many_combinations_a_spread_of_them_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plays, "MOST_TRIED", 100)
    many = "".join(f"  spare_{n}: [false, true]\n" for n in range(12))
    (problem,) = told(tmp_path, many + LATE + WEATHER, f"{{{WALK}, ends: kept}}")
    assert "late is true and weather is wet, this play" in problem.message
