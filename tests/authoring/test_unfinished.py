"""What is left to be written: told by check where players would read it, and listed by todo where it is a note."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.unfinished import left_in, left_in_comment, stray_quote
from game.cli.entry import main


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TODO write this", "mark"),
        ("That costs XXX pounds.", "mark"),
        ("Lorem ipsum dolor", "latin"),
        ("Welcome to {{company}}.", "braces"),
        ("Hello [insert name], how are you?", "brackets"),
        ("...", "dots"),
        (" … ", "dots"),
        ("??", "dots"),
    ],
)
def test_what_is_left_to_write_is_known_by_its_looks(text: str, kind: str) -> None:
    found = left_in(text)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Eso es todo.",
        "It says {{ on my bill.",
        "{company} here.",
        "Well... no.",
        "A tk or two",
        "[laughs]",
        "The XX bus",
    ],
)
def test_what_only_looks_like_it_is_let_alone(text: str) -> None:
    assert left_in(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ('He said "no" to me.', None),
        ('It went dark."', 13),
        ('"It went dark.', 0),
        ('A 40" screen.', None),
        ("It’s", None),
    ],
)
def test_a_quotation_mark_alone_is_found(text: str, at: int | None) -> None:
    assert stray_quote(text) == at


def test_a_note_to_oneself_is_a_comment() -> None:
    left = left_in_comment('  - ana: "Hello."   # ask her, TODO: the fee')
    assert left is not None
    assert left.words == "ask her, TODO: the fee"
    assert left_in_comment('  - ana: "todo"  # todo bien') is None


def test_todo_lists_comments_and_texts_and_says_when_there_are_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["new", "teapot", "--title", "T", "--customer", "Ann", "--dialogues", "calls"])
    capsys.readouterr()
    assert main(["todo", "--dialogues", "calls"]) == 0
    assert capsys.readouterr().out == "Nothing is left to do.\n"
    path = Path("calls/scenes/teapot.yaml")
    text = (
        path.read_text(encoding="utf-8").replace("Twice. Yes.", "TODO").replace("  hello:\n", "  hello:  # TODO name\n")
    )
    path.write_text(text, encoding="utf-8")
    assert main(["todo", "--dialogues", "calls"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith(": TODO name")
    assert told[1].endswith(": in a text: TODO Thank you for saying it.")
    assert told[2] == "2 left to do."
