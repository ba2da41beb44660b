"""The shape of the saves file: its numbered migrations, and which versions of the game can read which file."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from game.records.sqlite import summaries

APPLICATION: Final = 0x48_26_48_01
"""Stands in the header of every saves file, so that another program's database is not taken for one."""
_SHIFT: Final = 1_000
_WORD: Final = re.compile(r"\w+|[^\w\s]")


class Migration(NamedTuple):
    """One step of the file's shape.

    ``version`` counts from 1. ``least`` is the oldest version of the shape that a game must know to go on using the
    file after this step: raise it only where an older game would do harm. ``reason`` says why the step was needed.
    """

    version: int
    least: int
    reason: str
    statements: tuple[str, ...]


class TableShape(NamedTuple):
    """What a file says of itself: its shape's version (0: none yet), and the oldest that can use it."""

    version: int
    least: int

    @property
    def number(self) -> int:
        """Both in one number, for the header, where it can be read without opening the database."""
        return self.version * _SHIFT + self.least


def shape(number: int) -> TableShape:
    """The shape that a header's number stands for."""
    return TableShape(*divmod(number, _SHIFT))


def _guards(table: str) -> Iterator[str]:
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END"
        )


def _once_more(table: str, change: str) -> Iterator[str]:
    """Change rows that were kept: only to give them what they could not have when they were."""
    guards = tuple(_guards(table))
    yield f"DROP TRIGGER {table}_no_update"
    yield change
    yield guards[0]


_TABLES: Final = {
    "formats": "version INTEGER PRIMARY KEY, least INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL",
    "openings": "id INTEGER PRIMARY KEY, version INTEGER NOT NULL, at TEXT NOT NULL",
    "players": "id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, at TEXT NOT NULL",
    "attempts": (
        "id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, player INTEGER NOT NULL REFERENCES players,"
        " scene TEXT NOT NULL, content TEXT NOT NULL, seed TEXT NOT NULL, variants TEXT NOT NULL,"
        " remembered TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 1),"
        " practice INTEGER NOT NULL CHECK (practice IN (0, 1)), rewound INTEGER REFERENCES attempts, at TEXT NOT NULL"
    ),
    "revisions": (
        "id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempts, decisions INTEGER NOT NULL,"
        " content TEXT NOT NULL, at TEXT NOT NULL"
    ),
    "decisions": (
        "id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempts, number INTEGER NOT NULL,"
        " decision TEXT NOT NULL, option TEXT NOT NULL, shown TEXT NOT NULL, device TEXT NOT NULL, ms INTEGER,"
        " before TEXT NOT NULL, after TEXT NOT NULL, replayed INTEGER NOT NULL CHECK (replayed IN (0, 1)),"
        " at TEXT NOT NULL, UNIQUE (attempt, number)"
    ),
    "finishes": (
        "id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL UNIQUE REFERENCES attempts, ending TEXT, outcome TEXT,"
        " passed INTEGER NOT NULL CHECK (passed IN (0, 1)), score REAL, at TEXT NOT NULL"
    ),
    "closings": (
        "id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL UNIQUE REFERENCES attempts, reason TEXT NOT NULL,"
        " at TEXT NOT NULL"
    ),
    "settings": "id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL",
}
_CHANGES: Final = (
    "id INTEGER PRIMARY KEY, player INTEGER NOT NULL REFERENCES players,"
    " change TEXT NOT NULL CHECK (change IN ('renamed', 'merged', 'removed')),"
    " name TEXT, folded TEXT, other INTEGER REFERENCES players, at TEXT NOT NULL"
)

_ORDER: Final = (
    # Two windows on one attempt: whoever comes second is refused, whatever number it thinks is next.
    """CREATE TRIGGER decisions_in_order BEFORE INSERT ON decisions
    WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM decisions WHERE attempt = NEW.attempt), 0)
    BEGIN SELECT RAISE(ABORT, 'decisions follow each other without a gap'); END""",
    """CREATE TRIGGER decisions_while_open BEFORE INSERT ON decisions
    WHEN EXISTS (SELECT 1 FROM finishes WHERE attempt = NEW.attempt)
    OR EXISTS (SELECT 1 FROM closings WHERE attempt = NEW.attempt)
    BEGIN SELECT RAISE(ABORT, 'the attempt is over'); END""",
    """CREATE TRIGGER finishes_while_open BEFORE INSERT ON finishes
    WHEN EXISTS (SELECT 1 FROM closings WHERE attempt = NEW.attempt)
    BEGIN SELECT RAISE(ABORT, 'the attempt is over'); END""",
    "CREATE INDEX attempts_by_player ON attempts (player, scene)",
    "CREATE INDEX revisions_by_attempt ON revisions (attempt)",
    "CREATE INDEX settings_by_key ON settings (key)",
)

