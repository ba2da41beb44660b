"""Characters that no font has, told at the place where they stand: in scenes, in people and in translations."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.cli.entry import main
from game.letters import missing_from, named
from game.script.language.translations import translation_of
from support.checked_frames import checked_frame


def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, int, int, str]]:
    main(["check", str(folder), "--no-cache", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    wanted = ("DLG125", "DLG505")
    keys = ("code", "file", "line", "column", "message")
    return [tuple(one[key] for key in keys) for one in found if one["code"] in wanted]


def test_check_says_which_character_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framed = checked_frame(
        tmp_path / "lib", "steps", "- ana: >\n    It went dark\n    at nine, ꓐ said.\n- go: goodbye\n"
    )
    (code, file, line, column, message), *more = told(framed.folder, capsys)
    assert (code, Path(file).name, line - framed.offset, column, more) == ("DLG125", "example.yaml", 3, 18, [])
    assert "'ꓐ' (U+A4D0, LISU LETTER BA)" in message


def test_what_the_fonts_have_is_never_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Ễ Ω Ж א ع हि ไ 王 さ 한 ₹ ₺ → ≤ ≥ ≠ № ✓ µ 👍🏽 ❤\ufe0f 🇩🇪 می\u200cخواهم – “a” a\u00a0b a\u202fb a\u00adb"
    framed = checked_frame(tmp_path / "lib", "steps", f"- ana: '{text}'\n- go: goodbye\n")
    assert told(framed.folder, capsys) == []


def test_people_and_translations_are_looked_at_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framed = checked_frame(tmp_path / "lib", "steps", "- ana: It went dark.\n- go: goodbye\n")
    person = framed.folder / "cast" / "ana.yaml"
    person.write_text(person.read_text("utf-8").replace("name: Ana Diaz", "name: Ana ꓐ"), "utf-8")
    po = translation_of(framed.folder, "es")
    po.parent.mkdir(exist_ok=True)
    po.write_text('msgctxt "cast/ana/role"\nmsgid "Customer"\nmsgstr "Cliente ꓐ"\n', "utf-8")
    found = {(code, Path(file).name, line, column) for code, file, line, column, _ in told(framed.folder, capsys)}
    assert found == {("DLG125", "ana.yaml", 2, 11), ("DLG505", "es.po", 3, 17)}


def test_the_labels_of_tags_are_looked_at_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framed = checked_frame(tmp_path / "lib", "steps", "- ana: It went dark.\n- go: goodbye\n")
    skills = framed.folder / "skills.yaml"
    skills.write_text(skills.read_text("utf-8").replace("label: Fix", "label: ꓐ"), "utf-8")
    assert [(code, Path(file).name, line) for code, file, line, _, _ in told(framed.folder, capsys)] == [
        ("DLG125", "skills.yaml", 3)
    ]


def test_the_title_of_the_course_is_looked_at_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    framed = checked_frame(tmp_path / "lib", "steps", "- ana: It went dark.\n- go: goodbye\n")
    course = framed.folder / "course.yaml"
    course.write_text(course.read_text("utf-8").replace("title: Example", "title: Calls ꓐ"), "utf-8")
    assert [(code, Path(file).name, line, column) for code, file, line, column, _ in told(framed.folder, capsys)] == [
        ("DLG125", "course.yaml", 1, 14)
    ]


def test_many_characters_are_told_in_one_breath() -> None:
    assert missing_from("ABCA", frozenset("ABC")) == ()
    assert missing_from("ꓐꓑꓐ\u200d", frozenset()) == ("ꓐ", "ꓑ")
    assert named("ꓐꓑꓒꓓ").endswith("and 1 more")
