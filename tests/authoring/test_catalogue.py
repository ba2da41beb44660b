"""Every code of the workbench: each bad example on its page is told at the marked line, each good one is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.check import all_codes, apply_rules, check
from game.authoring.check.rule import Rule
from game.authoring.check.rules import rules
from game.script.catalogue.code import Code, Example
from support.checked_frames import ASSETS, SECTIONS, checked_frame

ALL = [(code, example) for code in rules() for example in code.examples()]
MOST = 5_000
"""Enough for every example but the one with too many states."""


def _named(value: object) -> str:
    if isinstance(value, Example):
        return f"{'good' if value.is_good else 'bad'}-{value.frame}"
    return getattr(value, "id", "")


@pytest.mark.parametrize(("code", "example"), ALL, ids=_named)
def test_an_example_is_told_where_it_is_marked_and_a_good_one_is_silent_under_the_whole_check(
    code: type[Code], example: Example, tmp_path: Path
) -> None:
    framed = checked_frame(tmp_path / "library", example.frame, example.text)
    problems = check([framed.folder], ASSETS, most=MOST)
    told = [(p.line - framed.offset, p.code) for p in problems if p.file == framed.file]
    everything = [(p.file, p.line - framed.offset, p.code, p.message) for p in problems]
    if example.is_good:
        assert not problems, everything
    else:
        assert [line for line, told_code in told if told_code == code.id] == list(example.lines), everything


@pytest.mark.parametrize("rule", rules(), ids=_named)
def test_a_rule_alone_tells_its_own_code_at_the_marked_lines_of_its_bad_examples_and_nothing_else(
    rule: type[Rule], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apply_rules, "rules", lambda: (rule,))
    for number, example in enumerate(rule.examples()):
        framed = checked_frame(tmp_path / str(number), example.frame, example.text)
        problems = check([framed.folder], ASSETS, most=MOST)
        told = [(p.code, p.file, p.line - framed.offset) for p in problems]
        assert told == [(rule.id, framed.file, line) for line in example.lines]


def test_the_library_round_the_examples_is_without_a_problem(tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", SECTIONS["title"])
    assert check([framed.folder], ASSETS) == ()


@pytest.mark.parametrize("code", rules(), ids=_named)
def test_a_page_says_why_and_shows_a_bad_and_a_good_example(code: type[Code]) -> None:
    examples = code.examples()
    assert code.title
    assert len(code.page().split("```")[0].split()) >= 8, "it should say why it matters"
    assert any(not example.is_good and example.lines for example in examples)
    assert any(example.is_good for example in examples)


def test_codes_are_told_apart_and_stand_in_order() -> None:
    ids = [code.id for code in all_codes()]
    assert ids == sorted(set(ids))


def test_every_hint_and_message_of_the_examples_is_a_plain_sentence(tmp_path: Path) -> None:
    for number, (_, example) in enumerate(ALL):
        framed = checked_frame(tmp_path / str(number), example.frame, example.text)
        for problem in check([framed.folder], ASSETS, most=MOST):
            assert problem.message
            assert not problem.message.endswith("."), problem
            assert problem.source, problem
            assert 1 <= problem.column <= len(problem.source) + 1, problem
            for word in ("scalar", "mapping", "token", "None", "atlas", "{"):
                assert word not in problem.message, problem
