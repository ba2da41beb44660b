"""The language and the whole screen are settings: kept for each player, and for the visit what was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.paths import assets_dir
from game.records.sqlite.store import Store
from game.script.library import translated_index
from game.script.library.index import open_index
from game.session import BriefingPage, Languages, LevelsPage, Session, World, standing_in_words
from support.terminal_scenes import library, now
from support.visitors import sit_down

PO = """\
msgid ""
msgstr ""
"Language: es\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "doorstep/title"
msgid "On the Doorstep"
msgstr "En la puerta"

msgctxt "doorstep/hello/mrs_smith"
msgid "Nobody came."
msgstr "No vino nadie."
"""


def spare() -> Store:
    return Store.in_memory(now)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = library(tmp_path)
    (root / "translations").mkdir()
    (root / "translations" / "es.po").write_text(PO, encoding="utf-8")
    return root


@pytest.fixture
def store() -> Iterator[Store]:
    with spare() as store:
        yield store


def session_of(folder: Path, store: Store, *, asked: str = "") -> Session:
    languages = Languages(assets_dir() / "interface")
    index = open_index(folder)
    if asked:
        spoken = languages.language(folder, asked)
        assert spoken is not None
        index = translated_index(index, spoken)
    world = World(lambda: 1, spare, settings={"language": asked} if asked else {}, languages=languages)
    session = Session(index, store, "", world)
    session.start()
    return session


def titles(session: Session) -> list[str]:
    page = session.levels()
    assert isinstance(page, LevelsPage)
    return [card.title for card in page.cards]


def test_there_is_english_and_what_has_been_translated_each_by_its_own_name(folder: Path, store: Store) -> None:
    assert [tuple(one) for one in session_of(folder, store).languages] == [("en", "English"), ("es", "Español")]


def test_another_language_holds_at_once_and_for_that_player_alone(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    sit_down(session, "Ann")
    session.keep("language", "es")
    assert session.language.code == "es"
    assert titles(session)[0] == "En la puerta"
    sit_down(session, "Bob")
    assert titles(session)[0] == "On the Doorstep"
    again = session_of(folder, store)
    sit_down(again, "Ann")
    assert titles(again)[0] == "En la puerta"
    again.title()
    assert again.language.code == "en"


def test_what_was_asked_for_on_the_command_line_holds_for_the_visit_until_it_is_changed(
    folder: Path, store: Store
) -> None:
    session_of(folder, store).keep("fullscreen", "on")
    before = session_of(folder, store)
    sit_down(before, "Ann")
    before.keep("language", "en")
    session = session_of(folder, store, asked="es")
    assert session.language.code == "es"
    sit_down(session, "Ann")
    assert titles(session)[0] == "En la puerta"
    assert session.settings.fullscreen
    assert store.settings(store.player("Ann")) == {"window.language": "en"}
    session.keep("language", "en")
    assert titles(session)[0] == "On the Doorstep"


def test_a_language_that_there_is_not_changes_nothing(folder: Path, store: Store) -> None:
    session = session_of(folder, store)
    store.keep_setting(None, "window.language", "xx")
    session.title()
    assert session.language.code == "en"
    session.keep("language", "../es")
    assert session.language.code == "en"
    assert session.settings.language == "xx"


def test_a_scene_without_a_translation_says_on_card_and_briefing_that_it_is_in_english(
    folder: Path, store: Store
) -> None:
    session = session_of(folder, store)
    sit_down(session, "Ann")
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert [card.only_english for card in page.cards] == [False, False]
    session.keep("language", "es")
    page = session.levels()
    assert isinstance(page, LevelsPage)
    assert [card.only_english for card in page.cards] == [False, True]
    assert "only in English so far" in " ".join(standing_in_words(page.cards[1], open_index(folder).language))
    session._world = World(lambda: 1, spare, unlocked="hallway")
    briefing = session.open("hallway")
    assert isinstance(briefing, BriefingPage)
    assert len(briefing.messages) == 1
    briefing = session.open("doorstep")
    assert isinstance(briefing, BriefingPage)
    assert briefing.messages == ()
