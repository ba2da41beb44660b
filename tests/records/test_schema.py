"""The saves file has a version: old ones are brought up to date, newer ones are left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.records.run import resume
from game.records.sqlite import opening, schema
from game.records.sqlite.schema import MIGRATIONS, Migration, TableShape
from game.records.sqlite.store import Store
from game.records.values import Standing
from support.records_room import FILE, Clock, opened, played
from support.scenes import short

OLD_SAVES = Path(__file__).parents[1] / "saves"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Saves with one run half done."""
    with opened(tmp_path) as store:
        played(store, short(), "warm")
    return tmp_path


def restamp(folder: Path, version: int, least: int) -> bytes:
    """Make the file say that a game of that version wrote it; returns its bytes."""
    connection = sqlite3.connect(folder / FILE)
    connection.execute(f"PRAGMA user_version = {TableShape(version, least).number}")
    connection.close()
    return (folder / FILE).read_bytes()


def test_saves_of_a_newer_game_are_left_as_they_are(folder: Path) -> None:
    """The player is asked to take the newer game or another folder; not a byte is changed."""
    newer = restamp(folder, 9, least=schema.NEWEST + 1)
    store, notice = Store.open(folder, Clock())
    assert store is None
    assert notice == (
        f"The saves in {folder} were written by a newer version of this game, so this version leaves them as they are."
        " Install the newer version, or choose another folder for the saves."
    )
    assert (folder / FILE).read_bytes() == newer
    assert sorted(path.name for path in folder.iterdir()) == ["head-and-heart.lock", FILE]


def test_a_newer_game_that_crashed_is_known_from_its_log(folder: Path, tmp_path: Path) -> None:
    """The stamp counts even if it stands in the log only, and what is in the log stays saved."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {TableShape(9, 9).number}")
    copy = tmp_path / "crashed"
    copy.mkdir()
    for ending in ("", "-wal"):
        (copy / f"{FILE}{ending}").write_bytes((folder / f"{FILE}{ending}").read_bytes())
    connection.close()
    store, notice = Store.open(copy, Clock())
    assert store is None
    assert "newer version" in notice
    kept = sqlite3.connect(copy / FILE)
    assert kept.execute("PRAGMA user_version").fetchone() == (9_009,)
    assert kept.execute("SELECT option FROM decisions").fetchall() == [("warm",)]
    kept.close()


def test_saves_of_a_newer_game_that_older_ones_can_use_are_used(folder: Path) -> None:
    """A newer shape may say that this game does no harm; then play goes on, and the stamp stays the newer one."""
    restamp(folder, 9, least=1)
    with opened(folder) as store:
        run, _ = resume(store, store.unfinished(store.player("Ann"))[0], short())
        assert run is not None
        run.take("fix")
        assert schema.shape_in(store._file.connection) == TableShape(9, 1)


NEXT = Migration(
    schema.NEWEST + 1, least=1, reason="Players may have a team.", statements=("ALTER TABLE players ADD COLUMN team",)
)
BROKEN = Migration(
    schema.NEWEST + 2, least=5, reason="Never.", statements=("ALTER TABLE players ADD COLUMN shift", "NOT SQL")
)


@pytest.fixture
def connection(folder: Path) -> Iterator[sqlite3.Connection]:
    """The half-done saves, open and in a transaction."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield connection
    connection.close()


def test_an_old_file_is_brought_up_to_date_step_by_step(connection: sqlite3.Connection) -> None:
    """Only the missing steps are done, each with its reason in the file; doing it again does nothing."""
    assert schema.migrate(connection, "now", (*MIGRATIONS, NEXT))
    assert schema.shape_in(connection) == TableShape(schema.NEWEST + 1, 1)
    assert connection.execute("SELECT name, team FROM players").fetchall() == [("Ann", None)]
    assert connection.execute("SELECT version, least, reason FROM formats").fetchall() == [
        (1, 1, "The first shape."),
        (2, 1, MIGRATIONS[1].reason),
        (3, 1, MIGRATIONS[2].reason),
        (4, 1, MIGRATIONS[3].reason),
        (5, 1, MIGRATIONS[4].reason),
        (6, 1, "Players may have a team."),
    ]
    assert not schema.migrate(connection, "now", (*MIGRATIONS, NEXT))


def test_a_step_that_fails_leaves_the_file_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are done all together or not at all; the player is told and the file is not taken for damaged."""
    migrate = schema.migrate
    steps = (*MIGRATIONS, NEXT, BROKEN)
    monkeypatch.setattr(schema, "migrate", lambda connection, at: migrate(connection, at, steps))
    none, notice = Store.open(folder, Clock())
    assert none is None
    assert notice.startswith(f"Nothing can be saved in {folder}, because the saves file could not be used")
    monkeypatch.undo()
    with opened(folder) as store:
        assert schema.shape_in(store._file.connection) == TableShape(schema.NEWEST, 1)
        assert len(store.unfinished(store.player("Ann"))) == 1


def test_the_header_alone_tells_the_version_once_a_file_was_brought_up_to_date(tmp_path: Path) -> None:
    """An older game reads the stamp without opening the file, also while a newer one plays."""
    with opened(tmp_path):
        head = (tmp_path / FILE).read_bytes()[:100]
    assert int.from_bytes(head[60:64]) == TableShape(schema.NEWEST, 1).number
    assert int.from_bytes(head[68:72]) == schema.APPLICATION


def test_the_migrations_are_numbered_without_a_gap_and_say_why() -> None:
    """The list is the history of the file's shape."""
    assert [step.version for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    assert all(step.reason.endswith(".") and 1 <= step.least <= step.version for step in MIGRATIONS)


@pytest.mark.parametrize("old", sorted(OLD_SAVES.glob("version_*.sql")), ids=lambda path: path.stem)
def test_saves_of_every_older_game_still_open(old: Path, tmp_path: Path) -> None:
    """Saves written by each version that was ever shipped are read, gone on with, and say what they said then."""
    connection = sqlite3.connect(tmp_path / FILE)
    connection.executescript(old.read_text(encoding="utf-8"))
    connection.close()
    with opened(tmp_path) as store:
        assert schema.shape_in(store._file.connection).version == schema.NEWEST
        ann, bob = store.player("ann"), store.player("bob")
        assert store.remembered(ann) == {"call": "glad"}
        assert store.standings(ann)["call"] == Standing(
            finished=True,
            passed=True,
            best=42.0,
            first=42.0,
            attempts=2,
            recorded=True,
            tries=1,
            endings=frozenset({"glad"}),
        )
        assert store.settings(None) == {"theme": "dark"}
        (attempt,) = store.unfinished(ann)
        assert attempt.practice
        run, notice = resume(store, attempt, short())
        assert run is not None
        assert notice == ""
        assert run.conversation.choices == ("warm", "later")
        run.take("bye")
        assert store.standings(bob)["call"].attempts == 1
        assert store.answers(store.attempts(ann)[0])[0].shown == ("cold", "warm", "hang_up")


def test_there_are_old_saves_to_open() -> None:
    """Every version of the shape has its saves here; a new version adds a file and never changes one."""
    assert [path.stem for path in sorted(OLD_SAVES.glob("version_*.sql"))] == [
        f"version_{step.version}" for step in MIGRATIONS
    ]
    assert opening.FILE == FILE
