"""Opens the saves file: makes it, brings it up to date, sets a damaged one aside, says why it cannot be used."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from game.records.sqlite import checking, disk, failures, rows, schema, summaries, wal
from game.records.sqlite.checking import DamagedError, TooNewError
from game.records.sqlite.disk import companion
from game.records.sqlite.quarantine import alone
from game.records.sqlite.saves_file import SUSPECT
from game.records.uuid7 import RandomBytes, uuid7
from game.story.language import Notice

if TYPE_CHECKING:
    from game.records.sqlite.damage import Quarantined

FILE: Final = "head-and-heart.sqlite3"
LOCK: Final = "head-and-heart.lock"
BUSY_S: Final = 0.5
"""How long a write waits for another process before it gives up: no longer than a player takes for a stutter."""

PRAGMAS: Final = (
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that INSERT OR REPLACE cannot delete past the guards
    "synchronous = FULL",
    "fullfsync = ON",  # macOS: through the drive's own cache
    "checkpoint_fullfsync = ON",
)

Now = Callable[[], datetime]


class OpenFile(NamedTuple):
    """An open saves file, or why there is none; ``notice`` is for the player, ``""`` where there is nothing to say."""

    connection: sqlite3.Connection | None
    path: Path
    notice: str


def stamped(now: Now) -> str:
    """The time now as it is kept: UTC, ISO 8601, to the millisecond."""
    return now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def open_file(folder: Path, now: Now, token: RandomBytes, *, private: bool = False) -> OpenFile:
    """Open the saves in a folder, which is made if it is not there.

    Args:
        folder: the folder.
        now: the time.
        token: gives random bytes.
        private: whether nobody but the user may read or write them, whatever the system would let others do.

    Returns:
        The open file. Without a connection the notice says why: the folder cannot be used, or a newer game wrote it.
        A damaged file is set aside and a fresh one opened; the notice says so.
    """
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = path.resolve()
        with alone(path.parent, LOCK):
            return _open_or_quarantine(path, now, token, private=private)
    except TooNewError:
        return OpenFile(
            None,
            path,
            Notice(
                "The saves in {folder} were written by a newer version of this game, so this version leaves them as "
                "they are. Install the newer version, or choose another folder for the saves.",
                folder=folder,
            ),
        )
    except DamagedError as damage:
        why: str = Notice("the saves file is damaged: {wrong}", wrong=damage.message)
    except (OSError, sqlite3.Error, *failures.UNREADABLE) as error:
        why = failures.reason(error)
    except (ValueError, RuntimeError) as error:  # a name no file can have, a link that leads to itself
        why = Notice("that is no folder that can be used ({error})", error=error)
    return OpenFile(None, path, Notice("Nothing can be saved in {folder}, because {why}.", folder=folder, why=why))


def _open_or_quarantine(path: Path, now: Now, token: RandomBytes, *, private: bool) -> OpenFile:
    quarantined: Quarantined | None = None
    for _ in range(2):
        connection = None
        try:
            _look_from_outside(path)
            if private:
                disk.make_private(path)
            connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
            prepare(connection)
            _bring_up(connection, path, now, token)
            notice = _spoilt(connection, path, now) if quarantined is None else _gone_on(connection, quarantined)
        except (DamagedError, sqlite3.Error, *failures.UNREADABLE) as error:
            from game.records.sqlite import damage  # noqa: PLC0415 - saves that are whole are opened without

            wrong = damage.what_is_wrong(error)
            if (
                wrong is None or quarantined is not None
            ):  # nothing wrong with the file itself, or the new one is no better
                _closed(connection)
                raise
            new_name = damage.quarantine_damaged(path, now(), connection, wrong)
            quarantined = damage.Quarantined(new_name, wrong, isinstance(error, DamagedError) and error.log)
        except BaseException:
            _closed(connection)
            raise
        else:
            return OpenFile(connection, path, notice)
    raise AssertionError  # the second round returns or raises


def _gone_on(connection: sqlite3.Connection, quarantined: Quarantined) -> str:
    from game.records.sqlite.damage import gone_on  # noqa: PLC0415 - as above

    return gone_on(connection, quarantined)


def _spoilt(connection: sqlite3.Connection, path: Path, now: Now) -> str:
    """What to tell of rows that cannot be understood; of the same ones only once."""
    spoilt = checking.spoilt_rows(connection, path.stat().st_size)
    if not spoilt.entries:
        return ""
    last = connection.execute(
        "SELECT value FROM settings WHERE player IS NULL AND key = ? ORDER BY id DESC LIMIT 1", (rows.TOLD_KEY,)
    ).fetchone()
    if last == (spoilt.digest,):
        return ""
    connection.execute(
        "INSERT INTO settings (key, value, at) VALUES (?, ?, ?)", (rows.TOLD_KEY, spoilt.digest, stamped(now))
    )
    return Notice(
        "Some of what is kept in the saves is spoilt (entries: {number}): it is left out, or shown with a mark for each"
        " letter that is lost. Everything else is as it was, and nothing was deleted.",
        number=spoilt.entries,
    )


def _closed(connection: sqlite3.Connection | None) -> None:
    if connection is not None:
        with suppress(sqlite3.Error):
            connection.close()


def prepare(connection: sqlite3.Connection) -> None:
    """Set a connection up as this game uses it; transactions are begun and ended by hand."""
    connection.text_factory = rows.text_of
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def in_memory(now: Now, token: RandomBytes) -> sqlite3.Connection:
    """Saves that are gone when they are closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    begin_afresh(connection, now, token)
    connection.execute("COMMIT")
    return connection


