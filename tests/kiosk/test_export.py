"""Results onto a USB stick: every attempt in two tables and as JSON, whole and read back, or nothing and the reason."""

from __future__ import annotations

import csv
import errno
import gc
import json
import os
import subprocess
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from game.kiosk.desk import Exporting
from game.kiosk.desk.export_files import PIECE
from game.records import Ledger, PlayerRemoved, begin_run, named_now
from game.records.sqlite.store import Store
from game.story.language import ENGLISH
from game.story.model import Former, FormerNames
from support import records_many
from support.dear import dear
from support.records_many import filled
from support.records_room import opened, played, setup
from support.scenes import short

NOW = datetime(2026, 11, 2, 14, 5, 9, tzinfo=UTC)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "KINGSTON"
    made.mkdir()
    return made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with opened(tmp_path / "saves") as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "cold", name='=HYPERLINK("x")')
        yield store


@pytest.fixture(autouse=True)
def _few_players(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each player is kept by itself, which takes a moment; it is the attempts that matter here."""
    monkeypatch.setattr(records_many, "PLAYERS", 3)


def export(ledger: Ledger, stick: Path) -> Exporting:
    """Export, to the end."""
    exporting = Exporting(ledger, stick, "Room 2", NOW)
    for _ in range(100_000):
        if exporting.step():
            return exporting
    raise AssertionError("it has no end")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_attempt_is_there_with_every_decision(store: Store, stick: Path) -> None:
    exporting = export(store, stick)
    assert exporting.told(ENGLISH) == (
        "2 attempts are on KINGSTON, in the folder Room 2 2026-11-02 140509Z. They were read back and are whole."
    )
    (folder,) = stick.iterdir()
    assert sorted(file.name for file in folder.iterdir()) == ["attempts.csv", "attempts.json", "decisions.csv"]
    left, finished = table(folder / "attempts.csv")
    assert (finished["player"], finished["state"], finished["passed"]) == ("Ann", "finished", "1")
    assert finished["started"].endswith("Z")
    assert (left["state"], left["ending"], left["score"], left["decisions"]) == ("open", "", "", "1")
    decisions = table(folder / "decisions.csv")
    assert [one["option"] for one in decisions if one["attempt"] == finished["attempt"]] == ["warm", "fix", "thanks"]


def test_what_was_spent_stands_by_the_attempt_and_by_each_decision(tmp_path: Path, stick: Path) -> None:
    with opened(tmp_path / "saves") as store:
        played(store, dear(), "warm", "fix")
        played(store, dear(), "cold")
        folder = export(store, stick).folder
    assert [row["spent"] for row in table(folder / "attempts.csv")] == ["0", "120"]
    assert [row["costs"] for row in table(folder / "decisions.csv")] == ["0", "120", "0"]
    (_, told) = json.loads((folder / "attempts.json").read_text("utf-8"))["attempts"]
    assert (told["spent"], [one["costs"] for one in told["decisions"]]) == (120, [120, 0])


def test_the_json_says_the_same(store: Store, stick: Path) -> None:
    folder = export(store, stick).folder
    data = json.loads((folder / "attempts.json").read_text("utf-8"))
    assert (data["format"], data["version"], data["kiosk"]) == ("head-and-heart attempts", 1, "Room 2")
    rows = table(folder / "attempts.csv")
    assert [one["attempt"] for one in data["attempts"]] == [row["attempt"] for row in rows]
    assert [one["option"] for one in data["attempts"][1]["decisions"]] == ["warm", "fix", "thanks"]
    assert data["attempts"][0]["player"] == '=HYPERLINK("x")', "JSON is no spreadsheet"


def test_no_cell_is_a_formula(store: Store, stick: Path) -> None:
    folder = export(store, stick).folder
    assert table(folder / "attempts.csv")[0]["player"] == '\'=HYPERLINK("x")'


def test_who_was_taken_off_the_list_has_no_name_there(store: Store, stick: Path) -> None:
    store.append(PlayerRemoved(store.player("Ann")))
    folder = export(store, stick).folder
    assert "Ann" not in (folder / "attempts.json").read_text("utf-8")


def test_a_kiosk_that_nobody_has_played_on_gives_empty_tables(tmp_path: Path, stick: Path) -> None:
    with opened(tmp_path / "empty") as store:
        folder = export(store, stick).folder
    assert json.loads((folder / "attempts.json").read_text("utf-8"))["attempts"] == []
    assert table(folder / "attempts.csv") == []


def test_nothing_that_is_on_the_stick_is_written_over(store: Store, stick: Path) -> None:
    there = stick / "Room 2 2026-11-02 140509Z"
    there.mkdir()
    (there / "attempts.csv").write_text("mine")
    exporting = export(store, stick)
    assert "could not be written" in exporting.told(ENGLISH)
    assert [file.name for file in stick.iterdir()] == [there.name]
    assert (there / "attempts.csv").read_text() == "mine"


def test_a_name_with_odd_signs_is_a_folder_on_any_stick(store: Store, stick: Path) -> None:
    exporting = Exporting(store, stick, "../Sala de formación: 2/3", NOW)
    while not exporting.step():
        pass
    assert exporting.folder.parent == stick
    assert not set('<>:"/\\|?*.').intersection(exporting.folder.name)
    assert exporting.folder.is_dir()


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    """A disk of its own; skipped where this machine cannot make one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        pytest.skip("this machine makes no small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_stick_that_is_full_is_told_and_nothing_is_left_on_it(tmp_path: Path) -> None:
    filled(tmp_path / "saves", 2_000)
    with small_disk(tmp_path / "STICK", "size=200k") as disk, opened(tmp_path / "saves") as store:
        exporting = export(store, disk)
        assert exporting.told(ENGLISH) == "STICK is full, so nothing was left on it."
        assert list(disk.iterdir()) == []


def test_a_stick_that_can_only_be_read_is_told(tmp_path: Path, store: Store) -> None:
    with small_disk(tmp_path / "STICK", "size=200k,ro") as disk:
        assert export(store, disk).told(ENGLISH).startswith("STICK cannot be written to.")


def test_a_stick_that_is_pulled_out_in_the_middle_is_told(tmp_path: Path) -> None:
    filled(tmp_path / "saves", 500)
    with small_disk(tmp_path / "STICK", "size=8m") as disk, opened(tmp_path / "saves") as store:
        exporting = Exporting(store, disk, "Room 2", NOW)
        for _ in range(4):
            assert not exporting.step()
        subprocess.run(["umount", "--lazy", str(disk)], check=True)
        while not exporting.step():
            pass
        assert exporting.told(ENGLISH) == "STICK was pulled out too early, or is broken. Put it in and try once more."
        assert list(disk.iterdir()) == [], "nothing is written where the stick was"
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(disk)], check=True)


