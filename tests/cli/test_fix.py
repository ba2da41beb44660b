"""``check --fix``: what is certain is shown, asked about and written; the old file is kept; nothing is done unasked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.cli.entry import main
from support.frames import SCENE, frame

SLIPS = "-ana: Good morning.\n- go: promize\n- end: done\n"


class Terminal(io.StringIO):
    """What is typed at a terminal."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Let a terminal stand where the test's own input and output are."""
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


def test_without_a_terminal_it_shows_the_diff_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = frame(tmp_path / "dialogues", "steps", SLIPS).folder / SCENE
    before = path.read_bytes()
    assert main(["check", str(path), "--fix", "--no-cache"]) == 1
    told = capsys.readouterr().out
    assert "\n-    -ana: Good morning.\n+    - ana: Good morning.\n" in told
    assert "1 mend in 1 file can be made; nothing was written. To write them: --fix --yes" in told
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["example.yaml"]


def test_with_yes_it_writes_keeps_the_old_file_and_tells_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = frame(tmp_path / "dialogues", "steps", SLIPS).folder
    before = (folder / SCENE).read_bytes()
    assert main(["check", str(folder), "--fix", "--yes", "--no-cache"]) == 1
    told = capsys.readouterr().out
    assert "is mended; as it was, it is kept as example.yaml.before" in told
    assert "no beat 'promize'" in told
    assert "no space after the dash" not in told
    assert (folder / SCENE).read_text("utf-8").count("- ana: Good morning.") == 1
    assert (folder / f"{SCENE}.before").read_bytes() == before


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", 1), ("n\n", 0), ("", 0)])
def test_on_a_terminal_it_asks(
    answer: str, is_written: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = frame(tmp_path / "dialogues", "steps", "-go: promise\n").folder / SCENE
    typed(monkeypatch, answer)
    main(["check", str(path), "--fix", "--no-cache"])
    told = capsys.readouterr().out
    assert ("no space after the dash" in told) == (not is_written)
    assert "Write 1 mend in 1 file? Each old file is kept beside the new one. (y/n)" in told
    assert path.read_text("utf-8").count("    -go: promise") == 1 - is_written


def test_where_nothing_is_certain_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = frame(tmp_path / "dialogues", "steps", "- go: promize\n").folder / SCENE
    assert main(["check", str(path), "--fix", "--yes", "--no-cache"]) == 1
    assert "There is nothing here whose mend is certain." in capsys.readouterr().out


def test_a_whole_folder_is_mended_file_by_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = frame(tmp_path / "dialogues", "steps", "-go: promise\n").folder
    for name, old, new in (("skills.yaml", "fix: {", "fix {"), ("cast/ana.yaml", "meters:", "meters;")):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    main(["check", str(folder), "--fix", "--yes", "--no-cache"])
    told = capsys.readouterr().out
    assert told.count("is mended") == 3
    assert [code for code in ("DLG016", "DLG017", "DLG096") if code in told] == []
    assert len(list(folder.rglob("*.before"))) == 3


@pytest.mark.parametrize("call", [["--yes"], ["--fix", "--format", "json"], ["--fix", "--accepted"]])
def test_what_does_not_go_together_is_refused(
    call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = frame(tmp_path / "dialogues", "steps", "-go: promise\n").folder
    assert main(["check", str(folder), *call]) == 2
    assert "--fix" in capsys.readouterr().err


CHOICE = """\
- choose:
    sorry:
      say: I am sorry.
      does: [acknowledge, fix]
      mood: {anger: -8}
      reply:
        - ana: Yes.
          face: warm
      go: promise
    listen_on:
      say: Go on.
      go: promise
- end: done
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("      does: [acknowledge, fix]\n", "       does: [acknowledge, fix]\n"),
        ("      does: [acknowledge, fix]\n", "     does: [acknowledge, fix]\n"),
        ("    listen_on:\n", "     listen_on:\n"),
        ("          face: warm\n", "           face: warm\n"),
        ("      reply:\n", "       reply:\n"),
        ("warm\n          go: promise\n", "warm\n           go: promise\n"),
        ("warm\n          go: promise\n", "warm\n         go: promise\n"),
        ("      does: [acknowledge, fix]\n", "        does: [acknowledge, fix]\n"),
        ("    listen_on:\n", "  listen_on:\n"),
        ("    listen_on:\n", "      listen_on:\n"),
        ("does: [acknowledge, fix]", "does: acknowledge, fix"),
        ("does: [acknowledge, fix]", "does: acknowledge; fix"),
        ("anger: -8", "anger: \N{MINUS SIGN}8"),
        ("anger: -8", "anger: \N{EN DASH}8"),
    ],
)
def test_slips_that_can_only_be_meant_one_way_are_mended_as_they_were_meant(
    right: str, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = frame(tmp_path / "dialogues", "steps", CHOICE).folder / SCENE
    sound = path.read_text("utf-8")
    assert right in sound
    path.write_text(sound.replace(right, wrong), "utf-8")
    main(["check", str(path), "--fix", "--yes", "--no-cache"])
    assert "is mended" in capsys.readouterr().out
    assert path.read_text("utf-8") == sound


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("      does: [acknowledge, fix]\n", "       doez: [acknowledge, fix]\n"),
        ("does: [acknowledge, fix]", "does: acknowledge, fixx"),
        ("does: [acknowledge, fix]", "does: acknowledge and fix"),
        ("anger: -8", "anger: 8 less"),
    ],
)
def test_where_something_else_may_be_meant_nothing_is_written(
    right: str, wrong: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = frame(tmp_path / "dialogues", "steps", CHOICE).folder / SCENE
    text = path.read_text("utf-8").replace(right, wrong)
    path.write_text(text, "utf-8")
    main(["check", str(path), "--fix", "--yes", "--no-cache"])
    assert "There is nothing here whose mend is certain." in capsys.readouterr().out
    assert path.read_text("utf-8") == text


TWO_DEPTHS = """\
- when: anger >= 50
  then:
    - ana: It is late.
  - ana: And I am cold.
- go: promise
"""


def test_a_line_that_may_be_meant_at_two_depths_is_left_to_its_author(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = frame(tmp_path / "dialogues", "steps", TWO_DEPTHS).folder / SCENE
    main(["check", str(path), "--fix", "--yes", "--no-cache"])
    assert "There is nothing here whose mend is certain." in capsys.readouterr().out
