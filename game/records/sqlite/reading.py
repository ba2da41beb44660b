"""Answers what was kept: the questions of a ledger, put to an open saves file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from game.records.facts import MetEnding, remembered_from, standings_from, with_endings
from game.records.sqlite import names, rows
from game.records.sqlite.changes import Changes, changes
from game.records.sqlite.rows import StoredRow, read_by
from game.records.values import Answer, Attempt, Player, Standing

Read = Callable[..., list[StoredRow]]
"""Gives all rows that answer a query with its values; raises StoreError."""


def players(read: Read) -> tuple[Player, ...]:
    """Everybody on the list, whoever came or began a run last first."""
    known = changes(read)
    found: dict[int, Player] = {}
    came: dict[int, tuple[int, int]] = {}
    for *row, latest in read(
        "SELECT p.id, p.name, p.folded, p.uuid, l.attempt FROM players p LEFT JOIN latest l ON l.player = p.id"
    ):
        player = read_by(rows.player_of, tuple(row))
        if player is None:
            continue
        found[player.id] = player
        at, now = (latest if isinstance(latest, int) else 0, player.id), known.of(player.id)
        came[now] = max(at, came.get(now, at))
    listed = [_called(player, known) for player in found.values() if known.is_listed(player.id)]
    return tuple(sorted(listed, key=lambda player: came[player.id], reverse=True))


def _called(player: Player, known: Changes) -> Player:
    name = known.names.get(player.id)
    return player if name is None else replace(player, name=name)


def player_named(read: Read, name: str) -> Player | None:
    """The player of that name, also where the name is spoilt and is given as it is shown."""
    sought, known = names.folded(name), changes(read)
    for row in read(rows.PLAYER_ROWS + "WHERE folded = ?", sought):
        player = read_by(rows.player_of, row)
        if player is not None and known.is_listed(player.id) and player.id not in known.names:
            return player
    return next((player for player in players(read) if names.folded(player.name) == sought), None)


def player_with(read: Read, id_: int) -> Player | None:
    """Who the player of that id here is now; None where they were removed."""
    known = changes(read)
    found = () if known.is_gone(id_) else read(rows.PLAYER_ROWS + "WHERE id = ?", known.of(id_))
    player = read_by(rows.player_of, found[0]) if found else None
    return None if player is None else _called(player, known)


def player_now(read: Read, player: Player) -> Player | None:
    """Who a player is now: known by the UUID, else by the id; None where they were removed."""
    for row in read(rows.PLAYER_ROWS + "WHERE uuid = ?", player.uuid) if player.uuid else ():
        here = read_by(rows.player_of, row)
        if here is not None:
            return player_with(read, here.id)
    return player_with(read, player.id)


def known(read: Read, player: Player) -> Player | None:
    """That player here, as they are now: by the UUID, else by the name."""
    for row in read(rows.PLAYER_ROWS + "WHERE uuid = ?", player.uuid) if player.uuid else ():
        here = read_by(rows.player_of, row)
        now = None if here is None else player_with(read, here.id)
        if now is not None:
            return now
    return player_named(read, player.name)


def _everybody(read: Read, player: Player) -> tuple[tuple[int, ...], str]:
    """The ids of all who are that player now, and as many question marks."""
    ids = changes(read).all_of(player.id)
    return ids, ", ".join("?" * len(ids))


def unfinished(read: Read, player: Player, library: str) -> tuple[Attempt, ...]:
    """What can be gone on with, the one played last first.

    Attempts and decisions are numbered as they are written: what was begun after a decision comes before its attempt.
    """
    ids, marks = _everybody(read, player)
    found = read(
        # The plus keeps SQLite from going through all of the player's attempts instead of the few that are open.
        rows.ATTEMPTS + f"WHERE a.id IN (SELECT attempt FROM unfinished WHERE player IN ({marks}))"  # noqa: S608 - marks
        f" AND +a.player IN ({marks}) AND a.library IN ('', ?) AND f.id IS NULL AND c.id IS NULL"
        " ORDER BY max((SELECT decision FROM unfinished WHERE attempt = a.id),"
        " coalesce((SELECT max(id) FROM decisions WHERE attempt = a.id), 0)) DESC, a.id DESC",
        *ids,
        *ids,
        library,
    )
    return tuple(_attempts(found))


def attempts(read: Read, player: Player) -> tuple[Attempt, ...]:
    """All of a player's, in the order they were begun."""
    ids, marks = _everybody(read, player)
    return tuple(_attempts(read(f"{rows.ATTEMPTS} WHERE a.player IN ({marks}) ORDER BY a.id", *ids)))


_NO_ID: Final = 2**63 - 1
"""Greater than the id of any row that there will ever be, and as great as SQLite takes a number."""


def everybodys(read: Read, before: int | None, most: int) -> tuple[Attempt, ...]:
    """The latest of everybody's that were begun before one; rows that cannot be understood are gone past."""
    at = _NO_ID if before is None else before
    while found := read(f"{rows.ATTEMPTS} WHERE a.id < ? ORDER BY a.id DESC LIMIT ?", at, most):
        if known := tuple(_attempts(found)):
            return known
        at = found[-1][0]
    return ()


_NO_CALLS: Final = "('unanswered', 'unsaved', 'reviewed')"
"""Why attempts were closed that are no calls of their own: nothing said, gone on with elsewhere, a review's answer."""


