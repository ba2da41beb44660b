"""Translations: what a translator gets, what survives when scenes change, what a player reads, what `check` says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring import catalogue_translation
from game.authoring.interface_texts import NotCollectable, interface_entries, texts_in
from game.authoring.messages import messages, part_of
from game.authoring.translate import counts, made, updated
from game.authoring.translation_check import translation_problems
from game.cli import main
from game.paths import assets_dir, dialogues_dir
from game.script.catalogue.code import codes_of
from game.script.ground import survey
from game.script.po import BadPo, Entry, Po, parsed, read_po, write_po, written
from game.script.read import read_library, read_scene
from game.script.shelf import open_shelf
from game.script.tongues import in_tongue, open_tongue, translation_of, words_in
from game.story.conversation import Setup, replay, start
from game.story.model import Line, Scene
from game.story.play import begin, choose, open_ids
from game.story.texts import Text, rewritten
from game.story.tongue import ENGLISH, Tongue, to_translate, translated
from random_scenes import random_scene

SCENE = """\
scene: example
title: An Example
summary: Somebody rings.
cast: {sam: {}}
beats:
  hello:
    - narrator: The line rings.
    # dry, not cross
    - sam: Good morning, {player}.
      face: calm
    - choose:
        ask:
          say: What is wrong?
          does: listen
          why: You asked.
          note: {asked: Asked what is wrong}
          reply:
            - when: anger > 40
              then:
                - sam: Everything is.
          go: bye
        shrug:
          when: anger < 10
          locked: Not yet.
          say: Well.
          label: Shrug it off.
          go: bye
  bye:
    - sam: Good bye.
    - end: done
endings:
  done: {title: Done, outcome: won, text: It is over.}
"""


def library(folder: Path, scene: str = SCENE) -> Path:
    """A small library in a folder of its own."""
    home = folder / "lib"
    for part in ("scenes", "cast", "translations"):
        (home / part).mkdir(parents=True, exist_ok=True)
    texts = {
        "course.yaml": "title: A Course\nlevels: [example]\nwords: {company: Brightwire}\n",
        "skills.yaml": "listen: {label: Listen, half: heart, kind: skill, tip: Wait for the end.}\n",
        "cast/sam.yaml": (
            "character: sam\nname: Sam\nrole: A customer\nmeters:\n"
            "  anger: {label: Anger, start: 50, good: low}\nreacts:\n  listen: {anger: -5}\n"
        ),
        "scenes/example.yaml": scene,
    }
    for name, text in texts.items():
        (home / name).write_text(text, encoding="utf-8")
    return home


def entries(home: Path) -> list[Entry]:
    return [message.entry for message in messages(read_library(home))]


def es(home: Path, **texts: str) -> Path:
    """A Spanish translation of some of the library's texts, by the text."""
    path = translation_of(home, "es")
    wanted = [replace(entry, text=texts.get(entry.source, "")) for entry in entries(home)]
    write_po(path, Po(tuple(wanted), made("es", "Lib", ()).header))
    return path


def codes_told(home: Path) -> list[tuple[str, str, int]]:
    found = translation_problems(survey(home))
    return [(problem.code, problem.file, problem.line) for problem in found]


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
    assert "#, fuzzy" in written(done.po)
    assert '#| msgid "Everything is."' in written(done.po)


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
    gone = parsed(written(without.po)).entries[-1]
    assert (gone.source, gone.gone, gone.is_done) == ("The line rings.", True, False)
    library(tmp_path)
    back = updated(without.po, entries(home))
    assert next(entry for entry in back.po.entries if entry.source == "The line rings.").is_done


