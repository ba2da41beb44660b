"""What the check of one scene leaves for the library as a whole, as plain data that can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import NamedTuple

from game.story.analysis import Coverage
from game.story.condition import names_in
from game.story.engine import options_in, steps_of
from game.story.engine.program import conditions_in, promises_in
from game.story.model import OF_PROMISES, Call, Change, Line, Mood, Scene, Settle


class OptionSurface(NamedTuple):
    """What an option shows at a glance: where it stands, how long it is in characters and sentences, its tells."""

    id: str
    line: int
    column: int
    length: int
    sentences: int
    tells: frozenset[str]


class DecisionSurface(NamedTuple):
    """The options of a decision as they look, and which of them, by its place, is the best."""

    options: tuple[OptionSurface, ...]
    best: int


@dataclass(frozen=True, slots=True)
class Facts:
    """A scene as far as the rest of its library must know it.

    ``endings`` are the ids of its endings; ``tags`` those that can be done in it; ``moved`` the meters that can move.
    ``cases`` and ``faces`` say how the conditions of its characters came out, in the order written, as bits (see
    ``FAILED`` and ``HELD`` in :mod:`game.story.analysis`); ``is_certain`` that every state was visited. ``decisions``
    are those that have one best option, as they look; ``place`` is the line and the column where the scene begins.
    ``loose`` are the promises of which nothing comes in the scene itself, each with the line and the column where it is
    first made; ``recalls`` those of earlier runs that its conditions ask for, as ``scene.id``.
    """

    endings: tuple[str, ...]
    tags: frozenset[str]
    moved: frozenset[str]
    cases: Mapping[str, tuple[int, ...]]
    faces: Mapping[str, tuple[int, ...]]
    is_certain: bool
    decisions: tuple[DecisionSurface, ...]
    place: tuple[int, int]
    loose: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    recalls: frozenset[str] = frozenset()


def facts_of(
    coverage: Coverage, decisions: tuple[DecisionSurface, ...], place: tuple[int, int], *, is_certain: bool
) -> Facts:
    """The facts of a scene that was explored."""
    tags = {tag for _, option in options_in(coverage.scene) for tag in option.does}
    cut_ins = (step for step in steps_of(coverage.scene) if isinstance(step, Line))
    tags.update(tag for line in cut_ins for option in line.offered for tag in option.does)  # hearing out listens
    return Facts(
        endings=tuple(ending.id for ending in coverage.scene.endings),
        tags=frozenset(tags),
        moved=frozenset(change.meter for change in _changes(coverage.scene, tags)),
        cases={
            part.character.id: tuple(
                coverage.outcome(case) for reaction in part.character.reacts for case in reaction.cases
            )
            for part in coverage.scene.cast
        },
        faces=dict(coverage.faces),
        is_certain=is_certain,
        decisions=decisions,
        place=place,
        loose=dict(_loose(coverage)),
        recalls=frozenset(".".join(recalled) for recalled in coverage.program.recalls if recalled[1]),
    )


def _loose(coverage: Coverage) -> Iterator[tuple[str, tuple[int, int]]]:
    """The promises that a scene neither settles nor asks for."""
    scene = coverage.scene
    settled = {step.promise for step in promises_in(scene) if isinstance(step, Settle)}
    calls = (leaf for tree in conditions_in(scene) for leaf in names_in(tree) if isinstance(leaf, Call))
    settled |= {call.argument for call in calls if call.function in OF_PROMISES}
    for id_, promise in scene.promises.items():
        if "." not in id_ and id_ not in settled:
            yield id_, (promise.mark.line, promise.mark.column)


def _changes(scene: Scene, tags: AbstractSet[str]) -> Iterator[Change]:
    """Every change that a scene's moods make, and what people do where something in it has one of these tags."""
    for _, option in options_in(scene):
        yield from option.mood
    for step in steps_of(scene):
        if isinstance(step, Mood):
            yield from step.changes
    for part in scene.cast:
        for reaction in part.character.reacts:
            if reaction.tag in tags:
                yield from (change for case in reaction.cases for change in (*case.changes, *(case.again or ())))


def joined_outcomes(outcomes: Sequence[Sequence[int]]) -> list[int]:
    """How the same conditions came out in all scenes together."""
    together = [0] * max(map(len, outcomes), default=0)
    for bits in outcomes:
        for at, bit in enumerate(bits):
            together[at] |= bit
    return together
