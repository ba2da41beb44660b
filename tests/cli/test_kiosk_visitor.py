"""What a visitor's process is given: what plays by itself, and settings as each visitor finds them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from game.cli.kiosk_saves import KioskSaves
from game.cli.kiosk_visitor import NOTHING_OFFERED, means_of, shows_of
from game.kiosk import Loose
from game.script.library.index import open_index
from game.session import BriefingPage, LevelsPage
from game.window.kiosk import Show
from support.kiosk_sitting import opened, settings_of
from support.terminal_scenes import library
from support.walked_up import Staff


@pytest.mark.parametrize("scenes", [("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d")])
@pytest.mark.parametrize("languages", [["en"], ["en", "es"], ["en", "es", "ca"]])
def test_every_call_is_shown_in_every_language_and_both_change(scenes: tuple[str, ...], languages: list[str]) -> None:
    shows = shows_of(scenes, languages)
    assert len(set(shows)) == len(shows) == len(scenes) * len(languages)
    assert all(one.scene != other.scene for one, other in pairwise(shows)) or len(scenes) == 1
    assert shows[0] == Show(scenes[0], languages[0])


def test_each_visitor_finds_everything_as_the_owner_has_set_it(tmp_path: Path) -> None:
    settings = settings_of(library(tmp_path), theme="dark", motion="reduced", volume=55)
    store = opened(settings)
    store.keep_setting(None, "window.text", "200")
    store.keep_setting(None, "window.theme", "light")
    session = means_of(settings, open_index(settings.library), Loose(), lambda: (store, "")).session()
    session.start()
    assert (session.settings.theme, session.settings.text, session.settings.volume) == ("dark", 100, 60)
    assert session.settings.motion == "reduced"
    session.people.guest()
    session.keep("text", "150")
    session.close()
    again = means_of(settings, open_index(settings.library), Loose(), lambda: (store, "")).session()
    again.start()
    assert again.settings.text == 100
    again.close()
    store.close()


def test_saves_that_could_not_be_opened_are_tried_again_for_whoever_comes(tmp_path: Path) -> None:
    settings = settings_of(library(tmp_path))
    settings.saves.write_text("a file in the place of the folder", "utf-8")
    saves = KioskSaves(settings.saves)
    assert saves.open().store is None
    settings.saves.unlink()
    session = means_of(settings, open_index(settings.library), Loose(), saves.open).session()
    session.start()
    assert isinstance(session.people.guest(), LevelsPage)
    session.close()
    saves.close()


def test_scenes_and_languages_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    settings = replace(settings_of(library(tmp_path)), scenes=("gone", "hallway"), languages=("en", "xx"))
    store = opened(settings)
    means = means_of(settings, open_index(settings.library), Loose(), lambda: (store, ""))
    assert means.shows == [Show("hallway", "en")]
    assert [one.word for one in means.languages] == ["en"]
    store.close()


def test_where_none_of_the_offered_scenes_is_there_none_is_played_and_staff_are_told(tmp_path: Path) -> None:
    """Nothing offered at all would be everything, and the owner offers two."""
    settings = replace(settings_of(library(tmp_path)), scenes=("gone", "lost"))
    store, told = opened(settings), Staff()
    means = means_of(settings, open_index(settings.library), Loose(), lambda: (store, ""), tell_once=told.append)
    assert means.shows == []
    session = means.session()
    session.start()
    page = session.visitors.guest()
    assert isinstance(page, LevelsPage)
    assert page.cards == ()
    assert not isinstance(session.open("doorstep", anew=True), BriefingPage)
    assert told == [NOTHING_OFFERED]
    session.close()
    store.close()
