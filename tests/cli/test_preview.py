"""The trainer's preview from the command line: what it may be asked, and that nothing of it is kept."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.cli.entry import main

RULES = str(Path(__file__).parents[1] / "rules")


def played(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str, typed: str = ""
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    code = main(["play", "doors", "--text", "--dialogues", RULES, *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_it_begins_where_and_as_it_was_asked_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = played(
        monkeypatch, capsys, "--from", "talk", "--set", "anger=20", "--set", "trust=80", "--saves", str(tmp_path)
    )
    assert code == 0
    assert "Anger 20" in out
    assert "Here is your money back." in out
    assert "I will begin at the beginning" not in out
    assert list(tmp_path.iterdir()) == []


def test_b_tells_what_is_behind_the_scene_and_each_answer_would_come_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = played(monkeypatch, capsys, "--from", "talk", "--set", "anger=20", "--player", "Ann", typed="?\nb\n")
    assert "b: what is behind the scene, for a trainer." in out
    behind = out[out.index("Decision\n") :]
    where = "- The beat: rules/scenes/doors.yaml:15\n"
    assert behind.startswith(f"Decision\n- talk\n\nWritten at\n{where}\nMeters\n- Pat's anger: 20\n- Pat's trust: 50\n")
    assert "From here a steady colleague ends at " in behind
    assert "the best\n" in behind
    assert "Closed, and why\n- greyed: Pat's trust is under 75" in behind


def test_outside_a_preview_nobody_looks_behind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _, out, _ = played(monkeypatch, capsys, "--player", "Ann", "--saves", str(tmp_path), typed="?\nb\n")
    assert "behind the scene" not in out
    assert "Meters" not in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "tlak"), "did you mean 'talk'"),
        (("--set", "anger=hot"), "from 0 to 100"),
        (("--set", "temper=3"), "there is no meter or flag 'temper'"),
        (("--set", "anger"), "name=value"),
    ],
)
def test_what_cannot_be_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    code, out, err = played(monkeypatch, capsys, *arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


def test_a_preview_needs_a_scene(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["play", "--watch"]) == 2
    assert "need a scene" in capsys.readouterr().err
