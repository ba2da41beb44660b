"""Lines that run to the right and to the left at once are seen in the order in which their readers read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.letters import levels, reordered, runs_right_to_left

SEEN = [
    # as it is read, whether the line runs to the left, as it is seen
    ("Hello, Ann.", False, "Hello, Ann."),
    ("Hello, שרה כהן.", False, "Hello, ןהכ הרש."),
    ("שרה looks tired.", False, "הרש looks tired."),
    ("שלום John!", True, "!John םולש"),
    ("מחיר: £10.50 לחודש", True, "שדוחל £10.50 :ריחמ"),
    ("טלפון 03-555 12", True, "12 03-555 ןופלט"),
    ("عمر ١٢٣ سنة", True, "ةنس ١٢٣ رمع"),
    ("עולם (world) שלום", True, "םולש )world( םלוע"),
    ("say (שלום) twice", False, "say (םולש) twice"),
    ("a שלום, עולם b", False, "a םלוע ,םולש b"),
    ("שלום  ", True, "  םולש"),
]
"""Brackets stand here as they are; the shaping of a run that goes to the left turns them round."""


@pytest.mark.parametrize(("text", "leftward", "seen"), SEEN)
def test_a_mixed_line_is_seen_in_the_order_of_its_readers(text: str, leftward: bool, seen: str) -> None:  # noqa: FBT001 - a column of the table
    assert "".join(reordered(text, levels(text, right_to_left=leftward))) == seen


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        ("Hello, שרה כהן.", False),
        ("שרה looks furious.", False),
        ("שרה", True),
        ("שלום Ann, מה נשמע?", True),
        ("محمد عبد الله", True),
        ("12", False),
        ("", False),
        ("\u200e" + "שרה", False),
        ("\u200f" + "Ann", True),
    ],
)
def test_a_name_does_not_turn_an_english_line_round(text: str, leftward: bool) -> None:  # noqa: FBT001 - as above
    assert runs_right_to_left(text) is leftward


@given(st.text("ab 12,.-%$()[]!אבجه١\u0301\u05b0«»\u200f", max_size=20), st.booleans())
def test_every_character_of_a_line_is_seen_once(text: str, leftward: bool) -> None:  # noqa: FBT001 - as above
    seen = reordered(list(enumerate(text)), levels(text, right_to_left=leftward))
    assert sorted(seen) == list(enumerate(text))


@given(st.text("abc 12,.-%$()!é中", max_size=20))
def test_a_line_without_letters_that_run_to_the_left_stays_as_it_is(text: str) -> None:
    assert reordered(list(text), levels(text, right_to_left=False)) == list(text)
