"""Players are renamed, put together and removed: by rows that are added, so nothing recorded is lost or mixed up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from game.records import (
    Ledger,
    Player,
    PlayerAdded,
    PlayerRemoved,
    PlayerRenamed,
    PlayersMerged,
    SettingKept,
    begin_run,
    resume,
)
from game.records.sqlite.changes import changes
from game.records.sqlite.recover import recover
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, opened, played, setup
from support.scenes import short


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        yield store


def names(ledger: Ledger) -> list[str]:
    return [player.name for player in ledger.players()]


def two(store: Store) -> tuple[Player, Player]:
    """Anne, who passed and was left in the middle, and Ann, who lost before and after."""
    played(store, short(), "cold", "later", "sigh", name="Ann")
    played(store, short(), "warm", "fix", "thanks", name="Anne")
    played(store, short(), "warm", name="Anne")
    played(store, short(), "cold", "later", "sigh", name="Ann")
    return store.player("Anne"), store.player("Ann")


def test_a_renamed_player_keeps_all_they_did_and_is_found_by_the_new_name(store: Store) -> None:
    run = played(store, short(), "warm", "fix", "thanks")
    ann = store.player("Ann")
    store.append(PlayerRenamed(ann, "  Zoë   B. "))
    zoe = store.player("ZOË b.")
    assert (zoe.id, zoe.uuid, zoe.name) == (ann.id, ann.uuid, "Zoë B.")
    assert store.player_now(ann) == zoe
    assert store.player_of(run.attempt) == zoe
    assert store.standings(zoe)["call"].passed
    assert names(store) == ["Zoë B."]


def test_the_old_name_is_free_for_somebody_new(store: Store) -> None:
    played(store, short(), "warm", "fix", "thanks")
    ann = store.player("Ann")
    store.append(PlayerRenamed(ann, "Zoe"))
    assert store.player_named("Ann") is None
    other = store.player("ann")
    assert other.id != ann.id
    assert store.player("ANN") == other
    assert store.standings(other) == {}
    assert names(store) == ["ann", "Zoe"]


def test_nobody_takes_a_name_that_another_has(store: Store) -> None:
    ann, bob = store.player("Ann"), store.player("Bob")
    store.append(PlayerRenamed(bob, "aNN"))
    assert store.player_now(bob) == bob
    store.append(PlayerRenamed(ann, "ANN"))
    assert names(store) == ["Bob", "ANN"]


def test_two_players_put_together_are_one_with_all_that_both_did(store: Store) -> None:
    anne, ann = two(store)
    before = store.attempts(anne) + store.attempts(ann)
    store.append(PlayersMerged(anne, ann))
    assert names(store) == ["Ann"]
    assert store.player_now(anne) == ann
    assert {attempt.uuid for attempt in store.attempts(ann)} == {attempt.uuid for attempt in before}
    stands = store.standings(ann)["call"]
    assert (stands.finished, stands.passed, stands.best, stands.first, stands.attempts) == (True, True, 42.0, 5.0, 4)
    assert stands.endings >= {"glad", "gone"}
    (left,) = store.unfinished(ann)
    run, _ = resume(store, left, short())
    assert run is not None
    assert run.player == ann
    run.take("fix")
    assert len(store.decisions(run.attempt)) == 2
    assert begin_run(store, ann, short(), setup()).attempt.number == 5


def test_what_the_latest_of_both_left_behind_is_what_customers_remember(store: Store) -> None:
    anne, ann = two(store)
    store.append(PlayersMerged(anne, ann))
    assert store.remembered(ann) == {"call": "gone"}
    played(store, short(), "warm", "fix", "thanks", name="Ann")
    assert store.remembered(ann) == {"call": "glad"}


def test_a_chain_of_players_put_together_is_one_and_no_circle_can_be_made(store: Store) -> None:
    a, b, c = (store.player(name) for name in "abc")
    store.append(PlayersMerged(a, b))
    store.append(PlayersMerged(b, c))
    store.append(PlayersMerged(c, a))  # from a window that still listed all three
    assert store.player_now(a) == store.player_now(b) == c
    assert names(store) == ["c"]


def test_a_removed_player_is_on_no_list_and_a_later_one_of_that_name_is_somebody_new(store: Store) -> None:
    run = played(store, short(), "warm", "fix", "thanks")
    ann = store.player("Ann")
    store.append(PlayerRemoved(ann))
    assert names(store) == []
    assert store.player_now(ann) is None
    assert store.player_of(run.attempt) is None
    new = store.player("Ann")
    assert new.id != ann.id
    assert store.standings(new) == {}
    store.append(PlayerRemoved(new))
    assert store.player("Ann").id not in {ann.id, new.id}


def test_who_was_put_together_meanwhile_is_not_removed_by_another_window(tmp_path: Path) -> None:
    with opened(tmp_path) as one, opened(tmp_path) as other:
        anne, ann = two(one)
        other.append(PlayersMerged(anne, ann))
        one.append(PlayerRemoved(anne))
        one.append(PlayerRenamed(anne, "Nobody"))
        assert names(one) == names(other) == ["Ann"]
        assert len(one.attempts(ann)) == 4


def test_a_call_goes_on_while_its_player_is_removed_in_another_window(tmp_path: Path) -> None:
    """What is answered is kept; the next call brings the player back, as somebody new, without the old results."""
    with opened(tmp_path) as one, opened(tmp_path) as other:
        run = played(one, short(), "warm")
        ann = other.player("Ann")
        other.append(PlayerRemoved(ann))
        one.append(SettingKept(ann, "window.theme", "dark"))
        assert names(other) == []
        run.take("fix")
        assert other.decisions(run.attempt) == ("warm", "fix")
        again = begin_run(one, run.player, short(), setup())
        assert again.player.name == "Ann"
        assert again.attempt.number == 1
        assert [player.id for player in other.players()] == [again.player.id]


def test_the_latest_player_is_by_row_even_after_a_clock_that_ran_ahead(tmp_path: Path) -> None:
    clock = Clock()
    clock.time += timedelta(days=20_000)
    ahead, _ = Store.open(tmp_path, clock)
    assert ahead is not None
    with ahead:
        played(ahead, short(), "warm", name="Far Ahead")
    with opened(tmp_path) as store:
        played(store, short(), "warm", name="Today")
        assert names(store) == ["Today", "Far Ahead"]
        played(store, short(), "warm", name="Far Ahead")
        assert names(store) == ["Far Ahead", "Today"]


def test_a_player_put_together_is_as_recent_as_the_later_of_both(store: Store) -> None:
    old, new = store.player("Old"), store.player("New")
    played(store, short(), "warm", name="Between")
    played(store, short(), "warm", name="New")
    store.append(PlayersMerged(new, old))
    assert names(store) == ["Old", "Between"]


def test_what_became_of_players_is_brought_back_from_damaged_saves(tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    with opened(folder) as store:
        anne, ann = two(store)
        bob = store.player("Bob")
        store.append(PlayersMerged(anne, ann), PlayerRemoved(bob), PlayerRenamed(ann, "Anna"), PlayerAdded("Bob"))
        played(store, short(), "warm", "fix", "thanks", name="Bob")
        here = store.players()
    (tmp_path / "new").mkdir()
    recover([folder / FILE], tmp_path / "new" / FILE, Clock())
    with opened(tmp_path / "new") as again:
        assert names(again) == [player.name for player in here] == ["Bob", "Anna"]
        assert len(again.attempts(again.player("Anna"))) == 4
        assert len(again.attempts(again.player("Bob"))) == 1


@pytest.mark.parametrize(
    "spoilt",
    [
        "(1, 'merged', NULL, NULL, 1, 'now')",
        "(1, 'merged', NULL, NULL, NULL, 'now')",
        "(1, 'renamed', NULL, NULL, NULL, 'now')",
        "(1, 'renamed', CAST(x'ff' AS TEXT), 'x', NULL, 'now')",
    ],
)
def test_a_spoilt_change_changes_nothing(store: Store, spoilt: str) -> None:
    ann = store.player("Ann")
    store._file.connection.execute(
        f"INSERT INTO changes (player, change, name, folded, other, at) VALUES {spoilt}"  # noqa: S608 - our own values
    )
    assert store.players() == (ann,)
    assert store.player_now(ann) == ann


@pytest.mark.parametrize("seed", range(5))
def test_whatever_two_windows_do_to_one_list_names_stay_apart_and_no_attempt_is_lost(tmp_path: Path, seed: int) -> None:
    """Each window acts on the list it saw last, which the other has changed since."""
    draw = Random(seed)
    with opened(tmp_path) as one, opened(tmp_path) as other:
        seen = {one: [one.player("p0")], other: [other.player("p1")]}
        for _ in range(60):
            store = draw.choice((one, other))
            mine = draw.choice(seen[store])
            match draw.randrange(6):
                case 0:
                    store.player(f"p{draw.randrange(9)}")
                case 1 | 2:
                    begin_run(store, mine, short(), setup()).take("warm")
                case 3:
                    store.append(PlayerRenamed(mine, f"p{draw.randrange(9)}"))
                case 4:
                    store.append(PlayersMerged(mine, draw.choice(seen[store])))
                case 5:
                    store.append(PlayerRemoved(mine))
            if draw.random() < 0.3:
                seen[store] = list(store.players()) or [store.player("p0")]
        here = one.players()
        assert here == other.players()
        assert len({player.name.casefold() for player in here}) == len(here)
        known = changes(one._file.read)
        owners = [player for (player,) in one._file.connection.execute("SELECT player FROM attempts")]
        kept = [attempt.uuid for player in here for attempt in one.attempts(player)]
        assert len(kept) == len(set(kept)) == sum(not known.is_gone(owner) for owner in owners)
