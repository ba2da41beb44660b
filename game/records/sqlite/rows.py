"""Turns rows of the saves file into values and back; a row that cannot be understood is None, never an error.

Whatever a file holds may be wrong: a bit has flipped, another program has written there. Every value is looked at.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, Literal, NamedTuple, TypeVar, get_args

from game.records.facts import MetEnding
from game.records.sqlite.names import kind_of, sought_in, tidied, tidy
from game.records.values import Answer, Attempt, Finish, Mode, Player, Reason, Standing, Where
from game.story.engine import Setup
from game.story.model import OutcomeName

StoredRow = tuple[Any, ...]
_Value = TypeVar("_Value")

PLAYER_ROWS: Final = "SELECT p.id, p.name, p.folded, p.uuid FROM players p "
ATTEMPTS: Final = """
    SELECT a.id, a.uuid, a.player, a.scene,
        coalesce((SELECT content FROM revisions WHERE attempt = a.id ORDER BY id DESC LIMIT 1), a.content),
        a.seed, a.variants, a.remembered, a.number, a.practice, a.at, a.rewound,
        (SELECT count(*) FROM decisions WHERE attempt = a.id),
        (SELECT sum(costs) FROM decisions WHERE attempt = a.id),
        a.library, a.language, a.mode, a.machine,
        f.attempt, f.ending, f.outcome, f.passed, f.score, f.at, c.attempt, c.reason
    FROM attempts a LEFT JOIN finishes f ON f.attempt = a.id LEFT JOIN closings c ON c.attempt = a.id
"""
ANSWERS: Final = """
    SELECT number, decision, option, shown, device, ms, before, after, replayed, at, coalesce(uuid, ''), costs
    FROM decisions
"""
STANDINGS: Final = """
    SELECT scene, attempts, finished, passed, best, first, first_number, ending, ended FROM standings
    WHERE player = ? AND library IN ('', ?)
"""
ENDINGS_MET: Final = """
    SELECT scene, practice, ending, runs, passed, best FROM endings_met WHERE player = ? AND library IN ('', ?)
"""
OF_SCENE: Final = "WHERE player = ? AND scene = ? AND library IN ('', ?)"
TOLD_KEY: Final = "records.spoilt"
"""The machine's setting that says which spoilt rows the player has been told of; nobody else's affair."""
_LONGEST_SEED: Final = 100
HIGHEST: Final = 2**63


def _refused(word: str) -> object:
    raise ValueError(word)


_DECODER: Final = json.JSONDecoder(parse_constant=_refused)  # no infinities


class SpoiltText(str):
    """A text whose bytes are no UTF-8; what could not be read is a replacement character."""

    __slots__ = ()


def text_of(data: bytes) -> str:
    """A text as it is read from the file: never an error."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return SpoiltText(data.decode("utf-8", "replace"))


def read_by(decode: Callable[[StoredRow], _Value], row: StoredRow) -> _Value | None:
    """What a row stands for, None where it cannot be understood."""
    try:
        return decode(row)
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None


def player_of(row: StoredRow) -> Player:
    """The player in a row of PLAYER_ROWS; a name that is spoilt is shown as far as it can be."""
    id_, name, folded_name, uuid = row
    key = sought_in(folded_name) if isinstance(folded_name, str) else folded_name
    shown = _name(name) or _name(key) or "\N{REPLACEMENT CHARACTER}"
    return Player(_whole(id_), shown, _name(uuid), kind_of(folded_name))


def is_whole_player(row: StoredRow) -> bool:
    """Whether nothing in a row of PLAYER_ROWS is spoilt."""
    return all(value is None or (isinstance(value, str) and not isinstance(value, SpoiltText)) for value in row[1:])


class Change(NamedTuple):
    """What became of a player: another ``name``, or put together with the ``other``, or removed."""

    player: int
    change: Literal["renamed", "merged", "removed"]
    name: str = ""
    other: int = 0


def change_of(row: StoredRow) -> Change:
    """The change in a row of changes."""
    _, player, change, name, _, other = row
    match change:
        case "renamed":
            return Change(_whole(player), "renamed", tidy(_text(name)))
        case "merged":
            return Change(_whole(player), "merged", other=_whole(other))
        case "removed":
            return Change(_whole(player), "removed")
    raise ValueError(change)


def attempt_of(row: StoredRow) -> Attempt:
    """The attempt in a row of ATTEMPTS."""
    id_, uuid, player, scene, content, seed, variants, remembered, number, practice, at, rewound, taken, spent = row[
        :14
    ]
    library, language, mode, machine, finished, *end, closed, reason = row[14:]
    return Attempt(
        _whole(id_),
        _text(uuid),
        _whole(player),
        _text(scene),
        _text(content),
        Setup(_seed(seed), _mapping(variants, bool, int, str), _mapping(remembered, str)),
        _whole(number, least=1),
        _truth(practice),
        _time(at),
        None if rewound is None else _whole(rewound),
        _whole(taken),
        None if finished is None else finish_of(tuple(end)),
        "" if closed is None else _reason(reason),
        Where(_text(library), _text(language), _mode(mode), _text(machine)),
        None if spent is None else _whole(spent),
    )


