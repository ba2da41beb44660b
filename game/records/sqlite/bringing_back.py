"""Writes rows that were read out of damaged saves into sound ones, beside what those hold already."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from game.records.sqlite import names, rows
from game.records.sqlite.changes import free_key
from game.records.sqlite.reading import known
from game.records.sqlite.recovering import FoundRows, read
from game.records.sqlite.rows import StoredRow, read_by
from game.records.values import Player

_NAMELESS = "\N{REPLACEMENT CHARACTER}"


@dataclass
class Brought:
    """What came back.

    ``known`` is how many rows were there already, from an earlier file; ``left_out`` is how many could be read but have
    no place: what they belong to, or an answer before them, is lost.
    """

    players: int = 0
    attempts: int = 0
    decisions: int = 0
    endings: int = 0
    settings: int = 0
    known: int = 0
    left_out: int = 0
    names: list[str] = field(default_factory=list)
    """The players' names."""

    @property
    def anything(self) -> bool:
        """Whether there was anything to bring back."""
        return bool(self.players or self.attempts or self.decisions or self.endings or self.settings)


def bring_back(connection: sqlite3.Connection, source: Path) -> Brought:
    """Add what can be read of damaged saves to sound ones, inside a transaction that the caller began.

    Raises:
        OSError: if they cannot be read.
        sqlite3.Error: if it cannot be written.
    """
    back = _BringingBack(connection)
    back.bring(read(source))
    return back.brought


class _BringingBack:
    """Writes into one open saves file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.brought = Brought()

    def bring(self, found: FoundRows) -> None:
        """Add what one damaged file held; of an attempt that is there already, what has happened in it since."""
        players = {old: self._player(row) for old, row in sorted(found.get("players", {}).items())}
        attempts: dict[int, int] = {}
        for old, row in sorted(found.get("attempts", {}).items()):
            player = players.get(row[2])
            if player is None:  # the page with the player's name is lost, what the player did is not
                player = players[row[2]] = self._player((None, f"{_NAMELESS} {row[2]}", None, row[11], None))
            new = self._attempt(row, player, attempts.get(row[10]))
            if new is not None:
                attempts[old] = new
        for row in _in_order(found, "revisions"):
            self._add("revisions", "attempt, decisions, content, at", attempts.get(row[1]), *row[2:5])
        by_number = sorted(found.get("decisions", {}).values(), key=lambda row: (row[1], row[2]))
        for row in by_number:  # without a gap, as the file demands; what stands behind a lost answer has lost its place
            self.brought.decisions += self._add(
                "decisions",
                "attempt, number, decision, option, shown, device, ms, before, after, replayed, at, uuid, costs",
                attempts.get(row[1]),
                *row[2:12],
                *(*row[12:14], None, None)[:2],
            )
        for row in _in_order(found, "finishes"):
            self.brought.endings += self._add(
                "finishes", "attempt, ending, outcome, passed, score, at", attempts.get(row[1]), *row[2:7]
            )
        for row in _in_order(found, "closings"):
            self._add("closings", "attempt, reason, at", attempts.get(row[1]), *row[2:4])
        for row in _in_order(found, "changes"):
            other = None if row[5] is None else players.get(row[5])
            if row[5] is None or other is not None:
                columns = "player, change, name, folded, other, at"
                self._add("changes", columns, players.get(row[1]), *row[2:5], other, row[6])
        for row in _in_order(found, "settings"):
            player = players.get(row[4]) if len(row) > 4 and row[4] is not None else None
            self.brought.settings += self._add("settings", "key, value, at, player", *row[1:4], player)

    def _player(self, row: StoredRow) -> int:
        _, name, folded, at, uuid = (*row, None)[:5]
        shown = read_by(rows.player_of, (1, name, folded, uuid))
        called = names.tidy(shown.name if shown is not None else _NAMELESS)
        here = self._read("SELECT id FROM players WHERE uuid = ?", uuid)
        if here:
            return int(here[0][0])
        stored = folded if isinstance(folded, str) else ""
        kind = names.kind_of(stored)
        key = names.folded(called) if kind == "listed" else stored
        named = None if names.is_another(stored) else known(self._read, Player(0, called, "", kind))
        if named is not None:
            return named.id
        self._connection.execute(
            "INSERT INTO players (name, folded, at, uuid) VALUES (?, ?, ?, coalesce(?, uuid7(?)))",
            (called, free_key(self._read, key, str(uuid)), at, uuid, at),
        )
        self.brought.players += 1
        self.brought.names.append(called)
        (id_,) = self._connection.execute("SELECT last_insert_rowid()").fetchone()
        return int(id_)

    def _read(self, query: str, *values: object) -> list[StoredRow]:
        return self._connection.execute(query, values).fetchall()

    def _attempt(self, row: StoredRow, player: int, rewound: int | None) -> int | None:
        """The number here of an attempt, which is added if it is new; None where it cannot be."""
        here = self._connection.execute("SELECT id FROM attempts WHERE uuid = ?", (row[1],)).fetchone()
        if here is not None:
            self.brought.known += 1
            return int(here[0])
        where = row[12:16] if len(row) > 12 else ("", "", "learn", "")
        with suppress(sqlite3.IntegrityError):
            added = self._connection.execute(
                "INSERT INTO attempts (uuid, player, scene, content, seed, variants, remembered, number, practice,"
                " rewound, at, library, language, mode, machine) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (row[1], player, *row[3:10], rewound, row[11], *where),
            )
            self.brought.attempts += 1
            return added.lastrowid
        return None

    def _add(self, table: str, columns: str, *values: object) -> bool:
        """Add a row, unless it is there or has no place; returns whether it was added."""
        if table != "settings" and values[0] is None:
            self.brought.left_out += 1
            return False
        # An older game's rows have no ids of their own, so those are not compared.
        told = {name: value for name, value in zip(columns.split(", "), values, strict=True) if name != "uuid"}
        alike = " AND ".join(f"{name} IS ?" for name in told)
        if self._connection.execute(f"SELECT 1 FROM {table} WHERE {alike}", tuple(told.values())).fetchone():  # noqa: S608 - named above
            self.brought.known += 1
            return False
        marks = ", ".join("?" * len(values))
        try:
            self._connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)  # noqa: S608 - named above
        except sqlite3.IntegrityError:
            self.brought.left_out += 1
            return False
        return True


def _in_order(found: FoundRows, table: str) -> list[StoredRow]:
    return [row for _, row in sorted(found.get(table, {}).items())]
