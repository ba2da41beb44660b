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
from game.script.language.translations import translation_of
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
    """Names, brands and texts that are the same word in both languages are few, and named here."""
    same = {"Brightwire", "Priya Nair", "Al Whiner"}
    po = read_po(translation_of(dialogues_dir(), "es"))
    assert {entry.source for entry in po.entries if entry.text == entry.source} <= same
