"""One open saves file: reading from it, and transactions that are safely down when they are said to be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from game.records.sqlite import disk, failures
from game.records.sqlite.failures import as_store_errors
from game.records.sqlite.rows import StoredRow
from game.records.sqlite.watch import FileWatch

SUSPECT: Final = ".suspect"
"""Added to the name of a saves file in which damage was met: it is looked through wholly when it is next opened."""


class SavesFile:
    """A connection and what it is connected to; ``path`` is None for saves in memory."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.connection = connection
        self.path = path
        self._watch = FileWatch(path)

    def read(self, query: str, *values: object) -> list[StoredRow]:
        """All rows that answer a query.

        Raises:
            StoreError: if it cannot be read.
        """
        with as_store_errors("read"), self._suspecting():
            self._watch.mend_index()
            return self.connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: on the disk when the block is left, or not there at all.

        Raises:
            StoreError: if it could not be kept.
        """
        with as_store_errors("saved"), self._suspecting():
            if self.path is not None:
                self._watch.look()
                disk.refuse_full(self.path.parent)
                self._watch.mend_index()
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self._watch.look()
                self.connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # SQLite may have rolled back by itself
                    self.connection.execute("ROLLBACK")
                raise
            self._watch.look()

    def mend_index(self) -> None:
        """See that SQLite can look into the index of the log, before it is used other than by what stands here."""
        self._watch.mend_index()

    def tidy(self) -> None:
        """Move what is safe in the log into the file itself, if that can be done now."""
        with suppress(sqlite3.Error):
            self._watch.mend_index()
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):
            self._watch.mend_index()
            self.connection.close()

    @contextmanager
    def _suspecting(self) -> Iterator[None]:
        """Leave word for the next opening where damage is met."""
        try:
            yield
        except (sqlite3.Error, *failures.UNREADABLE) as error:
            if self.path is not None and failures.is_damage(error):
                with suppress(OSError):
                    Path(f"{self.path}{SUSPECT}").touch()
            raise