def conversations(read: Read, player: Player) -> int:
    """How many calls a player has had, practice too."""
    ids, marks = _everybody(read, player)
    (found,) = read(
        "SELECT count(*) FROM attempts a LEFT JOIN finishes f ON f.attempt = a.id"  # noqa: S608 - marks and a constant
        f" LEFT JOIN closings c ON c.attempt = a.id WHERE a.player IN ({marks})"
        f" AND coalesce(c.reason, '') NOT IN {_NO_CALLS}"
        " AND (f.id IS NOT NULL OR EXISTS (SELECT 1 FROM decisions WHERE attempt = a.id))",
        *ids,
    )
    return int(found[0])


def attempts_at(read: Read, player: Player, scene: str, library: str, most: int) -> tuple[Attempt, ...]:
    """A player's latest calls of a scene, the latest first."""
    ids, marks = _everybody(read, player)
    found = read(
        f"{rows.ATTEMPTS} WHERE a.player IN ({marks}) AND a.scene = ? AND a.library IN ('', ?)"
        f" AND coalesce(c.reason, '') NOT IN {_NO_CALLS} ORDER BY a.id DESC LIMIT ?",
        *ids,
        scene,
        library,
        most,
    )
    return tuple(_attempts(found))


def attempt(read: Read, id_: int | str) -> Attempt | None:
    """One, by its id here or its UUID."""
    column = "uuid" if isinstance(id_, str) else "id"
    return next(_attempts(read(f"{rows.ATTEMPTS} WHERE a.{column} = ?", id_)), None)


def _attempts(found: list[StoredRow]) -> Iterator[Attempt]:
    for row in found:
        one = read_by(rows.attempt_of, row)
        if one is not None:
            yield one


def walk(read: Read, of: Attempt) -> tuple[tuple[str, str], ...]:
    """Decisions with the options taken, from the first to the last or to the one that cannot be read."""
    steps: list[tuple[str, str]] = []
    for row in read("SELECT number, decision, option FROM decisions WHERE attempt = ? ORDER BY number", of.id):
        step = read_by(rows.step_of, row)
        if step is None or step[0] != len(steps) + 1:
            break
        steps.append(step[1:])
    return tuple(steps)


def answers(read: Read, of: Attempt) -> tuple[Answer, ...]:
    """All about each decision that can be read, in order."""
    found = read(f"{rows.ANSWERS} WHERE attempt = ? ORDER BY number", of.id)
    return tuple(answer for row in found if (answer := read_by(rows.answer_of, row)) is not None)


def standings(read: Read, player: Player, library: str) -> Mapping[str, Standing]:
    """How a player stands in each scene: in this library and, from before libraries were told apart, in any."""
    ids, _ = _everybody(read, player)
    if len(ids) > 1:  # the sums are of each by themselves, and do not know whose first run of a scene was the first
        return standings_from(attempts(read, player), library)
    found: dict[str, tuple[Standing, int]] = {}
    sums = [read_by(rows.standing_of, row) for row in read(rows.STANDINGS, *ids, library)]
    endings = [read_by(rows.met_of, row) for row in read(rows.ENDINGS_MET, *ids, library)]
    for one in sums:
        if one is None:
            break
        scene, standing, first_number = one
        if scene in found:
            standing, first_number = _together(found[scene], (standing, first_number))
        found[scene] = standing, first_number
    if not sums or None in sums or None in endings:  # somebody new, or the sums are spoilt: the attempts know better
        return standings_from(attempts(read, player), library)
    by_scene: dict[str, list[MetEnding]] = defaultdict(list)
    for met in endings:
        if met is not None:
            by_scene[met.scene].append(met)
    return {scene: with_endings(standing, by_scene[scene]) for scene, (standing, _) in found.items()}


def _together(one: tuple[Standing, int], other: tuple[Standing, int]) -> tuple[Standing, int]:
    """Two standings in one scene as one; each with the number of the run that its first score is of."""
    a, b = one[0], other[0]
    first = min((each for each in (one, other) if each[0].first is not None), key=lambda each: each[1], default=one)
    together = Standing(
        a.finished or b.finished,
        a.passed or b.passed,
        None,
        first[0].first,
        a.attempts + b.attempts,
    )
    return together, first[1]


def remembered(read: Read, player: Player, library: str) -> Mapping[str, str]:
    """How the latest finished run of each scene ended."""
    ids, _ = _everybody(read, player)
    sums = [row for one in ids for row in read(rows.STANDINGS, one, library)]
    if not sums or any(read_by(rows.standing_of, row) is None for row in sums):
        return remembered_from(attempts(read, player), library)
    endings = [read_by(rows.last_ending_of, row) for row in sums]
    return {scene: ending for _, scene, ending in sorted(one for one in endings if one is not None)}


def settings(read: Read, player: Player | None) -> Mapping[str, str]:
    """What was last kept under each key; where that is spoilt, nothing."""
    found: dict[str, str] = {}
    id_ = None if player is None else player.id
    query = "SELECT key, value FROM settings WHERE player IS ? AND key IS NOT ? ORDER BY id"
    for row in read(query, id_, rows.TOLD_KEY):
        pair = read_by(rows.setting_of, row)
        if pair is None:
            continue
        key, value = pair
        if value is None:
            found.pop(key, None)
        else:
            found[key] = value
    return found
