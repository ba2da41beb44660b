"""The table of settings: what each word means, and what is kept of it for each player, also by another version."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session import GROUPS, LANGUAGE, SETTINGS, Setting
from game.session.settings import Settings, key_of
from support.records_room import opened

NAMED = {
    *("text", "font", "letter_spacing", "line_spacing"),
    *("theme", "fullscreen", "motion", "meters"),
    *("volume", "effects", "voices", "rooms", "captions", "speech", "speech_speed"),
    *("typing", "auto_advance", "skip_heard", "answering"),
    *("scanning", "pace"),
}
"""What each has been kept under since there were any: a name that is lost loses what players set."""


def test_every_setting_is_in_one_group_under_the_name_it_is_kept_by() -> None:
    assert [setting.name for group in GROUPS for setting in group.settings] == [one.name for one in SETTINGS]
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    assert {setting.name for setting in SETTINGS} == NAMED
    assert key_of("captions") == "window.captions"


@pytest.mark.parametrize("setting", SETTINGS, ids=[one.name for one in SETTINGS])
def test_a_setting_is_one_of_its_words_at_first_and_can_be_each_of_them(setting: Setting) -> None:
    words = [choice.word for choice in setting.choices]
    assert Settings({})[setting.name] == setting.first
    assert setting.first in words
    assert len(set(words)) == len(words) > 1
    for word in words:
        assert Settings({}).with_word(setting.name, word)[setting.name] == word


def test_a_word_or_a_name_from_another_version_changes_nothing() -> None:
    kept = {"window.theme": "sepia", "window.text": "150", "window.smell": "roses", "window.captions": ""}
    settings = Settings.kept(kept)
    assert (settings.theme, settings.text, settings.captions) == ("light", 150, True)
    assert settings.with_word("smell", "roses") is settings
    assert Settings.kept({"window.theme": "dark"}, {"window.theme": "sepia"}).theme == "dark", "the machine's holds"


def test_what_sounds_is_as_loud_as_all_sound_and_its_own_kind_together() -> None:
    whole = Settings({"volume": "100"})
    assert {whole.loudness_of("effects"), whole.loudness_of("voices"), whole.loudness_of("rooms")} == {1.0}
    some = Settings({"volume": "40", "voices": "20", "rooms": "0"})
    assert 0 < some.loudness_of("voices") < some.loudness_of("effects") < 1
    assert some.loudness_of("rooms") == 0
    assert Settings({"volume": "0"}).loudness_of("effects") == 0


def test_the_words_mean_more_and_more() -> None:
    def of(name: str, what: str) -> list[object]:
        setting = next(one for one in SETTINGS if one.name == name)
        return [getattr(Settings({name: choice.word}), what) for choice in setting.choices]

    assert of("letter_spacing", "letter_spacing") == [0.0, 0.06, 0.12]
    assert of("line_spacing", "line_spacing") == [1.0, 1.2, 1.4]
    assert of("auto_advance", "auto_advance") == [None, 1.6, 1.0, 0.6]
    assert of("speech_speed", "speech_speed") == [0.75, 1.0, 1.5]
    assert of("speech", "speech") == of("skip_heard", "skips_heard") == [False, True]
    assert of("captions", "captions") == of("meters", "shows_meters") == [True, False]


def test_each_player_has_their_own_and_they_outlast_the_program(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    with opened(folder) as store:
        ann, bob = store.player("Ann"), store.player("Bob")
        for setting in SETTINGS:
            store.keep_setting(ann, key_of(setting.name), setting.choices[-1].word)
    with opened(folder) as store:
        hers, his = (Settings.kept(store.settings(None), store.settings(one)) for one in (ann, bob))
    assert all(hers[setting.name] == setting.choices[-1].word for setting in SETTINGS)
    assert all(his[setting.name] == setting.first for setting in SETTINGS)
    assert LANGUAGE.name not in hers.words
