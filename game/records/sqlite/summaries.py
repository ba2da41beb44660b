"""What a player's deeds come to, kept ready in the file: without it, lists would take longer with every attempt made.

These tables follow from the others and may change; triggers keep them up to date, whichever game writes. A row that is
gone all the same is put back when the file is opened (see :func:`put_back`): what was played must not be hidden by it.

* ``latest``: for each player, the latest attempt there was when they came or last began one. By it players are
  ordered: rows are numbered as they are written, whatever the clock said.
* ``unfinished``: the attempts that can be gone on with, each with the latest decision there was when it was begun.
* ``standings``: for each player, library and scene, what the levels list shows and what customers remember.
* ``endings_met``: for each of these, and apart for practice, each ending that runs came to (``''`` where a scene ran
  off its end): how many runs, whether one passed, and the best score of those that did.
"""

from __future__ import annotations

import sqlite3
from typing import Final

_OF_ATTEMPT: Final = "(player, library, scene) = (SELECT player, library, scene FROM attempts WHERE id = NEW.attempt"
_REAL: Final = f"{_OF_ATTEMPT} AND NOT practice)"
_NUMBER: Final = "(SELECT number FROM attempts WHERE id = NEW.attempt)"
_FINITE: Final = "CASE WHEN typeof(f.score) IN ('real', 'integer') AND f.score BETWEEN 0 AND 100 THEN f.score END"
_RUNS: Final = "finishes g JOIN attempts b ON b.id = g.attempt"
_SAME: Final = "b.player = a.player AND b.library = a.library AND b.scene = a.scene AND NOT b.practice"
_FIRST: Final = f"FROM {_RUNS} WHERE {_SAME} AND g.score BETWEEN 0 AND 100 ORDER BY b.number, b.id LIMIT 1"
_LAST: Final = f"FROM {_RUNS} WHERE {_SAME} AND g.ending IS NOT NULL ORDER BY g.id DESC LIMIT 1"

_TABLES: Final = (
    "CREATE TABLE latest (player INTEGER PRIMARY KEY, attempt INTEGER NOT NULL)",
    "CREATE TABLE unfinished (attempt INTEGER PRIMARY KEY, player INTEGER NOT NULL, decision INTEGER NOT NULL)",
    "CREATE INDEX unfinished_by_player ON unfinished (player)",
    """CREATE TABLE standings (
        player INTEGER NOT NULL, library TEXT NOT NULL, scene TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
        finished INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0, best REAL, first REAL,
        first_number INTEGER, ending TEXT, ended INTEGER, PRIMARY KEY (player, library, scene)) WITHOUT ROWID""",
)

_OF_PLAYERS: Final = (
    "latest SELECT id, coalesce((SELECT max(id) FROM attempts WHERE player = players.id), 0) FROM players"
)
_OF_OPEN: Final = """unfinished SELECT id, player, 0 FROM attempts a WHERE typeof(player) = 'integer'
        AND NOT EXISTS (SELECT 1 FROM finishes WHERE attempt = a.id)
        AND NOT EXISTS (SELECT 1 FROM closings WHERE attempt = a.id)"""
_OF_RUNS: Final = f"""standings
        SELECT a.player, a.library, a.scene,
            sum(coalesce(NOT a.practice, 0) AND NOT EXISTS
                (SELECT 1 FROM closings WHERE attempt = a.id AND reason IN ('unanswered', 'unsaved'))),
            count(f.id) > 0, max(f.passed IS 1), max(CASE WHEN NOT a.practice THEN {_FINITE} END),
            (SELECT g.score {_FIRST}), (SELECT b.number {_FIRST}), (SELECT g.ending {_LAST}), (SELECT g.id {_LAST})
        FROM attempts a LEFT JOIN finishes f ON f.attempt = a.id
        WHERE typeof(a.player) = 'integer' AND typeof(a.scene) = 'text' GROUP BY a.player, a.library, a.scene"""  # noqa: S608 - all its parts stand above
_OF_OLD_ROWS: Final = tuple(f"INSERT INTO {rows}" for rows in (_OF_PLAYERS, _OF_OPEN, _OF_RUNS))

