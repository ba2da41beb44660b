"""What is exported of an attempt and of a decision, as rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

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
