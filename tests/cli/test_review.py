"""A commented script read back at the command line: told, shown, asked, and only then written."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from game.cli.entry import main
from support.authoring_scenes import SCENE, write_till

FILE = Path("calls/scenes/till.yaml")
WISHED = SCENE.replace("I only work here.", "I merely work here.")


@pytest.fixture(name="back", autouse=True)
def _back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A script that came back with a comment and other words."""
    monkeypatch.chdir(tmp_path)
    write_till(tmp_path / "calls")
    assert main(["script", "till", "-o", "pack.csv", "--dialogues", "calls"]) == 0
    rows = list(csv.DictReader(io.StringIO(Path("pack.csv").read_text("utf-8-sig"), newline="")))
    for row in rows:
        if row["Id"] == "hello/shrug":
            row["Text"], row["Your comment"] = "I merely work here.", "Too <b>cold</b>?"
    with Path("back.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)
    return Path("back.csv")


def told(capsys: pytest.CaptureFixture[str], *more: str, table: str = "back.csv") -> tuple[int, str]:
    capsys.readouterr()
    code = main(["review", "import", table, "--dialogues", "calls", *more])
    out = capsys.readouterr()
    return code, out.out + out.err


def answer(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    """Sit at a terminal, and answer."""
    terminal = io.StringIO("".join(f"{line}\n" for line in typed))
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)


LINE = 1 + SCENE.splitlines().index("        shrug:")


def test_comments_are_told_at_their_lines_and_changed_words_shown_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, said = told(capsys)
    assert code == 0
    assert f"  calls/scenes/till.yaml:{LINE}: hello/shrug\n    You: I only work here.\n    > Too <b>cold</b>?" in said
    assert "back.csv: 1 comment, 1 text in other words, about till." in said
    assert "--- calls/scenes/till.yaml\n+++ calls/scenes/till.yaml\n" in said
    assert "-          say: I only work here.\n+          say: I merely work here.\n" in said
    assert said.endswith("Nothing was written. To write it: --yes\n")
    assert FILE.read_text("utf-8") == SCENE


@pytest.mark.parametrize(("typed", "now"), [("y", WISHED), ("Yes", WISHED), ("n", SCENE), ("", SCENE)])
def test_on_a_terminal_it_is_asked(
    typed: str, now: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, typed)
    assert told(capsys)[0] == 0
    assert FILE.read_text("utf-8") == now


def test_once_written_it_is_not_proposed_again_and_no_comment_stands_twice(capsys: pytest.CaptureFixture[str]) -> None:
    more = ("--yes", "--comments", "--reviewer", "Ann Lee")
    assert "Written: calls/scenes/till.yaml" in told(capsys, *more)[1]
    once = FILE.read_text("utf-8")
    assert once == WISHED.replace("        shrug:\n", "        # review (Ann Lee): Too <b>cold</b>?\n        shrug:\n")
    assert "Written" not in told(capsys, *more)[1]
    assert FILE.read_text("utf-8") == once
    assert main(["explore", "till", "--dialogues", "calls"]) == 0


def test_it_can_be_kept_as_a_page_or_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    link = ("--editor-link", "vscode://file/{path}:{line}", "--reviewer", "Ann")
    assert told(capsys, "-o", "said.html", *link)[0] == 0
    page = Path("said.html").read_text("utf-8")
    assert "<b>Ann</b> Too &lt;b&gt;cold&lt;/b&gt;?" in page
    assert "I <del>only</del> <ins>merely</ins> work here." in page
    assert f'till.yaml:{LINE}">scenes/till.yaml:{LINE}</a>' in page
    assert told(capsys, "-o", "said.txt")[0] == 0
    assert "> Too <b>cold</b>?" in Path("said.txt").read_text("utf-8")
    assert told(capsys, "-o", "said.txt")[0] == 2
    assert FILE.read_text("utf-8") == SCENE


def test_a_scene_that_was_saved_meanwhile_is_not_written_over(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(*, yes: bool) -> bool:
        FILE.write_text(SCENE.replace("Goodbye then.", "Goodbye now."), "utf-8")
        return not yes

    monkeypatch.setattr("game.cli.changes.agreed", save)
    code, said = told(capsys)
    assert code == 2
    assert "calls/scenes/till.yaml has changed meanwhile, and nothing was written. Try again." in said
    assert "Goodbye now." in FILE.read_text("utf-8")


@pytest.mark.parametrize(
    ("table", "more", "says"),
    [
        ("no.csv", (), "no.csv is not read: no such file or directory."),
        ("back.ods", (), "'back.ods' must end in .xlsx or .csv"),
        ("calls/scenes/till.yaml", (), "must end in .xlsx or .csv"),
        ("odd.csv", (), "odd.csv is not read: it is no review pack: no row has the columns Id and Text."),
        ("bare.csv", (), "bare.csv does not say which scene it is of. Say it: --scene SCENE"),
        ("bare.csv", ("--scene", "tlil"), "there is no scene 'tlil' in calls. Did you mean 'till'?"),
        ("back.csv", ("-o", "x.pdf"), "'x.pdf' must end in .html or .txt"),
        (
            "back.csv",
            ("--dialogues", "calls.zip", "--yes"),
            "calls.zip is a library in one file, into which nothing is",
        ),
    ],
)
def test_a_wrong_call_is_told_in_a_sentence(
    table: str, more: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("odd.csv").write_text("a,b\n", "utf-8")
    Path("bare.csv").write_text("Id,Text\nhello/leave,Bye.\n", "utf-8")
    assert main(["pack", "calls", "-o", "calls.zip", "--anyway"]) == 0
    code, said = told(capsys, *more, table=table)
    assert code == 2
    assert says in said


def test_comments_on_a_library_in_one_file_are_told_and_what_to_do_about_changed_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pack", "calls", "-o", "calls.zip", "--anyway"]) == 0
    code, said = told(capsys, "--dialogues", "calls.zip")
    assert code == 0
    assert (
        f"  calls.zip/scenes/till.yaml:{LINE}: hello/shrug\n    You: I only work here.\n    > Too <b>cold</b>?" in said
    )
    assert "+          say: I merely work here.\n" in said
    assert said.endswith(
        "Nothing was written: calls.zip is a library in one file. Unpack it, as any system can, and name the folder.\n"
    )


def test_a_table_that_is_named_without_import_is_told_how_to_read_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "back.csv", "--dialogues", "calls"]) == 2
    assert "'review import FILE'" in capsys.readouterr().err


def test_without_openpyxl_a_workbook_says_what_it_needs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["script", "till", "-o", "pack.xlsx", "--dialogues", "calls"]) == 0
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    code, said = told(capsys, table="pack.xlsx")
    assert code == 2
    assert "this needs the package openpyxl, to read .xlsx (.csv needs nothing)." in said