def test_what_the_translator_wrote_beside_a_text_stays(tmp_path: Path) -> None:
    home = library(tmp_path)
    po = Po(tuple(replace(entry, text="x", remark="ask Ana") for entry in entries(home)))
    assert all(entry.remark == "ask Ana" for entry in parsed(written(updated(po, entries(home)).po)).entries)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_translation_is_ever_lost_by_bringing_it_up_to_date(data: st.DataObject) -> None:
    """Whatever was written before is there afterwards: in use, fuzzy, or out of use."""
    contexts, texts = st.sampled_from(["a/b", "a/c", "d/say"]), st.sampled_from(["one", "ones", "two", "two to"])
    pairs = st.lists(st.tuples(contexts, texts), unique=True, max_size=8)
    old = [Entry(*key, text=f"t{at}") for at, key in enumerate(data.draw(pairs))]
    new = [Entry(*key) for key in data.draw(pairs)]
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
    po = Po(tuple(Entry("ctx", f"{one}.", text=other) for one, other in texts.items()))
    back = parsed(written(po))
    assert [(each.source, each.text) for each in back.entries] == [(each.source, each.text) for each in po.entries]


@given(st.text())
@settings(max_examples=150, deadline=None)
def test_a_damaged_po_file_is_told_and_never_a_traceback(text: str) -> None:
    for damaged in (text, f'msgid "a"\nmsgstr "{text}"\n', f'msgctxt "a"\n{text}\nmsgid "b"\nmsgstr "c"\n'):
        try:
            parsed(damaged)
        except BadPo as bad:
            assert bad.line >= 1
            assert bad.message


# What a player reads


def test_a_scene_is_played_in_another_language_and_in_english_where_that_has_no_text(tmp_path: Path) -> None:
    home = library(tmp_path)
    es(
        home,
        **{"The line rings.": "Suena la línea.", "Sam": "Samuel", "An Example": "Un ejemplo", "Listen": "Escuchar"},
    )
    shelf = in_tongue(open_shelf(home), open_tongue("es", [translation_of(home, "es")]).tongue)
    scene = read_scene(shelf, "example").scene
    assert scene is not None
    lines = [event.text for event in begin(scene).events if isinstance(event, Line)]
    assert lines == ["Suena la línea.", "Good morning, {player}."]
    assert scene.cast[0].character.name == "Samuel"
    assert shelf.headers["example"].title == scene.title == "Un ejemplo"
    assert shelf.skills["listen"].label == "Escuchar"


def test_a_fuzzy_translation_is_not_shown(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"The line rings.": "Suena la línea."})
    po = read_po(path)
    write_po(path, replace(po, entries=tuple(replace(entry, fuzzy=True) for entry in po.entries)))
    assert open_tongue("es", [path]).tongue.is_source


def test_a_translation_with_a_word_in_braces_that_nobody_can_fill_in_is_not_shown(tmp_path: Path) -> None:
    home = library(tmp_path)
    path = es(home, **{"Good morning, {player}.": "Hola, {jugador}.", "Good bye.": "Adiós."})
    tongue = open_tongue("es", [path]).tongue
    assert tongue.of("example/hello/sam", "Good morning, {player}.") == "Good morning, {player}."
    assert tongue.of("example/bye/sam", "Good bye.") == "Adiós."


def test_a_damaged_translation_leaves_the_game_in_english_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "es.po"
    path.write_text('msgid "a"\nmsgstr "b\n', encoding="utf-8")
    opened = open_tongue("es", [path, tmp_path / "absent.po"])
    assert opened.tongue.is_source
    (notice,) = opened.notices
    assert notice.startswith("es.po, line 2: a text here is not closed")
    assert notice.endswith("What it translates is shown in English.")


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
        said = [event.text for event in one.events if isinstance(event, Line)]
        assert [event.text for event in two.events if isinstance(event, Line)] == [text[::-1] + "~" for text in said]
        ids = open_ids(scene, one.after)
        if not ids:
            break
        one, two = choose(scene, one.after, ids[step % len(ids)]), choose(other, two.after, ids[step % len(ids)])


