"""Lines break where readers of each script expect it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.letters import clusters, columns, padded, pieces, wrapped

BROKEN = [
    # a bar where a line may break at a space, a slash where it may without one
    "one|two|three",
    "Bonjour\u00a0!|Salut\u202f!",
    "Non !|Si",  # not even at a plain space before it
    "«\u00a0Ça|va ?\u00a0»|dit-/il",
    "« Si »|«\u202fNon\u202f»",
    "»so«|sagt|sie",
    "(see|note)|here",
    "¿Qué?|¡Hola!",
    "“yes”|and|‘no’",
    "it’s|the|’90s",
    "£10.50|or|10\u00a0€",
    "100|%|or|100%",
    "thirty-/seven|-5|and|10–12",
    "word—/word|—|so",
    "and|…|so…",
    "你/好，/世/界。",
    "他/说/“你/好”。",
    "「東/京」/へ/行/く。",
    "キャッ/シュ/コー/ナー",
    "안/녕|하/세/요.",
    "Hi|王/小/明|now",
    "สวัสดี|ครับ",
    "नमस्ते|श्रीकृष्ण!",
    "שלום,|עולם!",
    "👨\u200d👩\u200d👧/👍🏽!|🇩🇪/🇫🇷",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_line_breaks_where_it_may_and_nowhere_else(broken: str) -> None:
    text = broken.replace("/", "").replace("|", " ")
    told = "".join(f"{piece.text}{'|' if piece.spaced else '/'}" for piece in pieces(text))
    assert told[:-1] == broken


def test_spaces_are_taken_together_and_a_break_that_is_not_seen_is_one() -> None:
    assert [piece.text for piece in pieces("  a \t b\u200bc  ")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("é", ["é"]),
        ("e\u0301x", ["e\u0301", "x"]),
        ("न\u093fम", ["न\u093f", "म"]),
        ("क्ष", ["क्ष"]),
        ("เก่ง", ["เก่", "ง"]),
        ("👍🏽🇩🇪❤\ufe0f", ["👍🏽", "🇩🇪", "❤\ufe0f"]),
    ],
)
def test_a_letter_and_its_marks_are_one(text: str, seen: list[str]) -> None:
    assert list(clusters(text)) == seen


@given(st.text("ab \u00a0\u202f.,!«»(中、あ한—-1é\u0301ส\u200b", max_size=30))
def test_nothing_is_lost_but_spaces_and_no_line_begins_with_what_closes(text: str) -> None:
    found = pieces(text)
    assert "".join(piece.text for piece in found).replace(" ", "") == text.replace(" ", "").replace("\u200b", "")
    for piece in found[1:]:
        assert piece.text[0] not in "!、\u00a0\u202f" or "\u200b" in text


# In a terminal


@pytest.mark.parametrize(
    ("text", "wide"),
    [("Ann", 3), ("王小明", 6), ("é", 1), ("e\u0301", 1), ("한", 2), ("👍🏽", 2), ("ส\u0e31", 1), ("", 0)],
)
def test_a_terminal_gives_an_ideograph_two_columns_and_a_mark_none(text: str, wide: int) -> None:
    assert columns(text) == wide
    assert columns(padded(text, 9)) == columns(padded(text, 9, right=True)) == 9


def test_a_text_is_broken_to_the_columns_of_a_terminal() -> None:
    assert list(wrapped("one two three", 8, "  ")) == ["one two", "  three"]
    assert list(wrapped("王小明です。「はい」", 9)) == ["王小明で", "す。「は", "い」"]
    assert list(wrapped("C'est vrai\u00a0!", 10)) == ["C'est", "vrai\u00a0!"]
    assert list(wrapped("", 10)) == [""]
    assert list(wrapped("unbreakable", 4)) == ["unbreakable"]
