"""What `check` says of translations, and that the shipped one is whole."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.translation import catalogue as catalogue_translation
from game.authoring.translation.checks import translation_problems
from game.authoring.translation.messages import messages, part_of
from game.authoring.translation.translate import part_counts
from game.cli.entry import main
from game.paths import dialogues_dir
from game.script.catalogue.code import codes_of
from game.script.language.po import PoEntry, read_po, write_po
from game.script.language.translations import open_language, translation_of
from game.script.library.outline import outline_of
from game.script.library.read import read_library
from support.translated_library import SCENE, codes_told, entries, es, library

# What `check` says


def test_check_tells_missing_fuzzy_and_stale_texts_and_lost_words_each_at_its_line(tmp_path: Path) -> None:
    home = library(tmp_path)
    texts = {entry.source: f"es {entry.source}" for entry in entries(home)}
    path = es(home, **{**texts, "Good bye.": "", "Good morning, {player}.": "Buenos días."})
    po = read_po(path)
    changed = tuple(replace(entry, fuzzy=entry.source == "Well.") for entry in po.entries if entry.source != "Not yet.")
    write_po(path, replace(po, entries=(*changed, PoEntry("example/hello/sam", "Gone.", text="Ido."))))
    lines = path.read_text(encoding="utf-8").splitlines()

    def at(text: str) -> int:
        return lines.index(f'msgid "{text}"') + 1

    assert codes_told(home) == [
        ("DLG501", "lib/scenes/example.yaml", SCENE.splitlines().index("        shrug:") + 1),
        ("DLG504", "lib/translations/es.po", at("Good morning, {player}.")),
        ("DLG502", "lib/translations/es.po", at("Well.")),
        ("DLG501", "lib/translations/es.po", at("Good bye.")),
        ("DLG503", "lib/translations/es.po", at("Gone.")),
    ]


def test_the_command_check_tells_them_with_everything_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good bye.": "Adiós."})
    main(["check", str(home), "--no-cache", "--format", "json"])
    assert {"DLG501"} <= {problem["code"] for problem in json.loads(capsys.readouterr().out)}
    assert main(["check", str(path), "--no-cache", "--strict"]) == 1
    assert "translations/es.po" in capsys.readouterr().out


def test_a_scene_that_nobody_has_begun_to_translate_is_not_told(tmp_path: Path) -> None:
    home = library(tmp_path)
    es(home, Listen="Escuchar", **{"Wait for the end.": "Espera al final."})
    assert codes_told(home) == []


def test_nothing_is_said_of_a_scene_that_cannot_be_read(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{entry.source: f"es {entry.source}" for entry in entries(home)})
    (home / "scenes" / "example.yaml").write_text("scene: example\n", encoding="utf-8")
    assert codes_told(home) == []
    assert main(["translate", "update", "--lang", "es", "--dialogues", str(home)]) == 0
    assert sum(entry.is_done for entry in read_po(path).entries) == 22


def _examples() -> list[tuple[str, bool, str]]:
    fence = re.compile(r"^```po (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [
        (code.id, kind == "good", body)
        for code in codes_of([catalogue_translation])
        for kind, body in fence.findall(code.page())
    ]


@pytest.mark.parametrize("example", _examples())
def test_every_example_on_a_codes_page_is_told_at_the_marked_line_or_not_at_all(
    tmp_path: Path, example: tuple[str, bool, str]
) -> None:
    code, is_good, body = example
    scene = (
        "scene: example\ntitle: Example\nbeats:\n  hello:\n    - narrator: Good morning.\n    - you: Good evening.\n"
        "    - end: done\nendings:\n  done: {title: Done, outcome: won}\n"
    )
    home = library(tmp_path, scene)
    rest = 'msgctxt "example/endings/done/title"\nmsgid "Done"\nmsgstr "Hecho"\n\n'
    lines = body.splitlines()
    text = rest + "".join(f"{line[1:]}\n" for line in lines)
    translation_of(home, "es").write_text(text, encoding="utf-8")
    found = [line for each, _, line in codes_told(home) if each == code]
    marked = [rest.count("\n") + number for number, line in enumerate(lines, 1) if line.startswith(">")]
    assert bool(marked) != is_good
    assert found == marked


def test_every_code_has_a_page_with_a_bad_and_a_good_example() -> None:
    kinds = {(code, is_good) for code, is_good, _ in _examples()}
    assert kinds == {(code.id, each) for code in codes_of([catalogue_translation]) for each in (True, False)}


# What is shipped


def test_two_scenes_their_people_the_skills_and_the_course_are_all_in_spanish() -> None:
    reading = read_library(dialogues_dir())
    wanted = [message.entry for message in messages(reading)]
    found = part_counts(read_po(translation_of(dialogues_dir(), "es")), wanted, part_of)
    whole = {count.part for count in found if count.done == count.texts}
    assert {"first_ring", "late_install", "skills", "course", "cast/priya_nair", "cast/mrs_smith"} <= whole
    assert not any(count.stale or count.fuzzy for count in found)


def test_check_finds_nothing_wrong_with_the_shipped_translation() -> None:
    assert translation_problems(outline_of(dialogues_dir())) == ()


def test_in_spanish_every_text_of_a_translated_scene_differs_from_the_english() -> None:
    """Names of people, brands, and texts that are the same word in both languages: few, and named here."""
    same = {"Brightwire", "Tom.", "No, Tom.", "S, T, R, R, O, U, D."}
    po = read_po(translation_of(dialogues_dir(), "es"))
    alike = {entry.source for entry in po.entries if entry.text == entry.source}
    people = {character.name for character in read_library(dialogues_dir()).library.characters.values()}
    assert alike <= same | people


@pytest.mark.parametrize(
    ("written", "column", "named"),
    [
        ("Ad\x1b[31miós.", 11, "escape (U+001B)"),
        ("Ad\x9biós.", 11, "control sequence introducer (U+009B)"),
        ("Ad\u202eiós.", 11, "right-to-left override (U+202E)"),
        (r"Ad\biós.", 11, "backspace (U+0008)"),
        (r"Ad\aiós.", 11, "bell (U+0007)"),
        (r"Ad\x07iós.", 11, "means nothing"),
    ],
)
def test_a_translation_with_a_control_character_is_told_at_the_line_and_not_spoken(
    tmp_path: Path, written: str, column: int, named: str
) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good bye.": "@", "Good morning, {player}.": "Hola, {player}."})
    path.write_text(path.read_text(encoding="utf-8").replace('"@"', f'"{written}"'), encoding="utf-8")
    line = path.read_text(encoding="utf-8").split("\n").index(f'msgstr "{written}"') + 1
    problems = [one for one in translation_problems(outline_of(home)) if one.severity == "error"]
    assert [(one.code, one.line, one.column) for one in problems] == [("DLG004", line, column)]
    assert named in problems[0].message
    opened = open_language("es", [path])
    assert "Hola, {player}." in opened.language.texts.values()
    assert not any("Ad" in text and not text.isprintable() for text in opened.language.texts.values())
    if r"\a" not in written and r"\x07" not in written:
        assert opened.notices


def test_an_update_writes_no_control_character_and_marks_where_one_was(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good bye.": "Adi\x1bós."})
    assert main(["translate", "update", "--lang", "es", "--dialogues", str(home)]) == 0
    assert "\x1b" not in path.read_text(encoding="utf-8")
    entry = next(entry for entry in read_po(path).entries if entry.source == "Good bye.")
    assert entry.fuzzy
    assert entry.text == "Adi\N{REPLACEMENT CHARACTER}ós."


def test_a_title_of_two_lines_is_one_line_of_the_header(tmp_path: Path) -> None:
    home = library(tmp_path)
    (home / "course.yaml").write_text('title: "T\\nX-Extra: yes"\nlevels: [example]\n', encoding="utf-8")
    assert main(["translate", "extract", "--lang", "fr", "--dialogues", str(home)]) == 0
    po = read_po(home / "translations" / "fr.po")
    assert po.header["Project-Id-Version"] == "T X-Extra: yes"
    assert "X-Extra" not in po.header
