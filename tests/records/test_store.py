"""The store keeps players, what they did and their settings, and only ever adds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from game.records.run import give_up
from game.records.sqlite.store import Store
from game.records.values import Player, Standing
from support.records_room import FILE, NOON, Clock, opened, played
from support.scenes import runs_off, scene, short


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def test_the_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    """A first start makes the folder, and those above it."""
    with opened(tmp_path / "deep" / "saves") as store:
        assert store.path == (tmp_path / "deep" / "saves" / FILE).resolve()
        assert store.keeps


@pytest.mark.parametrize("again", ["Ann", "ann", "  ANN ", "\tann"])
def test_a_player_is_found_again_whatever_the_capitals(store: Store, again: str) -> None:
    """Ann, ann and ANN with spaces are one player, called as she first wrote it."""
    ann = store.player("Ann")
    assert store.player(again) == ann == Player(1, "Ann")
    assert store.players() == (ann,)


def test_names_that_look_the_same_are_one_player(store: Store) -> None:
    """An accent typed apart, a wide letter, a sharp s or two spaces make no second player."""
    zoe, strauss = store.player("Zo\u00eb  K"), store.player("Strau\u00df")
    assert store.player("Zoe\u0308 K") == store.player("\uff3ao\u00eb K") == zoe
    assert store.player("STRAUSS") == strauss


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00"])
def test_a_name_with_nothing_in_it_is_refused(store: Store, name: str) -> None:
    """Nobody is called nothing, and the player is told."""
    with pytest.raises(ValueError, match=r"^A player needs a name\.$"):
        store.player(name)
    assert store.players() == ()


def test_letters_that_cannot_be_written_do_no_harm(store: Store) -> None:
    """A broken letter from the command line, a line break or a null is a space."""
    assert store.player("Al\udcffWhiner\n2\x00").name == "Al Whiner 2"


def test_the_player_who_played_last_comes_first(store: Store) -> None:
    """The list at the start begins with whoever played last."""
    for name in ("Ann", "Bob", "Cleo"):
        store.player(name)
    played(store, short(), name="Bob")
    assert [player.name for player in store.players()] == ["Bob", "Cleo", "Ann"]


def test_a_setting_is_what_was_kept_last(tmp_path: Path) -> None:
    """Settings outlast the program; without one the default stands."""
    with opened(tmp_path) as store:
        assert store.settings(None) == {}
        store.keep_setting(None, "text_size", "150")
        store.keep_setting(None, "text_size", "125")
        store.keep_setting(None, "theme", "")
    with opened(tmp_path) as store:
        assert store.settings(None) == {"text_size": "125", "theme": ""}


def test_keeping_the_same_setting_again_adds_nothing(store: Store) -> None:
    """A kiosk that keeps its volume every hour does not fill its disk."""
    for value in ("1", "1", "2", "1"):
        store.keep_setting(None, "volume", value)
    kept = store._file.connection.execute("SELECT value FROM settings ORDER BY id").fetchall()
    assert kept == [("1",), ("2",), ("1",)]


def test_how_the_latest_real_run_ended_is_remembered(store: Store) -> None:
    """Customers remember the latest finished run; practice, other players and unfinished runs change nothing."""
    ann = store.player("Ann")
    played(store, short(), "warm", "fix", "thanks")
    run = played(store, short(), "warm", "fix", "bye")
    run.practise(0).take("hang_up")
    played(store, short(), "cold", "later")
    played(store, short(), "hang_up", name="Bob")
    assert store.remembered(ann) == {"call": "even"}
    assert store.remembered(store.player("Bob")) == {"call": "gone"}
    assert store.remembered(store.player("Cleo")) == {}


def test_a_run_that_ran_off_its_end_is_finished_without_an_ending(store: Store) -> None:
    """A broken scene does not block the course, and leaves nothing to remember."""
    run = played(store, runs_off(), "warm")
    ann = store.player("Ann")
    assert run.attempt.finish is not None
    assert run.attempt.finish.ending is None
    ran_off = Standing(finished=True, passed=False, best=None, first=None, attempts=1, tries=1)
    assert store.standings(ann) == {"call": ran_off}
    assert store.remembered(ann) == {}
    assert store.unfinished(ann) == ()


def test_the_best_is_that_of_real_runs_that_passed_and_practice_may_pass_too(store: Store) -> None:
    """First and best come from real runs only; having passed in practice is having passed."""
    ann = store.player("Ann")
    assert store.standings(ann) == {}
    lost = played(store, short(), "cold", "later", "sigh")  # anger 90, trust 0: lost
    standing = store.standings(ann)["call"]
    assert standing == Standing(
        finished=True, passed=False, best=None, first=5.0, attempts=1, tries=1, endings=frozenset({"gone"})
    )
    practice = lost.practise(0)
    for option in ("warm", "fix", "thanks"):
        practice.take(option)
    assert store.standings(ann)["call"] == replace(standing, passed=True, endings=frozenset({"gone", "glad"}))
    played(store, short(), "warm", "fix", "thanks")
    played(store, short(), "warm", "fix", "bye")
    assert store.standings(ann)["call"] == Standing(
        finished=True,
        passed=True,
        best=43.0,
        first=5.0,
        attempts=3,
        recorded=True,
        tries=3,
        endings=frozenset({"gone", "glad", "even"}),
    )


def test_what_was_met_is_the_same_where_the_sums_are_spoilt(store: Store) -> None:
    """The attempts know better, and say the same."""
    ann = store.player("Ann")
    played(store, short(), "cold", "later", "sigh").practise(0).take("warm")
    played(store, short(), "warm", "fix", "thanks")
    played(store, runs_off(), "warm")
    before = store.standings(ann)
    assert before["call"].tries == 3
    store._file.connection.execute("UPDATE endings_met SET best = 'high'")
    assert store.standings(ann) == before


def test_the_attempts_at_a_scene_come_latest_first_without_those_in_which_nothing_was_said(store: Store) -> None:
    ann = store.player("Ann")
    give_up(store, played(store, short()).attempt)
    first = played(store, short(), "warm", "fix", "thanks")
    played(store, scene(*short().beats, id_="other"), "cold")
    played(store, short(), "cold", name="Bob")
    practice = first.practise(1)
    found = store.attempts_at(ann, "call")
    assert [attempt.id for attempt in found] == [practice.attempt.id, first.attempt.id]
    assert store.attempts_at(ann, "call", most=1) == found[:1]
    assert store.attempts_at(ann, "call", "there") == found


def test_a_run_begun_and_left_counts_once_something_was_said(store: Store) -> None:
    """Starting again after looking in does not count as an attempt; after an answer it does."""
    ann = store.player("Ann")
    give_up(store, played(store, short()).attempt)
    assert store.standings(ann)["call"] == Standing(finished=False, passed=False, best=None, first=None, attempts=0)
    second = played(store, short(), "warm")
    assert second.attempt.number == 1
    give_up(store, second.attempt)
    assert store.standings(ann)["call"].attempts == 1
    assert played(store, short()).attempt.number == 2


def test_the_unfinished_run_played_last_is_offered_first(store: Store) -> None:
    """Of several unfinished runs the one last answered in comes first."""
    first = played(store, short(), "warm")
    second = played(store, scene(*short().beats, id_="other"), "cold")
    ann = store.player("Ann")
    assert [attempt.scene for attempt in store.unfinished(ann)] == ["other", "call"]
    first.take("fix")
    assert [attempt.scene for attempt in store.unfinished(ann)] == ["call", "other"]
    second.take("fix")
    second.take("bye")
    assert [(attempt.scene, attempt.taken) for attempt in store.unfinished(ann)] == [("call", 2)]
    assert [attempt.scene for attempt in store.attempts(ann)] == ["call", "other"]


def test_everybodys_attempts_come_latest_first_a_few_at_a_time(store: Store) -> None:
    for name in ("Ann", "Bob", "Ann"):
        played(store, short(), "warm", name=name)
    first = store.everybodys(most=2)
    assert [attempt.id for attempt in first] == [3, 2]
    assert [attempt.id for attempt in store.everybodys(first[-1].id, 2)] == [1]
    assert store.everybodys(1) == ()


def test_times_are_kept_in_utc_to_the_millisecond(tmp_path: Path) -> None:
    """Whatever the clock's zone, the record says UTC, so that a summer night has no hour twice."""
    zone = timezone(timedelta(hours=5, minutes=30))
    store, _ = Store.open(tmp_path, lambda: NOON.astimezone(zone))
    assert store is not None
    with store:
        run = played(store, short(), "warm")
        assert run.attempt.started == datetime(2025, 3, 1, 12, 0, 0, 250_000, tzinfo=UTC)
        kept = store._file.connection.execute("SELECT at FROM decisions").fetchall()
    assert kept == [("2025-03-01T12:00:00.250Z",)]


