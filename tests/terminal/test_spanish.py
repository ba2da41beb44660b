"""The terminal in Spanish: a whole call without an English word, and every text of that room within reach of it."""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from game.cli.entry import main
from game.cli.language import in_language
from game.face import expressions
from game.paths import assets_dir, dialogues_dir
from game.records.sqlite.store import OpenedStore, Store
from game.script.language.po import PoEntry, read_po
from game.script.language.translations import translation_of
from game.script.library.index import open_index
from game.session import World
from game.story.language import ENGLISH, Language, Notice
from game.terminal.wording import FACE_WORDS
from support.terminal_scenes import Terminal, library, now, played

TEXT_ROOM = Path(__file__).parents[2] / "game" / "terminal"
A_CALL = (
    "?", "l", "n", "u", "nonsense", "2",
    "?", "l", "n", "nonsense", "u", "nonsense", "", "2",
    *"1111", "x", "u", "1", *"21111", "",
)  # fmt: skip
"""A call with every command and every mistake in it, had to its end, and once more from its beginning."""


def words_in_texts(texts: Iterable[str]) -> set[str]:
    """The words of texts, without what stands in their braces and without single letters."""
    return {
        word
        for text in texts
        for word in re.findall(r"[^\W\d_]+", re.sub(r"\{[^}]*\}", " ", text).casefold())
        if len(word) > 1
    }


@pytest.fixture(scope="module")
def english() -> frozenset[str]:
    """Every word of the interface in English that no Spanish text has as well."""
    interface = read_po(assets_dir() / "interface" / "es.po").entries
    scenes = read_po(translation_of(dialogues_dir(), "es")).entries

    def spanish(entries: Iterable[PoEntry]) -> Iterator[str]:
        for entry in entries:
            yield from entry.forms or (entry.text,)

    sources = (text for entry in interface for text in (entry.source, entry.many))
    return frozenset(words_in_texts(sources) - words_in_texts(spanish((*interface, *scenes))))


def had(
    lang: str, saves: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *typed: str
) -> str:
    """What a terminal shows when these lines are piped into a call; the player is called Ana."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    call = ["play", "first_ring", "--text", "--lang", lang, "--player", "Ana", "--seed", "3", "--saves", str(saves)]
    assert main(call) == 0
    shown = capsys.readouterr()
    assert not shown.err
    return shown.out


def test_a_call_in_spanish_has_no_english_word_of_the_interface_in_it(
    tmp_path: Path, english: frozenset[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert {"you", "the", "type", "number", "looks", "debrief", "passed", "coach", "goodbye"} <= english
    answers = {line.casefold() for line in A_CALL}
    shown = had("es", tmp_path / "es", monkeypatch, capsys, *A_CALL)
    assert "Repaso: La primera llamada" in shown
    assert "Ahora es práctica." in shown
    assert "Escribe un número del 1 al" in shown
    assert sorted((words_in_texts([shown]) & english) - answers) == []
    told = had("en", tmp_path / "en", monkeypatch, capsys, *A_CALL)
    assert len(words_in_texts([told]) & english) > 50  # the same call in English is full of them


def test_a_call_that_was_left_is_gone_on_with_in_spanish_and_yes_may_be_said_in_either_language(
    tmp_path: Path, english: frozenset[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    had("es", tmp_path, monkeypatch, capsys, "2", "q")
    for yes in ("s", "SÍ", "si", "yes"):
        shown = had("es", tmp_path, monkeypatch, capsys, "quizá", yes, "q")
        assert "¿Seguir desde ahí?" in shown
        assert "Escribe un número del 1 al 3." in shown
        assert "Te quedaste aquí:" in shown
        assert sorted((words_in_texts([shown]) & english) - {"yes"}) == []


def test_the_levels_and_a_disk_that_cannot_be_used_are_told_in_spanish(tmp_path: Path, english: frozenset[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    opened = Store.open(tmp_path / "file", now)
    assert opened.store is None
    terminal = Terminal(("s", "", "7", "Ana", "2", "99"))
    world = World(lambda: 1, lambda: Store.in_memory(now))
    index = in_language(open_index(dialogues_dir()), "es")
    assert played(terminal, index, opened, world) == 0
    text = terminal.text.replace(str(tmp_path), "")
    assert "No se puede guardar nada en /file, porque hay un archivo donde debería estar la carpeta." in text
    assert "Todavía no: supera antes «La primera llamada»." in text
    assert "El nombre de un jugador no puede estar vacío." in text
    assert sorted((words_in_texts([text]) & english) - {"file"}) == []


ROUND = """\
scene: doorstep
title: Round
summary: Round and round.
cast: {mrs_smith: {}}
beats:
  hello:
    - choose:
        ask: {say: Well, once: true, locked: Only now., go: hello}
        leave: {say: Bye., end: over}
endings:
  over: {title: Over, outcome: settled, text: It is over.}
"""


def test_why_an_option_is_closed_is_told_in_the_words_of_the_author_or_in_spanish(tmp_path: Path) -> None:
    index = in_language(open_index(library(tmp_path, doorstep=ROUND)), "es")
    terminal = Terminal(("1", "2", "1"))
    world = World(lambda: 1, lambda: Store.in_memory(now), scene="doorstep", player="Ana")
    with Store.in_memory(now) as store:
        played(terminal, index, OpenedStore(store, ""), world)
    assert re.search(r"^\d\. Well \(todavía no: esto ya lo has hecho\)$", terminal.text, re.MULTILINE)


def test_a_notice_is_its_english_text_and_can_be_said_in_another_language_with_the_notices_in_it() -> None:
    notice = Notice("Not kept in {place}, because {why}.", place="{why}", why=Notice("the disk is full"))
    spanish = Language(
        "es",
        {("", "Not kept in {place}, because {why}."): "{why}: {place}.", ("", "the disk is full"): "disco lleno"},
        {},
    )
    assert notice == "Not kept in {why}, because the disk is full."
    assert ENGLISH.say(notice) == notice
    assert spanish.say(notice) == "disco lleno: {why}."
    assert spanish.say("the disk is full") == "the disk is full"  # an author's words, that only look like ours


def test_every_face_the_window_can_draw_has_a_word_in_the_terminal() -> None:
    assert set(FACE_WORDS) == set(expressions.FACES)


def literals(tree: ast.AST) -> Iterator[str]:
    """Every text in a source that is not handed to a translator: no docstrings, keys or what stands in ``tr``."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("tr", "trn", "to_translate", "Notice"):
                for value in node.keywords:
                    yield from literals(value)
                continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        yield from literals(node)


@pytest.mark.parametrize(
    "path", [path for path in TEXT_ROOM.glob("*.py") if path.name != "transcript.py"], ids=lambda path: path.name
)
def test_nothing_is_told_in_the_terminal_that_cannot_be_translated(path: Path) -> None:
    """A text with a capital or two words in it is for a person; the transcript is a trainer's and stays English."""
    told = {text for text in literals(ast.parse(path.read_text("utf-8"))) if re.search(r"[A-Z]|[a-z] +[a-z]", text)}
    assert told <= {"Cc", "Kept"}  # a kind of signs, a type
