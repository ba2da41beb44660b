"""Opens the saves file: makes it, brings it up to date, sets a damaged one aside, says why it cannot be used."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from game.records import errors
from game.records.sqlite import schema, wal
from game.records.sqlite.quarantine import alone, set_aside
from game.story.language import Notice

FILE: Final = "head-and-heart.sqlite3"
LOCK: Final = "head-and-heart.lock"
BUSY_S: Final = 5.0
"""How long a write waits for another process before it gives up."""

PRAGMAS: Final = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that INSERT OR REPLACE cannot delete past the guards
    "synchronous = FULL",
    "fullfsync = ON",  # macOS: through the drive's own cache
    "checkpoint_fullfsync = ON",
)

Now = Callable[[], datetime]


class Ledger(NamedTuple):
    """An open saves file, or why there is none; ``notice`` is for the player, ``""`` where there is nothing to say."""

    connection: sqlite3.Connection | None
    path: Path
    notice: str


class _DamagedError(Exception):
    """The file is no saves file, or no whole one; the message says what is wrong with it."""

    def __init__(self, message: Notice) -> None:
        super().__init__(message)
        self.message = message


class _TooNewError(Exception):
    """The file was written by a newer game that this one must not write beside."""


def stamped(now: Now) -> str:
    """The time now as it is kept: UTC, ISO 8601, to the millisecond."""
    return now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def open_file(folder: Path, now: Now) -> Ledger:
    """Open the saves in a folder, which is made if it is not there.

    Returns:
        The open file. Without a connection the notice says why: the folder cannot be used, or a newer game wrote it.
        A damaged file is set aside and a fresh one opened; the notice says so.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = path.resolve()
        with alone(path.parent, LOCK):
            return _open_or_set_aside(path, now)
    except _TooNewError:
        return Ledger(
            None,
            path,
            Notice(
                "The saves in {folder} were written by a newer version of this game, so this version leaves them as "
                "they are. Install the newer version, or choose another folder for the saves.",
                folder=folder,
            ),
        )
    except _DamagedError as damage:
        why: str = Notice("the saves file is damaged: {wrong}", wrong=damage.message)
    except (OSError, sqlite3.Error) as error:
        why = errors.reason(error)
    except (ValueError, RuntimeError) as error:  # a name no file can have, a link that leads to itself
        why = Notice("that is no folder that can be used ({error})", error=error)
    return Ledger(None, path, Notice("Nothing can be saved in {folder}, because {why}.", folder=folder, why=why))


def _open_or_set_aside(path: Path, now: Now) -> Ledger:
    notice: str = ""
    for _ in range(2):
        connection = None
        try:
            _look_from_outside(path)
            connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
            prepare(connection)
            _check(connection, path, now)
        except (_DamagedError, sqlite3.Error) as error:
            wrong = _what_is_wrong(error)
            if wrong is None or notice:  # nothing wrong with the file itself, or the new one is no better
                _closed(connection)
                raise
            notice = _aside(path, now, connection, wrong)
        except BaseException:
            _closed(connection)
            raise
        else:
            return Ledger(connection, path, notice)
    raise AssertionError  # the second round returns or raises


def _what_is_wrong(error: _DamagedError | sqlite3.Error) -> Notice | None:
    """What is wrong with the file, None where the error is of another kind."""
    if isinstance(error, _DamagedError):
        return error.message
    if not errors.is_damage(error):
        return None
    if errors.kind(error) == sqlite3.SQLITE_NOTADB:
        return Notice("it is no saves file")
    return Notice("its pages do not hold together")


def _aside(path: Path, now: Now, connection: sqlite3.Connection | None, wrong: Notice) -> Notice:
    """Set the file aside, and say so."""
    try:
        target = set_aside(path, now(), connection)
    except OSError as error:
        raise _DamagedError(
            Notice("{wrong}, and it could not be set aside because {why}", wrong=wrong, why=errors.reason(error))
        ) from error
    return Notice(
        "The saves file was damaged ({wrong}). It has been set aside as {file}, and nothing in it was deleted."
        " The game goes on with a new saves file.",
        wrong=wrong,
        file=target.name,
    )


def _closed(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        with suppress(sqlite3.Error):
            connection.close()


def prepare(connection: sqlite3.Connection) -> None:
    """Set a connection up as this game uses it; transactions are begun and ended by hand."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def in_memory(now: Now) -> sqlite3.Connection:
    """Saves that are gone when they are closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    prepare(connection)
    connection.execute("BEGIN")
    schema.migrate(connection, stamped(now))
    connection.execute("COMMIT")
    return connection


def _look_from_outside(path: Path) -> None:
    """What must be known before SQLite opens a file, because opening it would change it or delete its log."""
    log = Path(f"{path}-wal")
    if not path.exists():
        return
    if path.is_dir():
        raise IsADirectoryError
    if not path.stat().st_size and log.exists() and log.stat().st_size:
        raise _DamagedError(Notice("it is empty, and its log is not"))
    if wal.is_junk(log):
        time.sleep(0.05)  # another process may just have been writing its first lines
        if wal.is_junk(log):
            raise _DamagedError(Notice("its log holds something else"))
    # Immutable: the header as it stands. Not by hand, because closing the file would drop SQLite's locks on it.
    header = sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)
    try:
        if _application(header) == schema.APPLICATION:
            _refuse_newer(schema.stamp_of(header))
    except sqlite3.Error:
        return  # what is wrong with it shows when it is opened in earnest
    finally:
        header.close()


def _application(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _refuse_newer(found: schema.Stamp) -> None:
    if schema.is_too_new(found):
        raise _TooNewError


def _check(connection: sqlite3.Connection, path: Path, now: Now) -> None:
    """Prove that the file is whole and ours, bring it up to date, and prove that it can be written."""
    faults = connection.execute("PRAGMA quick_check(1)").fetchone()
    if faults != ("ok",):
        raise _DamagedError(Notice("its pages do not hold together"))
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,)
    if tables and _application(connection) != schema.APPLICATION:
        raise _DamagedError(Notice("it is not a saves file of this game"))
    if tables:
        _refuse_newer(schema.stamp_of(connection))
        if schema.missing_tables(connection):
            raise _DamagedError(Notice("some of its tables are missing"))
    _refuse_spoilt_log(connection, Path(f"{path}-wal"))
    _use_log(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        changed = schema.migrate(connection, stamped(now))
        connection.execute("INSERT INTO openings (version, at) VALUES (?, ?)", (schema.NEWEST, stamped(now)))
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    if changed:  # so that the header alone tells an older game what it has before it
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _refuse_spoilt_log(connection: sqlite3.Connection, log: Path) -> None:
    for _ in range(3):
        if not wal.lost_commits(log, lambda: int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])):
            return
        # It looks the same for a moment while another process begins the log anew: let that finish, and look again.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    raise _DamagedError(Notice("the middle of its log is spoilt"))


def _use_log(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait for others here by itself."""
    patience = time.monotonic() + BUSY_S
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if errors.kind(error) != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
        else:
            if mode == "wal" or time.monotonic() > patience:
                return  # some network folders have no such log: the older journal is as safe, only slower
        time.sleep(0.02)