def test_a_conversation_begun_in_english_goes_on_in_spanish() -> None:
    """The record holds ids and the hash of the files, and neither knows of languages."""
    shelf = open_shelf(dialogues_dir())
    spanish = in_tongue(shelf, open_tongue("es", [translation_of(dialogues_dir(), "es")]).tongue)
    english, here = read_scene(shelf, "late_install").scene, read_scene(spanish, "late_install").scene
    assert english is not None
    assert here is not None
    assert here.content == english.content
    setup = Setup(1, {}, {})
    for play in english.plays:
        assert replay(here, setup, play.choose).state == replay(english, setup, play.choose).state


def test_the_source_language_costs_nothing() -> None:
    scene = random_scene(1)
    assert translated(scene, ENGLISH) is scene


# The interface


def test_a_text_of_the_interface_is_said_in_the_language_or_in_english() -> None:
    spanish = Tongue("es", {("", "Try again"): "Otra vez", ("", "{name} looks {face}."): "Cara de {name}: {face}."}, {})
    assert spanish.tr("Try again") == "Otra vez"
    assert spanish.tr("Leave") == "Leave"
    assert spanish.tr("{name} looks {face}.", name="Sam", face="calm") == "Cara de Sam: calm."
    assert ENGLISH.tr("{name} looks {face}.", name="{face}", face="calm") == "{face} looks calm."
    assert to_translate("calm") == "calm"


def test_a_translation_with_a_brace_that_names_nothing_never_breaks_the_game() -> None:
    for broken in ("{", "{nombre}", "{0}", "{name!r:>{x}}", "}{"):
        Tongue("es", {("", "Hello {name}"): broken}, {}).tr("Hello {name}", name="Sam")


def test_numbers_take_the_form_that_the_language_has_for_them() -> None:
    polish = "nplurals=3; plural=n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;"
    po = parsed(
        f'msgid ""\nmsgstr "Plural-Forms: {polish}\\n"\n\nmsgid "{{number}} line"\nmsgid_plural "{{number}} lines"\n'
        'msgstr[0] "{number} linia"\nmsgstr[1] "{number} linie"\nmsgstr[2] "{number} linii"\n'
    )
    tongue = Tongue("pl", {}, {entry.source: entry.forms for entry in po.entries}, po.form)
    said = [tongue.trn("{number} line", "{number} lines", number) for number in (1, 2, 5, 22)]
    assert said == ["1 linia", "2 linie", "5 linii", "22 linie"]
    assert [ENGLISH.trn("{number} line", "{number} lines", number) for number in (1, 0)] == ["1 line", "0 lines"]


def test_the_texts_of_the_interface_are_collected_from_the_source() -> None:
    source = """
tr("One")
self.tongue.tr("{a} " "two", a=1)
t.trn("x", "xs", 3)
NAMES = [to_translate("calm")]
tr(name)
"""
    assert [(found.text, found.many, found.line) for found in texts_in(source, "f.py")] == [
        ("One", "", 2), ("{a} two", "", 3), ("x", "xs", 4), ("calm", "", 5),
    ]  # fmt: skip


def test_a_text_that_cannot_be_collected_is_told_to_the_programmer() -> None:
    with pytest.raises(NotCollectable, match=r"f\.py:1: tr has an f-string"):
        texts_in('tr(f"{name} looks calm")', "f.py")


def test_the_whole_interface_is_in_spanish() -> None:
    """Every text that is marked in the source has a translation with the same words in braces."""
    package = Path(__file__).parent.parent / "game"
    path = assets_dir() / "interface" / "es.po"
    have = {entry.key: entry for entry in (read_po(path).entries if path.exists() else ()) if entry.is_done}
    for wanted in interface_entries(package):
        found = have.get(wanted.key)
        assert found is not None, (
            f"{wanted.files}: {wanted.source!r} is not in {path.name}; translate update --interface"
        )
        for text in found.forms or (found.text,):
            assert words_in(text) <= words_in(wanted.source) | words_in(wanted.many), wanted.source


