"""What a player reads in another language: scenes, the interface, and English where nothing is translated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.translation.interface_texts import NotCollectableError, interface_entries, texts_in
from game.cli.entry import main
from game.paths import assets_dir, dialogues_dir
from game.script.language.po import parsed, read_po, write_po
from game.script.language.translations import open_language, translation_of, words_in
from game.script.library.index import open_index, translated_index
from game.script.library.read import read_scene
from game.story.engine.conversation import Setup, replay, start
from game.story.engine.play import begin, choose, open_ids
from game.story.engine.state import Turn
from game.story.language import ENGLISH, Language, to_translate, translated
from game.story.model.scene import DASH, Line, Scene
from game.story.texts import Text, rewritten
from support.random_scenes import random_scene
from support.translated_library import es, library

# What a player reads


def test_a_scene_is_played_in_another_language_and_in_english_where_that_has_no_text(tmp_path: Path) -> None:
    home = library(tmp_path)
    es(
        home,
        **{"The line rings.": "Suena la línea.", "Sam": "Samuel", "An Example": "Un ejemplo", "Listen": "Escuchar"},
    )
    index = translated_index(open_index(home), open_language("es", [translation_of(home, "es")]).language)
    scene = read_scene(index, "example").scene
    assert scene is not None
    lines = [event.text for event in begin(scene).events if isinstance(event, Line)]
    assert lines == ["Suena la línea.", "Good morning, {player}."]
    assert scene.cast[0].character.name == "Samuel"
    assert index.headers["example"].title == scene.title == "Un ejemplo"
    assert index.skills["listen"].label == "Escuchar"


def test_a_fuzzy_translation_is_not_shown(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"The line rings.": "Suena la línea."})
    po = read_po(path)
    write_po(path, replace(po, entries=tuple(replace(entry, fuzzy=True) for entry in po.entries)))
    assert open_language("es", [path]).language.is_source


def test_a_translation_with_a_word_in_braces_that_nobody_can_fill_in_is_not_shown(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good morning, {player}.": "Hola, {jugador}.", "Good bye.": "Adiós."})
    language = open_language("es", [path]).language
    assert language.of("example/hello/sam", "Good morning, {player}.") == "Good morning, {player}."
    assert language.of("example/bye/sam", "Good bye.") == "Adiós."


def test_a_damaged_translation_leaves_the_game_in_english_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "es.po"
    path.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    opened = open_language("es", [path, tmp_path / "absent.po"])
    assert opened.language.is_source
    (notice,) = opened.notices
    assert notice.startswith("es.po, line 2: a text here is not closed")
    assert notice.endswith("What it translates is shown in English.")


def lines_in(turn: Turn) -> list[str]:
    """What is said in a turn."""
    return [event.text for event in turn.events if isinstance(event, Line)]


@pytest.mark.parametrize("seed", range(40))
def test_a_translated_scene_behaves_like_the_scene_itself(seed: int) -> None:
    """Same options open, same meters, same ending; only the texts differ, and every one of them does."""
    scene = random_scene(seed)

    def upside_down(text: Text) -> str:
        return text.text[::-1] + "~"

    other = rewritten(scene, upside_down)
    assert (other.id, other.content, other.endings[0].id) == (scene.id, scene.content, scene.endings[0].id)
    one, two = begin(scene), begin(other)
    for step in range(12):
        assert one.after == two.after
        assert one.meters == two.meters
        for said, other_said in zip(lines_in(one), lines_in(two), strict=True):
            if said.endswith(DASH):  # what is cut off loses its last sign, in any language
                assert other_said.endswith(f"~{DASH}")
            else:
                assert other_said == said[::-1] + "~"
        ids = open_ids(scene, one.after)
        if not ids:
            break
        one, two = choose(scene, one.after, ids[step % len(ids)]), choose(other, two.after, ids[step % len(ids)])


def test_a_conversation_begun_in_english_goes_on_in_spanish() -> None:
    """The record holds ids and the hash of the files, and neither knows of languages."""
    index = open_index(dialogues_dir())
    spanish = translated_index(index, open_language("es", [translation_of(dialogues_dir(), "es")]).language)
    english, here = read_scene(index, "late_install").scene, read_scene(spanish, "late_install").scene
    assert english is not None
    assert here is not None
    assert here.content == english.content
    setup = Setup(1, {}, {})
    for play in english.plays:
        assert replay(here, setup, play.choose).state == replay(english, setup, play.choose).state


def test_the_source_language_costs_nothing() -> None:
    scene = random_scene(1)
    assert translated(scene, ENGLISH) is scene


def test_a_language_nobody_has_begun_is_told_when_somebody_wants_to_play_in_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert (
        main(["play", "--text", "--lang", "fr", "--dialogues", str(library(tmp_path)), "--saves", str(tmp_path)]) == 2
    )
    assert "there is no translation 'fr'" in capsys.readouterr().err


def test_a_conversation_can_be_started_in_spanish() -> None:
    index = translated_index(
        open_index(dialogues_dir()), open_language("es", [translation_of(dialogues_dir(), "es")]).language
    )
    scene: Scene | None = read_scene(index, "first_ring").scene
    assert scene is not None
    said = [event.text for _, event in start(scene, Setup(1, {}, {})).events() if isinstance(event, Line)]
    assert said[0].startswith("Corre un grifo.")


# The interface


def test_a_text_of_the_interface_is_said_in_the_language_or_in_english() -> None:
    spanish = Language(
        "es", {("", "Try again"): "Otra vez", ("", "{name} looks {face}."): "Cara de {name}: {face}."}, {}
    )
    assert spanish.tr("Try again") == "Otra vez"
    assert spanish.tr("Leave") == "Leave"
    assert spanish.tr("{name} looks {face}.", name="Sam", face="calm") == "Cara de Sam: calm."
    assert ENGLISH.tr("{name} looks {face}.", name="{face}", face="calm") == "{face} looks calm."
    assert to_translate("calm") == "calm"


def test_a_translation_with_a_brace_that_names_nothing_never_breaks_the_game() -> None:
    for broken in ("{", "{nombre}", "{0}", "{name!r:>{x}}", "}{"):
        Language("es", {("", "Hello {name}"): broken}, {}).tr("Hello {name}", name="Sam")


def test_numbers_take_the_form_that_the_language_has_for_them() -> None:
    polish = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
    po = parsed(
        f'msgid ""\nmsgstr "Plural-Forms: {polish}\\n"\n\nmsgid "{{number}} line"\nmsgid_plural "{{number}} lines"\n'
        'msgstr[0] "{number} linia"\nmsgstr[1] "{number} linie"\nmsgstr[2] "{number} linii"\n'
    )
    language = Language("pl", {}, {entry.source: entry.forms for entry in po.entries}, po.form)
    said = [language.trn("{number} line", "{number} lines", number) for number in (1, 2, 5, 22)]
    assert said == ["1 linia", "2 linie", "5 linii", "22 linie"]
    assert [ENGLISH.trn("{number} line", "{number} lines", number) for number in (1, 0)] == ["1 line", "0 lines"]


def test_the_texts_of_the_interface_are_collected_from_the_source() -> None:
    source = """
