"""Dates and numbers stand as the player's language writes them, and words run together where it has it so."""

from __future__ import annotations

from datetime import datetime

import pytest

from game.session.customs import moment, number
from game.story.language import ENGLISH, Language

AT = datetime(2026, 11, 9, 3, 27).astimezone()


def language(code: str, **texts: str) -> Language:
    return Language(code, {("", english): said for english, said in texts.items()}, {})


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", "9 Nov 2026, 03:27"),
        ("es", "09/11/2026, 03:27"),
        ("pt_BR", "09/11/2026, 03:27"),
        ("de", "09.11.2026, 03:27"),
        ("hu", "2026. 11. 09., 03:27"),
        ("xx", "2026-11-09, 03:27"),
    ],
)
def test_a_date_is_written_as_the_language_has_it(code: str, told: str) -> None:
    assert moment(AT, language(code)) == told


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [(50, "50", "50"), (49.5, "49.5", "49,5"), (-30, "−30", "−30"), (-0.25, "−0.2", "−0,2")],
)
def test_a_number_has_one_minus_and_the_decimal_sign_of_the_language(value: float, english: str, spanish: str) -> None:
    assert number(value, ENGLISH) == english
    assert number(value, language("es")) == spanish


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        ("no pierdas a {name}", "la señora Smith", "no pierdas a la señora Smith"),
        ("no pierdas a {name}", "el cartero", "no pierdas al cartero"),
        ("la casa de {name}: {name}", "el cartero", "la casa del cartero: el cartero"),
        ("no pierdas a {name}", "El Greco", "no pierdas a El Greco"),
        ("la {name}", "el cartero", "la el cartero"),
    ],
)
def test_in_spanish_an_article_runs_together_with_the_word_before_it(text: str, who: str, told: str) -> None:
    assert language("es").tr(text, name=who) == told
    assert ENGLISH.tr("a {name}", name=who) == f"a {who}"
