"""Saves of a machine that many have played on for years, or a kiosk on which one name stands for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from game.records.sqlite.store import Store
from support.records_room import NOON

GUEST = "Guest"
"""Half of all attempts are hers; the others share the rest."""
SCENES = 7
PLAYERS = 500
_LEVELS = '{"pat.anger":60,"pat.trust":30}'
_SHOWN = '["cold","warm","hang_up"]'


def filled(folder: Path, attempts: int, decisions: int = 4) -> None:
    """Fill the saves in a folder with that many attempts; every fiftieth was left, all others were finished."""
    store, notice = Store.open(folder, lambda: NOON)
    assert store is not None, notice
    with store:
        players = [store.player(name).id for name in (GUEST, *(f"Player {number}" for number in range(PLAYERS)))]
        with store._file.writing() as connection:
            connection.executemany(
                "INSERT INTO attempts (id, uuid, player, scene, content, seed, variants, remembered, number, practice,"
                " at) VALUES (?, ?, ?, ?, 'content', '7', '{\"genuine\":true}', '{}', ?, 0, ?)",
                _attempts(players, attempts),
            )
            connection.executemany(
                "INSERT INTO decisions (attempt, number, decision, option, shown, device, ms, before, after, replayed,"
                " at) VALUES (?, ?, 'hello', 'warm', ?, 'touch', 1800, ?, ?, 0, ?)",
                (
                    (one, number, _SHOWN, _LEVELS, _LEVELS, _at(one))
                    for one in range(1, attempts + 1)
                    for number in range(1, decisions + 1)
                ),
            )
            connection.executemany(
                "INSERT INTO finishes (attempt, ending, outcome, passed, score, at) VALUES (?, 'glad', 'won', 1, ?, ?)",
                ((one, one % 101, _at(one)) for one in range(1, attempts + 1) if one % 50),
            )
            connection.executemany(
                "INSERT INTO closings (attempt, reason, at) VALUES (?, 'given up', ?)",
                ((one, _at(one)) for one in range(50, attempts - 500, 50)),
            )
        store._file.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _attempts(players: list[int], attempts: int) -> Iterator[tuple[int, str, int, str, int, str]]:
    for one in range(1, attempts + 1):
        player = players[0] if one % 2 else players[1 + one // 2 % PLAYERS]
        yield one, f"{one:036}", player, f"scene_{one % SCENES}", 1 + one // SCENES, _at(one)


def _at(one: int) -> str:
    time: datetime = NOON + timedelta(seconds=one)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
