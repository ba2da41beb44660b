"""A ledger in one SQLite file that is only ever added to."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from game.records.errors import GARBLED, StoreError
from game.records.events import LedgerEvent, PlayerAdded, SettingKept
from game.records.sqlite import opening, reading
from game.records.sqlite.opening import Now
from game.records.sqlite.saves_file import SavesFile
from game.records.sqlite.writing import Writer
from game.records.uuid7 import RandomBytes, uuid7
from game.records.values import Answer, Attempt, Player, Standing


class OpenedStore(NamedTuple):
    """An open store, or None and a notice that says why; a notice beside a store says what happened to the old one."""

    store: Store | None
    notice: str


class Store:
    """One saves file: a `game.records.Ledger`, where each answer is described."""

    def __init__(
        self, connection: sqlite3.Connection, now: Now, path: Path | None, token: RandomBytes = os.urandom
    ) -> None:
        self._file = SavesFile(connection, path)
        self._now = now
        self._token = token

    @classmethod
    def open(cls, folder: Path, now: Now, token: RandomBytes = os.urandom, *, private: bool = False) -> OpenedStore:
        """Open the saves in a folder, making what is not there.

        Args:
            folder: where the saves are kept.
            now: the time, asked for whenever something is kept.
            token: gives random bytes, for ids.
            private: whether nobody but the user may read or write them.

        Returns:
            The store. A damaged file is set aside under a new name and the notice says so. If the folder cannot be
            used (no room, read only, no folder), or a newer game wrote the saves, there is no store, and the notice
            says why.
        """
        opened = opening.open_file(folder, now, token, private=private)
        if opened.connection is None:
            return OpenedStore(None, opened.notice)
        return OpenedStore(cls(opened.connection, now, opened.path, token), opened.notice)

    @classmethod
    def in_memory(cls, now: Now, token: RandomBytes = os.urandom) -> Store:
        """A store that is gone when it is closed, for playing without saving."""
        return cls(opening.in_memory(now, token), now, None, token)

    def unsaved(self) -> Store:
        """A store in memory that starts with all that this one holds, as far as that can still be read."""
        self._file.mend_index()
        copy = opening.copied_into_memory(self._file.connection)
        return Store.in_memory(self._now, self._token) if copy is None else Store(copy, self._now, None, self._token)

    @property
    def path(self) -> Path | None:
        """The saves file; None for a store in memory."""
        return self._file.path

    @property
    def keeps(self) -> bool:
        """Whether what is written here outlasts the program."""
        return self._file.path is not None

    def new_id(self) -> str:
        """A new UUID of version 7."""
        return uuid7(self._now(), self._token)

    def append(self, *events: LedgerEvent) -> datetime:
        """Keep events in one transaction; returns the time they were kept under."""
        at = opening.stamped(self._now)
        time = datetime.fromisoformat(at)
        with self._file.writing() as connection:
            writer = Writer(connection, at, lambda: uuid7(time, self._token))
            for event in events:
                writer.write(event)
        return time

    def players(self) -> tuple[Player, ...]:
        """Everybody who has played here."""
        return reading.players(self._file.read)

    def player(self, name: str) -> Player:
        """Find a player by name, or add one."""
        found = reading.player_named(self._file.read, name)
        if found is not None:
            return found
        self.append(PlayerAdded(name))
        added = reading.player_named(self._file.read, name)
        if added is None:
            raise StoreError(GARBLED)
        return added

    def visitor(self, name: str) -> Player:
        """Add somebody who plays here for one visit."""
        uuid = self.new_id()
        self.append(PlayerAdded(name, "visitor", uuid))
        added = reading.player_now(self._file.read, Player(0, name, uuid))
        if added is None:
            raise StoreError(GARBLED)
        return added

    def coded(self, code: str) -> Player:
        """Find a player by their code, or add one."""
        found = reading.player_coded(self._file.read, code)
        if found is not None:
            return found
        self.append(PlayerAdded(code, "code"))
        added = reading.player_coded(self._file.read, code)
        if added is None:
            raise StoreError(GARBLED)
        return added

    def open_visits(self, machine: str) -> tuple[Attempt, ...]:
        """The attempts of visitors that are neither finished nor closed."""
        return reading.open_visits(self._file.read, machine)

    def player_named(self, name: str) -> Player | None:
        """Who is called so now."""
        return reading.player_named(self._file.read, name)

    def player_now(self, player: Player) -> Player | None:
        """A player as they are now."""
        return reading.player_now(self._file.read, player)

    def player_of(self, attempt: Attempt) -> Player | None:
        """Whose attempt it is."""
        return reading.player_with(self._file.read, attempt.player)

    def unfinished(self, player: Player, library: str = "") -> tuple[Attempt, ...]:
        """The attempts that can be gone on with."""
        return reading.unfinished(self._file.read, player, library)

    def standings(self, player: Player, library: str = "") -> Mapping[str, Standing]:
        """How the player stands in every scene that was ever begun."""
        return reading.standings(self._file.read, player, library)

    def remembered(self, player: Player, library: str = "") -> Mapping[str, str]:
        """How the player's latest finished run of each scene ended."""
        return reading.remembered(self._file.read, player, library)

    def attempt(self, id_: int | str) -> Attempt | None:
        """An attempt as it is now."""
        return reading.attempt(self._file.read, id_)

    def attempts(self, player: Player) -> tuple[Attempt, ...]:
        """All of the player's attempts."""
        return reading.attempts(self._file.read, player)

    def everybodys(self, before: int | None = None, most: int = 200) -> tuple[Attempt, ...]:
        """The attempts of everybody, the latest first, some at a time."""
        return reading.everybodys(self._file.read, before, most)

    def conversations(self, player: Player) -> int:
        """How many conversations the player has had."""
        return reading.conversations(self._file.read, player)

    def attempts_at(self, player: Player, scene: str, library: str = "", most: int = 100) -> tuple[Attempt, ...]:
        """The player's latest attempts at a scene."""
        return reading.attempts_at(self._file.read, player, scene, library, most)

    def walk(self, attempt: Attempt) -> tuple[tuple[str, str], ...]:
        """The decisions of an attempt, each with the option taken there."""
        return reading.walk(self._file.read, attempt)

    def decisions(self, attempt: Attempt) -> tuple[str, ...]:
        """The options taken in an attempt."""
        return tuple(option for _, option in self.walk(attempt))

    def answers(self, attempt: Attempt) -> tuple[Answer, ...]:
        """All that is kept about each decision of an attempt."""
        return reading.answers(self._file.read, attempt)

    def settings(self, player: Player | None) -> Mapping[str, str]:
        """What was last kept under each key."""
        return reading.settings(self._file.read, player)

    def keep_setting(self, player: Player | None, key: str, value: str) -> None:
        """Keep a value under a key."""
        self.append(SettingKept(player, key, value))

    def tidy(self) -> None:
        """Move what is safe in the log into the file itself, if that can be done now."""
        self._file.tidy()

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
