"""The store: players, attempts, decisions, endings and settings in one file that is only ever added to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from game.records.errors import MOVED, StoreError, told
from game.records.sqlite import opening, rows
from game.records.sqlite.opening import Now
from game.records.values import Answer, Attempt, Player, Standing


class Opened(NamedTuple):
    """An open store, or None and a notice that says why; a notice beside a store says what happened to the old one."""

    store: Store | None
    notice: str


class Store:
    """One saves file.

    Whatever cannot be read or written raises StoreError, whose message is for the player. What was written before
    stays as it was. Close it, or use it in a ``with``.
    """

    def __init__(self, connection: sqlite3.Connection, now: Now, path: Path | None) -> None:
        self._connection = connection
        self._now = now
        self.path = path
        """The saves file; None for a store in memory."""
        self._identity = _identity(path)

    @classmethod
    def open(cls, folder: Path, now: Now) -> Opened:
        """Open the saves in a folder, making what is not there.

        Args:
            folder: where the saves are kept.
            now: the time, asked for whenever something is kept.

        Returns:
            The store. A damaged file is set aside under a new name and the notice says so. If the folder cannot be
            used (no room, read only, no folder), or a newer game wrote the saves, there is no store, and the notice
            says why.
        """
        ledger = opening.open_file(folder, now)
        if ledger.connection is None:
            return Opened(None, ledger.notice)
        return Opened(cls(ledger.connection, now, ledger.path), ledger.notice)

    @classmethod
    def in_memory(cls, now: Now) -> Store:
        """A store that is gone when it is closed, for playing without saving."""
        return cls(opening.in_memory(now), now, None)

    def unsaved(self) -> Store:
        """A store in memory that starts with all that this one holds, as far as that can still be read."""
        copy = sqlite3.connect(":memory:", isolation_level=None)
        try:
            self._connection.backup(copy)
            opening.prepare(copy)
        except sqlite3.Error:
            copy.close()
            return Store.in_memory(self._now)
        return Store(copy, self._now, None)

    @property
    def keeps(self) -> bool:
        """Whether what is written here outlasts the program."""
        return self.path is not None

    def close(self) -> None:
        """Let go of the file. Nothing waits to be written: every answer was kept when it was given."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- players

    def players(self) -> tuple[Player, ...]:
        """Everybody who has played here, most recent first."""
        found = self._read(
            "SELECT p.id, p.name FROM players p ORDER BY"
            " max(p.at, coalesce((SELECT max(at) FROM attempts WHERE player = p.id), '')) DESC, p.id DESC"
        )
        return tuple(Player(*row) for row in found)

    def player(self, name: str) -> Player:
        """Find a player by name, or add one.

        Args:
            name: as typed; capitals and spaces around it make no difference.

        Raises:
            ValueError: for a name with nothing in it, with a message for the player.
        """
        sought = rows.folded(name)
        query = "SELECT id, name FROM players WHERE folded = ?"
        for row in self._read(query, sought):
            return Player(*row)
        with self.writing() as connection:
            # Another window may have added the same name a moment ago.
            row = connection.execute(query, (sought,)).fetchone()
            if row is None:
                connection.execute(
                    "INSERT INTO players (name, folded, at) VALUES (?, ?, ?)", (rows.tidy(name), sought, self.stamp())
                )
                row = connection.execute(query, (sought,)).fetchone()
        return Player(*row)

    def player_of(self, attempt: Attempt) -> Player | None:
        """Whose attempt it is; None if this store does not hold it."""
        found = self._read("SELECT id, name FROM players WHERE id = ?", attempt.player)
        return Player(*found[0]) if found else None

    # ---- what a player has done

    def remembered(self, player: Player, library: str = "") -> Mapping[str, str]:
        """How the player's latest finished run of each scene ended; practice does not count."""
        found = self._read(
            "SELECT a.scene, f.ending FROM finishes f JOIN attempts a ON a.id = f.attempt"
            " WHERE a.player = ? AND NOT a.practice AND f.ending IS NOT NULL ORDER BY f.id",
            player.id,
        )
        return dict(found)

    def standings(self, player: Player, library: str = "") -> Mapping[str, Standing]:
        """How the player stands in every scene that was ever begun."""
        found = self._read(rows.STANDINGS, player.id)
        return {
            scene: Standing(bool(finished), bool(passed), best, first, attempts)
            for scene, finished, passed, best, first, attempts in found
        }

    def unfinished(self, player: Player, library: str = "") -> tuple[Attempt, ...]:
        """The player's attempts that can be gone on with, the one played last first."""
        attempts = self._attempts(
            "WHERE a.player = ? AND f.id IS NULL AND c.id IS NULL ORDER BY"
            " max(a.at, coalesce((SELECT max(at) FROM decisions WHERE attempt = a.id), '')) DESC, a.id DESC",
            player.id,
        )
        return tuple(attempts)

    def attempts(self, player: Player) -> tuple[Attempt, ...]:
        """All of the player's attempts, in the order they were begun."""
        return tuple(self._attempts("WHERE a.player = ? ORDER BY a.id", player.id))

    def attempt(self, id_: int) -> Attempt | None:
        """The attempt of that id as it is now."""
        return next(self._attempts("WHERE a.id = ?", id_), None)

    def decisions(self, attempt: Attempt) -> tuple[str, ...]:
        """The options taken in an attempt, in order: with its setup, all that it takes to have it again."""
        return tuple(option for _, option in self.walk(attempt))

    def walk(self, attempt: Attempt) -> tuple[tuple[str, str], ...]:
        """The decisions of an attempt, each with the option taken there, in order."""
        found = self._read("SELECT decision, option FROM decisions WHERE attempt = ? ORDER BY number", attempt.id)
        return tuple((decision, option) for decision, option in found)

    def answers(self, attempt: Attempt) -> tuple[Answer, ...]:
        """All that is kept about each decision of an attempt, in order."""
        found = self._read(rows.ANSWERS, attempt.id)
        return tuple(answer for answer in map(rows.answer_of, found) if answer is not None)

    # ---- settings

    def settings(self, player: Player | None) -> Mapping[str, str]:
        return dict(self._read("SELECT key, value FROM settings ORDER BY id")) if player is None else {}

    def keep_setting(self, player: Player | None, key: str, value: str) -> None:
        """Keep a value under a key; what was kept there before stays in the record."""
        with self.writing() as connection:
            last = connection.execute("SELECT value FROM settings WHERE key = ? ORDER BY id DESC LIMIT 1", (key,))
            if last.fetchone() != (value,):
                connection.execute("INSERT INTO settings (key, value, at) VALUES (?, ?, ?)", (key, value, self.stamp()))

    # ---- for the other modules of this room

    def stamp(self) -> str:
        """The time now as it is kept."""
        return opening.stamped(self._now)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when the block is left, or not there at all.

        Raises:
            StoreError: if it could not be kept.
        """
        with told("saved"):
            if self.path is not None and _identity(self.path) != self._identity:
                raise StoreError(MOVED)
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                    self._connection.execute("ROLLBACK")
                raise

    def tidy(self) -> None:
        """Move what is safe in the log into the file itself, if that can be done now."""
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _read(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with told("read"):
            return self._connection.execute(query, values).fetchall()

    def _attempts(self, which: str, *values: object) -> Iterator[Attempt]:
        for row in self._read(rows.ATTEMPTS + which, *values):
            attempt = rows.attempt_of(row)
            if attempt is not None:
                yield attempt


def _identity(path: Path | None) -> tuple[int, int] | None:
    """Which file stands at a path; None where there is none."""
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
