"""Adds events to the saves file, each in the rows that it leaves behind; inside a transaction that the caller began."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import assert_never

from game.records.events import (
    Begun,
    Closed,
    Decided,
    Finished,
    LedgerEvent,
    PlayerAdded,
    PlayerRemoved,
    PlayerRenamed,
    PlayersMerged,
    Revised,
    SettingKept,
)
from game.records.sqlite import names, reading, rows
from game.records.sqlite.changes import changes, free_key
from game.records.sqlite.rows import StoredRow
from game.records.values import Player


class Writer:
    """Writes within one transaction; ``at`` is the time as it is kept, ``new_id`` makes a UUID."""

    def __init__(self, connection: sqlite3.Connection, at: str, new_id: Callable[[], str]) -> None:
        self._connection = connection
        self._at = at
        self._new_id = new_id

    def write(self, event: LedgerEvent) -> None:
        """Add one event.

        Raises:
            sqlite3.Error: if it cannot be written, or does not follow from what is there.
            ValueError: for a player's name with nothing in it.
        """
        match event:
            case PlayerAdded(name, kind, uuid):
                self._player(Player(0, name, uuid, kind))
            case PlayerRenamed(player, name):
                self._renamed(player, name)
            case PlayersMerged(player, into):
                if self._is_listed(player) and self._is_listed(into) and player.id != into.id:
                    self._change(player.id, "merged", other=into.id)
            case PlayerRemoved(player):
                if self._is_listed(player):
                    self._change(player.id, "removed")
            case Begun():
                self._begun(event)
            case Decided():
                self._decided(event)
            case Finished(attempt, ending, outcome, passed, score):
                self._insert(
                    "INSERT INTO finishes (attempt, ending, outcome, passed, score, at) VALUES (?, ?, ?, ?, ?, ?)",
                    self._attempt(attempt), ending, outcome, passed, score, self._at,
                )  # fmt: skip
            case Closed():
                self._closed(event)
            case Revised(attempt, decisions, content):
                self._insert(
                    "INSERT INTO revisions (attempt, decisions, content, at) VALUES (?, ?, ?, ?)",
                    self._attempt(attempt), decisions, content, self._at,
                )  # fmt: skip
            case SettingKept():
                self._setting(event)
            case never:
                assert_never(never)

    def _renamed(self, player: Player, name: str) -> None:
        called, sought = names.tidy(name), names.folded(name)
        there = reading.player_named(self._read, called)
        if self._is_listed(player) and (there is None or there.id == player.id):
            self._change(player.id, "renamed", called, sought)

    def _is_listed(self, player: Player) -> bool:
        """Whether a player still is one of their own: another window may have changed the list."""
        return changes(self._read).is_listed(player.id)

    def _was_removed(self, player: Player) -> bool:
        found = self._read("SELECT id FROM players WHERE uuid = ?", player.uuid) if player.uuid else []
        return any(changes(self._read).is_gone(id_) for (id_,) in found)

    def _change(
        self, player: int, change: str, name: str | None = None, folded: str | None = None, other: int | None = None
    ) -> None:
        self._insert(
            "INSERT INTO changes (player, change, name, folded, other, at) VALUES (?, ?, ?, ?, ?, ?)",
            player, change, name, folded, other, self._at,
        )  # fmt: skip

    def _begun(self, begun: Begun) -> None:
        player = self._player(begun.player)
        number = begun.number
        if number is None:
            number = self._runs(player, begun.scene, begun.where.library) + 1
        self._insert(
            "INSERT INTO attempts (uuid, player, scene, content, seed, variants, remembered, number, practice, rewound,"
            " at, library, language, mode, machine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            begun.attempt, player, begun.scene, begun.content, str(begun.setup.seed),
            rows.packed(dict(begun.setup.variants)), rows.packed(dict(begun.setup.remembered)),
            number, begun.practice, begun.rewound, self._at,
            begun.where.library, begun.where.language, begun.where.mode, begun.where.machine,
        )  # fmt: skip

    def _runs(self, player: int, scene: str, library: str) -> int:
        """How many runs of a scene the player has begun, and whoever was put together with them."""
        return sum(self._runs_of(one, scene, library) for one in changes(self._read).all_of(player))

    def _runs_of(self, player: int, scene: str, library: str) -> int:
        """As summed up, or counted where that sum cannot be right."""
        of = player, scene, library
        (most,) = self._read("SELECT coalesce(max(id), 0) FROM attempts")[0]
        sums = [row[0] for row in self._read(f"SELECT attempts FROM standings {rows.OF_SCENE}", *of)]  # noqa: S608 - a constant
        if all(isinstance(one, int) and 0 <= one <= most for one in sums):
            return sum(sums)
        (counted,) = self._read(
            f"SELECT count(*) FROM attempts {rows.OF_SCENE} AND practice IS 0 AND NOT EXISTS"  # noqa: S608 - a constant
            " (SELECT 1 FROM closings WHERE attempt = attempts.id AND reason IN ('unanswered', 'unsaved'))",
            *of,
        )[0]
        return int(counted)

    def _decided(self, decided: Decided) -> None:
        self._insert(
            "INSERT INTO decisions (attempt, number, decision, option, shown, device, ms, before, after, replayed, at,"
            " uuid, costs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._attempt(decided.attempt), decided.number, decided.decision, decided.option,
            rows.packed(decided.how.shown), decided.how.device, decided.how.ms,
            rows.packed(dict(decided.before)), rows.packed(dict(decided.after)), decided.replayed,
            self._at, self._new_id(), decided.costs,
        )  # fmt: skip

    def _closed(self, closed: Closed) -> None:
        id_ = self._attempt(closed.attempt)
        said = self._read("SELECT 1 FROM decisions WHERE attempt = ? LIMIT 1", id_)
        reason = "unanswered" if closed.reason in ("given up", "abandoned") and not said else closed.reason
        self._insert(
            "INSERT INTO closings (attempt, reason, at) SELECT ?, ?, ?"
            " WHERE NOT EXISTS (SELECT 1 FROM finishes WHERE attempt = ?)"
            " AND NOT EXISTS (SELECT 1 FROM closings WHERE attempt = ?)",
            id_, reason, self._at, id_, id_,
        )  # fmt: skip

    def _setting(self, kept: SettingKept) -> None:
        if kept.player is not None and self._was_removed(kept.player):
            return  # removed in another window: a setting is no reason to come back
        player = None if kept.player is None else self._player(kept.player)
        last = self._read(
            "SELECT value FROM settings WHERE player IS ? AND key = ? ORDER BY id DESC LIMIT 1", player, kept.key
        )
        if last != [(kept.value,)]:
            self._insert(
                "INSERT INTO settings (player, key, value, at) VALUES (?, ?, ?, ?)",
                player, kept.key, kept.value, self._at,
            )  # fmt: skip

    def _player(self, player: Player) -> int:
        """The id of that player here, who is added if new."""
        here = reading.known(self._read, player)
        if here is not None:
            return here.id
        name = names.tidy(player.name)
        taken = self._read("SELECT 1 FROM players WHERE uuid = ?", player.uuid) if player.uuid else []
        uuid = self._new_id() if taken or not player.uuid else player.uuid  # one who was removed comes back as another
        return self._insert(
            "INSERT INTO players (name, folded, at, uuid) VALUES (?, ?, ?, ?)",
            name, free_key(self._read, names.key_of(player.kind, name, uuid), uuid), self._at, uuid,
        )  # fmt: skip

    def _attempt(self, uuid: str) -> int:
        """The id of that attempt here.

        Raises:
            sqlite3.IntegrityError: if it is not there.
        """
        for (id_,) in self._read("SELECT id FROM attempts WHERE uuid = ?", uuid):
            return int(id_)
        raise sqlite3.IntegrityError(uuid)

    def _read(self, query: str, *values: object) -> list[StoredRow]:
        return self._connection.execute(query, values).fetchall()

    def _insert(self, statement: str, *values: object) -> int:
        return self._connection.execute(statement, values).lastrowid or 0
