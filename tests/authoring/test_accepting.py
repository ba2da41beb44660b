"""Warnings that an author accepts, with a reason, in a comment of the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.accepting import accepting_codes
from game.authoring.check import check, check_at
from game.cli.entry import main
from game.script.catalogue.code import Code, Example
from support.checked_frames import ASSETS, checked_frame

EXAMPLES = [(code, example) for code in accepting_codes() for example in code.examples()]
LONG = "The lamp went out at nine, and then the fridge, and then the clock on the stove, and " * 4


@pytest.mark.parametrize(("code", "example"), EXAMPLES)
def test_an_example_is_told_where_it_is_marked_and_a_good_one_is_silent(
    code: type[Code], example: Example, tmp_path: Path
) -> None:
    framed = checked_frame(tmp_path / "library", example.frame, example.text)
    told = [(p.line - framed.offset, p.code) for p in check([framed.folder], ASSETS)]
    assert [line for line, told_code in told if told_code == code.id] == list(example.lines)
    assert told == [] or not example.is_good


@pytest.mark.parametrize(
    "flags",
    {
        "on the line": "flags:\n  promised: false\n  called_back: false # accept DLG111: week two asks\n",
        "above it": "flags:\n  promised: false\n  # accept DLG111: week two asks\n  called_back: false\n",
        "above another comment": (
            "flags:\n  promised: false\n  # accept DLG111: week two asks\n  # kept for Ann\n\n  called_back: false\n"
        ),
        "with another code": "flags:\n  promised: false\n  called_back: false # accept DLG111 and DLG111: week two\n",
        "without DLG": "flags:\n  promised: false\n  called_back: false # accept 111: week two asks\n",
    }.items(),
    ids=lambda case: case[0],
)
def test_a_warning_is_accepted(flags: tuple[str, str], tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", flags[1])
    found = check_at(framed.folder, ASSETS)
    assert found.problems == ()
    ((problem, reason),) = found.accepted
    assert problem.code == "DLG111"
    assert reason.startswith("week two")


def test_a_comment_at_the_head_of_a_file_accepts_a_warning_in_all_of_it(tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", "flags:\n  promised: false\n  one: false\n  two: false\n")
    scene = framed.folder.parent / framed.file
    scene.write_text(f"# Written by Ann.\n# accept DLG111: week two asks\n\n{scene.read_text('utf-8')}", "utf-8")
    found = check_at(framed.folder, ASSETS)
    assert (found.problems, len(found.accepted)) == ((), 2)


def test_a_warning_inside_a_text_of_several_lines_is_accepted_above_the_text(tmp_path: Path) -> None:
    lines = (
        "- ana: Hello.",
        "# accept DLG401: she reads it aloud",
        "- ana: >",
        f"    A bill.\n    {LONG}",
        "- go: goodbye",
    )
    steps = "".join(f"{line}\n" for line in lines)
    found = check_at(checked_frame(tmp_path / "library", "steps", steps).folder, ASSETS)
    assert "DLG401" not in [problem.code for problem in found.problems]
    assert "DLG401" in [one.problem.code for one in found.accepted]


@pytest.mark.parametrize(
    "text",
    ["'He said: # accept DLG401: yes'", "|\n    # accept DLG401: yes\n    # accept DLG401"],
    ids=["quoted", "bar"],
)
def test_words_in_a_text_accept_nothing(text: str, tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "steps", f"- ana: {text}\n- go: goodbye\n")
    assert [p.code for p in check([framed.folder], ASSETS) if p.code in ("DLG097", "DLG098")] == []


@pytest.mark.parametrize(
    ("comment", "message", "hint"),
    [
        ("accept DLG111", "no reason is given", "# accept DLG111:"),
        ("accept DLG111:", "no reason is given", "# accept DLG111:"),
        ("accept DLG050: it is late", "is an error", "mend it"),
        ("accept DLG999: it is late", "there is no DLG999", ""),
    ],
)
def test_what_cannot_be_accepted_is_told(comment: str, message: str, hint: str, tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", f"flags:\n  promised: false # {comment}\n")
    (problem,) = check([framed.folder], ASSETS)
    assert (problem.code, problem.line - framed.offset) == ("DLG097", 2)
    assert message in problem.message
    assert hint in problem.hint


def test_a_comment_that_only_begins_with_accept_is_a_comment(tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", "flags:\n  promised: false # accept the apology, or not\n")
    assert check([framed.folder], ASSETS) == ()


def test_nothing_is_called_needless_while_the_file_has_errors_that_hide_warnings(tmp_path: Path) -> None:
    flags = "flags:\n  promised: false # accept DLG111: week two asks\n  one: flase\n"
    framed = checked_frame(tmp_path / "library", "top", flags)
    assert "DLG098" not in [problem.code for problem in check([framed.folder], ASSETS)]


def test_check_accepted_lists_what_is_accepted_and_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = "flags:\n  promised: false\n  called_back: false # accept DLG111: week two asks\n"
    framed = checked_frame(tmp_path / "library", "top", flags)
    assert main(["check", str(framed.folder), "--accepted", "--no-cache"]) == 0
    told = capsys.readouterr().out
    assert "DLG111, accepted: week two asks\n" in told
    assert told.endswith("\n1 warning accepted.\n")


def test_an_accepted_warning_is_none_for_strict_and_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "ring", "--customer", "Ola", "--dialogues", str(tmp_path / "calls")]) == 0
    scene = tmp_path / "calls" / "scenes" / "ring.yaml"
    late = "\n  late: false # accept DLG111: week two asks\npasses:"
    scene.write_text(scene.read_text("utf-8").replace("\npasses:", late), "utf-8")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    assert main(["check", "calls", "--strict", "--no-cache"]) == 0
    assert capsys.readouterr().out == "1 scene and 1 person in calls: nothing wrong; 1 warning is accepted.\n"


def test_files_are_named_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    framed = checked_frame(tmp_path / "week" / "calls", "top", "flags:\n  promised: false\n  called_back: false\n")
    told = {}
    for here, path in ((tmp_path, "week/calls"), (framed.folder, "."), (framed.folder / "scenes", "..")):
        monkeypatch.chdir(here)
        main(["check", path, "--no-cache"])
        told[path] = next(line for line in capsys.readouterr().out.splitlines() if "DLG111" in line).partition(":")[0]
    assert told["week/calls"] == "week/calls/scenes/example.yaml"
    assert told["."] == "scenes/example.yaml"
    assert told[".."] == "example.yaml"


def test_what_is_accepted_hides_nothing_that_comes_of_it(tmp_path: Path) -> None:
    framed = checked_frame(tmp_path / "library", "top", "passes: trust >= 60\nscore: trust + (100 - anger) + 40\n")
    scene = framed.folder.parent / framed.file
    text = scene.read_text("utf-8")

    def codes() -> set[str]:
        return {problem.code for problem in check([framed.folder], ASSETS)}

    before = codes()
    assert "DLG318" in before
    scene.write_text(f"# accept DLG318: it is a game of high scores\n{text}", "utf-8")
    after = codes()
    assert "DLG318" not in after
    assert after - before, "what waited for it is told now"
