"""``store recover`` brings back what can be read out of damaged saves, and says what that was."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random
from shutil import copyfile

import pytest

from game.cli.entry import main
from game.records import resume
from game.records.sqlite.recover import recover, saves_in
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, as_after_a_crash, opened, played
from support.scenes import endless, runs_off, short

LONG = "word " * 3_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Saves of two players, closed cleanly: a finished run, practice, an unfinished one, settings, a long text."""
    with opened(tmp_path / "saves") as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "warm", "later").practise(1)
        played(store, runs_off(), "warm", name="Bob")
        store.keep_setting(None, "theme", "dark")
        store.keep_setting(store.player("Bob"), "text", LONG)
    return tmp_path / "saves"


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """Saves with 57 decisions, most of them in the log only."""
    with opened(tmp_path / "live") as store:
        played(store, endless(), *["soothe"] * 57)
        return as_after_a_crash(tmp_path / "live", tmp_path / "crashed")


def as_opened(file: Path) -> Store:
    """The saves in a file that was brought back."""
    file.rename(file.with_name(FILE))
    store, notice = Store.open(file.parent, Clock())
    assert store is not None
    assert notice == ""
    return store


def back(source: Path, tmp_path: Path) -> Store:
    """What comes back out of the saves in a folder."""
    (tmp_path / "back").mkdir()
    recover(saves_in(source), tmp_path / "back" / "out", Clock())
    return as_opened(tmp_path / "back" / "out")


def test_out_of_sound_saves_everything_comes_back(folder: Path, tmp_path: Path) -> None:
    """Every player, attempt, answer, ending and setting, also a text that is longer than a page."""
    with opened(folder) as store, back(folder, tmp_path) as again:
        ann, bob = again.player("Ann"), again.player("Bob")
        for name in ("Ann", "Bob"):
            old, new = store.player(name), again.player(name)
            assert new.uuid == old.uuid
            assert again.attempts(new) == store.attempts(old)
            assert [again.answers(one) for one in again.attempts(new)] == [
                store.answers(one) for one in store.attempts(old)
            ]
            assert again.standings(new) == store.standings(old)
            assert again.remembered(new) == store.remembered(old)
            assert again.unfinished(new) == store.unfinished(old)
        assert again.settings(None) == {"theme": "dark"}
        assert (again.settings(bob), again.settings(ann)) == ({"text": LONG}, {})


def test_a_log_with_a_flipped_bit_in_nearly_every_frame_gives_nearly_everything(crashed: Path, tmp_path: Path) -> None:
    """The same rows stand in many frames, and what a bit has changed in one is right in the next."""
    log, draw = bytearray((crashed / f"{FILE}-wal").read_bytes()), Random(5)
    for at in range(32 + 4_120, len(log) - 4_120, 4_120):
        log[at + 24 + draw.randrange(4_096)] ^= 1 << draw.randrange(8)
    (crashed / f"{FILE}-wal").write_bytes(log)
    with back(crashed, tmp_path) as again:
        (attempt,) = again.attempts(again.player("Ann"))
        assert attempt.taken >= 51
        assert again.decisions(attempt) == ("soothe",) * attempt.taken


def test_what_a_spoilt_log_still_holds_is_there_again_at_once(crashed: Path) -> None:
    """The game sets the log aside, tells, and goes on with what could be read, without being asked."""
    spoil_the_log(crashed)
    store, notice = Store.open(crashed, Clock())
    assert store is not None
    with store:
        (attempt,) = store.unfinished(store.player("Ann"))
        assert attempt.taken >= 51
        assert f"that has what could be read (answers: {attempt.taken})." in notice


def test_a_log_alone_gives_what_stands_in_it(crashed: Path, tmp_path: Path) -> None:
    (crashed / FILE).unlink()
    with back(crashed, tmp_path) as again:
        assert len(again.attempts(again.players()[0])) == 1


def test_a_file_without_its_beginning_gives_what_stands_behind_it(folder: Path, tmp_path: Path) -> None:
    """Without the list of tables a row is known by what is in it."""
    with (folder / FILE).open("r+b") as file:
        file.write(b"junk" * 1_024)
    with back(folder, tmp_path) as again:
        assert {player.name for player in again.players()} == {"Ann", "Bob"}
        assert [one.taken for one in again.attempts(again.player("Ann"))] == [3, 2, 1]
        assert again.settings(None) == {"theme": "dark"}


