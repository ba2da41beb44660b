"""Flags: what a scene remembers of its own, and which of them are shown beside the moods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.story.model.cast import Mark, unmarked

Value = bool | int | str
"""What a flag can hold: true or false, a whole number, or one of its words."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a scene remembers: its values all of one kind; ``drawn`` if the seed picks the first one.

    ``values`` are what it may hold: the words, the drawn values, or ``(False, True)``; empty for a number.
    """

    id: str
    start: Value
    values: tuple[Value, ...] = ()
    drawn: bool = False
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Gauge:
    """A whole-number flag that the player sees beside the moods, as a bar from 0 to ``most``."""

    flag: str
    label: str
    good: Literal["low", "high"]
    most: int
    mark: Mark = unmarked()