_TRIGGERS: Final = (
    """CREATE TRIGGER players_latest AFTER INSERT ON players BEGIN
        INSERT OR REPLACE INTO latest VALUES (NEW.id, (SELECT coalesce(max(id), 0) FROM attempts));
    END""",
    """CREATE TRIGGER attempts_summed AFTER INSERT ON attempts BEGIN
        INSERT OR REPLACE INTO latest VALUES (NEW.player, NEW.id);
        INSERT OR REPLACE INTO unfinished
            VALUES (NEW.id, NEW.player, (SELECT coalesce(max(id), 0) FROM decisions));
        INSERT OR IGNORE INTO standings (player, library, scene) VALUES (NEW.player, NEW.library, NEW.scene);
        UPDATE standings SET attempts = attempts + 1
            WHERE player = NEW.player AND library = NEW.library AND scene = NEW.scene AND NOT NEW.practice;
    END""",
    f"""CREATE TRIGGER finishes_summed AFTER INSERT ON finishes BEGIN
        DELETE FROM unfinished WHERE attempt = NEW.attempt;
        UPDATE standings SET finished = 1, passed = max(passed, NEW.passed) WHERE {_OF_ATTEMPT});
        UPDATE standings SET best = max(coalesce(best, NEW.score), NEW.score),
            first = CASE WHEN first_number <= {_NUMBER} THEN first ELSE NEW.score END,
            first_number = min(coalesce(first_number, {_NUMBER}), {_NUMBER})
            WHERE NEW.score IS NOT NULL AND {_REAL};
        UPDATE standings SET ending = NEW.ending, ended = NEW.id WHERE NEW.ending IS NOT NULL AND {_REAL};
    END""",  # noqa: S608 - as above
    f"""CREATE TRIGGER closings_summed AFTER INSERT ON closings BEGIN
        DELETE FROM unfinished WHERE attempt = NEW.attempt;
        UPDATE standings SET attempts = attempts - 1
            WHERE NEW.reason IN ('unanswered', 'unsaved') AND {_REAL};
    END""",  # noqa: S608 - as above
)

_MET: Final = (
    "(player, library, scene, practice, ending) = (SELECT player, library, scene, practice, coalesce(NEW.ending, '')"
)
_OF_ENDINGS: Final = f"""endings_met
        SELECT a.player, a.library, a.scene, a.practice, coalesce(f.ending, ''), count(*), max(f.passed IS 1),
            max(CASE WHEN f.passed IS 1 THEN {_FINITE} END)
        FROM finishes f JOIN attempts a ON a.id = f.attempt
        WHERE typeof(a.player) = 'integer' AND typeof(a.scene) = 'text' AND a.practice IN (0, 1)
        GROUP BY a.player, a.library, a.scene, a.practice, coalesce(f.ending, '')"""  # noqa: S608 - as above
ENDINGS_MET: Final = (
    """CREATE TABLE endings_met (
        player INTEGER NOT NULL, library TEXT NOT NULL, scene TEXT NOT NULL, practice INTEGER NOT NULL,
        ending TEXT NOT NULL, runs INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0, best REAL,
        PRIMARY KEY (player, library, scene, practice, ending)) WITHOUT ROWID""",
    f"INSERT INTO {_OF_ENDINGS}",
    f"""CREATE TRIGGER finishes_met AFTER INSERT ON finishes BEGIN
        INSERT OR IGNORE INTO endings_met (player, library, scene, practice, ending)
            SELECT player, library, scene, practice, coalesce(NEW.ending, '') FROM attempts WHERE id = NEW.attempt;
        UPDATE endings_met SET runs = runs + 1, passed = max(passed, NEW.passed),
            best = CASE WHEN NEW.passed AND NEW.score IS NOT NULL
                THEN max(coalesce(best, NEW.score), NEW.score) ELSE best END
            WHERE {_MET} FROM attempts WHERE id = NEW.attempt);
    END""",  # noqa: S608 - as above
)
"""The same for what was added later: which endings each player has met."""

STATEMENTS: Final = (*_TABLES, *_OF_OLD_ROWS, *_TRIGGERS)
"""Make the tables, fill them from what is there, and keep them up to date from then on."""


_IS_ONE_GONE: Final = """SELECT (SELECT count(*) FROM attempts) - (SELECT count(*) FROM finishes)
    - (SELECT count(*) FROM closings) > (SELECT count(*) FROM unfinished)"""


def put_back(connection: sqlite3.Connection, *, wholly: bool) -> None:
    """Put back the rows that are gone, in the transaction that the caller has begun; what is there stays as it is.

    Args:
        connection: a file that has all these tables.
        wholly: look for rows of every table. That goes through all attempts; otherwise only calls that were left are
            looked for, and only where the numbers of attempts, ends and calls that are left do not come out even.
    """
    if wholly:
        for rows in (_OF_PLAYERS, _OF_OPEN, _OF_RUNS, _OF_ENDINGS):
            connection.execute(f"INSERT OR IGNORE INTO {rows}")
    elif connection.execute(_IS_ONE_GONE).fetchone() == (1,):
        connection.execute(f"INSERT OR IGNORE INTO {_OF_OPEN}")
