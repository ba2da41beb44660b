"""The reading grade: syllables by a plain rule, and the formula of Flesch and Kincaid."""

from __future__ import annotations

import pytest

from game.authoring.check.reading_grade import FEWEST_WORDS, reading_grade, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("make", 1), ("table", 2), ("makes", 1), ("boxes", 2), ("asked", 1), ("waited", 2), ("the", 1),
        ("morning", 2), ("evening", 3), ("unbelievable", 5), ("Mrs", 1), ("you", 1), ("I'm", 1), ("didn\u2019t", 1),
        ("1980", 4), ("9", 1), ("café", 2), ("rhythm", 1), ("engineer", 3), ("quite", 1), ("whole", 1), ("ago", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted_by_the_rule(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    text = "The cat sat on the mat. The dog ran to the cat."
    assert reading_grade(text) == pytest.approx(0.39 * 12 / 2 + 11.8 * 12 / 12 - 15.59)


@pytest.mark.parametrize("text", ["Unbelievable.", "", "Absolutely extraordinary incompetence, unquestionably.", "—!?"])
def test_a_short_line_has_no_grade_however_long_its_words(text: str) -> None:
    assert reading_grade(text) is None


def test_nine_words_have_no_grade_and_ten_have_one() -> None:
    assert reading_grade("word " * (FEWEST_WORDS - 1)) is None
    assert reading_grade("word " * FEWEST_WORDS) is not None


def test_abbreviated_numbers_and_dots_inside_words_end_no_sentence() -> None:
    whole = reading_grade("It was 8.30 when the man came to the door in the rain.")
    split = reading_grade("It was 8. 30 when the man came to the door in the rain.")
    assert whole is not None
    assert split is not None
    assert whole > split


def test_long_words_in_one_long_sentence_are_harder() -> None:
    plain = reading_grade("You cancelled my visit. Nobody told me. I sat there until it was dark.")
    stiff = reading_grade(
        "The aforementioned installation appointment was inexplicably cancelled without any notification."
    )
    assert plain is not None
    assert stiff is not None
    assert plain < 5
    assert stiff > 12
