"""What the check of one scene leaves for the library as a whole, as plain data that can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.story.analysis import Coverage


@dataclass(frozen=True, slots=True)
class Facts:
    """A scene as far as the rest of its library must know it.

    ``endings`` are the ids of its endings; ``tags`` those that can be done in it; ``cases`` and ``faces`` how the
    conditions of its characters came out, in the order written (see ``coverage.py``); ``is_certain`` says that every
    state was visited.
    """

    endings: tuple[str, ...]
    tags: frozenset[str]
    cases: Mapping[str, tuple[int, ...]]
    faces: Mapping[str, tuple[int, ...]]
    is_certain: bool


def facts_of(coverage: Coverage, tags: frozenset[str], *, is_certain: bool) -> Facts:
    """The facts of a scene that was explored."""
    return Facts(
        endings=tuple(ending.id for ending in coverage.scene.endings),
        tags=tags,
        cases={
            part.character.id: tuple(
                coverage.outcome(case) for reaction in part.character.reacts for case in reaction.cases
            )
            for part in coverage.scene.cast
        },
        faces=dict(coverage.faces),
        is_certain=is_certain,
    )
