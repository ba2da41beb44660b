"""Paper: the debrief as plain text, handed to the system's own printing; whatever that does, the game goes on."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.kiosk.desk import Printing, paper_of
from game.story.language import ENGLISH
from support.counter import had_at_the_counter
from support.debriefs import LOST, WON, talked_over

NOW = datetime(2026, 11, 2, 14, 5, tzinfo=UTC)


def fake_lp(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """A program called lp that does this, and is the only one there."""
    program = folder / "bin" / "lp"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("SECRET", "of the owner")


def told(*, seconds: float = 20, printer: str = "desk; touch gone") -> str:
    outcome = Printing("A page with ñ.\n", printer, "At the Stall", seconds=seconds).outcome(ENGLISH, wait=True)
    assert outcome is not None
    return outcome


def test_the_page_reaches_the_printer_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_lp(tmp_path, monkeypatch, f'cat > {tmp_path}/page; printf "%s|" "$@" > {tmp_path}/said; env > {tmp_path}/env')
    assert told() == "It is on its way to the printer."
    assert (tmp_path / "page").read_text("utf-8") == "A page with ñ.\n"
    assert (tmp_path / "said").read_text() == "-s|-d|desk; touch gone|-t|At the Stall|"
    assert "SECRET" not in (tmp_path / "env").read_text()
    assert not os.path.lexists("gone")


def test_a_printer_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_lp(tmp_path, monkeypatch, "echo 'lp: no such destination' >&2; exit 1")
    assert told() == "It could not be printed: the printer is not ready. The staff can see to it."


def test_one_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_lp(tmp_path, monkeypatch, "exec sleep 60")
    assert told(seconds=0.3) == "It could not be printed: the printer does not answer."


def test_a_machine_without_printing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert told() == "It could not be printed: this machine has no program called lp."


def test_the_page_says_what_happened_and_what_would_have_been_better(tmp_path: Path) -> None:
    text = paper_of(talked_over(tmp_path, *LOST), ENGLISH, NOW)
    for part in (
        "At the Stall",
        "Gone",
        "Not passed this time. Score 0 of a possible 60",
        "2. “Did you drop it?”",
        "Better: “That cost you your tea.”",
        "You named what it cost her.",
        "To keep: ",
    ):
        assert part in text
    assert max(map(len, text.splitlines())) <= 72
    assert "Ann" not in text, "it may lie in the printer for others to see"


def test_a_call_that_went_well_has_nothing_that_would_have_been_better(tmp_path: Path) -> None:
    text = paper_of(talked_over(tmp_path, *WON), ENGLISH, NOW)
    assert "Passed" in text
    assert "Better" not in text


def test_what_was_spent_stands_under_each_answer_and_in_all(tmp_path: Path) -> None:
    text = paper_of(had_at_the_counter(tmp_path, "refund", "wait"), ENGLISH, NOW)
    assert "   Spends £249.00\n" in text
    assert text.endswith("You spent £249.00 in all.\n\n")
