"""A trainer is told where a player cannot be told what passes."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.check import check
from support.checked_frames import ASSETS
from support.debriefs import STALL
from support.terminal_scenes import library


@pytest.mark.parametrize(
    ("passes", "told"),
    [
        ("trust >= 50 and noted(tea) and did(fix) and ended(stall) != gone", []),
        ("trust >= 50 or not rainy", ["the flag 'rainy'"]),
        (
            "(rainy == true or seen(trouble)) and not seen(well)",
            ["the flag 'rainy'", "the beat 'trouble'", "the beat 'well'"],
        ),
        ("rainy or true", []),
    ],
)
def test_each_flag_and_beat_that_passing_asks_for_is_named(tmp_path: Path, passes: str, told: list[str]) -> None:
    asked = STALL.replace("outcome != lost and trust >= 50 and anger <= 45", passes)
    problems = [one for one in check([library(tmp_path, stall=asked)], ASSETS) if one.code == "DLG405"]
    line = asked[: asked.index("passes:")].count("\n") + 1
    assert [(one.message, one.line, one.severity) for one in problems] == [
        (f"the player cannot be told that passing asks for {what}: it has only its id", line, "warning")
        for what in told
    ]
