"""A damaged saves file is set aside whole, never overwritten; the player is told and plays on with a fresh one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, as_after_a_crash, opened, played
from support.scenes import endless, short

ASIDE = "head-and-heart.damaged-20250301-120001.sqlite3"
"""The clock of these tests ticks once before the name is made."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Saves with a few runs in them, closed cleanly."""
    with opened(tmp_path / "saves") as store:
        for _ in range(40):
            played(store, short(), "warm", "fix", "thanks")
    return tmp_path / "saves"


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """Saves as a crash leaves them: part of them only in the log."""
    with opened(tmp_path / "live") as store:
        run = played(store, endless())
        for _ in range(30):
            run.take("soothe")
        return as_after_a_crash(tmp_path / "live", tmp_path / "saves")


def overwrite(path: Path, at: int, junk: bytes) -> None:
    """Write into the middle of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(junk)


def foreign(path: Path) -> None:
    """Some other program's database."""
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipes (name)")
    other.commit()
    other.close()


def without_a_table(path: Path) -> None:
    """Somebody has tidied up."""
    other = sqlite3.connect(path)
    other.execute("DROP TABLE finishes")
    other.commit()
    other.close()


HARM: dict[str, Callable[[Path], object]] = {
    "its beginning is overwritten": lambda path: overwrite(path, 0, b"junk " * 20),
    "it is another kind of file": lambda path: path.write_bytes(b"%PDF-1.7\n" + b"\x00\xff" * 5_000),
    "it is a few bytes long": lambda path: path.write_bytes(b"SQL"),
    "it stops after its header": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "it stops in the middle": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "it stops within a page": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 1_234]),
    "pages are spoilt": lambda path: overwrite(path, 4_096, b"\xa5" * (path.stat().st_size - 4_096)),
    "it is zeros": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "it is another program's": foreign,
    "a table is missing": without_a_table,
}


@pytest.mark.parametrize("harm", HARM)
def test_a_damaged_file_is_set_aside_whole_and_play_goes_on(folder: Path, harm: str) -> None:
    """The player reads the new name; the old bytes are all under it; the new file is empty and works."""
    HARM[harm](folder / FILE)
    spoilt = (folder / FILE).read_bytes()
    store, notice = Store.open(folder, Clock())
    assert store is not None
    with store:
        assert notice.startswith("The saves file was damaged (")
        assert f"It has been set aside as {ASIDE}, and nothing in it was deleted." in notice
        assert (folder / ASIDE).read_bytes() == spoilt
        assert store.players() == ()
        played(store, short(), "warm")
    with opened(folder) as store:
        assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [1]


def junk_log(path: Path) -> None:
    """The log is something else altogether."""
    path.write_bytes(b"This is no log. " * 1_000)


