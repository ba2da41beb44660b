"""The one door to a scene's figures: it is explored once, and whoever asks reads the same from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import prod
from typing import Final

from game.authoring.figures.left_behind import left_to
from game.script.library import LibraryIndex, read_scene
from game.story.analysis import MOST_STATES, Coverage, Figures, Report, Study, choices, cover, figures, sampled
from game.story.model import Scene

MANY_BEGINNINGS: Final = 1_000
"""A scene that can begin in more ways has too many states to tell all of them apart to the end."""


class Explored:
    """A scene that was explored, and what it is worth; what nobody asks for is not worked out.

    ``coverage`` is what can happen in it, with its atlas; ``seed`` what random walks are drawn from where it has too
    many states to visit. ``report`` is told how far it is.
    """

    def __init__(
        self, coverage: Coverage, remembered: Mapping[str, Sequence[str]], seed: int, report: Report | None = None
    ) -> None:
        self.coverage = coverage
        self.remembered = remembered
        self.seed = seed
        self.report = report

    @property
    def is_whole(self) -> bool:
        """Whether every state was visited."""
        return self.coverage.is_whole

    @cached_property
    def study(self) -> Study:
        """What the states that were visited are worth."""
        return Study(self.coverage.atlas)

    @cached_property
    def figures(self) -> Figures:
        """Every figure, exact where the scene was visited as a whole and sampled otherwise."""
        if self.is_whole:
            return figures(self.study)
        return sampled(self.coverage.scene, self.remembered, self.seed, report=self.report)

    @cached_property
    def entered(self) -> frozenset[str] | None:
        """The beats that can be come to, or None where that is not certain."""
        if not self.is_whole:
            return None
        return frozenset(beat.id for beat in self.coverage.scene.beats if self.coverage.is_entered(beat.id))


def explored(
    scene: Scene,
    remembered: Mapping[str, Sequence[str]] | None = None,
    seed: int = 0,
    most: int = MOST_STATES,
    report: Report | None = None,
    *,
    forgets: bool = False,
) -> Explored:
    """Explore a scene. Flags that no condition asks for, such as a mere counter, tell no states apart.

    Args:
        scene: a scene without problems.
        remembered: for each scene that this one remembers, what it can have left (see ``Memory``).
        seed: what random walks are drawn from where there are too many states to visit.
        most: how many states are visited before the scene is only sampled.
        report: is told how far it is; where it says to stop, the scene is only sampled, and that only a little.
        forgets: whether states are one that nothing can tell apart any more: there are fewer of them, and everything
            that can happen, how often, and what it is worth is the same. They are in any case where a scene can begin
            in very many ways.
    """
    endings = remembered or {}
    forgets = forgets or _beginnings(scene, endings) > MANY_BEGINNINGS
    return Explored(cover(scene, endings, most, report=report, forgets=forgets), endings, seed, report)


def _beginnings(scene: Scene, remembered: Mapping[str, Sequence[str]]) -> int:
    return prod(len(found) for several in choices(scene, remembered) for _, found in several)


def endings_remembered(index: LibraryIndex, scene: Scene) -> dict[str, tuple[str, ...]]:
    """For each scene that a scene remembers, what it can have left; none for one that cannot be played."""
    return {id_: left or () for id_, left in left_to(scene, lambda id_: read_scene(index, id_).scene).items()}
