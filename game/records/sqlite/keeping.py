"""Adds attempts, decisions, endings and closings to a store: every row that a conversation leaves behind."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Literal
from uuid import uuid4

from game.records.sqlite import rows
from game.records.sqlite.store import Store
from game.records.values import Attempt, Finish, How, Player, Reason
from game.story.engine import Conversation, Turn, play
from game.story.model import Scene


def new_attempt(store: Store, player: Player, conversation: Conversation) -> Attempt:
    """Keep that a player begins a scene.

    Args:
        store: where.
        player: who; one that the store does not know (it came from another) is added by name.
        conversation: just begun.

    Raises:
        StoreError: if it could not be kept.
    """
    known = store.player(player.name)
    with store.writing() as connection:
        (before,) = connection.execute(
            "SELECT count(*) FROM attempts a WHERE player = ? AND scene = ? AND NOT practice"
            " AND NOT EXISTS (SELECT 1 FROM closings WHERE attempt = a.id AND reason IN ('unanswered', 'unsaved'))",
            (known.id, conversation.scene.id),
        ).fetchone()
        id_ = _insert(connection, store, conversation, known.id, before + 1, practice=False, rewound=None)
    return _as_kept(store, id_)


def attempt_again(
    store: Store, of: Attempt, player: Player, conversation: Conversation, reason: Literal["left", "unsaved"]
) -> Attempt:
    """Keep a run that takes another one's place, with the decisions that it takes over, and close the other.

    Args:
        store: where.
        of: the run whose place it takes; if it is unfinished here it is closed for the reason given.
        player: who; one that the store does not know is added by name.
        conversation: as it stands after the decisions taken over.
        reason: ``left`` for going back, which is practice; ``unsaved`` for the same run in another store.

    Raises:
        StoreError: if it could not be kept; then nothing has changed.
    """
    known = store.player(player.name)
    with store.writing() as connection:
        there = connection.execute("SELECT id FROM attempts WHERE uuid = ?", (of.uuid,)).fetchone()
        rewound = None if there is None else there[0]
        if rewound is not None:
            close(connection, store, rewound, reason)
        practice = of.practice or reason == "left"
        id_ = _insert(connection, store, conversation, known.id, of.number, practice=practice, rewound=rewound)
        for number, turn in enumerate(conversation.turns, 1):
            add_decision(connection, store, id_, turn, number=number, scene=conversation.scene, how=None)
    return _as_kept(store, id_)


def _insert(
    connection: sqlite3.Connection,
    store: Store,
    conversation: Conversation,
    player: int,
    number: int,
    *,
    practice: bool,
    rewound: int | None,
) -> int:
    scene, setup = conversation.scene, conversation.setup
    added = connection.execute(
        "INSERT INTO attempts (uuid, player, scene, content, seed, variants, remembered, number, practice, rewound, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            str(uuid4()),
            player,
            scene.id,
            scene.content,
            str(setup.seed),
            rows.packed(dict(setup.variants)),
            rows.packed(dict(setup.remembered)),
            number,
            practice,
            rewound,
            store.stamp(),
        ),
    )
    id_ = added.lastrowid
    assert id_ is not None  # noqa: S101 - an INSERT has just set it
    return id_


def _as_kept(store: Store, id_: int) -> Attempt:
    attempt = store.attempt(id_)
    assert attempt is not None  # noqa: S101 - it has just been kept, and nothing is ever deleted
    return attempt


def add_decision(
    connection: sqlite3.Connection,
    store: Store,
    attempt: int,
    turn: Turn,
    *,
    number: int,
    scene: Scene,
    how: How | None,
) -> None:
    """Keep one decision, inside a transaction of the store; without a ``how`` it was taken over from another run."""
    given = how or How()
    connection.execute(
        "INSERT INTO decisions (attempt, number, decision, option, shown, device, ms, before, after, replayed, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            attempt,
            number,
            turn.decision,
            turn.option,
            rows.packed(given.shown),
            given.device,
            given.ms,
            rows.packed(rows.meters_of(scene, turn.before.meters)),
            rows.packed(rows.meters_of(scene, turn.after.meters)),
            how is None,
            store.stamp(),
        ),
    )


def add_finish(connection: sqlite3.Connection, store: Store, attempt: int, conversation: Conversation) -> Finish:
    """Keep how a conversation that is over ended, inside a transaction of the store."""
    scene, state = conversation.scene, conversation.state
    ended = state.ending is not None
    outcome, passed = play.outcome(scene, state), play.passed(scene, state)
    score = float(play.score(scene, state)) if ended else None
    at = store.stamp()
    connection.execute(
        "INSERT INTO finishes (attempt, ending, outcome, passed, score, at) VALUES (?, ?, ?, ?, ?, ?)",
        (attempt, state.ending, outcome, passed, score, at),
    )
    return Finish(state.ending, outcome, passed, score, datetime.fromisoformat(at))


def close(connection: sqlite3.Connection, store: Store, attempt: int, reason: Reason) -> None:
    """Keep that an attempt is not gone on with, inside a transaction; one that is over or closed stays as it is."""
    connection.execute(
        "INSERT INTO closings (attempt, reason, at) SELECT ?, ?, ?"
        " WHERE NOT EXISTS (SELECT 1 FROM finishes WHERE attempt = ?)"
        " AND NOT EXISTS (SELECT 1 FROM closings WHERE attempt = ?)",
        (attempt, reason, store.stamp(), attempt, attempt),
    )


def revise(connection: sqlite3.Connection, store: Store, attempt: Attempt, content: str) -> None:
    """Keep that an attempt goes on with an edited scene, inside a transaction."""
    connection.execute(
        "INSERT INTO revisions (attempt, decisions, content, at) VALUES (?, ?, ?, ?)",
        (attempt.id, attempt.taken, content, store.stamp()),
    )
