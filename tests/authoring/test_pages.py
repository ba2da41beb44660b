"""The command explain, and the documentation that is made from the codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from game.authoring.check import all_codes, page_in_text, pages_in_markdown
from game.cli.entry import main


def test_a_code_is_explained_with_a_bad_and_a_good_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "DLG204"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("DLG204, a warning: A condition that always holds\n\n")
    assert "Bad, told at each >:\n\n    >- when: anger >= 10\n       then:\n" in told
    assert "Good:\n\n    - when: anger >= 60\n" in told
    assert "```" not in told
    assert "\n\n\n" not in told


@pytest.mark.parametrize("code", ["dlg204", "204", " DLG204 "])
def test_a_code_can_be_written_in_several_ways(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    assert capsys.readouterr().out.startswith("DLG204")


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [code.id for code in all_codes()]


def test_of_a_code_that_does_not_exist_it_is_said_where_all_of_them_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "DLG2040"]) == 2
    told = capsys.readouterr().err
    assert "there is no code 'DLG2040'. All that there are:" in told
    assert "Did you mean" not in told, "what is near in letters is about something else"


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.id)
def test_every_page_can_be_read_in_a_terminal(code: type) -> None:
    told = page_in_text(code)
    assert "```" not in told
    assert all(len(line) <= 124 for line in told.splitlines())


def test_the_page_of_problem_codes_is_up_to_date(root: Path) -> None:
    written = (root / "docs" / "problem-codes.md").read_text(encoding="utf-8")
    assert written == pages_in_markdown(all_codes()), "run python tools/write_docs.py"
    done = subprocess.run(
        [sys.executable, str(root / "tools" / "write_docs.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
