"""A review pack that comes back: comments at their lines, changed words as changes, whatever a reviewer did to it."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it ships no types
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment as Note

from game.authoring.review import (
    Answer,
    NoTableError,
    answered,
    pack_of,
    proposal,
    read_book,
    returned,
    said_in_words,
)
from game.cli.entry import main
from game.script.library import LibraryIndex, open_index, read_scene
from game.story.model import Scene
from support.authoring_scenes import SCENE, write_till
from support.zips import Member, zipped

Rows = list[list[Any]]
Change = Callable[[Rows], object]


@pytest.fixture(name="till")
def _till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_till(tmp_path / "calls")


def packed(name: str = "pack.csv") -> Rows:
    """The rows of the pack as it is sent."""
    assert main(["script", "till", "-o", name, "--force", "--dialogues", "calls"]) == 0
    return list(csv.reader(io.StringIO(Path(name).read_text("utf-8-sig"), newline="")))


def column(rows: Rows, name: str) -> int:
    return int(rows[0].index(name))


def row_of(rows: Rows, start: str) -> list[Any]:
    at = column(rows, "Id")
    return next(row for row in rows if str(row[at]).startswith(start))


def put(rows: Rows, start: str, name: str, text: Any) -> None:
    row_of(rows, start)[column(rows, name)] = text


def say(rows: Rows, start: str, text: Any) -> None:
    put(rows, start, "Your comment", text)


def write_csv(rows: Rows, *, separator: str = ",", encoding: str = "utf-8-sig") -> Path:
    with Path("back.csv").open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return Path("back.csv")


def write_xlsx(rows: Rows, *, inline: bool = False) -> Path:
    """A workbook as another program would save it, its texts shared or (as LibreOffice may) in the cells."""
    with xlsxwriter.Workbook("back.xlsx", {"constant_memory": inline, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Script")
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(at, place, cell)
    return Path("back.xlsx")


def scene_in(folder: Path) -> tuple[LibraryIndex, Scene]:
    index = open_index(folder)
    scene = read_scene(index, "till").scene
    assert scene is not None
    return index, scene


def answer_of(path: Path, folder: Path = Path("calls")) -> Answer:
    index, scene = scene_in(folder)
    return answered(pack_of(scene, index.skills), returned(read_book(path)))


def told(answer: Answer) -> dict[str, list[str]]:
    """What was said beside each row, by its id."""
    return {one.row.id: [said.text for said in one.said] for one in answer.comments}


WRITERS: dict[str, Callable[[Rows], Path]] = {
    "xlsx": write_xlsx,
    "xlsx with texts in its cells": lambda rows: write_xlsx(rows, inline=True),
    "csv": write_csv,
    "csv with semicolons": lambda rows: write_csv(rows, separator=";"),
    "csv of Windows": lambda rows: write_csv(rows, separator=";", encoding="cp1252"),
    "unicode text of Excel": lambda rows: write_csv(rows, separator="\t", encoding="utf-16"),
}


@pytest.mark.parametrize("written", WRITERS)
def test_what_was_said_and_changed_is_found_whoever_saved_it(written: str, till: Path) -> None:
    rows = packed()
    say(rows, "hello/explain/why", "Does he ask? “Yes” – he does.")
    put(rows, "hello/shrug", "Text", "I merely work here.")
    answer = answer_of(WRITERS[written](rows))
    assert told(answer) == {"hello/explain/why": ["Does he ask? “Yes” – he does."]}
    assert [(one.row.id, one.wished) for one in answer.changes] == [("hello/shrug", "I merely work here.")]
    assert not answer.conflicts
    assert not answer.unplaced
    assert till.is_dir()


@pytest.mark.parametrize(
    ("wished", "why"),
    [
        ("Hello, {playr}.", "there is no word 'playr' to put in for {playr}: did you mean {player}?"),
        ("Hello {smiling}.", "there is no word 'smiling' to put in for {smiling}"),
        ("Hello, {player.", "the { is never closed"),
    ],
)
def test_a_reviewers_slip_in_braces_is_told_and_not_put_in(wished: str, why: str, till: Path) -> None:
    rows = packed()
    put(rows, "hello/shrug", "Text", wished)
    index, scene = scene_in(till)
    made = proposal(index, scene, answer_of(write_csv(rows)), None)
    assert made.now == made.was
    assert [(row.id, said) for row, said in made.left] == [("hello/shrug", why)]


@pytest.mark.parametrize("written", ["{player}", "{ player }", "[name]"])
def test_the_players_name_may_be_put_in_as_the_script_shows_it_or_as_a_scene_writes_it(
    written: str, till: Path
) -> None:
    rows = packed()
    put(rows, "hello/shrug", "Text", f"I only work here, I am {written}.")
    index, scene = scene_in(till)
    made = proposal(index, scene, answer_of(write_csv(rows)), None)
    assert not made.left
    assert b"          say: I only work here, I am {player}.\n" in made.now


def _sorted(rows: Rows) -> None:
    rows[1:] = sorted(rows[1:], key=lambda row: str(row[4]))


def _columns_put_in(rows: Rows) -> None:
    for number, row in enumerate(rows):
        row.insert(3, "Status" if number == 0 else "")
        row.insert(0, "")
    put(rows, "hello/shrug", "Status", "not good")
    row_of(rows, "hello/leave")[0] = "why so short?"


def _columns_moved(rows: Rows) -> None:
    rows[:] = [row[::-1] for row in rows]


def _something_over_it(rows: Rows) -> None:
    rows[:0] = [["Review by Ann"], []]


def _rows_gone(rows: Rows) -> None:
    rows[1:] = [row for row in rows[1:] if row[column(rows, "Id")] in ("hello/shrug", "hello/leave")]


def _no_marks(rows: Rows) -> None:
    at = column(rows, "Leave as it is")
    for row in rows:
        del row[at]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_sorted, {"hello/shrug": ["Hm."]}),
        (_columns_put_in, {"hello/shrug": ["not good", "Hm."], "hello/leave": ["why so short?"]}),
        (_columns_moved, {"hello/shrug": ["Hm."]}),
        (_something_over_it, {"hello/shrug": ["Hm."]}),
        (_rows_gone, {"hello/shrug": ["Hm."]}),
    ],
)
def test_a_table_may_be_sorted_moved_and_cut(change: Change, said: dict[str, list[str]], till: Path) -> None:
    rows = packed()
    say(rows, "hello/shrug", "Hm.")
    put(rows, "hello/leave", "Text", "Farewell.")
    change(rows)
    for path in (write_csv(rows), write_xlsx(rows)):
        answer = answer_of(path)
        assert told(answer) == said
        assert [(one.row.id, one.wished) for one in answer.changes] == [("hello/leave", "Farewell.")]
        assert not answer.unplaced
    assert till.is_dir()


def test_without_the_column_that_tells_them_apart_other_words_are_for_somebody_to_look_at(till: Path) -> None:
    rows = packed()
    put(rows, "hello/leave", "Text", "Farewell.")
    _no_marks(rows)
    answer = answer_of(write_csv(rows))
    assert not answer.changes
    assert [(one.row.id, one.wished) for one in answer.conflicts] == [("hello/leave", "Farewell.")]
    assert till.is_dir()


def test_cells_of_any_kind_are_read_as_texts_and_a_formula_is_never_worked_out(till: Path) -> None:
    rows = packed()
    cells: dict[str, tuple[Any, str]] = {
        "hello/explain": (datetime(2026, 3, 1, tzinfo=UTC).replace(tzinfo=None), "2026-03-01"),
        "hello/shrug": (12.0, "12"),
        "hello/leave": (True, "TRUE"),
        "ending/happy": (0.5, "0.5"),
        "ending/gone": (date(2026, 3, 1), "2026-03-01"),
        "attic/": ('=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'),
    }
    path = write_xlsx(rows)
    book = openpyxl.load_workbook(path)
    sheet = book["Script"]
    for id_, (value, _) in cells.items():
        at = next(number for number, row in enumerate(rows, start=1) if row[1].startswith(id_))
        sheet.cell(at, column(rows, "Your comment") + 1).value = value
    book.create_sheet("My notes").append(["see above"])
    book.properties.lastModifiedBy = "Ann Lee"
    book.save(path)
    table = returned(read_book(path))
    assert table.saved_by == "Ann Lee"
    assert table.unread == ("My notes",)
    assert table.scene == "till"
    found = told(answer_of(path))
    assert {next(id_ for id_ in found if id_.startswith(start)): [text] for start, (_, text) in cells.items()} == found
    assert till.is_dir()


def test_a_note_pinned_to_a_cell_is_a_comment_on_its_row_by_whoever_pinned_it(till: Path) -> None:
    rows = packed()
    say(rows, "hello/shrug", "Hm.")
    path = write_xlsx(rows)
    book = openpyxl.load_workbook(path)
    sheet = book["Script"]
    thread = (
        "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it"
        " will get removed.\n\nComment:\n    Is he rude?\nReply:\n    A little."
    )
    for id_, place, text, author in (
        ("hello/shrug", 5, "Bob:\nToo cold.", "Bob"),
        ("hello/leave", 2, thread, "tc={9C1F0B7E-0000-4000-8000-000000000001}"),
    ):
        at = rows.index(row_of(rows, id_)) + 1
        sheet.cell(at, place).comment = Note(text, author)
    book.save(path)
    answer = answer_of(path)
    assert {one.row.id: list(one.said) for one in answer.comments} == {
        "hello/shrug": [("", "Hm."), ("Bob", "Too cold.")],
        "hello/leave": [("", "Is he rude?\nReply: A little.")],
    }
    assert [said_in_words(one) for one in answer.comments] == ["Hm.; Bob: Too cold.", "Is he rude? Reply: A little."]
    index, scene = scene_in(till)
    said = proposal(index, scene, answer, "Bob").now.decode("utf-8")
    assert "# review (Bob): Hm.; Too cold.\n" in said
    assert till.is_dir()


def test_rich_text_is_read_as_its_words(till: Path) -> None:
    rows = packed()
    with xlsxwriter.Workbook("back.xlsx") as book:
        sheet, bold = book.add_worksheet("Script"), book.add_format({"bold": True})
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, [f"'{cell}" if str(cell).startswith("=") else cell for cell in row])
        at = rows.index(row_of(rows, "hello/shrug"))
        sheet.write_rich_string(at, column(rows, "Text"), "I ", bold, "merely", " work here.")
    answer = answer_of(Path("back.xlsx"))
    assert [(one.row.id, one.wished) for one in answer.changes] == [("hello/shrug", "I merely work here.")]
    assert till.is_dir()


@pytest.mark.parametrize(
    ("in_scene", "in_table", "changes", "conflicts"),
    [
        ("I only work here.", "I merely work here.", ["I merely work here."], []),
        ("I just work here.", "I only work here.", [], []),
        ("I just work here.", "I merely work here.", [], ["I merely work here."]),
        ("I merely work here.", "I merely work here.", [], []),
    ],
)
def test_words_changed_on_both_sides_are_told_with_both_and_not_written_over(
    in_scene: str, in_table: str, changes: list[str], conflicts: list[str], till: Path
) -> None:
    rows = packed()
    put(rows, "hello/shrug", "Text", in_table)
    write_till(till, SCENE.replace("I only work here.", in_scene))
    answer = answer_of(write_csv(rows))
    assert [one.wished for one in answer.changes] == changes
    assert [one.wished for one in answer.conflicts] == conflicts
    assert not answer.unplaced


def test_a_line_whose_words_have_changed_is_found_by_who_says_it_there(till: Path) -> None:
    rows = packed()
    say(rows, "cross/narrator", "Which dog?")
    put(rows, "attic/narrator", "Text", "Nobody was up here.")
    text = SCENE.replace("The dog barks.", "The old dog barks.").replace("Nobody has been", "Nobody ever was")
    write_till(till, text)
    answer = answer_of(write_csv(rows))
    assert [one.row.text for one in answer.comments] == ["The old dog barks."]
    (conflict,) = answer.conflicts
    assert (conflict.row.text, conflict.wished) == ("Nobody ever was up here.", "Nobody was up here.")


def test_what_fits_nowhere_is_listed_with_why(till: Path) -> None:
    rows = packed()
    put(rows, "hello/leave", "Text", "")
    put(rows, "hello?", "Text", "You choose:")
    say(rows, "hello/shrug", "And this one?")
    rows.append(["", "", "", "You", "What about the cat?"])
    rows.append(rows[0])
    write_till(till, SCENE.replace("        shrug:\n", "        shrugs:\n"))
    answer = answer_of(write_csv(rows))
    assert [(one.text, one.why.split(",")[0].split(";")[0]) for one in answer.unplaced] == [
        ("You choose:", "its words are made by the program"),
        ("", "its words were taken out"),
        ("I only work here.", "it is not in the scene any more"),
        ("What about the cat?", "it was put in"),
        ("Text", "it is not in the scene any more"),
    ]
    assert not answer.changes
    assert not answer.comments


# What is put into the file.


def proposed(rows: Rows, reviewer: str | None = None) -> tuple[str, list[str]]:
    index, scene = scene_in(Path("calls"))
    answer = answered(pack_of(scene, index.skills), returned(read_book(write_csv(rows))))
    made = proposal(index, scene, answer, reviewer)
    return made.now.decode("utf-8"), [f"{row.id}: {why}" for row, why in made.left]


def test_other_words_stand_where_the_old_ones_stood_and_nothing_else_changes(till: Path) -> None:
    rows = packed()
    put(rows, "hello/explain", "Text", "This is the price of the dog, [name].")
    put(rows, "hello/explain/why", "Text", "He asked: twice.")
    put(rows, "hello/explain/note-dog", "Text", "The dog was on the paper")
    put(rows, "ending/happy", "Text", 'He paid for "the" dog.')
    put(rows, "about/summary", "Text", "A queue and a dog.")
    put(rows, "cross/narrator", "Text", "The dog barks, twice.")
    wished = SCENE
    for old, new in (
        ("That is the price of the dog, {player}.", "This is the price of the dog, {player}."),
        ("why: He asked.", 'why: "He asked: twice."'),
        ("The dog was on the receipt", "The dog was on the paper"),
        ('"He paid for the dog."', '"He paid for \\"the\\" dog."'),
        ("A queue, a receipt and a dog.", "A queue and a dog."),
        ("The dog barks.", "The dog barks, twice."),
    ):
        assert old in wished
        wished = wished.replace(old, new)
    assert proposed(rows) == (wished, [])
    assert till.is_dir()


def test_comments_stand_over_their_lines(till: Path) -> None:
    rows = packed()
    say(rows, "hello/shrug", "Too\ncold?")
    say(rows, "hello/explain/why", "Hm.")
    say(rows, "hello/mr_low", "=first")
    said, left = proposed(rows, "Ann")
    assert left == []
    assert "        # review (Ann): Too cold?\n        shrug:\n" in said
    assert "          # review (Ann): Hm.\n          why: He asked.\n" in said
    assert '    # review (Ann): =first\n    - mr_low: "My receipt' in said
    assert len(said.splitlines()) == len(SCENE.splitlines()) + 3
    assert "# review: Hm." in proposed(rows, "")[0]
    assert till.is_dir()


def test_words_that_would_break_the_scene_are_not_put_in(till: Path) -> None:
    rows = packed()
    put(rows, "hello/shrug", "Text", "I only \u202ework\u202c here.")
    put(rows, "hello/leave", "Text", "Farewell then.")
    said, left = proposed(rows)
    assert "Farewell then." in said
    assert [one.partition(":")[0] for one in left] == ["hello/shrug"]
    assert "with it the scene would have a problem: " in left[0]
    assert till.is_dir()


# Files that do harm.


def _book(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


def _parts() -> dict[str, bytes]:
    """The parts of a workbook with a table in it, some of it pinned."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Id", "Text", "Your comment"), ("hello/shrug", "I only work here.", "Hm."), ("x", 3, True)):
        sheet.append(row)
    sheet["B2"].comment = Note("Bob:\nToo cold.", "Bob")
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


