"""Whatever a bit or another program has done to the saves, reading them gives values or one sentence, never more."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from shutil import copytree

import pytest

from game.records import Ledger, StoreError, Where, begin_run, give_up, resume
from game.records.sqlite.recover import recover, saves_in
from game.records.sqlite.store import Store
from support.records_room import FILE, Clock, opened, played, setup
from support.scenes import interrupted, short

ODD: tuple[object, ...] = (
    None, "", "x", b"\xff\xfe", 0, -1, 1, 2**63 - 1, -(2**63), 1e999, -1e999, 1.5, "[]", "{}", "[" * 20_000,
    '{"a":' * 2_000, '{"genuine":NaN}', '"\\ud800"', '{"before":"\\ud800"}', "9" * 5_000, "2025-13-01", "\x00\x1b[31m",
)  # fmt: skip
"""What may stand in any column."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saves with a row in every table."""
    folder = tmp_path_factory.mktemp("sound") / "saves"
    with opened(folder) as store:
        played(store, short(), "warm", "fix", "thanks")
        played(store, short(), "cold").practise(0).take("warm")
        give_up(store, played(store, interrupted(), "number", name="Bob").attempt)
        begin_run(store, store.player("Ann"), interrupted(), setup(), Where("other", "es", "assess", "kiosk 1"))
        store.keep_setting(None, "window.theme", "dark")
        store.keep_setting(store.player("Ann"), "window.text", "130")
        resume(store, store.unfinished(store.player("Ann"))[0], short())
    return folder


def read_all(ledger: Ledger) -> int:
    """Everything that a front end reads; returns how many things it was."""
    count = len(ledger.settings(None))
    for player in ledger.players():
        count += len(player.name) + len(ledger.settings(player))
        count += len(ledger.standings(player)) + len(ledger.remembered(player, "other"))
        for attempt in (*ledger.attempts(player), *ledger.unfinished(player, "other")):
            count += len(ledger.walk(attempt)) + len(ledger.answers(attempt)) + len(ledger.decisions(attempt))
            ledger.attempt(attempt.uuid)
            ledger.player_of(attempt)
    return count


def use(folder: Path) -> str:
    """Open damaged saves, read everything, play, go on with what is left, and copy them; returns what was told."""
    store, notice = Store.open(folder, Clock())
    if store is None:
        assert notice
        return notice
    told = [notice]

    def trying(action: Callable[[], object]) -> None:
        try:
            action()
        except StoreError as error:
            told.append(error.message)

    with store:
        trying(lambda: read_all(store))
        trying(lambda: played(store, short(), "warm", "fix", "thanks", name="Cleo"))
        trying(lambda: played(store, short(), "warm").practise(1))
        trying(lambda: [resume(store, one, short()) for one in store.unfinished(store.player("Ann"))])
        trying(lambda: store.keep_setting(store.player("Bob"), "window.text", "115"))
        with store.unsaved() as memory:
            trying(lambda: read_all(memory))
    return " ".join(told)


@pytest.mark.parametrize("seed", range(40))
def test_one_wrong_byte_anywhere_ends_nothing(sound: Path, tmp_path: Path, seed: int) -> None:
    """In a header, a page's inside, the schema, a name: it is told, or it does no harm."""
    folder = Path(copytree(sound, tmp_path / "saves"))
    data, draw = bytearray((folder / FILE).read_bytes()), Random(seed)
    for _ in range(draw.choice((1, 1, 3))):
        at = draw.choice((draw.randrange(100), draw.randrange(4_096 * 6), draw.randrange(len(data))))
        data[at] ^= 1 << draw.randrange(8)
    (folder / FILE).write_bytes(data)
    use(folder)
    recover(saves_in(folder), tmp_path / "recovered", Clock())


def columns(folder: Path) -> list[tuple[str, str]]:
    """Every column of every table."""
    connection = sqlite3.connect(folder / FILE)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = [(table, row[1]) for table in tables for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    return found


def test_anything_in_any_column_ends_nothing(sound: Path, tmp_path: Path) -> None:
    """An infinite score, a word as score, a list of variants, no seed, letters that are none: left out or replaced."""
    draw, told = Random(3), 0
    for number, (table, column) in enumerate(columns(sound)):
        for value in draw.sample(ODD, 1):
            folder = Path(copytree(sound, tmp_path / f"{number}"))
            spoil(folder, table, column, value)
            told += bool(use(folder))
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
    assert told > 15


def spoil(folder: Path, table: str, column: str, value: object) -> None:
    """Put a value into a column, past all guards and all demands of the table."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for statement in (sql.replace(" NOT NULL", ""), sql):
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (statement, table))
        connection.execute("PRAGMA writable_schema = RESET")
        if statement != sql:
            with suppress(sqlite3.Error):  # a number that no row can have
                connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (value,))  # noqa: S608 - our own names
    connection.close()
