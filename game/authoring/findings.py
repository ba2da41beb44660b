"""What is found out about a scene by visiting all of it, or by random walks where it has too many states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.story.explore import MOST_STATES
from game.story.figures import Figures, figures, study
from game.story.model import Scene
from game.story.sample import sampled


def find(scene: Scene, remembered: Mapping[str, Sequence[str]], seed: int = 0, most: int = MOST_STATES) -> Figures:
    """Every figure of a scene.

    Args:
        scene: a scene without problems.
        remembered: for each scene that this one remembers, the endings it can have had.
        seed: what the random walks are drawn from where there are too many states to visit.
        most: how many states are visited before the scene is only sampled.

    Returns:
        The figures; ``exact`` tells which of the two ways they were found.
    """
    found = study(scene, remembered, most)
    return sampled(scene, remembered, seed) if found is None else figures(found)
