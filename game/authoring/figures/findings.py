"""What is found out about a scene by visiting all of it, or by random walks where it has too many states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.story.analysis import MOST_STATES, Figures, Study, cover, figures, sampled, study
from game.story.engine.compile import flags_asked
from game.story.model import Scene


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
    found = study(scene, remembered, most) or _without_idle_flags(scene, remembered, most)
    return sampled(scene, remembered, seed) if found is None else figures(found)


def _without_idle_flags(scene: Scene, remembered: Mapping[str, Sequence[str]], most: int) -> Study | None:
    """The scene without the flags that nobody asks for, such as a mere counter: the figures are the same."""
    if {flag.id for flag in scene.flags} <= flags_asked(scene):
        return None
    covered = cover(scene, remembered, most)
    return Study(covered.atlas) if covered.is_whole else None