def spoil_the_middle(path: Path) -> None:
    """Four bytes in the middle of the log are not what they were."""
    overwrite(path, path.stat().st_size // 2, b"\x00\x01\x02\x03")


def spoil_a_frame_header(path: Path) -> None:
    """The marks by which SQLite knows a frame of this log are gone from one in the middle."""
    frames = (path.stat().st_size - 32) // 4_120
    overwrite(path, 32 + frames // 2 * 4_120, b"\xff" * 24)


@pytest.mark.parametrize("harm", [junk_log, spoil_the_middle, spoil_a_frame_header], ids=lambda harm: harm.__name__)
def test_a_spoilt_log_is_set_aside_with_its_file(crashed: Path, harm: Callable[[Path], None]) -> None:
    """SQLite alone would drop the answers behind the damage without a word, and delete the log."""
    harm(crashed / f"{FILE}-wal")
    log = (crashed / f"{FILE}-wal").read_bytes()
    store, notice = Store.open(crashed, Clock())
    assert store is not None
    with store:
        assert "log" in notice
        assert "is spoilt" in notice or "holds something else" in notice
        assert (crashed / f"{ASIDE}-wal").read_bytes() == log
        assert (crashed / ASIDE).exists()
        played(store, short(), "warm")
    with opened(crashed):
        pass


def test_an_emptied_file_does_not_take_its_log_along(crashed: Path) -> None:
    """SQLite deletes the log of an empty file; here it is set aside first."""
    (crashed / FILE).write_bytes(b"")
    log = (crashed / f"{FILE}-wal").read_bytes()
    store, notice = Store.open(crashed, Clock())
    assert store is not None
    with store:
        assert "it is empty, and its log is not" in notice
    assert (crashed / f"{ASIDE}-wal").read_bytes() == log


def test_a_damaged_file_keeps_its_log(crashed: Path) -> None:
    """Where the file itself is beyond reading, the log beside it is set aside untouched."""
    overwrite(crashed / FILE, 0, b"junk" * 4_000)
    log = (crashed / f"{FILE}-wal").read_bytes()
    store, notice = Store.open(crashed, Clock())
    assert store is not None
    store.close()
    assert ASIDE in notice
    assert (crashed / f"{ASIDE}-wal").read_bytes() == log


def test_what_the_log_can_mend_is_no_damage(crashed: Path) -> None:
    """A page that a power cut spoilt on its way into the file is still whole in the log, and nothing is lost."""
    with (crashed / f"{FILE}-wal").open("rb") as log:
        log.seek(32)
        page = int.from_bytes(log.read(4))
    overwrite(crashed / FILE, (page - 1) * 4_096, b"half a page" * 100)
    with opened(crashed) as store:
        assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [30]


def test_nothing_set_aside_is_ever_overwritten(folder: Path) -> None:
    """Two damaged files in one second, and a name that is taken by anything, get numbers."""
    (folder / f"{ASIDE}-wal").write_text("mine")
    kept = {}
    for number in (2, 3):
        (folder / FILE).write_bytes(bytes([number]) * 5_000)
        kept[ASIDE.replace(".sqlite3", f"-{number}.sqlite3")] = bytes([number]) * 5_000
        store, notice = Store.open(folder, Clock())
        assert store is not None
        store.close()
        assert ASIDE.replace(".sqlite3", f"-{number}.sqlite3") in notice
    assert {name: (folder / name).read_bytes() for name in kept} == kept
    assert (folder / f"{ASIDE}-wal").read_text() == "mine"


def test_a_disk_without_second_names_gets_copies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a FAT stick a file cannot have two names: it is copied before the old one goes."""

    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    (folder / FILE).write_bytes(b"x" * 5_000)
    store, notice = Store.open(folder, Clock())
    assert store is not None
    store.close()
    assert ASIDE in notice
    assert (folder / ASIDE).read_bytes() == b"x" * 5_000


def test_a_damaged_file_that_cannot_be_set_aside_is_left_where_it_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no room for a new name there is no store, and nothing has been touched."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.link", full)
    monkeypatch.setattr("game.records.sqlite.quarantine.copy2", full)
    (folder / FILE).write_bytes(b"x" * 5_000)
    store, notice = Store.open(folder, Clock())
    assert store is None
    assert notice == (
        f"Nothing can be saved in {folder}, because the saves file is damaged: it is no saves file, and it could not be"
        " set aside because the disk is full."
    )
    assert (folder / FILE).read_bytes() == b"x" * 5_000


def answers_in(folder: Path) -> int:
    """How many decisions the crashed saves hold, each under its number; they must open without a complaint."""
    with opened(folder) as store:
        attempts = [attempt for player in store.players() for attempt in store.attempts(player)]
        numbers = [answer.number for attempt in attempts for answer in store.answers(attempt)]
        assert numbers == list(range(1, len(numbers) + 1))
        return len(numbers)


def test_a_log_cut_off_anywhere_loses_only_what_was_not_down_yet(crashed: Path, tmp_path: Path) -> None:
    """A power cut while the log is written leaves every answer before it, and is no damage."""
    log = (crashed / f"{FILE}-wal").read_bytes()
    found = []
    for cut in range(25):
        copy = as_after_a_crash(crashed, tmp_path / str(cut))
        (copy / f"{FILE}-wal").write_bytes(log[: len(log) * cut // 24 - 7 * (0 < cut < 24)])
        found.append(answers_in(copy))
    assert found == sorted(found)
    assert (found[0], found[-2], found[-1]) == (0, found[-2], 30)
    assert len(set(found)) > 15


def test_no_answer_vanishes_unsaid_wherever_a_log_is_spoilt(crashed: Path, tmp_path: Path) -> None:
    """One wrong byte anywhere before the last few answers is either harmless or told."""
    log = (crashed / f"{FILE}-wal").read_bytes()
    draw, told = Random(7), 0
    for number in range(30):
        at = draw.randrange(len(log) * 9 // 10)
        copy = as_after_a_crash(crashed, tmp_path / str(number))
        (copy / f"{FILE}-wal").write_bytes(log[:at] + bytes([log[at] ^ 0x55]) + log[at + 1 :])
        store, notice = Store.open(copy, Clock())
        assert store is not None
        with store:
            kept = [attempt.taken for player in store.players() for attempt in store.attempts(player)]
        assert ASIDE in notice or kept == [30]
        told += ASIDE in notice
    assert told > 20


@pytest.mark.parametrize("tail", [b"\x00" * 9_000, b"\xee" * 9_000, b"x"])
def test_rubbish_behind_the_last_answer_is_no_damage(crashed: Path, tail: bytes) -> None:
    """What never became part of the log hides nothing."""
    with (crashed / f"{FILE}-wal").open("ab") as log:
        log.write(tail)
    with opened(crashed) as store:
        assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [30]


@pytest.mark.parametrize("log", [b"", b"\x37\x7f", bytes(32), bytes(20_000)])
def test_a_log_that_was_never_begun_is_no_damage(folder: Path, log: bytes) -> None:
    """A power cut before the log's first line reached the disk leaves nothing, or zeros."""
    (folder / f"{FILE}-wal").write_bytes(log)
    with opened(folder) as store:
        assert len(store.attempts(store.player("Ann"))) == 40


def test_a_log_that_has_been_begun_anew_is_no_damage(tmp_path: Path) -> None:
    """Old frames behind the new ones, left from before the log was last emptied, are not mistaken for lost ones."""
    with opened(tmp_path / "live") as store:
        run = played(store, endless())
        for _ in range(20):
            run.take("soothe")
        run.leave()
        run.take("soothe")
        first = as_after_a_crash(tmp_path / "live", tmp_path / "first")
        with opened(tmp_path / "live") as other:  # while the log is in use by somebody else
            assert other.decisions(run.attempt) == ("soothe",) * 21
            run.leave()
            with opened(tmp_path / "live"):
                pass
    with opened(first) as store:
        assert [attempt.taken for attempt in store.unfinished(store.player("Ann"))] == [21]


@pytest.mark.parametrize(("pages", "told"), [(0, False), (3, True)], ids=["a new file's", "an older file's"])
def test_a_journal_beside_an_empty_file_is_damage_only_if_the_file_once_held_something(
    tmp_path: Path, pages: int, *, told: bool
) -> None:
    """A crash while the very first file was made leaves such a pair too, and nothing was in it."""
    (tmp_path / FILE).write_bytes(b"")
    journal = bytes.fromhex("d9d505f920a163d7") + bytes(8) + pages.to_bytes(4, "big") + bytes(492)
    (tmp_path / f"{FILE}-journal").write_bytes(journal)
    store, notice = Store.open(tmp_path, Clock())
    assert store is not None
    store.close()
    assert ("it is empty, and its log is not" in notice) == told
