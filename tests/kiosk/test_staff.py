"""The staff page says how everything stands, without anybody's name, and what cannot be read hides nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.kiosk.desk import AliveTold, Disk, LibraryTold, Machine, Row, SoundTold, staff_page
from game.records import Closed, StoreError
from game.records.sqlite.store import Store
from game.story.language import ENGLISH
from support.records_room import NOON, opened, played
from support.scenes import short


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path) as store:
        played(store, short(), "warm", "fix", "thanks")
        left = played(store, short(), "cold", name="Bob")
        store.append(Closed(left.attempt.uuid, "left"))
        played(store, short(), "warm", name="Cem")
        yield store


def machine(store: Store) -> Machine:
    return Machine(
        kiosk="Room 2",
        version="1.2.3",
        ledger=lambda: store,
        now=lambda: NOON + timedelta(hours=1),
        disk=lambda: Disk(12_400_000_000, 28_000_000_000),
        library=lambda: LibraryTold(3),
        store=lambda: "/var/lib/kiosk",
        sound=lambda: SoundTold("on"),
        errors=lambda: (),
        alive=lambda: AliveTold("systemd"),
    )


def row(machine: Machine, name: str) -> Row:
    return next(one for one in staff_page(machine, ENGLISH).rows if one.name == name)


def test_a_kiosk_that_is_well_says_so_in_every_row(store: Store) -> None:
    page = staff_page(machine(store), ENGLISH, sticks=("KINGSTON",))
    assert (page.kiosk, page.sticks, page.language) == ("Room 2", ("KINGSTON",), "en")
    assert {one.standing for one in page.rows} == {"well"}
    told = {one.name: one.told for one in page.rows}
    assert told["Disk"] == "12.4 GB free of 28 GB"
    assert told["Results"] == "kept in /var/lib/kiosk"
    assert told["Kept alive by"] == "the system's own watch (systemd)"
    assert told["Game"] == "version 1.2.3"
    assert told["Last errors"] == "nothing went wrong"


def test_the_calls_of_today_are_counted(store: Store) -> None:
    assert row(machine(store), "Today").told == "3 calls begun, 1 finished, 1 left in the middle"


def test_what_was_played_on_another_day_is_not_of_today(store: Store) -> None:
    tomorrow = replace(machine(store), now=lambda: NOON + timedelta(days=1))
    assert row(tomorrow, "Today").told == "0 calls begun, 0 finished, 0 left in the middle"


def test_nobody_is_named(store: Store) -> None:
    told = repr(staff_page(machine(store), ENGLISH))
    assert not [name for name in ("Ann", "Bob", "Cem") if name in told]


@pytest.mark.parametrize(("free", "standing"), [(400_000_000, "look"), (20_000_000, "bad")])
def test_a_disk_that_fills_up_is_pointed_out(store: Store, free: int, standing: str) -> None:
    assert row(replace(machine(store), disk=lambda: Disk(free, 10**10)), "Disk").standing == standing


def test_a_clock_that_was_set_back_is_told(store: Store) -> None:
    back = row(replace(machine(store), now=lambda: datetime(2020, 1, 1, tzinfo=UTC)), "Clock")
    assert back.standing == "bad"
    assert "before the last call" in back.told


def test_why_new_scenes_were_not_taken_is_told(store: Store) -> None:
    refused = LibraryTold(3, NOON, ("scenes/invoice.yaml line 12: there is no beat called thanks.",))
    scenes = row(replace(machine(store), library=lambda: refused), "Scenes")
    assert scenes.standing == "look"
    assert scenes.told.endswith("were not taken: scenes/invoice.yaml line 12: there is no beat called thanks.")


def test_a_store_that_keeps_nothing_is_told(store: Store) -> None:
    assert row(replace(machine(store), store=lambda: ""), "Results").standing == "bad"


def test_no_more_than_the_last_errors_are_shown(store: Store) -> None:
    errors = tuple(f"14:0{number} it was started again" for number in range(9))
    told = row(replace(machine(store), errors=lambda: errors), "Last errors").told
    assert told.splitlines() == list(errors[:3])


def fails(error: Exception) -> Callable[[], Disk]:
    def disk() -> Disk:
        raise error

    return disk


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OSError(5, "Input/output error"), "This cannot be read: input/output error."),
        (StoreError("The saves file is damaged."), "The saves file is damaged."),
    ],
)
def test_what_cannot_be_read_is_told_in_its_row_and_the_others_stand(store: Store, error: Exception, why: str) -> None:
    broken = replace(machine(store), disk=fails(error))
    assert row(broken, "Disk") == Row("Disk", why, "bad")
    assert row(broken, "Today").standing == "well"