def test_a_folder_brings_together_what_was_before_and_after(folder: Path, tmp_path: Path) -> None:
    """The file set aside and the one played on with since become one; a player of both is one player."""
    connection = sqlite3.connect(folder / FILE)
    connection.execute("DROP TABLE finishes")
    connection.close()
    store, _ = Store.open(folder, Clock())
    assert store is not None
    with store:
        played(store, short(), "warm", "fix", "thanks", name="ann")
    with back(folder, tmp_path) as again:
        assert [one.taken for one in again.attempts(again.player("Ann"))] == [3, 2, 1, 3]
        assert again.standings(again.player("Ann"))["call"].passed


def spoil_the_log(folder: Path) -> None:
    log = bytearray((folder / f"{FILE}-wal").read_bytes())
    log[len(log) // 2] ^= 4
    (folder / f"{FILE}-wal").write_bytes(log)


def test_what_was_answered_after_the_damage_comes_back_with_what_was_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A log is spoilt, the game brings its call back, the player goes on with it, and then recovers the whole folder.

    The call is in both files: the answers that only the second has, the ending and the edited scene belong to it.
    """
    long_scene = replace(endless(), id="long")
    with opened(tmp_path / "live") as store:
        played(store, short(), "warm")
        played(store, long_scene, *["soothe"] * 57)
        store.keep_setting(None, "theme", "dark")
        folder = as_after_a_crash(tmp_path / "live", tmp_path / "crashed")
    spoil_the_log(folder)
    after, _ = Store.open(folder, Clock())
    assert after is not None
    with after as store:
        left = {attempt.scene: attempt for attempt in store.unfinished(store.player("Ann"))}
        before = left["long"].taken
        long, _ = resume(store, left["long"], long_scene)
        call, _ = resume(store, left["call"], replace(short(), content="second edition"))
        assert long is not None
        assert call is not None
        for _ in range(3):
            long.take("soothe")
        for option in ("fix", "thanks"):
            assert not call.take(option).refused
        store.keep_setting(None, "theme", "light")
        kept = store.attempts(store.player("Ann"))
        answers = [store.answers(attempt) for attempt in kept]
        standings = store.standings(store.player("Ann"))
    assert main(["store", "recover", str(folder), "-o", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out.splitlines()
    assert f"{FILE}: 5 answers, 1 ending, 1 setting; " in told[2]
    assert "had been brought back already" in told[2]
    assert "lost" not in told[2]
    (tmp_path / "back").mkdir()
    with as_opened((tmp_path / "out").rename(tmp_path / "back" / "out")) as again:
        ann = again.player("Ann")
        assert again.attempts(ann) == kept
        assert [attempt.taken for attempt in again.unfinished(ann)] == [before + 3]
        assert [again.answers(attempt) for attempt in again.attempts(ann)] == answers
        assert again.standings(ann) == standings
        assert again.settings(None) == {"theme": "light"}


def test_an_answer_that_a_call_went_on_without_has_no_place_in_it(folder: Path, tmp_path: Path) -> None:
    """Where two files tell the same answer differently, the call that comes back is the one that was read first."""
    copyfile(folder / FILE, folder / "other.sqlite3")
    connection = sqlite3.connect(folder / FILE)
    connection.execute("DROP TRIGGER decisions_no_update")
    connection.execute("UPDATE decisions SET option = 'cold', at = '2026-03-01T12:00:00Z' WHERE id = 1")
    connection.commit()
    connection.close()
    other, in_use = recover(saves_in(folder), tmp_path / "out", Clock())
    assert (other.brought.decisions, other.brought.left_out) == (7, 0)
    assert (in_use.brought.decisions, in_use.brought.left_out) == (0, 1)


def test_the_command_says_what_it_brought_back(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "found"
    before = (folder / FILE).read_bytes()
    assert main(["store", "recover", str(folder), "-o", str(out)]) == 0
    assert capsys.readouterr().out == (
        f"{FILE}: 2 players, 4 conversations, 7 answers, 2 endings, 2 settings\n    player Ann\n    player Bob\n"
        f"Wrote {out}. The damaged files are as they were.\n"
    )
    assert (folder / FILE).read_bytes() == before
    assert main(["store", "recover", str(folder), "-o", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_the_command_names_a_file_of_its_own_where_none_is_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["store", "recover", str(folder / f"{FILE}-wal")]) == 0
    assert (folder / "recovered.sqlite3").exists()
    assert capsys.readouterr().out.startswith(f"{FILE}: 2 players")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n" * 900, bytes(9_000)])
def test_where_nothing_can_be_read_nothing_is_written(
    tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert main(["store", "recover", str(tmp_path)]) == 1
    assert "Nothing could be read, so nothing was written." in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["recover", "nowhere"], "there is no 'nowhere'"),
        (["recover", "."], "there are no saves in '.'"),
        (["mend", "."], "there is no action 'mend', there is verify"),
    ],
)
def test_a_wrong_call_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["store", *call]) == 2
    assert told in capsys.readouterr().err