PARTS = _parts()
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
HOSTILE = {
    "no workbook": (b"hello", "it is no workbook that can be read: it is no zip file, or it is cut short"),
    "an archive of something else": (_book(a=b"<a/>"), "it is no workbook that can be read"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + bytes(600), "it is no workbook that can be read"),
    "laughs": (_book(xl__workbook=LAUGHS), "'xl/workbook.xml' in it declares what no workbook needs"),
    "laughs in UTF-16": (_book(xl__workbook=LAUGHS.decode().encode("utf-16")), "declares what no workbook needs"),
    "a bomb": (
        zipped([Member(b"xl/a.xml", bytes(30 << 20), packed=True)]),
        "it unpacks to more than 200 times its size",
    ),
    "a part that lies": (zipped([Member(b"xl/a.xml", bytes(33 << 20), packed=True, size=9)]), "'xl/a.xml' is damaged"),
    "a link": (zipped([Member(b"xl/a.xml", attributes=0o120777 << 16)]), "'xl/a.xml' is a link, not a file"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_workbook_that_does_harm_is_refused_in_a_sentence(case: str, tmp_path: Path) -> None:
    data, says = HOSTILE[case]
    path = tmp_path / "back.xlsx"
    path.write_bytes(data)
    with pytest.raises(NoTableError) as refused:
        read_book(path)
    assert says in str(refused.value)


@given(st.data())
@settings(max_examples=30)
def test_whatever_is_spoilt_in_a_workbook_it_is_read_or_refused(data: st.DataObject) -> None:
    """Its parts themselves, so that it is not only the archive that is broken."""
    name = data.draw(st.sampled_from(sorted(PARTS)))
    part = bytearray(PARTS[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(part) - 1))
        part[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=6))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for other, whole in PARTS.items():
            book.writestr(other, bytes(part) if other == name else whole)
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "back.xlsx"
        path.write_bytes(out.getvalue())
        try:
            returned(read_book(path))
        except NoTableError as refused:
            assert "\n" not in str(refused)


def test_a_sheet_with_a_cell_in_its_last_corner_takes_no_time(till: Path) -> None:
    rows = packed()
    say(rows, "hello/shrug", "Hm.")
    path = write_xlsx(rows)
    book = openpyxl.load_workbook(path)
    book["Script"].cell(1_048_576, 16_384).value = "x"
    book["Script"].merge_cells("A900000:XFD900000")
    book.save(path)
    assert told(answer_of(path)) == {"hello/shrug": ["Hm."]}
    assert till.is_dir()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a,b\n1,2\n", "it is no review pack: no row has the columns Id and Text"),
        ("", "it is no review pack"),
        (f'Id,Text\n"{"x" * 200_000}"\n', "it is no table that can be read"),
    ],
)
def test_what_is_no_pack_is_refused_in_a_sentence(text: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "back.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(NoTableError) as refused:
        returned(read_book(path))
    assert says in str(refused.value)
