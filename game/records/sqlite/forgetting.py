"""Forgets somebody for good: the saves are written anew without them, and nothing of them is left in any page.

What is kept is only ever added to, so forgetting is the one thing that writes the past anew. It is done on a copy,
which takes the place of the saves when it is whole and holds nothing of them any more.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from functools import partial
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Final, NamedTuple

from game.records.sqlite import names, rows, summaries
from game.records.sqlite.changes import CHANGE_ROWS, changes
from game.records.sqlite.checking import DamagedError
from game.records.sqlite.disk import companion
from game.records.sqlite.drafts import copied_into, replacement_of, take_place
from game.records.sqlite.opening import Now
from game.records.sqlite.rows import StoredRow, read_by
from game.records.sqlite.sole_use import used_by_nobody
from game.records.sqlite.verifying import whole
from game.records.uuid7 import RandomBytes, uuid7
from game.records.values import Player
from game.story.language import Notice

SOMEBODY: Final = "Somebody"
"""What a player is called of whom only the figures are kept."""
_UUID: Final = re.compile(rb"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DAY: Final = "substr(at, 1, 10) || 'T00:00:00.000Z'"
_OF_ATTEMPTS: Final = ("revisions", "decisions", "finishes", "closings")
_OF_PLAYERS: Final = ("latest", "unfinished", "standings", "endings_met", "settings")


class Person(NamedTuple):
    """Somebody who has played: as they are now, every name and every row that is theirs, and how much they did."""

    player: Player
    names: tuple[str, ...]
    ids: tuple[int, ...]
    attempts: int
    is_removed: bool


def people(connection: sqlite3.Connection) -> tuple[Person, ...]:
    """Everybody in the saves, who was taken off the list too, in the order in which they came."""

    def read(query: str, *values: object) -> list[StoredRow]:
        return connection.execute(query, values).fetchall()

    known = changes(read)
    by_id = {player.id: player for row in read(rows.PLAYER_ROWS) if (player := read_by(rows.player_of, row))}
    called = [change for row in read(CHANGE_ROWS) if (change := read_by(rows.change_of, row)) is not None]
    found = []
    for id_, player in by_id.items():
        if known.of(id_) != id_:
            continue
        ids = known.all_of(id_)
        before = [by_id[one].name for one in ids if one in by_id]
        later = [change.name for change in called if change.player in ids and change.change == "renamed"]
        (attempts,) = read(f"SELECT count(*) FROM attempts WHERE player IN ({_marks(ids)})", *ids)[0]  # noqa: S608 - marks
        now = Player(id_, known.names.get(id_, player.name), player.uuid, player.kind)
        every = tuple(dict.fromkeys((now.name, *before, *later)))
        found.append(Person(now, every, ids, int(attempts), known.is_gone(id_)))
    return tuple(found)


def forget(path: Path, person: Person, now: Now, *, keep_figures: bool, token: RandomBytes = os.urandom) -> None:
    """Write the saves anew without somebody.

    Args:
        path: the saves file.
        person: who, as :func:`people` has just told of them.
        now: the time.
        keep_figures: keep what they did as somebody's: without name, settings and ids, each time cut to its day.
        token: gives random bytes, for new ids.

    Raises:
        InUseError: if somebody else has the saves open.
        DamagedError: if they are not whole, or something of that player would have been left.
        OSError: if they cannot be written; they are then as they were.
        sqlite3.Error: likewise.
    """
    whole(path)
    with replacement_of(path) as draft:
        with used_by_nobody(path) as saves, closing(copied_into(draft, saves)) as copy:
            traces = _ids_in(copy, person)
            copy.execute("PRAGMA secure_delete = ON")
            _rewrite(copy, person, partial(uuid7, now(), token), keep_figures=keep_figures)
            copy.execute("VACUUM")
        whole(draft)
        _refuse_traces(draft, traces)
        take_place(draft, path)


def holds(path: Path, person: Person) -> bool:
    """Whether another file still holds somebody: one set aside, a copy. Their id is looked for in all its bytes.

    Raises:
        OSError: if it cannot be read.
    """
    return any(_found(path, [person.player.uuid]))


def _ids_in(connection: sqlite3.Connection, person: Person) -> list[str]:
    """All the UUIDs by which somebody, their attempts and their decisions are known."""
    marks = _marks(person.ids)
    of_attempts = f"(SELECT id FROM attempts WHERE player IN ({marks}))"  # noqa: S608 - marks
    found = connection.execute(
        f"SELECT uuid FROM players WHERE id IN ({marks}) UNION SELECT uuid FROM attempts WHERE player IN ({marks})"  # noqa: S608 - marks
        f" UNION SELECT uuid FROM decisions WHERE attempt IN {of_attempts}",
        person.ids * 3,
    )
    return [uuid for (uuid,) in found if uuid]


def _refuse_traces(path: Path, traces: Collection[str]) -> None:
    left = sum(1 for _ in _found(path, traces))
    if left:
        raise DamagedError(Notice("something of that player would be left in it ({number})", number=left))


def _found(path: Path, traces: Collection[str]) -> Iterator[str]:
    """Those that stand anywhere in a file or in the log beside it, free pages and all."""
    sought = {trace.encode(): trace for trace in traces}
    for file in (companion(path, ending) for ending in ("", "-wal", "-journal")):
        if file.exists() and file.stat().st_size:
            with file.open("rb") as opened, mmap(opened.fileno(), 0, access=ACCESS_READ) as data:
                for match in _UUID.finditer(data):
                    if match[0] in sought:
                        yield sought[match[0]]


def _rewrite(connection: sqlite3.Connection, person: Person, new_id: partial[str], *, keep_figures: bool) -> None:
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    of_player = f"player IN ({_marks(person.ids)})"
    for table in _OF_PLAYERS:
        connection.execute(f"DELETE FROM {table} WHERE {of_player}", person.ids)  # noqa: S608 - names from above, marks
    connection.execute(f"DELETE FROM changes WHERE {of_player}", person.ids)  # noqa: S608 - marks
    if keep_figures:
        _unname(connection, person, new_id)
    else:
        _take_out(connection, person)
    for _, sql in guards:
        connection.execute(sql)
    summaries.put_back(connection, wholly=True)
    connection.execute("COMMIT")


def _take_out(connection: sqlite3.Connection, person: Person) -> None:
    marks = _marks(person.ids)
    for table in _OF_ATTEMPTS:
        connection.execute(
            f"DELETE FROM {table} WHERE attempt IN (SELECT id FROM attempts WHERE player IN ({marks}))",  # noqa: S608 - marks
            person.ids,
        )
    connection.execute(f"DELETE FROM attempts WHERE player IN ({marks})", person.ids)  # noqa: S608 - marks
    connection.execute(f"DELETE FROM players WHERE id IN ({marks})", person.ids)  # noqa: S608 - marks


def _unname(connection: sqlite3.Connection, person: Person, new_id: partial[str]) -> None:
    """Keep what somebody did as somebody's."""
    marks, (id_, *others) = _marks(person.ids), person.ids
    uuid = new_id()
    connection.execute(
        f"UPDATE players SET name = ?, folded = ?, uuid = ?, at = {_DAY} WHERE id = ?",  # noqa: S608 - a constant
        (SOMEBODY, names.key_of("visitor", SOMEBODY, uuid), uuid, id_),
    )
    attempts = [one for (one,) in connection.execute(f"SELECT id FROM attempts WHERE player IN ({marks})", person.ids)]  # noqa: S608 - marks
    for attempt in attempts:
        connection.execute(
            f"UPDATE attempts SET player = ?, uuid = ?, at = {_DAY} WHERE id = ?",  # noqa: S608 - a constant
            (id_, new_id(), attempt),
        )
        for decision in _decisions(connection, attempt):
            connection.execute("UPDATE decisions SET uuid = ? WHERE id = ?", (new_id(), decision))
        for table in _OF_ATTEMPTS:
            connection.execute(f"UPDATE {table} SET at = {_DAY} WHERE attempt = ?", (attempt,))  # noqa: S608 - names from above
        connection.execute(
            "INSERT INTO closings (attempt, reason, at) SELECT id, 'abandoned', at FROM attempts WHERE id = ?"
            " AND id NOT IN (SELECT attempt FROM finishes) AND id NOT IN (SELECT attempt FROM closings)",
            (attempt,),
        )
    connection.execute(f"DELETE FROM players WHERE id IN ({_marks(others)})", others)  # noqa: S608 - marks


def _decisions(connection: sqlite3.Connection, attempt: int) -> Iterator[int]:
    yield from [id_ for (id_,) in connection.execute("SELECT id FROM decisions WHERE attempt = ?", (attempt,))]


def _marks(ids: Iterable[int]) -> str:
    return ", ".join("?" for _ in ids)
