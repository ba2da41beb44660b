"""The review pack: everything in a scene can be read, commented on by an id that stays, and compared with before."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.authoring.figures import explored
from game.authoring.review.compare import compared, fate_counts, unchanged, words_compared
from game.authoring.review.pack import Pack, pack_of
from game.authoring.review.table import csv_of, xlsx_of
from game.authoring.spreadsheet import tame
from game.cli.entry import main
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.model.scene import Line, When
from support.authoring_scenes import SCENE, write_till

Made = Callable[..., str]


def pack_in(folder: Path, scene_id: str = "till") -> Pack:
    index = open_index(folder)
    reading = read_scene(index, scene_id)
    assert reading.scene is not None, reading.problems
    return pack_of(reading.scene, index.skills, explored(reading.scene, {}).figures)


@pytest.fixture(name="till")
def _till(tmp_path: Path) -> Path:
    return write_till(tmp_path / "dialogues")


@pytest.fixture(name="made")
def _made(till: Path, tmp_path: Path) -> Made:
    def make(name: str, *more: str) -> str:
        out = tmp_path / name
        assert main(["script", "till", "-o", str(out), "--force", "--dialogues", str(till), *more]) == 0
        return out.read_bytes().decode("utf-8-sig")

    return make


def other(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The till scene with some changes, as a file that lies alone."""
    text = SCENE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "before.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_text_of_a_shipped_scene_is_in_its_script(root: Path) -> None:
    index = open_index(root / "dialogues")
    scene = read_scene(index, "first_ring").scene
    assert scene is not None
    told = {row.text for part in pack_of(scene, index.skills).parts for row in part.rows}
    lines = [step for beat in scene.beats for step in beat.steps if isinstance(step, Line | When)]
    assert len(lines) > 30
    said = [step.text for step in lines if isinstance(step, Line) and "{" not in step.text]
    assert set(said) <= told
    assert {ending.text for ending in scene.endings if "{" not in ending.text} <= told


def test_conditions_effects_and_exits_are_in_words(till: Path) -> None:
    rows = {row.id: row for part in pack_in(till).parts for row in part.rows}
    shrug = rows["hello/shrug"]
    assert shrug.only_if.startswith('only if Mr "Low" <Junior>\'s anger is under 90')
    assert "He is too cross for that." in shrug.only_if
    assert (shrug.effect, shrug.cost) == ("Rush (fault)", "costs 30")
    assert shrug.ends == "after this a steady colleague ends at 40; after the best answer, at 70"
    assert rows["hello/explain"].ends == "after this a steady colleague ends at 70"
    assert rows["hello/leave"].leads == "ends: Gone (lost)"
    assert rows["hello/explain"].text == "That is the price of the dog, [name]."
    assert "“paid” becomes true" in rows["hello/explain"].effect
    assert rows["hello/explain/note-dog"].text == "The dog was on the receipt"
    assert rows["hello/explain/why"].text == "He asked."
    assert rows["hello.cut_in/hurry"].depth == 2
    assert "hello.cut_in/listen" in rows
    assert any(row.text == 'If “paid” is true and Mr "Low" <Junior>\'s anger is under 80:' for row in rows.values())


def test_ids_are_each_used_once_and_do_not_move_when_lines_come_in_before_them(root: Path, tmp_path: Path) -> None:
    before = [row.id for part in pack_in(root / "dialogues", "first_ring").parts for row in part.rows]
    assert len(set(before)) == len(before)
    added = SCENE.replace(
        "    - narrator: The dog barks.\n", "    - narrator: A bell.\n    - narrator: The dog barks.\n"
    )
    old = {row.id for part in pack_in(write_till(tmp_path / "one")).parts for row in part.rows}
    new = {row.id for part in pack_in(write_till(tmp_path / "two", added)).parts for row in part.rows}
    assert old < new
    assert len(new - old) == 1


def test_words_are_counted_for_each_who_speaks(till: Path) -> None:
    tallies = {tally.who: (tally.lines, tally.words) for tally in pack_in(till).tallies}
    assert tallies["Narrator"] == (2, 8)
    assert tallies['Mr "Low" <Junior>'] == (2, 9)
    assert tallies["You"] == (4, 16)


def test_the_page_has_no_markup_from_the_scene_and_fetches_nothing(made: Made) -> None:
    page = made("script.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more." in page
    assert "<script" not in page
    assert "http" not in page.replace('http-equiv="', "")
    assert not re.search(r"(?:src|href)=[\"'](?!#)", page)
    assert "@media print" in page
    for part in ("hello", "cross", "attic"):
        assert f'href="#part-{part}"' in page
        assert f'id="part-{part}"' in page


def test_the_csv_opens_in_a_spreadsheet_and_holds_no_formula(till: Path, tmp_path: Path) -> None:
    out = tmp_path / "script.csv"
    assert main(["script", "till", "-o", str(out), "--dialogues", str(till)]) == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0])[-3:] == ["Written at", "Your comment", "Leave as it is"]
    hurry = next(row for row in rows if row["Id"] == "hello.cut_in/hurry")
    assert hurry["Text"] == "'=HYPERLINK(1) Next!"
    assert all(not cell or cell[0] not in "=+-@\t\r" for row in rows for cell in row.values())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1"])
