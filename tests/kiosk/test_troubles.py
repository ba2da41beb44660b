"""What goes wrong in a kiosk: the visitor is told calmly and before anything is lost, and staff are told why."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from game.kiosk.desk.staff_notes import MOST, StaffNotes
from game.kiosk.gate import PinGate, gate_of, hashed
from game.kiosk.settings import KioskSettings
from game.records.sqlite import opening
from game.records.sqlite.store import Store
from game.session import LevelsPage, Question, Session, TitlePage
from game.story.language import ENGLISH
from support.records_room import FILE
from support.terminal_scenes import library
from support.walked_up import Staff, answered, history, kiosk, visit

TELL_THEM = "Please tell the people who look after this screen."
NOTHING_KEPT = f"You can play all the same, but nothing that you do will be kept. {TELL_THEM}"
PLAY_ON = f"You can play on, but what you do from now on will not be kept then. {TELL_THEM}"
LONG = """
scene: doorstep
title: For Ever
cast: {mrs_smith: {}}
beats:
  hello:
    - choose:
        again: {say: Again., go: hello}
        enough: {say: Enough., end: over}
endings:
  over: {title: Over, outcome: settled, text: It is over.}
"""


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A library whose first scene can go on for ever."""
    return library(tmp_path, doorstep=LONG)


