"""Codes: what one looks like, what is written of one, and what is told of one that does not fit."""

from __future__ import annotations

import pytest

from game.kiosk import Who, known_code, laid_out, mask_in_words, wants_digits_alone
from game.kiosk.desk import not_that
from game.story.language import ENGLISH


@pytest.mark.parametrize(
    ("written", "mask", "laid"),
    [
        ("ab1234", "AA-9999", "AB-1234"),
        ("ab-1234", "AA-9999", "AB-1234"),
        (" a b 1 2 ", "AA-9999", "AB-12"),
        ("ab12345", "AA-9999", "AB-1234"),
        ("a1", "AA-9999", "A"),
        ("12", "EX99", "EX12"),
        ("ex12", "EX99", "EX12"),
        ("123", "999-X", "123-X"),
        ("q7", "**", "Q7"),
        ("a b-c", "", "AB-C"),
    ],
)
def test_what_is_written_is_laid_out_as_the_mask_has_it(written: str, mask: str, laid: str) -> None:
    assert laid_out(written, mask) == laid


def test_a_code_is_known_where_it_fits_and_is_one_of_those_that_there_are() -> None:
    who = Who(codes="required", mask="AA-9999", known=frozenset({"AB-1234"}))
    assert known_code("ab1234", who) == "AB-1234"
    assert known_code("ab1235", who) == ""
    assert known_code("ab123", who) == ""
    assert known_code("", Who()) == ""
    assert known_code("anything", Who()) == "ANYTHING"


def test_what_a_code_looks_like_is_told_without_an_example() -> None:
    assert mask_in_words("AA-9999", ENGLISH) == "2 letters, “-”, 4 digits"
    assert mask_in_words("A9**", ENGLISH) == "1 letter, 1 digit, 2 letters or digits"


def test_one_that_does_not_fit_and_one_that_nobody_has_are_told_the_same() -> None:
    who = Who(codes="required", mask="AA-9999", known=frozenset({"AB-1234"}))
    told = not_that(who, ENGLISH)
    assert told == (
        "That code does not fit. A code looks like this: 2 letters, “-”, 4 digits."
        " Look at it once more, or ask the staff."
    )
    assert "AB-1234" not in told


def test_a_pad_of_digits_is_enough_where_the_mask_has_no_letter_to_write() -> None:
    assert wants_digits_alone("9999")
    assert wants_digits_alone("EX-99")
    assert not wants_digits_alone("A999")
    assert not wants_digits_alone("*99")
    assert not wants_digits_alone("")