tr("One")
self.language.tr("{a} " "two", a=1)
t.trn("x", "xs", 3)
NAMES = [to_translate("calm")]
tr(name)
"""
    assert [(found.text, found.many, found.line) for found in texts_in(source, "f.py")] == [
        ("One", "", 2), ("{a} two", "", 3), ("x", "xs", 4), ("calm", "", 5),
    ]  # fmt: skip


def test_a_text_that_cannot_be_collected_is_told_to_the_programmer() -> None:
    with pytest.raises(NotCollectableError, match=r"f\.py:1: tr has an f-string"):
        texts_in('tr(f"{name} looks calm")', "f.py")


def test_the_whole_interface_is_in_spanish() -> None:
    """Every text that is marked in the source has a translation with the same words in braces."""
    package = Path(__file__).parents[2] / "game"
    path = assets_dir() / "interface" / "es.po"
    have = {entry.key: entry for entry in (read_po(path).entries if path.exists() else ()) if entry.is_done}
    for wanted in interface_entries(package):
        found = have.get(wanted.key)
        assert found is not None, (
            f"{wanted.files}: {wanted.source!r} is not in {path.name}; translate update --interface"
        )
        for text in found.forms or (found.text,):
            assert words_in(text) <= words_in(wanted.source) | words_in(wanted.many), wanted.source
