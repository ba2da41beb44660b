"""One wrong bit, one odd value: the row is left out or shown with a mark, told once, and all else is as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from game.records import give_up, resume
from game.records.sqlite import checking
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, opened, played
from support.scenes import scene, short

TOLD = (
    "Some of what is kept in the saves is spoilt (entries: {number}): it is left out, or shown with a mark for each"
    " letter that is lost. Everything else is as it was, and nothing was deleted."
)
MARK = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with opened(tmp_path) as store:
        played(store, short(), "warm", "fix", "thanks", name="Annabel")
        played(store, short(), "warm", name="Annabel")
        played(store, short(), "cold", name="Bob")
        store.keep_setting(None, "theme", "dark")
        store.keep_setting(None, "voice", "loudest")
    return tmp_path


def flip(folder: Path, text: bytes, at: int = 0) -> None:
    """Make one letter of a text that stands in the file only there one that is none."""
    data = bytearray((folder / FILE).read_bytes())
    assert data.count(text) == 1
    data[data.index(text) + at] ^= 0x80
    (folder / FILE).write_bytes(data)


def update(folder: Path, statement: str, *values: object) -> None:
    """Change what is never changed, past the guards."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    table = statement.split()[1]
    connection.execute(f"DROP TRIGGER {table}_no_update")
    connection.execute(statement, values)
    connection.close()


