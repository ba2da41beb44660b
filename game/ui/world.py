"""What a game in a window needs from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.records.store import Store
from game.story.model import Value
from game.ui.rehearsing import Rehearsal


@dataclass(frozen=True, slots=True)
class World:
    """Seeds for new runs, a store that keeps nothing, and starting values that are not to be drawn."""

    seed: Callable[[], int]
    spare: Callable[[], Store]
    variants: Mapping[str, Value] = field(default_factory=dict)
    rehearsal: Rehearsal | None = None
    """The trainer's preview, if that is what is played; nothing of it is kept."""
