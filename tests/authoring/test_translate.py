"""What a translator gets, what survives when scenes change, and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring.translation.translate import updated
from game.cli.entry import main
from game.script.language.po import Po, PoEntry, PoError, parsed, po_text, read_po, write_po
from game.script.language.translations import translation_of
from game.script.library import LibraryReading, read_library
from support.translated_library import SCENE, entries, es, library

# What a translator gets


def test_every_text_a_player_can_see_is_handed_to_the_translator_with_what_it_is(tmp_path: Path) -> None:
    found = {entry.source: entry for entry in entries(library(tmp_path))}
    assert set(found) == {
        "A Course", "Brightwire", "Listen", "Wait for the end.", "Sam", "A customer", "Anger", "An Example",
        "Somebody rings.", "The line rings.", "Good morning, {player}.", "What is wrong?", "You asked.",
        "Asked what is wrong", "Everything is.", "Not yet.", "Well.", "Shrug it off.", "Good bye.", "Done",
        "It is over.",
    }  # fmt: skip
    greeting = found["Good morning, {player}."]
    assert greeting.context == "example/hello/sam"
    assert greeting.files == ("scenes/example.yaml",)
    assert "Sam says, looking calm" in greeting.about
    assert "beat hello" in greeting.about
    assert "trainer: dry, not cross" in greeting.about
    assert greeting.flags == ("python-brace-format",)
    reply = found["Everything is."]
    assert "in answer to: What is wrong?" in reply.about
    assert "only if Sam's anger is over 40" in reply.about
    assert "it does: listen" in found["What is wrong?"].about


def test_comments_for_the_program_or_about_the_whole_file_are_not_told_to_the_translator(tmp_path: Path) -> None:
    ours = "    # accept DLG403: a form\n    # dry, not cross\n    # review (Ann): Stiff?\n    # TODO ask her\n"
    home = library(tmp_path, SCENE.replace("    # dry, not cross\n", ours))
    skills = home / "skills.yaml"
    skills.write_text(f"# Every skill and fault of ours.\n{skills.read_text(encoding='utf-8')}", encoding="utf-8")
    found = {entry.source: entry for entry in entries(home)}
    assert found["Good morning, {player}."].about.endswith("trainer: dry, not cross")
    assert "trainer:" not in found["Listen"].about


def test_a_translation_survives_lines_that_come_go_and_change_places_around_it(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good morning, {player}.": "Buenos días, {player}.", "Everything is.": "Todo."})
    moved = SCENE.replace("    - narrator: The line rings.\n", "").replace(
        "    - choose:", "    - narrator: A dog.\n    - narrator: The line rings.\n    - choose:"
    )
    library(tmp_path, moved)
    done = updated(read_po(path), entries(home))
    found = {entry.source: entry for entry in done.po.entries}
    assert found["Good morning, {player}."].is_done
    assert found["Everything is."].text == "Todo."
    assert found["A dog."].text == ""
    assert done.gone == 0


def test_a_text_that_was_changed_keeps_its_old_translation_as_fuzzy_with_the_text_it_was_made_for(
    tmp_path: Path,
) -> None:
    home = library(tmp_path)
    path = es(home, **{"Everything is.": "Todo."})
    library(tmp_path, SCENE.replace("Everything is.", "Everything is wrong."))
    done = updated(read_po(path), entries(home))
    found = next(entry for entry in done.po.entries if entry.source == "Everything is wrong.")
    assert (found.text, found.fuzzy, found.was) == ("Todo.", True, "Everything is.")
    assert done.changed == 1
    assert "#, fuzzy" in po_text(done.po)
    assert '#| msgid "Everything is."' in po_text(done.po)


def test_a_line_moved_to_another_beat_keeps_its_translation(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good morning, {player}.": "Buenos días, {player}."})
    greeting = "    # dry, not cross\n    - sam: Good morning, {player}.\n      face: calm\n"
    library(tmp_path, SCENE.replace(greeting, "").replace("  bye:\n", f"  bye:\n{greeting}"))
    found = {entry.key: entry for entry in updated(read_po(path), entries(home)).po.entries}
    assert found["example/bye/sam", "Good morning, {player}."].is_done


def test_what_nothing_uses_any_more_is_put_out_of_use_and_comes_back_with_its_text(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"The line rings.": "Suena la línea."})
    library(tmp_path, SCENE.replace("    - narrator: The line rings.\n", ""))
    without = updated(read_po(path), entries(home))
    assert without.gone == 1
    gone = parsed(po_text(without.po)).entries[-1]
    assert (gone.source, gone.gone, gone.is_done) == ("The line rings.", True, False)
    library(tmp_path)
    back = updated(without.po, entries(home))
    assert next(entry for entry in back.po.entries if entry.source == "The line rings.").is_done


def test_what_the_translator_wrote_beside_a_text_stays(tmp_path: Path) -> None:
    home = library(tmp_path)
    po = Po(tuple(replace(entry, text="x", remark="ask Ana") for entry in entries(home)))
    assert all(entry.remark == "ask Ana" for entry in parsed(po_text(updated(po, entries(home)).po)).entries)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_translation_is_ever_lost_by_bringing_it_up_to_date(data: st.DataObject) -> None:
    """Whatever was written before is there afterwards: in use, fuzzy, or out of use."""
    contexts, texts = st.sampled_from(["a/b", "a/c", "d/say"]), st.sampled_from(["one", "ones", "two", "two to"])
    pairs = st.lists(st.tuples(contexts, texts), unique=True, max_size=8)
    old = [PoEntry(*key, text=f"t{at}") for at, key in enumerate(data.draw(pairs))]
    new = [PoEntry(*key) for key in data.draw(pairs)]
    after = updated(Po(tuple(old)), new).po.entries
    assert {entry.text for entry in old} == {entry.text for entry in after if entry.text}
    assert [entry.key for entry in after if not entry.gone] == [entry.key for entry in new]
    for entry in after:
        if entry.is_done:  # only what was made for this very text is shown
            assert any(entry.text == each.text and entry.source == each.source for each in old)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from('\n\t"\\'), max_size=60)


@given(st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=6))
@settings(max_examples=100, deadline=None)
def test_every_text_comes_back_from_a_po_file_as_it_went_in(texts: dict[str, str]) -> None:
    po = Po(tuple(PoEntry("ctx", f"{one}.", text=other) for one, other in texts.items()))
    back = parsed(po_text(po))
    assert [(each.source, each.text) for each in back.entries] == [(each.source, each.text) for each in po.entries]


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_a_damaged_po_file_is_told_and_never_a_traceback(text: str) -> None:
    for damaged in (text, f'msgid "a"\nmsgstr "{text}"\n', f'msgctxt "a"\n{text}\nmsgid "b"\nmsgstr "c"\n'):
        try:
            parsed(damaged)
        except PoError as bad:
            assert bad.line >= 1
            assert bad.message


# The command


def test_the_command_makes_a_translation_brings_it_up_to_date_and_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = library(tmp_path)
    given = ["--lang", "es", "--dialogues", str(home)]
    assert main(["translate", "extract", *given]) == 0
    path = translation_of(home, "es")
    assert "with 22 texts" in capsys.readouterr().out
    assert main(["translate", "extract", *given]) == 2
    assert f"translate update --lang es --dialogues {home}" in capsys.readouterr().err
    assert main(["translate", "update", *given]) == 0
    assert "0 kept, 22 to translate, 0 changed and marked fuzzy, 0 out of use" in capsys.readouterr().out
    po = read_po(path)
    write_po(path, replace(po, entries=tuple(replace(entry, text=f"es {entry.source}") for entry in po.entries)))
    library(tmp_path, SCENE.replace("Good bye.", "Good bye, then."))
    assert main(["translate", "update", *given]) == 0
    assert "21 kept, 0 to translate, 1 changed and marked fuzzy, 0 out of use" in capsys.readouterr().out
    assert main(["translate", "status", "--dialogues", str(home), "--format", "json"]) == 0
    told = {count["part"]: count for count in json.loads(capsys.readouterr().out)["es"]}
    assert (told["example"]["done"], told["example"]["fuzzy"], told["example"]["texts"]) == (11, 1, 12)
    assert main(["translate", "status", "--dialogues", str(home)]) == 0
    assert "21 of 22 texts translated" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["extract"], "needs a language"),
        (["extract", "--lang", "Spanish"], "written as es or pt_BR"),
        (["extract", "--lang", "en"], "written in English"),
        (["update", "--lang", "fr"], "translate extract --lang fr"),
        (["undo"], "there is extract, update and status"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    call: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["translate", *call, "--dialogues", str(library(tmp_path))]) == 2
    assert told in capsys.readouterr().err


def test_a_library_in_several_languages_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = library(tmp_path)
    for code in ("es", "fr", "pt_BR"):
        assert main(["translate", "extract", "--lang", code, "--dialogues", str(folder)]) == 0
    read = []

    def counted(path: Path) -> LibraryReading:
        read.append(path)
        return read_library(path)

    monkeypatch.setattr("game.cli.translate.read_library", counted)
    for what in ("status", "update"):
        read.clear()
        assert main(["translate", what, "--dialogues", str(folder)]) == 0
        assert read == [folder]