def delete(folder: Path, rows: str) -> None:
    """Delete rows of the sums, which nothing guards."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        assert connection.execute(f"DELETE FROM {rows}").rowcount  # noqa: S608 - a test's own words


def test_a_name_with_a_flipped_bit_is_shown_with_a_mark_and_its_player_plays_on(folder: Path) -> None:
    """Picked from the list or typed as before, it is the same player with the same results."""
    flip(folder, b"Annabel", 2)
    with opened(folder, TOLD.format(number=1)) as store:
        bob, annabel = store.players()
        assert (bob.name, annabel.name) == ("Bob", f"An{MARK}abel")
        assert store.player("annabel") == store.player(annabel.name) == annabel
        assert store.standings(annabel)["call"].passed
        assert [attempt.taken for attempt in store.unfinished(annabel)] == [1]
        assert played(store, short(), name=annabel.name).attempt.number == 3
    with opened(folder) as store:  # the same row is not told of again
        assert len(store.players()) == 2


def test_a_setting_with_a_flipped_bit_is_its_default(folder: Path) -> None:
    flip(folder, b"loudest", 3)
    with opened(folder, TOLD.format(number=1)) as store:
        assert store.settings(None) == {"theme": "dark"}


@pytest.mark.parametrize("text", [b"CREATE TABLE players", b"folded TEXT NOT NULL UNIQUE"])
@pytest.mark.parametrize("bit", [0x80, 0x01], ids=["no letter", "another letter"])
def test_a_schema_with_a_flipped_bit_is_damage_like_other_damage(folder: Path, text: bytes, bit: int) -> None:
    """It does not blame the folder at every start, for ever."""
    data = bytearray((folder / FILE).read_bytes())
    data[data.index(text) + (14 if b"CREATE" in text else 2)] ^= bit
    (folder / FILE).write_bytes(data)
    store, notice = Store.open(folder, Clock())
    assert store is not None, notice
    store.close()
    assert "The saves file was damaged (" in notice
    (aside,) = folder.glob("*.damaged-*.sqlite3")
    assert aside.read_bytes() == bytes(data)
    with opened(folder):
        pass


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finishes SET score = 9e999",
        "UPDATE finishes SET score = 'much'",
        "UPDATE finishes SET outcome = x'ff'",
        "UPDATE attempts SET variants = '[]' WHERE id = 1",
        "UPDATE attempts SET variants = '" + '{"a":' * 5_000 + "' WHERE id = 1",
        "UPDATE attempts SET remembered = '[[[' WHERE id = 1",
        "UPDATE attempts SET seed = x'' WHERE id = 1",
    ],
    ids=lambda statement: statement[7:40],
)
def test_an_attempt_that_cannot_be_understood_is_left_out_and_the_others_are_read(folder: Path, statement: str) -> None:
    """The guards that whoever did it had taken away are there again."""
    update(folder, statement)
    with opened(folder, TOLD.format(number=1)) as store:
        annabel = store.player("Annabel")
        assert [attempt.id for attempt in store.attempts(annabel)] == [2]
        assert [attempt.id for attempt in store.unfinished(annabel)] == [2]
        assert 1 not in {attempt.id for attempt in store.everybodys()}
        assert store.everybodys(2, 1) == (), "it is gone past"
        assert store.standings(annabel)["call"].attempts == 2
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            store._file.connection.execute("UPDATE attempts SET seed = '1'")


def test_a_decision_with_an_impossible_number_is_told_when_its_attempt_is_gone_on_with(folder: Path) -> None:
    """Nothing can follow the highest number there is: the scene can be started again, and everything else is there."""
    update(folder, "UPDATE decisions SET number = 9223372036854775807 WHERE attempt = 2")
    with opened(folder) as store:
        annabel = store.player("Annabel")
        attempt = store.attempts(annabel)[1]
        assert store.walk(attempt) == ()
        resumed = resume(store, attempt, short())
        assert resumed.run is None
        assert resumed.notice.startswith("Some of what you answered here cannot be read any more.")
        give_up(store, attempt)
        assert store.unfinished(annabel) == ()


@pytest.mark.parametrize("odd", ["9223372036854775807", "2.5", "'many'", "-3", "x'ff'"])
def test_a_sum_that_cannot_be_right_makes_no_scene_unplayable(tmp_path: Path, odd: str) -> None:
    """The number of the next run is counted anew where the sum of runs is wrong, saved or not."""
    with opened(tmp_path) as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "warm", "fix", "thanks").practise(1)
        give_up(store, played(store, short()).attempt)
        store._file.connection.execute(f"UPDATE standings SET attempts = {odd}")  # noqa: S608 - our own values
        assert played(store, short(), "warm").attempt.number == 3
        store._file.connection.execute(f"UPDATE standings SET attempts = {odd}")  # noqa: S608 - our own values
        with store.unsaved() as memory:
            assert played(memory, short(), "warm").attempt.number == 4


@pytest.mark.parametrize(
    "spoiling",
    [
        "UPDATE standings SET best = 'abc'",
        "UPDATE standings SET finished = 7",
        "UPDATE standings SET attempts = 'x'",
        "UPDATE standings SET attempts = -3",
        "UPDATE standings SET scene = CAST(x'ff66' AS TEXT)",
        "DELETE FROM standings",
    ],
)
def test_sums_that_cannot_be_understood_are_made_again_from_the_attempts(folder: Path, spoiling: str) -> None:
    with opened(folder) as store:
        player = store.player("Annabel")
        standings, remembered = store.standings(player), store.remembered(player)
        assert standings[short().id].finished
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute(spoiling)
    connection.close()
    with opened(folder) as store:
        player = store.player("Annabel")
        assert (store.standings(player), store.remembered(player)) == (standings, remembered)


@pytest.mark.parametrize("size", [0, 10**9], ids=["a large file", "a small file"])
def test_a_call_that_was_left_is_found_though_its_row_in_the_sums_is_gone(
    folder: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "VERY_SMALL", size)
    with opened(folder) as store:
        before = {player: store.unfinished(player) for player in store.players()}
    delete(folder, "unfinished")
    with opened(folder) as store:
        assert {player: store.unfinished(player) for player in store.players()} == before


def test_results_and_players_are_found_though_their_rows_in_the_sums_are_gone(folder: Path) -> None:
    with opened(folder) as store:
        names = [player.name for player in store.players()]
        played(store, scene(*short().beats, id_="other"), "warm", name="Annabel")
        before = store.standings(store.player("Annabel"))
        assert before["call"].passed
    delete(folder, "standings WHERE scene = 'call'")
    delete(folder, "endings_met")
    delete(folder, "latest")
    with opened(folder) as store:
        assert store.standings(store.player("Annabel")) == before
        assert sorted(player.name for player in store.players()) == sorted(names)