def test_a_stick_that_keeps_something_else_is_found_out(store: Store, stick: Path) -> None:
    exporting = Exporting(store, stick, "Room 2", NOW)
    while not exporting.folder.exists():
        assert not exporting.step()
    path = exporting.folder / "decisions.csv"
    path.write_bytes(path.read_bytes().replace(b"thanks", b"thaNks"))
    while not exporting.step():
        pass
    assert exporting.told(ENGLISH) == ("What was read back from the stick is not what was written. Take another stick.")
    assert list(stick.iterdir()) == []


def test_a_stick_that_fails_while_it_is_being_settled_is_told(
    store: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fails)
    assert "pulled out too early, or is broken" in export(store, stick).told(ENGLISH)
    assert list(stick.iterdir()) == []


def test_an_export_that_is_stopped_leaves_nothing(store: Store, stick: Path) -> None:
    exporting = Exporting(store, stick, "Room 2", NOW)
    exporting.step()
    exporting.step()
    exporting.stop()
    assert exporting.step()
    assert list(stick.iterdir()) == []
    assert exporting.told(ENGLISH) == "The export was stopped."


def test_thousands_of_attempts_take_no_more_memory_than_hundreds(tmp_path: Path, stick: Path) -> None:
    def peak(attempts: int, time: int = 0) -> int:
        folder = tmp_path / f"saves-{attempts}-{time}"
        filled(folder, attempts, decisions=2)
        with opened(folder) as store:
            tracemalloc.start()
            exporting = Exporting(store, stick, f"Room {attempts} {time}", NOW)
            while not exporting.step():
                gc.collect()  # what is no more in use is not counted, however much else of this process is
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert exporting.attempts == attempts
        return most

    gc.freeze()
    try:
        few = peak(200)
        # A thread that an earlier test has left at work adds to what is counted, but not three times.
        assert any(peak(2_000, time) < few + 2 * PIECE for time in range(3))
    finally:
        gc.unfreeze()


def test_a_guest_is_a_guest_in_whatever_language_they_played(tmp_path: Path, stick: Path) -> None:
    with opened(tmp_path / "visits") as store:
        begin_run(store, store.visitor("Invitado"), short(), setup())
        begin_run(store, store.visitor("Guest"), short(), setup())
        begin_run(store, store.coded("AB-123"), short(), setup())
        folder = export(store, stick).folder
    assert [row["player"] for row in table(folder / "attempts.csv")] == ["AB-123", "guest", "guest"]


def test_results_have_the_names_under_which_they_were_kept(store: Store, stick: Path) -> None:
    """Whoever puts exports of several months together finds each scene under one name."""
    former = FormerNames((Former("scene", ("call",), "ring"),))
    folder = export(named_now(store, former), stick).folder
    assert {row["scene"] for row in table(folder / "attempts.csv")} == {"call"}
