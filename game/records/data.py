"""An attempt and a decision as plain data, as they are exported; None stands where there is nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from game.records.values import Answer, Attempt


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