# What is shipped


def test_two_scenes_their_people_the_skills_and_the_course_are_all_in_spanish() -> None:
    reading = read_library(dialogues_dir())
    wanted = [message.entry for message in messages(reading)]
    found = counts(read_po(translation_of(dialogues_dir(), "es")), wanted, part_of)
    whole = {count.part for count in found if count.done == count.texts}
    assert {"first_ring", "late_install", "skills", "course", "cast/priya_nair", "cast/mrs_smith"} <= whole
    assert not any(count.stale or count.fuzzy for count in found)


def test_check_finds_nothing_wrong_with_the_shipped_translation() -> None:
    assert translation_problems(survey(dialogues_dir())) == ()


def test_in_spanish_every_text_of_a_translated_scene_differs_from_the_english() -> None:
    """Names, brands and texts that are the same word in both languages are few, and named here."""
    same = {"Brightwire", "Priya Nair", "Al Whiner"}
    po = read_po(translation_of(dialogues_dir(), "es"))
    assert {entry.source for entry in po.entries if entry.text == entry.source} <= same


# What `check` says


def test_check_tells_missing_fuzzy_and_stale_texts_and_lost_words_each_at_its_line(tmp_path: Path) -> None:
    home = library(tmp_path)
    texts = {entry.source: f"es {entry.source}" for entry in entries(home)}
    path = es(home, **{**texts, "Good bye.": "", "Good morning, {player}.": "Buenos días."})
    po = read_po(path)
    changed = tuple(replace(entry, fuzzy=entry.source == "Well.") for entry in po.entries if entry.source != "Not yet.")
    write_po(path, replace(po, entries=(*changed, Entry("example/hello/sam", "Gone.", text="Ido."))))
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
    assert sum(entry.is_done for entry in read_po(path).entries) == 21


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


# The command


def test_the_command_makes_a_translation_brings_it_up_to_date_and_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = library(tmp_path)
    given = ["--lang", "es", "--dialogues", str(home)]
    assert main(["translate", "extract", *given]) == 0
    path = translation_of(home, "es")
    assert "with 21 texts" in capsys.readouterr().out
    assert main(["translate", "extract", *given]) == 2
    assert "translate update --lang es" in capsys.readouterr().err
    po = read_po(path)
    write_po(path, replace(po, entries=tuple(replace(entry, text=f"es {entry.source}") for entry in po.entries)))
    library(tmp_path, SCENE.replace("Good bye.", "Good bye, then."))
    assert main(["translate", "update", *given]) == 0
    assert "20 kept, 0 to translate, 1 changed and marked fuzzy, 0 out of use" in capsys.readouterr().out
    assert main(["translate", "status", "--dialogues", str(home), "--format", "json"]) == 0
    told = {count["part"]: count for count in json.loads(capsys.readouterr().out)["es"]}
    assert (told["example"]["done"], told["example"]["fuzzy"], told["example"]["texts"]) == (11, 1, 12)
    assert main(["translate", "status", "--dialogues", str(home)]) == 0
    assert "20 of 21 texts translated" in capsys.readouterr().out


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


def test_a_language_nobody_has_begun_is_told_when_somebody_wants_to_play_in_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert (
        main(["play", "--text", "--lang", "fr", "--dialogues", str(library(tmp_path)), "--saves", str(tmp_path)]) == 2
    )
    assert "there is no translation 'fr'" in capsys.readouterr().err


def test_a_conversation_can_be_started_in_spanish() -> None:
    shelf = in_tongue(open_shelf(dialogues_dir()), open_tongue("es", [translation_of(dialogues_dir(), "es")]).tongue)
    scene: Scene | None = read_scene(shelf, "first_ring").scene
    assert scene is not None
    said = [event.text for _, event in start(scene, Setup(1, {}, {})).events() if isinstance(event, Line)]
    assert said[0].startswith("Corre un grifo.")
