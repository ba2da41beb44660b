"""One rule, one file: a file put into the folder of rules is run, explained and documented; nothing else changes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from game.authoring.check import all_codes, check, pages_in_markdown, rules
from game.authoring.check.rules import OddRuleError
from game.cli.entry import main
from support.checked_frames import ASSETS, checked_frame

SHOUTED = dedent('''\
    """Lines that are shouted."""

    from collections.abc import Iterator
    from typing import ClassVar

    from game.authoring.check.context import SceneContext
    from game.authoring.check.rule import Finding, Rule
    from game.script.problems import Severity


    class Shouted(Rule):
        """A line in capitals is shouted, and harder to read.

        ```yaml bad steps
        >- ana: IT WENT DARK AT NINE.
         - go: goodbye
        ```

        ```yaml good steps
         - ana: It went dark at nine.
         - go: goodbye
        ```
        """

        id: ClassVar[str] = "DLG499"
        severity: ClassVar[Severity] = "warning"
        title: ClassVar[str] = "A line that is shouted"

        @classmethod
        def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
            """Every such line."""
            for line in context.lines:
                if line.text.isupper():
                    yield Finding(line.mark, "this line is shouted", "say it quietly")
''')


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A second folder of rules beside the real one, empty as yet."""
    more = tmp_path / "more"
    more.mkdir()
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(more)])
    known = set(sys.modules)
    yield more
    for name in set(sys.modules) - known:
        del sys.modules[name]


def test_a_rule_is_added_by_adding_one_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = [code.id for code in all_codes()]
    (folder / "shouted.py").write_text(SHOUTED)
    assert sorted([*before, "DLG499"]) == [code.id for code in all_codes()]
    (rule,) = [code for code in all_codes() if code.id == "DLG499"]
    for number, example in enumerate(rule.examples()):
        framed = checked_frame(tmp_path / f"library_{number}", example.frame, example.text)
        found = [(p.code, p.severity, p.line - framed.offset) for p in check([framed.folder], ASSETS)]
        assert found == [("DLG499", "warning", line) for line in example.lines]
    assert main(["explain", "499"]) == 0
    assert "A line in capitals is shouted" in capsys.readouterr().out
    assert "### DLG499\n\n**A line that is shouted.** Warning." in pages_in_markdown(all_codes())


@pytest.mark.parametrize("text", ['"""Nothing."""\n', SHOUTED + "\n\nclass Another(Shouted):\n    id = 'DLG498'\n"])
def test_a_file_of_no_rule_or_of_two_is_a_mistake_that_names_it(folder: Path, text: str) -> None:
    (folder / "odd_one.py").write_text(text)
    with pytest.raises(OddRuleError, match=r"rules\.odd_one holds [02] rules"):
        all_codes()


def test_every_rule_stands_in_a_file_of_its_own_that_is_named_after_it() -> None:
    for rule in rules.rules():
        words = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in rule.__name__).strip("_")
        assert rule.__module__ == f"game.authoring.check.rules.{words}"


def test_a_rule_looks_for_something_and_says_what() -> None:
    for rule in rules.rules():
        checks = [
            vars(rule)[name]
            for name in ("in_scene", "in_character", "in_skills", "in_course", "in_library")
            if name in vars(rule)
        ]
        assert checks, rule
        assert all(one.__func__.__doc__ for one in checks), rule
