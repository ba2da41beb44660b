"""What a game in a window needs from outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.records import Ledger
from game.session.preview import Rehearsal
from game.story.model import Scene, Value


@dataclass(frozen=True, slots=True)
class World:
    """Seeds for new runs, a store that keeps nothing, and starting values that are not to be drawn."""

    seed: Callable[[], int]
    spare: Callable[[], Ledger]
    variants: Mapping[str, Value] = field(default_factory=dict)
    scene: str | None = None
    """The scene that the variants are meant for."""
    rehearsal: Rehearsal | None = None
    """The trainer's preview, if that is what is played; nothing of it is kept."""

    def variants_of(self, scene: Scene) -> Mapping[str, Value]:
        """The starting values that are not to be drawn in that scene."""
        return self.variants if self.scene in (None, scene.id) else {}