def test_a_cell_that_looks_like_a_formula_is_tamed(cell: str) -> None:
    assert tame(cell) == f"'{cell}"


def test_a_plain_cell_is_left_alone() -> None:
    assert [tame(cell) for cell in ("", "Hello - you", "3 + 4", "“Hi”")] == ["", "Hello - you", "3 + 4", "“Hi”"]


def test_the_workbook_has_the_same_rows_a_comment_column_and_no_formula(till: Path) -> None:
    pack = pack_in(till)
    data = xlsx_of(pack, unchanged(pack))
    assert data == xlsx_of(pack, unchanged(pack))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own file, just made
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file, just made
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    texts = ["".join(each.itertext()) for each in shared.iter(f"{name}si")]
    assert "=HYPERLINK(1) Next!" in texts
    assert "Your comment" in texts
    assert not list(sheet.iter(f"{name}f"))
    assert len(list(sheet.iter(f"{name}row"))) == 1 + sum(len(part.rows) for part in pack.parts)
    assert sheet.find(f"{name}autoFilter") is not None


def test_a_scene_compared_with_itself_has_not_changed(till: Path, made: Made) -> None:
    pack = pack_in(till)
    assert fate_counts(compared(pack, pack)) == {"new": 0, "changed": 0, "removed": 0}
    assert "nothing has changed" in made("script.html", "--against", str(till))


def test_what_changed_is_told_row_by_row(tmp_path: Path, made: Made) -> None:
    path = other(
        tmp_path,
        ("The dog barks.", "The old dog barks twice."),
        ("I only work here.", "I merely work here."),
        (
            "    - narrator: Nobody has been up here.\n",
            "    - narrator: Nobody has been up here.\n    - narrator: Dust.\n",
        ),
        ("        leave:\n          say: Goodbye then.\n          end: gone\n", ""),
        ("when: anger < 90", "when: anger < 80"),
    )
    rows = list(csv.DictReader(io.StringIO(made("script.csv", "--against", str(path)), newline="")))
    fates = {
        row["Id"].rpartition("-")[0] or row["Id"]: (row["Change"], row["Text before"]) for row in rows if row["Change"]
    }
    assert fates == {
        "cross/narrator": ("changed", "The old dog barks twice."),
        "hello/shrug": ("changed", "I merely work here."),
        "attic/narrator": ("removed", ""),
        "hello/leave": ("new", ""),
    }


def test_a_whole_beat_that_is_new_or_gone_is_told_as_one(tmp_path: Path, till: Path) -> None:
    attic = "  attic:\n    - narrator: Nobody has been up here.\n    - go: cross\n"
    less = pack_in(write_till(tmp_path / "less", SCENE.replace(attic, "")))
    full = pack_in(till)
    assert [(part.part.id, part.fate) for part in compared(less, full) if part.fate != "same"] == [("attic", "new")]
    gone = compared(full, less)
    assert [(part.part.id, part.fate) for part in gone if part.fate != "same"] == [("attic", "removed")]
    assert [part.part.id for part in gone].index("attic") == 3


def test_a_line_that_only_moved_has_not_changed(till: Path) -> None:
    pack = pack_in(till)
    hello = pack.parts[1]
    turned = replace(pack, parts=(pack.parts[0], replace(hello, rows=hello.rows[::-1]), *pack.parts[2:]))
    assert not any(fate_counts(compared(pack, turned)).values())


def test_the_page_shows_changed_words_struck_out_and_put_in(tmp_path: Path, made: Made) -> None:
    page = made("script.html", "--against", str(other(tmp_path, ("The dog barks.", "The cat barks."))))
    assert "The <del>cat</del> <ins>dog</ins> barks." in page
    runs = [(run.fate, run.text) for run in words_compared("one two three", "one 2 three four")]
    assert runs == [("same", "one"), ("removed", "two"), ("new", "2"), ("same", "three"), ("new", "four")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "there is no file or folder"),
        (SCENE.replace("outcome: won", "outcome: great"), "cannot be compared: line"),
    ],
)
def test_another_version_that_cannot_be_read_is_told_in_one_line(
    till: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str | None, told: str
) -> None:
    path = tmp_path / "before.yaml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    out = tmp_path / "script.html"
    assert main(["script", "till", "-o", str(out), "--dialogues", str(till), "--against", str(path)]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_a_csv_without_a_comparison_has_no_columns_for_one(till: Path) -> None:
    pack = pack_in(till)
    assert "Change" not in csv_of(pack, unchanged(pack)).splitlines()[0]