def finish_of(row: StoredRow) -> Finish:
    """How an attempt ended, from the ending, the outcome, whether it passed, the score and the time."""
    ending, outcome, passed, score, at = row
    if outcome is not None and outcome not in get_args(OutcomeName):
        raise ValueError(outcome)
    kept: OutcomeName | None = outcome
    return Finish(None if ending is None else _text(ending), kept, _truth(passed), _score(score), _time(at))


def answer_of(row: StoredRow) -> Answer:
    """The answer in a row of ANSWERS."""
    number, decision, option, shown, device, ms, before, after, replayed, at, uuid, costs = row
    return Answer(
        _whole(number, least=1),
        _text(decision),
        _text(option),
        _texts(shown),
        _text(device),
        None if ms is None else _whole(ms),
        _mapping(before, int),
        _mapping(after, int),
        _truth(replayed),
        _time(at),
        _text(uuid),
        None if costs is None else _whole(costs),
    )


def step_of(row: StoredRow) -> tuple[int, str, str]:
    """A decision's number, the decision and the option."""
    number, decision, option = row
    return _whole(number, least=1), _text(decision), _text(option)


def standing_of(row: StoredRow) -> tuple[str, Standing, int]:
    """The scene and the standing in a row of STANDINGS, and the number of the run that the first score is of.

    What of it depends on the endings that were met is not in it yet: see ``met_of``.
    """
    scene, attempts, finished, passed, best, first, first_number, _, _ = row
    _score(best)  # it is looked at, so that a spoilt row is known, and is of no use: runs that did not pass are in it
    standing = Standing(_truth(finished), _truth(passed), None, _score(first), _whole(attempts))
    return _text(scene), standing, 0 if first_number is None else _whole(first_number)


def met_of(row: StoredRow) -> MetEnding:
    """What a row of ENDINGS_MET says."""
    scene, practice, ending, runs, passed, best = row
    return MetEnding(_text(scene), _truth(practice), _text(ending), _whole(runs), _truth(passed), _score(best))


def last_ending_of(row: StoredRow) -> tuple[int, str, str] | None:
    """When a row of STANDINGS had its latest ending, the scene and the ending; None where there was none."""
    scene, *_, ending, ended = row
    return None if ending is None else (_whole(ended), _text(scene), _text(ending))


def packed(value: object) -> str:
    """A value as JSON, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def setting_of(row: StoredRow) -> tuple[str, str | None]:
    """The key and the value in a row of settings; None for a value that is spoilt."""
    key, value = row
    return _text(key), read_by(_text, value)


def _name(value: object) -> str:
    return tidied(str(value)) if isinstance(value, str) else ""


def _text(value: object) -> str:
    if not isinstance(value, str) or isinstance(value, SpoiltText):
        raise TypeError(value)
    return value


def _whole(value: object, least: int = 0) -> int:
    if not isinstance(value, int) or not least <= value < HIGHEST:
        raise ValueError(value)
    return value


def _truth(value: object) -> bool:
    if value not in (0, 1):
        raise ValueError(value)
    return bool(value)


def _score(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or not math.isfinite(value) or not 0 <= value <= 100:
        raise ValueError(value)
    return float(value)


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(_text(value))
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _seed(value: object) -> int:
    seed = _text(value)
    if len(seed) > _LONGEST_SEED:
        raise ValueError(seed)
    return int(seed)


def _reason(value: object) -> Reason:
    """Why it was closed; closed it is, even where the reason cannot be read."""
    for known in get_args(Reason):
        if value == known:
            reason: Reason = known
            return reason
    return "left"


def _mode(value: object) -> Mode:
    for known in get_args(Mode):
        if value == known:
            mode: Mode = known
            return mode
    return "learn"


def _json(value: object) -> object:
    text = _text(value)
    found: object = _DECODER.decode(text)
    if "\\u" in text:
        json.dumps(found, ensure_ascii=False).encode()  # half a letter can be written so, and cannot be shown
    return found


def _texts(value: object) -> tuple[str, ...]:
    found = _json(value)
    if not isinstance(found, list):
        raise TypeError(value)
    return tuple(map(_text, found))


def _mapping(value: object, *types: type[_Value]) -> Mapping[str, _Value]:
    """Names with values of just those types (a truth value is no number)."""
    found = _json(value)
    if not isinstance(found, dict) or not all(type(one) in types for one in found.values()):
        raise TypeError(value)
    if any(isinstance(one, int) and abs(one) >= HIGHEST for one in found.values()):
        raise ValueError(value)
    return found