MIGRATIONS: Final = (
    Migration(
        1,
        least=1,
        reason="The first shape.",
        statements=(
            *(f"CREATE TABLE {table} ({columns})" for table, columns in _TABLES.items()),
            *_ORDER,
            *(guard for table in _TABLES for guard in _guards(table)),
        ),
    ),
    Migration(
        2,
        least=1,  # an older game does no harm: what it does not know is empty, and the triggers work for it too
        reason="Libraries, languages, modes and machines told apart; settings by player; ids for every machine.",
        statements=(
            "ALTER TABLE players ADD COLUMN uuid TEXT",
            "ALTER TABLE attempts ADD COLUMN library TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE attempts ADD COLUMN language TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE attempts ADD COLUMN mode TEXT NOT NULL DEFAULT 'learn'",
            "ALTER TABLE attempts ADD COLUMN machine TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE decisions ADD COLUMN uuid TEXT",
            "ALTER TABLE settings ADD COLUMN player INTEGER REFERENCES players",
            *_once_more("players", "UPDATE players SET uuid = uuid7(at)"),
            *_once_more("decisions", "UPDATE decisions SET uuid = uuid7(at)"),
            "CREATE INDEX players_by_uuid ON players (uuid)",
            "CREATE INDEX settings_by_player ON settings (player, key)",
            *summaries.STATEMENTS,
        ),
    ),
    Migration(
        3,
        least=1,  # an older game shows the players as they were added, and what it adds to them is found again
        reason="Players can be renamed, put together and removed.",
        statements=(f"CREATE TABLE changes ({_CHANGES})", *_guards("changes")),
    ),
    Migration(
        4,
        least=1,  # the trigger works for an older game too
        reason="The endings that each player has met, so that the list of levels need not go through all attempts.",
        statements=summaries.ENDINGS_MET,
    ),
    Migration(
        5,
        least=1,  # what an older game adds costs nothing that is known, as what it kept before
        reason="What each decision cost, in money.",
        statements=("ALTER TABLE decisions ADD COLUMN costs INTEGER",),
    ),
)
NEWEST: Final = MIGRATIONS[-1].version


def is_too_new(found: TableShape, newest: int = NEWEST) -> bool:
    """Whether a file needs a game that knows more than this one."""
    return found.least > newest


def missing_tables(connection: sqlite3.Connection) -> list[str]:
    """The tables that a file of the first shape has and this one lacks."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [table for table in _TABLES if table not in found]


def mending(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...] | None:
    """What must be done so that a file is, letter by letter, what the steps that it says it had make.

    Whatever else somebody has added is no matter. Of a newer game's file only this much is known: it has what its own
    header says, so nothing is compared.

    Returns:
        Statements that make indexes and triggers anew which are missing or changed: nothing kept is in them. None
        where a table is not what it should be, or has a trigger that nobody knows: then nothing can be trusted.
    """
    version = shape_in(connection).version
    if version > migrations[-1].version:
        return ()
    wanted, found = _as_made(migrations, version), _things(connection)
    tables = [name for kind, name in wanted if kind == "table"]
    strange = [name for kind, name in found if kind == "trigger" and (kind, name) not in wanted]
    if strange or not all(_alike(found.get(("table", name), ""), wanted["table", name]) for name in tables):
        return None
    changed = [thing for thing, as_made in wanted.items() if not _alike(found.get(thing, ""), as_made)]
    return (
        *(f"DROP {kind} {name}" for kind, name in changed if (kind, name) in found),
        *(wanted[thing] for thing in changed),
    )


Things = dict[tuple[str, str], str]
"""Tables, indexes and triggers, by kind and name: the statement that makes each."""


def _as_made(migrations: Sequence[Migration], version: int) -> Things:
    """What there is when the steps up to a version have been done."""
    made: Things = {}
    for step in migrations:
        for statement in step.statements if step.version <= version else ():
            verb, kind, name = statement.split(maxsplit=3)[:3]
            thing = kind.lower(), name.partition("(")[0]
            if verb == "CREATE":
                made[thing] = statement
            elif verb == "DROP":
                del made[thing]
            elif verb == "ALTER":
                made[thing] = f"{made[thing].removesuffix(')')}, {statement.partition(' ADD COLUMN ')[2]})"
    return made


def _things(connection: sqlite3.Connection) -> Things:
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(str(kind), str(name)): str(sql) for kind, name, sql in found}


def _alike(one: str, other: str) -> bool:
    """Whether two statements have the same words: where SQLite puts a column that was added later is its own affair."""
    return sorted(_WORD.findall(one)) == sorted(_WORD.findall(other))


def shape_in(connection: sqlite3.Connection) -> TableShape:
    """What an open file says of itself."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return shape(number)


def migrate(connection: sqlite3.Connection, at: str, migrations: Sequence[Migration] = MIGRATIONS) -> bool:
    """Bring a file up to the newest shape, in the transaction that the caller has begun.

    Args:
        connection: inside a write transaction, so that two processes cannot both do it; SQL's ``uuid7(at)`` must be
            there.
        at: the time now, as it is kept.
        migrations: every step there is, in order.

    Returns:
        Whether anything was changed. A file of a newer shape is left as it is.
    """
    found = shape_in(connection)
    steps = [step for step in migrations if step.version > found.version]
    for step in steps:
        for statement in step.statements:
            connection.execute(statement)
        connection.execute("INSERT INTO formats VALUES (?, ?, ?, ?)", (step.version, step.least, step.reason, at))
    if steps:
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {TableShape(steps[-1].version, steps[-1].least).number}")
    return bool(steps)
