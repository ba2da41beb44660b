"""What a map and a review pack tell beside the script: what options cost, and which beats anybody can come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.story.analysis import MOST_STATES, Figures, Study, cover, figures, sampled
from game.story.model import Scene


@dataclass(frozen=True, slots=True)
class Seen:
    """The figures of a scene; ``entered`` are the beats that can be come to, None where that is not certain."""

    figures: Figures
    entered: frozenset[str] | None


def see(scene: Scene, remembered: Mapping[str, Sequence[str]], most: int = MOST_STATES) -> Seen:
    """Explore a scene once, for both.

    Args:
        scene: a scene without problems.
        remembered: for each scene that this one remembers, the endings it can have had.
        most: how many states are visited before the scene is only sampled.
    """
    covered = cover(scene, remembered, most)
    if not covered.is_whole:
        return Seen(sampled(scene, remembered, 0), None)
    entered = frozenset(beat.id for beat in scene.beats if covered.is_entered(beat.id))
    return Seen(figures(Study(covered.atlas)), entered)