def begin_afresh(connection: sqlite3.Connection, now: Now, token: RandomBytes) -> None:
    """Make a blank file one for saves, in a transaction that is left open."""
    prepare(connection)
    connection.execute("BEGIN IMMEDIATE")
    _migrate(connection, now, token)


def copied_into_memory(connection: sqlite3.Connection) -> sqlite3.Connection | None:
    """Saves in memory that hold all that others do, None where those cannot be read."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(copy)
        prepare(copy)
        checking.check_whole(copy, 0, wholly=True)
    except (sqlite3.Error, DamagedError, TooNewError, *failures.UNREADABLE):
        copy.close()
        return None
    return copy


def newest_copy(connection: sqlite3.Connection, now: Now, token: RandomBytes) -> sqlite3.Connection | None:
    """The same in the newest shape."""
    copy = copied_into_memory(connection)
    if copy is not None:
        _migrate(copy, now, token)
    return copy


def _migrate(connection: sqlite3.Connection, now: Now, token: RandomBytes) -> bool:
    def id_at(at: object) -> str:
        try:
            return uuid7(datetime.fromisoformat(str(at)), token)
        except (ValueError, OverflowError):  # the time is spoilt
            return uuid7(now(), token)

    connection.create_function("uuid7", 1, id_at)
    return schema.migrate(connection, stamped(now))


def _look_from_outside(path: Path) -> None:
    """What must be known before SQLite opens a file, because opening it would change it or delete its log."""
    disk.refuse_what_is_no_file(*(companion(path, ending) for ending in disk.BESIDE))
    disk.refuse_full(path.parent)
    log, journal = companion(path, "-wal"), companion(path, "-journal")
    left = (log.exists() and log.stat().st_size) or disk.pages_before(journal)
    if not path.exists():
        if left:
            raise DamagedError(Notice("it is gone, and its log is still there"), log=True)
        return
    if not path.stat().st_size and left:
        raise DamagedError(Notice("it is empty, and its log is not"), log=True)
    if wal.is_junk(log):
        time.sleep(0.05)  # another process may just have been writing its first lines
        if wal.is_junk(log):
            raise DamagedError(Notice("its log holds something else"), log=True)
    # Immutable: the header as it stands. Not by hand, because closing the file would drop SQLite's locks on it.
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as header, suppress(sqlite3.Error):
        # What is wrong with it shows when it is opened in earnest.
        if checking.application(header) == schema.APPLICATION:
            checking.refuse_newer(schema.shape_in(header))


def _bring_up(connection: sqlite3.Connection, path: Path, now: Now, token: RandomBytes) -> None:
    """Prove that the file is whole and ours, bring it up to date, and prove that it can be written."""
    suspect = Path(f"{path}{SUSPECT}")
    checking.check_whole(connection, path.stat().st_size, wholly=suspect.exists())
    _refuse_spoilt_log(connection, companion(path, "-wal"))
    _use_log(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in () if checking.holds_nothing(connection) else schema.mending(connection) or ():
            connection.execute(statement)
        changed = _migrate(connection, now, token)
        if schema.shape_in(connection).version == schema.NEWEST:  # what a newer game sums up, it looks after itself
            summaries.put_back(connection, wholly=path.stat().st_size <= checking.VERY_SMALL)
        connection.execute("INSERT INTO openings (version, at) VALUES (?, ?)", (schema.NEWEST, stamped(now)))
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    if changed:  # so that the header alone tells an older game what it has before it
        connection.execute("PRAGMA wal_checkpoint(FULL)").fetchall()
    suspect.unlink(missing_ok=True)


def _refuse_spoilt_log(connection: sqlite3.Connection, log: Path) -> None:
    for _ in range(3):
        if not wal.lost_commits(log, lambda: int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])):
            return
        # It looks the same for a moment while another process begins the log anew: let that finish, and look again.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    raise DamagedError(Notice("the middle of its log is spoilt"), log=True)


def _use_log(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; SQLite does not wait for others here by itself."""
    patience = time.monotonic() + BUSY_S
    while True:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.OperationalError as error:
            if failures.kind(error) != sqlite3.SQLITE_BUSY or time.monotonic() > patience:
                raise
        else:
            if mode == "wal" or time.monotonic() > patience:
                return  # some network folders have no such log: the older journal is as safe, only slower
        time.sleep(0.02)
