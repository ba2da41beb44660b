"""What is behind a previewed scene, in the words that window and terminal tell."""

from __future__ import annotations

import pytest

from game.session import BehindPage, behind_in_words
from game.story.debrief import Outlook, Prospect
from game.story.engine import Inspection
from game.story.language import ENGLISH

FOUND = Inspection("talk", (("Anger", 20),), (), ("tea", "sigh"), ())
AHEAD = Outlook(41.6, (Prospect("tea", 40.0, 2.04, "good"), Prospect("sigh", 42.04, 0.0, "little")))


def told(page: BehindPage) -> dict[str, tuple[str, ...]]:
    return dict(behind_in_words(page, ENGLISH))


def test_each_open_answer_says_what_it_costs_and_a_fault_is_never_the_best() -> None:
    assert told(BehindPage(FOUND, AHEAD)) == {
        "Decision": ("talk",),
        "Meters": ("Anger: 20",),
        "Open": (
            "From here a steady colleague ends at 42.",
            "tea: at 40 after it, which costs 2",
            "sigh: at 42 after it, a fault that costs 0",
        ),
    }


@pytest.mark.parametrize(
    ("pending", "why"), [(True, "is still being worked out. Open this again"), (False, "has too many states to say")]
)
def test_where_nobody_knows_what_they_cost_they_stand_there_alone(pending: bool, why: str) -> None:  # noqa: FBT001 - a case
    *options, last = told(BehindPage(FOUND, None, pending))["Open"]
    assert options == ["tea", "sigh"]
    assert why in last