class Clock:
    """A clock that somebody may set."""

    def __init__(self) -> None:
        self.time = datetime(2030, 5, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@contextmanager
def process(folder: Path, saves: Path, staff: Staff, clock: Clock | None = None) -> Iterator[Session]:
    """A visitor's process, from the opening of the saves on; it ends as the process does."""
    opened = Store.open(saves, clock or Clock(), private=True)
    session = kiosk(folder, opened.store, notice=opened.notice, tell_staff=staff.append)
    try:
        yield session
    finally:
        session.visitors.leave()
        session.close()
        if opened.store is not None:
            opened.store.close()


def kept(saves: Path) -> list[tuple[str, ...]]:
    """What was answered in each call, as it stands on the disk."""
    store, _ = Store.open(saves, Clock())
    assert store is not None
    with store:
        return [store.decisions(one) for one in history(store)]


def until_asked(session: Session, most: int = 400) -> Question:
    """Answer until something is asked."""
    for _ in range(most):
        shown = session.take("again")
        if isinstance(shown, Question):
            return shown
    pytest.fail("there was room for everything")


def choices_of(session: Session) -> tuple[str, ...]:
    assert session.conversation is not None
    return session.conversation.choices


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with hardly any room."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    if not made:
        pytest.skip("only root on Linux can make a small disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Take what room there is."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file:
        for size in (4_096, 1):
            while True:
                try:
                    file.write(b"x" * size)
                except OSError:
                    break
    return ballast


def gate_on(disk: Path, monkeypatch: pytest.MonkeyPatch) -> PinGate:
    """The gate of a kiosk that has no other disk."""
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(disk))
    return gate_of(KioskSettings("Room 2", disk, disk, disk, pin=hashed("604927", bytes(16))))


def test_staff_come_in_on_a_really_full_disk_that_had_room_when_the_kiosk_began(
    tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate_on(tiny_disk, monkeypatch)
    fill(tiny_disk)
    assert gate_on(tiny_disk, monkeypatch).try_pin("604927") == "open"


def test_a_disk_that_was_full_when_the_kiosk_began_keeps_no_staff_out_once_it_has_room(
    tiny_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ballast = fill(tiny_disk)
    assert gate_on(tiny_disk, monkeypatch).try_pin("604927") == "closed", "what cannot be counted cannot be tried"
    ballast.unlink()
    assert gate_on(tiny_disk, monkeypatch).try_pin("604927") == "open"


def test_on_a_really_full_disk_every_answer_that_was_taken_is_kept(endless: Path, tiny_disk: Path) -> None:
    """The visitor is asked; with room again it goes on from there, and nothing is there twice or missing."""
    staff = Staff()
    with process(endless, tiny_disk, staff) as session:
        session.visitors.named("Ann")
        answered(session, "again")
        ballast = fill(tiny_disk)
        asked = until_asked(session)
        assert asked.title == "This could not be saved"
        assert asked.text.endswith(PLAY_ON)
        assert "is full" in asked.text or "has no room" in asked.text
        assert asked.choices == ("Try again", "Play on without saving")
        assert staff
        before = choices_of(session)
        assert isinstance(session.answer(0), Question), "still full"
        assert choices_of(session) == before, "nothing has moved"
        ballast.unlink()
        session.take("again")
        session.take("enough")
        whole = choices_of(session)
        assert whole == (*before, "again", "enough")
    assert kept(tiny_disk) == [whole]


def test_who_plays_on_unsaved_was_told_and_the_next_visitor_is_told_before_playing(
    endless: Path, tiny_disk: Path
) -> None:
    staff = Staff()
    with process(endless, tiny_disk, staff) as session:
        session.visitors.named("Ann")
        answered(session, "again", "again")
        ballast = fill(tiny_disk)
        until_asked(session)
        safe = choices_of(session)
        session.answer(1)
        assert not session.saving
        session.take("enough")
        assert choices_of(session) == (*safe, "again", "enough"), "it goes on where it stood"
    staff.clear()
    fill(tiny_disk)  # closing the saves has made a little room
    with process(endless, tiny_disk, staff) as session:
        assert staff
        assert staff[0].startswith(f"Nothing can be saved in {tiny_disk}, because the disk ")
        asked = session.visitors.guest()
        assert isinstance(asked, Question)
        assert (asked.title, asked.text) == ("Nothing can be kept at the moment", NOTHING_KEPT)
        assert isinstance(session.answer(0), LevelsPage)
        answered(session, "again")
    ballast.unlink()
    assert kept(tiny_disk) == [safe], "what was kept stays, and what was played unsaved is no part of it"
    with process(endless, tiny_disk, staff) as session:
        visit(session, session.visitors.guest, "again")
    assert kept(tiny_disk) == [safe, ("again",)]


def test_a_store_that_can_only_be_read_asks_and_goes_on_once_it_can_be_written(endless: Path, saves: Path) -> None:
    staff = Staff()
    opened = Store.open(saves, Clock()).store
    assert opened is not None
    with opened as store:
        session = kiosk(endless, store, tell_staff=staff.append)
        session.visitors.guest()
        answered(session, "again")
        store._file.connection.execute("PRAGMA query_only = ON")
        asked = session.take("again")
        assert isinstance(asked, Question)
        told = "This could not be saved, because the saves can only be read, not written."
        assert asked.text == f"{told} What was answered before is safe. {PLAY_ON}"
        assert staff == [f"{told} What was answered before is safe."]
        store._file.connection.execute("PRAGMA query_only = OFF")
        session.answer(0)
        session.visitors.leave()
    assert kept(saves) == [("again", "again")]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make a disk that is read")
def test_a_disk_that_can_only_be_read_is_told_before_anything_is_played(endless: Path, tiny_disk: Path) -> None:
    staff = Staff()
    with process(endless, tiny_disk, staff) as session:
        visit(session, session.visitors.guest, "again")
    subprocess.run(["mount", "-o", "remount,ro", str(tiny_disk)], check=True)
    with process(endless, tiny_disk, staff) as session:
        assert isinstance(session.visitors.named("Ann"), Question)
        assert staff[-1].startswith(f"Nothing can be saved in {tiny_disk}, because ")
        assert isinstance(session.answer(1), TitlePage), "who would rather not play is back at the start"
    subprocess.run(["mount", "-o", "remount,rw", str(tiny_disk)], check=True)
    assert kept(tiny_disk) == [("again",)]


def test_a_damaged_store_is_set_aside_and_visitors_are_kept_in_a_new_one(endless: Path, saves: Path) -> None:
    staff = Staff()
    with process(endless, saves, staff) as session:
        visit(session, lambda: session.visitors.coded("ab12"), "again", "enough")
    (saves / FILE).write_bytes(b"\x5a" * (saves / FILE).stat().st_size)
    with process(endless, saves, staff) as session:
        page = visit(session, lambda: session.visitors.coded("ab12"), "again")
        assert page.passed == 0
        assert page.messages == (), "visitors are spared what they can do nothing about"
    assert "has been set aside as head-and-heart.damaged-" in staff[0]
    aside = list(saves.glob("head-and-heart.damaged-*.sqlite3"))
    assert len(aside) == 1
    assert kept(saves) == [("again",)]


def test_damage_that_is_met_while_somebody_plays_is_asked_about(endless: Path, saves: Path) -> None:
    staff = Staff()
    with process(endless, saves, staff) as session:
        session.visitors.guest()
        answered(session, "again")
        for ending in ("", "-wal"):
            file = Path(f"{saves / FILE}{ending}")
            with file.open("r+b") as opened:
                opened.write(b"\x5a" * file.stat().st_size)
        asked = until_asked(session, 3)
        assert asked.choices == ("Try again", "Play on without saving")
        assert staff
        session.answer(1)
        session.take("enough")
        assert session.conversation is not None
        assert session.conversation.is_over


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file be moved")
def test_saves_that_somebody_deletes_while_a_visitor_plays_are_asked_about(endless: Path, saves: Path) -> None:
    staff = Staff()
    with process(endless, saves, staff) as session:
        session.visitors.guest()
        answered(session, "again")
        (saves / FILE).unlink()
        asked = session.take("again")
        assert isinstance(asked, Question)
        assert "was moved or deleted while the game was running" in staff[0]
        session.answer(1)
        assert choices_of(session) == ("again", "again")


def test_a_store_that_another_program_keeps_locked_costs_one_more_touch(
    endless: Path, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_S", 0.05)
    staff = Staff()
    other = Store.open(saves, Clock()).store
    assert other is not None
    with other, process(endless, saves, staff) as session:
        session.visitors.guest()
        answered(session, "again")
        with other._file.writing():
            asked = session.take("again")
            assert isinstance(asked, Question)
            assert "another program keeps the saves file locked" in asked.text
        session.answer(0)
        assert choices_of(session) == ("again", "again")
        session.visitors.leave()
    assert kept(saves) == [("again", "again")]
    told = "This could not be saved, because another program keeps the saves file locked."
    assert staff == [f"{told} What was answered before is safe."]


@pytest.mark.parametrize("leap", [timedelta(days=-3650), timedelta(days=3650), timedelta(hours=-1)])
def test_a_clock_that_is_set_changes_nothing_that_visitors_see(folder: Path, saves: Path, leap: timedelta) -> None:
    staff, clock = Staff(), Clock()
    with process(folder, saves, staff, clock) as session:
        visit(session, lambda: session.visitors.coded("ab12"), "listen", "lost_morning", "tomorrow")
        session.visitors.guest()
        answered(session, "listen")
        clock.time += leap
        session.take("lost_morning")
    with process(folder, saves, staff, clock) as session:
        page = session.visitors.coded("AB12")
        assert isinstance(page, LevelsPage)
        assert (page.passed, page.next and page.next.scene) == (1, "hallway")
        session.visitors.leave()
        visit(session, lambda: session.visitors.coded("ab12"), "listen")
    assert kept(saves) == [
        ("listen", "lost_morning", "tomorrow"),
        ("listen", "lost_morning"),
        ("listen",),
    ], "in the order in which it was done, whatever the clock said"
    assert staff == []


def test_a_process_that_is_gone_in_the_middle_loses_no_answer_and_leaves_nothing_open(
    endless: Path, saves: Path
) -> None:
    store, _ = Store.open(saves, Clock(), private=True)
    assert store is not None
    session = kiosk(endless, store)
    session.visitors.named("Ann")
    answered(session, "again", "again")
    store.close()  # and nothing else is done: the power went
    with process(endless, saves, Staff()) as session:
        session.visitors.guest()
    assert kept(saves) == [("again", "again")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_what_visitors_answer(endless: Path, saves: Path) -> None:
    before = os.umask(0)
    try:
        with process(endless, saves, Staff()) as session:
            session.visitors.guest()
            answered(session, "again")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in saves.glob(f"{FILE}*")}
    finally:
        os.umask(before)
    assert modes == dict.fromkeys((FILE, f"{FILE}-wal", f"{FILE}-shm"), 0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_saves_that_others_could_read_are_closed_to_them_and_lose_nothing(endless: Path, saves: Path) -> None:
    store, _ = Store.open(saves, Clock())
    assert store is not None
    with store:
        session = kiosk(endless, store)
        visit(session, session.visitors.guest, "again")
    (saves / FILE).chmod(0o666)
    with process(endless, saves, Staff()) as session:
        session.visitors.guest()
        assert {stat.S_IMODE(path.stat().st_mode) for path in saves.glob(f"{FILE}*")} == {0o600}
    assert kept(saves) == [("again",)]


# ---- what staff read of it


@pytest.fixture
def notes(tmp_path: Path) -> StaffNotes:
    return StaffNotes(tmp_path / "notes.json", Clock())


def in_words(notes: StaffNotes) -> list[str]:
    return [note.in_words(ENGLISH) for note in notes.latest()]


def test_staff_read_what_went_wrong_the_latest_first_in_whichever_process(notes: StaffNotes, tmp_path: Path) -> None:
    notes.tell("The disk is full.")
    notes.tell("It is locked.")
    notes.tell("It is locked.")
    expected = ["1 May 2030, 12:00, 2 times: It is locked.", "1 May 2030, 12:00: The disk is full."]
    assert in_words(notes) == expected
    assert in_words(StaffNotes(tmp_path / "notes.json", Clock())) == expected


def test_notes_come_to_an_end(notes: StaffNotes, tmp_path: Path) -> None:
    for number in range(200):
        notes.tell(f"{number}: " + "x" * 10_000)
    assert len(notes.latest()) == MOST
    assert (tmp_path / "notes.json").stat().st_size < 20_000


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"[1]", b'[{"at": "x"}]', b"\xff\xfe", b"[" * 100_000])
def test_notes_that_cannot_be_read_are_begun_anew(notes: StaffNotes, tmp_path: Path, spoilt: bytes) -> None:
    (tmp_path / "notes.json").write_bytes(spoilt)
    assert notes.latest() == []
    notes.tell("The disk is full.")
    assert len(notes.latest()) == 1


def test_notes_that_cannot_be_written_are_remembered(tmp_path: Path) -> None:
    notes = StaffNotes(tmp_path / "no" / "such" / "folder.json", Clock())
    notes.tell("The disk is full.")
    notes.tell("The disk is full.")
    assert in_words(notes) == ["1 May 2030, 12:00, 2 times: The disk is full."]


def test_what_is_so_for_every_visitor_is_noted_once_and_pushes_nothing_out(notes: StaffNotes) -> None:
    notes.tell_once("The place cafe is missing.")
    notes.tell("The disk is full.")
    for _ in range(MOST * 2):
        notes.tell_once("The place cafe is missing.")
    assert [note.told for note in notes.latest()] == ["The disk is full.", "The place cafe is missing."]
