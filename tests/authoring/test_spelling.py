"""Spelling: words that no dictionary has are told where they stand, and what is right is let alone."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from game.authoring.spelling import Dictionary, words_in
from game.cli.entry import main


@pytest.fixture(scope="module")
def english() -> Dictionary:
    return Dictionary("en")


@pytest.fixture(scope="module")
def spanish() -> Dictionary:
    return Dictionary("es")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "calls"
    main(["new", "teapot", "--title", "The Teapot", "--customer", "Mr Vasquez", "--dialogues", str(folder)])
    return folder


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "calls")


def misspell(folder: Path, right: str, wrong: str) -> None:
    path = folder / "scenes" / "teapot.yaml"
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong), encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's £7.00, {company}!", ["It's"]),
        ("The 3rd, at 7pm, ADJ PRO 7D.", ["The", "at"]),
        ("a half-hour’s walk", ["half", "hour’s", "walk"]),
        ("{{x}} and www.example.org or me@example.org", ["and", "or"]),
        ("«¿Qué tal?»", ["Qué", "tal"]),
        ("order_number", []),
    ],
)
def test_numbers_codes_braces_and_addresses_are_no_words(text: str, words: list[str]) -> None:
    found = list(words_in(text))
    assert [word.text for word in found] == words
    assert all(text[word.at :].startswith(word.text) for word in found)


@pytest.mark.parametrize(
    "word",
    [
        "colour",
        "color",
        "apologise",
        "apologize",
        "programme",
        "program",
        "travelling",
        "don't",
        "can't",
        "who'd",
        "somebody's",
        "that'll",
        "should've",
        "sisters'",
        "daren’t",
        "Monday",
        "Saturday’s",
        "o'clock",
        "her",
        "wifi",
    ],
)
def test_british_and_american_english_and_what_is_made_from_it_are_right(english: Dictionary, word: str) -> None:
    assert english.has(word)


@pytest.mark.parametrize(
    "word", ["dígamelo", "apagarlo", "solita", "veintinueve", "llámalos", "antes", "tan", "fíjese", "lucecita"]
)
def test_spanish_verbs_with_their_pronouns_and_small_forms_are_right(spanish: Dictionary, word: str) -> None:
    assert spanish.has(word)


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("recieve", "receive"),
        ("definately", "definitely"),
        ("becuase", "because"),
        ("tommorow", "tomorrow"),
        ("Seperate", "Separate"),
        ("goverment", "government"),
        ("occured", "occurred"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(english: Dictionary, wrong: str, meant: str) -> None:
    assert not english.has(wrong)
    assert meant in english.near(wrong)


@pytest.mark.parametrize(("wrong", "meant"), [("habia", "había"), ("telefono", "teléfono"), ("proximo", "próximo")])
def test_a_missing_accent_is_the_first_thing_thought_of(spanish: Dictionary, wrong: str, meant: str) -> None:
    assert not spanish.has(wrong)
    assert spanish.near(wrong)[0] == meant


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_shipped_library_has_no_word_in_doubt(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["spell", "--lang", language]) == 0
    assert capsys.readouterr().out == "No word is in doubt.\n"


def test_a_slip_in_a_scene_is_told_at_its_line_and_column(
    library: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    misspell(library, "You asked for blue", "You askd for blue")
    monkeypatch.chdir(library.parent)
    capsys.readouterr()
    assert main(["spell", "--dialogues", "calls"]) == 1
    lines = (library / "scenes" / "teapot.yaml").read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines, 1) if "askd" in line)
    told = capsys.readouterr().out
    assert told.startswith(f"calls/scenes/teapot.yaml:{number}:{lines[number - 1].index('askd') + 1}: 'askd' is in no")
    assert "did you mean 'asked'" in told
    assert told.splitlines()[1].strip() == lines[number - 1].strip()


def test_a_word_of_a_comment_an_id_or_a_name_is_not_looked_at(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell(library, "order_number:", "ordr_numbr:")
    misspell(library, "an option's id", "an optoin's id")
    capsys.readouterr()
    assert main(["spell", "teapot", "--dialogues", str(library)]) == 0, capsys.readouterr().out


def test_one_word_in_many_places_is_told_once_with_all_of_them(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell(library, " chairs", " seats")
    misspell(library, " chair", " chiar")
    capsys.readouterr()
    assert main(["spell", "--dialogues", str(library), "--format", "json"]) == 1
    (doubt,) = json.loads(capsys.readouterr().out)
    assert doubt["word"] == "chiar"
    assert doubt["suggestions"][0] == "chair"
    assert len(doubt["places"]) > 3


def test_a_word_that_is_allowed_is_told_no_more(library: Path) -> None:
    misspell(library, "You asked for blue", "You asked Gwendolynne for blue")
    assert main(["spell", "--dialogues", str(library)]) == 1
    assert main(["spell", "--dialogues", str(library), "--add", "Gwendolynne"]) == 0
    assert main(["spell", "--dialogues", str(library), "--add", "Gwendolynne"]) == 0
    assert (library / "words.txt").read_text(encoding="utf-8").splitlines()[1:] == ["Gwendolynne"]
    assert main(["spell", "--dialogues", str(library)]) == 0


def test_adding_a_word_keeps_what_the_list_holds(library: Path) -> None:
    (library / "words.txt").write_bytes(b"# ours\r\nNorbury  # a street")
    assert main(["spell", "--dialogues", str(library), "--add", "Brightwire"]) == 0
    assert (library / "words.txt").read_bytes() == b"# ours\r\nNorbury  # a street\nBrightwire\n"


def test_a_translation_is_looked_at_in_its_own_language(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dialogues"
    shutil.copytree(root / "dialogues", folder)
    po = folder / "translations" / "es.po"
    text = po.read_text(encoding="utf-8")
    po.write_text(text.replace("teléfono", "telefono", 1), encoding="utf-8")
    assert main(["spell", "--lang", "es", "--dialogues", str(folder)]) == 1
    told = capsys.readouterr().out
    assert "translations/es.po:" in told
    assert "'telefono'" in told
    assert "did you mean 'teléfono'" in told


def test_a_library_written_in_spanish_is_read_as_spanish(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["spell", "--lang", "es", "--dialogues", str(library)]) == 1
    assert "There is no translation into es here" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["--lang", "tlh"], "there is no dictionary for 'tlh'"),
        (["--add", "two words"], "'two words' is not one word"),
        (["nowhere"], "there is no scene 'nowhere'"),
    ],
)
def test_a_wrong_call_is_told(library: Path, capsys: pytest.CaptureFixture[str], call: list[str], told: str) -> None:
    assert main(["spell", *call, "--dialogues", str(library)]) == 2
    assert told in capsys.readouterr().err


def test_without_the_package_it_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "simplemma", None)
    monkeypatch.setitem(sys.modules, "simplemma.strategies.dictionaries.dictionary_factory", None)
    assert main(["spell"]) == 2
    assert "python -m pip install 'simplemma'" in capsys.readouterr().err


def test_the_lines_of_a_file_are_gone_through_once_however_many_texts_stand_in_it(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def as_it_is(line: str) -> str:
        seen.append(line)
        return line

    monkeypatch.setattr("game.authoring.spelling.spelling._without_comment", as_it_is)
    main(["spell", "teapot", "--dialogues", str(library)])
    lines = (library / "scenes" / "teapot.yaml").read_text(encoding="utf-8").splitlines()
    assert 0 < len(seen) <= len(lines) + 1
