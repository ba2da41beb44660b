"""Characters that nobody sees: in every kind of file each is told by name where it stands, and no escape makes one."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.script.library import open_index, read_library
from game.script.library.read import LibraryReading
from game.script.source import Sources
from support.frames import ANA, COURSE, SCENE, SECTIONS, SKILLS

FILES = {"course.yaml": COURSE, "skills.yaml": SKILLS, "cast/ana.yaml": ANA, SCENE: "".join(SECTIONS.values())}


def read(name: str, old: str, new: str) -> LibraryReading:
    assert old in FILES[name]
    return read_library(Sources.of({**FILES, name: FILES[name].replace(old, new, 1)}))


def told(reading: LibraryReading) -> list[tuple[str, str, int, int]]:
    return [(p.code, p.file.removeprefix("dialogues/"), p.line, p.column) for p in reading.problems]


ESCAPES = (r"\0", r"\a", r"\b", r"\e", r"\x9b", r"\r", r"\u202e", r"\u0007", r"\L", r"\N")


@pytest.mark.parametrize(
    ("name", "old"),
    [
        (SCENE, "title: Example"),
        (SCENE, "ana: Good morning."),
        (SCENE, "text: Good."),
        ("course.yaml", "company: Brightwire"),
        ("course.yaml", "title: Example"),
        ("skills.yaml", "tip: Think of it."),
        ("cast/ana.yaml", "name: Ana Diaz"),
    ],
)
def test_an_escape_that_makes_a_control_character_is_refused_where_it_stands(name: str, old: str) -> None:
    before = FILES[name].partition(old)[0]
    key = old.partition(":")[0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n") + len(key) + 4
    for escape in ESCAPES:
        here = [one for one in told(read(name, old, f'{key}: "a{escape}b"')) if one[1] == name]
        assert here == [("DLG004", name, line, column)], escape


def test_what_is_told_names_the_character_and_the_mend() -> None:
    problem = read(SCENE, "ana: Good morning.", r'ana: "It stands in N:\billing\notes\0815."').problems[0]
    assert r"\b" in problem.message
    assert "backspace (U+0008)" in problem.message
    assert problem.hint == "write \\\\ for a backslash, or put the text in single quotation marks"


def test_in_a_text_of_many_lines_each_escape_is_told_in_its_line() -> None:
    text = 'ana: "Good\n        morn\\x07ing, \\\n        all\\b."'
    assert told(read(SCENE, "ana: Good morning.", text)) == [("DLG004", SCENE, 15, 13), ("DLG004", SCENE, 16, 12)]


def test_a_header_is_read_no_further_than_its_title_and_yet_refuses_it() -> None:
    index = open_index(Sources.of({**FILES, SCENE: FILES[SCENE].replace("title: Example", r'title: "Ex\0ample"')}))
    assert not index.headers
    assert [problem.code for problem in index.problems] == ["DLG004"]


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x7f", "\u202e"])
def test_what_stands_in_the_file_itself_is_told_with_all_else_that_is_wrong(character: str) -> None:
    reading = read(SCENE, "title: Example\nsummary: A call.", f"title: Ex{character}ample\nsummery: A call.")
    assert [(code, line) for code, _, line, _ in told(reading)] == [("DLG004", 2), ("DLG021", 3)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Good\ufeff morning.", "zero width no-break space (U+FEFF)"),
        ("Good\u200b morning.", "zero width space (U+200B)"),
        ("Good \u2067morning\u2069.", "right-to-left isolate (U+2067)"),
        ("Good \u202bmorning\u202c.", "right-to-left embedding (U+202B)"),
        ("Good \u2063morning.", "invisible separator (U+2063)"),
        (r'"Good\ufeff morning."', "zero width no-break space (U+FEFF)"),
    ],
)
def test_an_invisible_character_is_told_by_name_and_the_scene_is_played_all_the_same(written: str, name: str) -> None:
    reading = read(SCENE, "Good morning.", written)
    assert [(p.code, p.line) for p in reading.problems] == [("DLG095", 14)]
    assert name in reading.problems[0].message
    assert "example" in reading.library.scenes


def test_an_override_in_a_comment_is_told_too() -> None:
    assert told(read(SCENE, "title: Example", "title: Example # \u202ereversed")) == [("DLG004", SCENE, 2, 18)]


@pytest.mark.parametrize(
    "written",
    [
        "می\u200cخواهم آن را ببینم.",
        "क्\u200dष है.",
        "Good 👩\u200d👩\u200d👧 morning.",
        "สวัสดี\u200bครับ",
        "Ex\u00adample",
        "a\\tb",
    ],
)
def test_what_joins_and_parts_letters_where_it_is_at_home_is_not_told(written: str) -> None:
    assert not read(SCENE, "Good morning.", f'"{written}"').problems


def test_a_character_that_is_refused_is_refused_from_the_disk_as_well(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("Good morning.", r'"\e]0;TITLE\a"'), encoding="utf-8")
    assert [p.code for p in read_library(tmp_path).problems] == ["DLG004", "DLG004"]


@pytest.mark.parametrize("nothing", ["null", "~", "Null", "NULL"])
@pytest.mark.parametrize("key", ["place", "start", "passes", "coach", "teaches"])
def test_what_other_programs_write_where_there_is_nothing_is_read_as_nothing_and_as_no_name(
    nothing: str, key: str
) -> None:
    reading = read(SCENE, "summary: A call.", f"{key}: {nothing}")
    assert [problem.code for problem in reading.problems] == ["DLG024"]
    assert reading.problems[0].message.startswith(f"{key} is empty: ")


def test_where_nothing_may_stand_it_may_be_called_null() -> None:
    assert not read(SCENE, "  ana: {}", "  ana: null").problems
    assert not read("cast/ana.yaml", "  calm:", "  calm: ~").problems