TABLES = ("openings", "formats", "players", "attempts", "revisions", "decisions", "finishes", "closings", "settings")


@pytest.mark.parametrize("table", TABLES)
def test_nothing_that_was_kept_can_be_changed_or_deleted(store: Store, table: str) -> None:
    """Every table refuses UPDATE, DELETE and REPLACE, from whatever program."""
    give_up(store, played(store, short(), "warm").attempt)
    played(store, short(), "hang_up")
    store.keep_setting(None, "a", "b")
    run = store.attempts(store.player("Ann"))[0]
    store._file.connection.execute(
        "INSERT INTO revisions (attempt, decisions, content, at) VALUES (?, 0, '', '')", (run.id,)
    )
    read = "SELECT * FROM this".replace("this", table)
    before = store._file.connection.execute(read).fetchall()
    assert before
    row = ", ".join("?" * len(before[0]))
    for statement, values in (
        ("UPDATE this SET at = ''", ()),
        ("DELETE FROM this", ()),
        ("INSERT OR REPLACE INTO this VALUES (…)".replace("…", row), before[0]),
    ):
        with pytest.raises(sqlite3.IntegrityError):
            store._file.connection.execute(statement.replace("this", table), values)
    assert store._file.connection.execute(read).fetchall() == before


def test_answers_reach_the_disk_before_anything_else_happens(store: Store) -> None:
    """The log is written ahead and flushed at every answer."""
    ask = store._file.connection.execute
    assert ask("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ask("PRAGMA synchronous").fetchone() == (2,)
    assert ask("PRAGMA foreign_keys").fetchone() == (1,)


def test_a_store_in_memory_plays_alike_and_leaves_nothing(tmp_path: Path) -> None:
    """Playing without saving remembers as long as the program runs."""
    with Store.in_memory(Clock()) as store:
        assert not store.keeps
        played(store, short(), "warm", "fix", "thanks")
        assert store.remembered(store.player("ann")) == {"call": "glad"}
    assert list(tmp_path.iterdir()) == []


def test_a_row_that_cannot_be_understood_is_left_out_and_the_rest_is_read(store: Store) -> None:
    """One spoilt record does not keep a player from all the others."""
    played(store, short(), "warm")
    store._file.connection.execute(
        "INSERT INTO attempts (uuid, player, scene, content, seed, variants, remembered, number, practice, at)"
        " VALUES ('x', 1, 'call', '', 'seven', '{', '{}', 1, 0, 'yesterday')"
    )
    ann = store.player("Ann")
    assert [attempt.id for attempt in store.attempts(ann)] == [1]
    assert [attempt.id for attempt in store.unfinished(ann)] == [1]
