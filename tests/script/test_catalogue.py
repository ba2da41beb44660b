"""Every problem code: each bad example on its page is told at the marked line, and each good one is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.catalogue import reading_codes
from game.script.catalogue.code import Code, Example
from game.script.library.read import read_library
from support.frames import frame

ALL = [(code, example) for code in reading_codes() for example in code.examples()]


def _named(value: object) -> str:
    if isinstance(value, Example):
        return f"{'good' if value.is_good else 'bad'}-{value.frame}"
    return getattr(value, "id", "")


@pytest.mark.parametrize(("code", "example"), ALL, ids=_named)
def test_an_example_is_told_where_it_is_marked_and_nowhere_else(
    code: type[Code], example: Example, tmp_path: Path
) -> None:
    framed = frame(tmp_path / "library", example.frame, example.text)
    problems = read_library(framed.folder).problems
    told = [(p.line - framed.offset, p.code) for p in problems if p.file == framed.file]
    elsewhere = [p for p in problems if p.file != framed.file and "broken" not in example.text]
    expected = [] if example.is_good else [(line, code.id) for line in example.lines]
    assert told == expected, [(p.line - framed.offset, p.code, p.message) for p in problems]
    if example.is_good:
        assert not elsewhere


@pytest.mark.parametrize("code", reading_codes(), ids=_named)
def test_a_page_says_why_and_shows_a_bad_and_a_good_example(code: type[Code]) -> None:
    examples = code.examples()
    assert code.title
    assert len(code.page().split("```")[0].split()) >= 8, "it should say why it matters"
    assert any(not example.is_good and example.lines for example in examples)
    assert code.id.startswith("DLG0")
    if code.id != "DLG085":
        assert any(example.is_good for example in examples)


def test_codes_are_told_apart_and_stand_in_order() -> None:
    ids = [code.id for code in reading_codes()]
    assert ids == sorted(set(ids))
    assert len(ids) > 50


def test_every_hint_and_message_of_the_examples_is_a_plain_sentence(tmp_path: Path) -> None:
    for number, (_, example) in enumerate(ALL):
        framed = frame(tmp_path / str(number), example.frame, example.text)
        for problem in read_library(framed.folder).problems:
            assert problem.message
            assert not problem.message.endswith("."), problem
            for word in ("scalar", "mapping", "token", "sequence", "parse", "NoneType"):
                assert word not in problem.message.lower(), problem
