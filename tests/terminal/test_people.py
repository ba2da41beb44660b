"""The list of players and the settings, at a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.records import StoreError
from game.records.sqlite.store import Store
from support.terminal_scenes import Visit, kept, now


def known(saves: Path, *names: str) -> None:
    store = Store.open(saves, now).store
    assert store is not None
    with store:
        for name in reversed(names):
            store.player(name)


def title(folder: Path, saves: Path, *typed: str) -> str:
    return Visit(folder, saves, *typed, scene=None, player=None).text


def test_a_name_that_somebody_has_is_asked_about(folder: Path, saves: Path) -> None:
    known(saves, "Ann", "Bob")
    told = title(folder, saves, "BOB", "y")
    assert "“Bob” has played here before.\nThat is me? (y/n)" in told
    assert "Hello Bob." in told
    told = title(folder, saves, "BOB", "n", "Bobby")
    assert "Hello Bobby." in told
    assert "Hello Bob." not in told


def test_of_very_many_players_everybody_is_found(folder: Path, saves: Path) -> None:
    known(saves, *(f"Player {number}" for number in range(1, 31)))
    told = title(folder, saves, "player 27", "27")
    assert "20. Player 20\n10 more have played here: type a part of a name to find them, or /all." in told
    assert "\n21. " not in told
    assert "“Player 27” has played here before." in told
    assert "25. Player 25\n" in title(folder, saves, "er 25", "25")
    assert "Hello Player 25." in title(folder, saves, "er 25", "25")
    assert "30. Player 30\n" in title(folder, saves, "/all")
    assert "Hello er 2." in title(folder, saves, "er 2", "er 2")


def test_a_guest_is_told_that_nothing_is_kept(folder: Path, saves: Path) -> None:
    known(saves, "Ann")
    told = title(folder, saves, "/guest", "1", "2", "q")
    assert "You play as a guest, so nothing of it is kept." in told
    assert "Hello" not in told
    assert told.endswith("Goodbye.")
    assert kept(saves) == []


def test_players_are_renamed_put_together_and_deleted(folder: Path, saves: Path) -> None:
    Visit(folder, saves, "1", player="An")
    known(saves, "Bob", "Ann")
    told = title(folder, saves, "/rename", "1", "Robert", "/merge", "3", "2", "y", "/delete", "1", "y")
    assert "1. Robert\n2. Ann\n3. An\n" in told
    assert "An's 1 conversation is added to what Ann has done" in told
    assert "“Robert” goes from the list for good. Nothing was played under this name." in told
    assert told.count("Who is playing?") == 4
    assert "Who is playing?\n1. Ann\nAlso:" in told


def test_what_is_no_command_and_no_number_changes_nothing(folder: Path, saves: Path) -> None:
    known(saves, "Ann", "Bob")
    told = title(folder, saves, "/fly", "/delete", "x", "/merge", "1", "1", "")
    assert "There is no /fly here." in told
    assert "Nothing was changed." in told
    assert "Hello Ann." in told


def test_settings_are_changed_and_kept(folder: Path, saves: Path) -> None:
    told = Visit(folder, saves, "s", "1", "2", "s", "", scene=None, player="Ann").text
    assert "Number to play, s for settings, q to leave:" in told
    assert "1. Theme: Light\n" in told
    assert "1. Theme: Dark\n" in told
    again = Visit(folder, saves, "s", "", scene=None, player="Ann").text
    assert "1. Theme: Dark\n" in again


def test_a_setting_that_cannot_be_kept_is_told_and_holds(
    folder: Path, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("This could not be saved, because the disk is full.")

    monkeypatch.setattr(Store, "keep_setting", full)
    told = Visit(folder, saves, "s", "1", "2", "s", "", scene=None, player="Ann").text
    assert "because the disk is full. Your choice holds all the same, until you leave the game.\n" in told
    assert "1. Theme: Dark\n" in told
