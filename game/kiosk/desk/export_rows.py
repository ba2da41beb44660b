"""What is exported of an attempt and of a decision: as rows of tables, and as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from game.records import Answer, Attempt

ATTEMPT_COLUMNS: Final = (
    "attempt",
    "player",
    "library",
    "scene",
    "content",
    "language",
    "mode",
    "kiosk",
    "number",
    "practice",
    "started",
    "ended",
    "state",
    "ending",
    "outcome",
    "score",
    "passed",
    "decisions",
    "spent",
)
DECISION_COLUMNS: Final = (
    "attempt", "number", "decision", "option", "shown", "device", "ms", "replayed", "at", "costs",
)  # fmt: skip

Cells = tuple[str | int | float, ...]
"""One row of a table; what is not known is an empty cell."""


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def attempt_data(attempt: Attempt, player: str) -> dict[str, Any]:
    """An attempt, with None where there is nothing."""
    finish = attempt.finish
    return {
        "attempt": attempt.uuid,
        "player": player,
        "library": attempt.where.library,
        "scene": attempt.scene,
        "content": attempt.content,
        "language": attempt.where.language,
        "mode": attempt.where.mode,
        "kiosk": attempt.where.machine,
        "number": attempt.number,
        "practice": attempt.practice,
        "started": _time(attempt.started),
        "ended": None if finish is None else _time(finish.at),
        "state": "finished" if finish is not None else attempt.closed or "open",
        "ending": None if finish is None else finish.ending,
        "outcome": None if finish is None else finish.outcome,
        "score": None if finish is None else finish.score,
        "passed": None if finish is None else finish.passed,
        "decisions": attempt.taken,
        "spent": attempt.spent,
    }


def decision_data(answer: Answer) -> dict[str, Any]:
    """A decision."""
    return {
        "number": answer.number,
        "decision": answer.decision,
        "option": answer.option,
        "shown": list(answer.shown),
        "device": answer.device,
        "ms": answer.ms,
        "replayed": answer.replayed,
        "at": _time(answer.at),
        "before": dict(answer.before),
        "after": dict(answer.after),
        "costs": answer.costs,
    }


def cells(data: dict[str, Any], columns: Sequence[str]) -> Cells:
    """Those columns of it as cells: yes and no as 1 and 0, several things with a space between them."""
    return tuple(_cell(data[column]) for column in columns)


def _cell(value: object) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return int(value)
        case list():
            return " ".join(map(str, value))
        case int() | float() | str():
            return value
    return str(value)
