"""The ledger keeps libraries apart, and settings by player; it orders by what was written, whatever the clock said."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from game.records import Closed, Decided, Ledger, SettingKept, StoreError, Where, begin_run
from game.records.sqlite.store import Store
from game.records.uuid7 import uuid7
from support.records_many import GUEST, filled
from support.records_room import NOON, Clock, opened, played, setup
from support.scenes import runs_off, scene, short

ROOT = Path(__file__).parents[2]
HERE, THERE = Where("here"), Where("there", "es", "kiosk", "kiosk 7")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def finished(ledger: Ledger, where: Where, *options: str) -> None:
    """Ann plays the short scene of a library to its end."""
    run = begin_run(ledger, ledger.player("Ann"), short(), setup(), where)
    for option in options:
        run.take(option)


def test_two_libraries_with_a_scene_of_one_name_share_nothing(store: Store) -> None:
    """Standings, memories and unfinished runs of another library are not seen; attempts are numbered apart."""
    ann = store.player("Ann")
    finished(store, HERE, "warm", "fix", "thanks")
    finished(store, THERE, "warm", "fix", "bye")
    finished(store, THERE, "warm")
    assert store.standings(ann, "here")["call"].attempts == 1
    assert store.standings(ann, "there")["call"].attempts == 2
    assert (store.remembered(ann, "here"), store.remembered(ann, "there")) == ({"call": "glad"}, {"call": "even"})
    assert store.unfinished(ann, "here") == ()
    assert [attempt.where for attempt in store.unfinished(ann, "there")] == [THERE]
    assert [attempt.number for attempt in store.attempts(ann)] == [1, 1, 2]
    assert store.standings(ann) == {}


def test_what_was_kept_before_libraries_were_told_apart_counts_for_every_one(store: Store) -> None:
    """Nothing that a player did is lost: it is joined with what was done since, and the numbers go on."""
    ann = store.player("Ann")
    finished(store, Where(), "cold", "later", "sigh")
    finished(store, HERE, "warm", "fix", "thanks")
    standing = store.standings(ann, "here")["call"]
    assert (standing.attempts, standing.passed, standing.first, standing.best) == (2, True, 5.0, 42.0)
    assert store.standings(ann, "there")["call"].attempts == 1
    assert (store.remembered(ann, "here"), store.remembered(ann, "there")) == ({"call": "glad"}, {"call": "gone"})
    assert store.attempts(ann)[1].number == 2


def test_where_a_conversation_was_had_is_kept_and_goes_along_into_practice(store: Store) -> None:
    run = begin_run(store, store.player("Ann"), short(), setup(), THERE)
    run.take("warm")
    assert run.attempt.where == run.practise(0).attempt.where == THERE
    with run.unsaved().ledger as memory:
        assert memory.unfinished(memory.player("Ann"), "there")[0].where == THERE


def test_settings_are_each_players_own_and_the_machines(store: Store) -> None:
    """What one changes does not change for another, nor for the machine."""
    ann, bob = store.player("Ann"), store.player("Bob")
    store.keep_setting(None, "theme", "light")
    store.keep_setting(ann, "theme", "dark")
    store.keep_setting(ann, "text", "130")
    assert store.settings(ann) == {"theme": "dark", "text": "130"}
    assert (store.settings(bob), store.settings(None)) == ({}, {"theme": "light"})


def test_events_are_kept_together_or_not_at_all(store: Store) -> None:
    """If the second cannot be, the first is not there either."""
    run = played(store, short(), "warm")
    out_of_turn = Decided(run.attempt.uuid, 7, "how", "fix", {}, {})
    with pytest.raises(StoreError):
        store.append(SettingKept(None, "theme", "dark"), out_of_turn)
    with pytest.raises(StoreError):
        store.append(Closed("no such attempt", "left"))
    assert (store.settings(None), store.decisions(run.attempt)) == ({}, ("warm",))


class Backwards(Clock):
    """A clock that somebody sets back by a year each time it is looked at."""

    def __call__(self) -> datetime:
        self.time -= timedelta(days=365)
        return self.time


def test_the_default_player_and_the_call_to_go_on_with_are_the_latest_written(tmp_path: Path) -> None:
    """Not whatever was last in a year that has not come."""
    with opened(tmp_path) as store:
        store._now = lambda: datetime(2093, 1, 1, tzinfo=UTC)
        played(store, short(), "warm", name="Future")
        played(store, runs_off(), name="Ann")
    with opened(tmp_path) as store:
        store._now = Backwards()
        first = played(store, short(), "warm", name="Ann")
        played(store, scene(*short().beats, id_="other"), "cold", name="Ann")
        assert [player.name for player in store.players()] == ["Ann", "Future"]
        store.player("Cleo")
        assert [player.name for player in store.players()] == ["Cleo", "Ann", "Future"]
        assert store.unfinished(store.player("Ann"))[0].scene == "other"
        first.take("fix")
        assert store.unfinished(store.player("Ann"))[0].scene == "call"
        third = played(store, scene(*short().beats, id_="third"), name="Ann")
        assert store.unfinished(store.player("Ann"))[0].id == third.attempt.id


def test_ids_are_uuids_of_version_7_that_sort_by_time() -> None:
    """The time comes from the clock, the rest from the randomness that are handed in."""
    one = UUID(uuid7(NOON, lambda count: b"\xff" * count))
    assert (one.version, one.variant, one.int >> 80) == (7, "specified in RFC 4122", int(NOON.timestamp() * 1000))
    assert str(one) == "01955193-defa-7fff-bfff-ffffffffffff"
    later = [uuid7(NOON + timedelta(seconds=second), bytes) for second in range(5)]
    assert later == sorted(later)
    assert uuid7(datetime(1900, 1, 1, tzinfo=UTC), bytes).startswith("00000000-0000-7000-8000")


def test_players_and_decisions_have_ids_for_every_machine(store: Store) -> None:
    run = played(store, short(), "warm", "fix")
    (player,) = store.players()
    ids = [player.uuid, run.attempt.uuid, *(answer.uuid for answer in store.answers(run.attempt))]
    assert [UUID(id_).version for id_ in ids] == [7] * 4
    assert len(set(ids)) == 4
    with run.unsaved().ledger as memory:
        assert [one.uuid for one in memory.players()] == [player.uuid]


def test_the_face_of_the_records_needs_no_sqlite() -> None:
    """Errors, events and the port are there for front ends and machines that have none."""
    asked = "import sys, game.records; sys.exit('sqlite3' in sys.modules or 'yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


READS: tuple[Callable[[Store], object], ...] = (
    lambda store: store.players(),
    lambda store: store.unfinished(store.player(GUEST)),
    lambda store: store.standings(store.player(GUEST)),
    lambda store: store.remembered(store.player(GUEST)),
    lambda store: store.attempts_at(store.player(GUEST), "scene_3", most=20),
)


def test_what_the_levels_list_reads_does_not_go_through_all_attempts(tmp_path: Path) -> None:
    """Ten times as many attempts are no more work for SQLite, counted in its own steps."""
    counts = []
    for attempts in (2_000, 20_000):
        filled(tmp_path / str(attempts), attempts, decisions=1)
        with opened(tmp_path / str(attempts)) as store:
            steps = 0

            def stepped() -> None:
                nonlocal steps
                steps += 1

            store._file.connection.set_progress_handler(stepped, 100)
            for read in READS:
                read(store)
            store._file.connection.set_progress_handler(None, 0)
            counts.append(steps)
    assert counts[1] < counts[0] * 1.5 + 20
