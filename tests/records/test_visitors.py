"""Visitors and codes in the records: found by nothing but what they are, by older and recovered files too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records import Closed, Player, PlayerAdded, Where, begin_run
from game.records.sqlite import recovering
from game.records.sqlite.recover import recover
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, opened, played, setup
from support.scenes import short

FOYER = Where("lib", "en", "kiosk", "foyer")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def called(store: Store, player: Player, *options: str, where: Where = FOYER) -> str:
    """A player takes a call; returns the attempt's UUID."""
    run = begin_run(store, player, short(), setup(), where)
    for option in options:
        run.take(option)
    return run.attempt.uuid


def test_two_visitors_of_one_name_are_two_and_the_list_knows_neither(store: Store) -> None:
    one, other = store.visitor("Ann"), store.visitor(" ann ")
    assert one != other
    assert (one.name, other.name, one.kind) == ("Ann", "ann", "visitor")
    assert store.players() == ()
    assert store.player_named("Ann") is None
    assert store.player("Ann") not in {one, other}
    assert store.player_now(one) == one


def test_a_code_finds_its_player_and_no_name_does(store: Store) -> None:
    player = store.coded("AB 12")
    assert player == store.coded("a b12")
    assert (player.name, player.kind) == ("AB 12", "code")
    assert store.player_named("AB 12") is None
    assert store.players() == ()
    store.append(PlayerAdded("ab12", "code"))
    assert store.coded("ab12") == player, "a code that is known adds nobody"


def test_everybodys_calls_are_everybodys(store: Store) -> None:
    first = played(store, short(), "warm").attempt.uuid
    second = called(store, store.visitor("Guest"), "warm")
    assert [one.uuid for one in store.everybodys()] == [second, first]
    assert [one.uuid for one in store.everybodys(store.everybodys()[0].id)] == [first]


def test_only_what_visitors_left_open_on_that_machine_is_open(store: Store) -> None:
    played(store, short(), "warm")
    called(store, store.coded("ab12"), "warm")
    left = called(store, store.visitor("Ann"), "warm")
    called(store, store.visitor("Bob"), "cold", "later", "sigh")
    called(store, store.visitor("Cy"), "warm", where=Where(machine="hall"))
    assert [one.uuid for one in store.open_visits("foyer")] == [left]
    store.append(Closed(left, "abandoned"))
    assert store.open_visits("foyer") == ()
    attempt = store.attempt(left)
    assert attempt is not None
    assert attempt.closed == "abandoned"


def test_what_is_played_on_unsaved_knows_who_it_is(store: Store) -> None:
    visitor, coded = store.visitor("Ann"), store.coded("ab12")
    with store.unsaved() as other:
        assert other.player_now(visitor) == visitor
        assert other.coded("AB12") == coded
    with Store.in_memory(Clock()) as blank:
        called(blank, visitor, "warm")
        called(blank, coded, "warm")
        assert blank.players() == ()
        assert blank.player_named("Ann") is None
        assert [blank.player_of(one) for one in blank.everybodys()] == [blank.coded("ab 12"), blank.player_now(visitor)]


def test_recovered_visitors_are_on_no_list_either(tmp_path: Path) -> None:
    with opened(tmp_path / "one") as store:
        played(store, short(), "warm", name="Ann")
        called(store, store.visitor("Ann"), "warm", "fix", "thanks")
        called(store, store.visitor("Ann"), "cold")
        called(store, store.coded("AB 12"), "warm")
        left = called(store, store.visitor("Guest"), "warm")
        store.append(Closed(left, "abandoned"))
    with opened(tmp_path / "two") as store:
        called(store, store.coded("ab12"), "cold")
        called(store, store.visitor("Ann"), "cold")
    (tmp_path / "new").mkdir()
    recover([tmp_path / "one" / FILE, tmp_path / "two" / FILE], tmp_path / "new" / FILE, Clock())
    with opened(tmp_path / "new") as store:
        assert [player.name for player in store.players()] == ["Ann"]
        assert len(store.attempts(store.player("Ann"))) == 1
        assert len(store.attempts(store.coded("ab12"))) == 2, "one code is one player in both"
        found = store.everybodys()
        assert sorted(one.closed for one in found) == ["", "", "", "", "", "", "abandoned"]
        assert len({one.player for one in found}) == 6


def test_a_players_row_is_known_by_its_key_where_its_page_is_torn_from_the_table(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.visitor("Ann")
        store.coded("ab12")
    found = recovering.read(tmp_path / FILE)
    assert {names[1] for names in found["players"].values()} == {"Ann", "ab12"}
    for row in found["players"].values():
        assert recovering._likeliest(row, ("players", "settings")) == "players"
