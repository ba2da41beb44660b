"""What of a scene can ever happen: conditions that hold and fail, steps that are reached, faces that are worn.

The scene is explored with a program that notes how each condition came out. Which steps are reached follows from that:
a step is done if one before it is and leads to it, and every condition's outcomes are known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from game.story.analysis.atlas import Atlas
from game.story.analysis.explore import MOST_STATES, Report, explore
from game.story.analysis.steps import TestNotes
from game.story.condition import Evaluate, compiled
from game.story.engine.compile import watched_program
from game.story.engine.program import END, FALL, JUMP, LEAVE, TEST, WAIT, Program, Ready, as_asked_in
from game.story.model import Case, Character, Face, Line, Option, Promise, Scene, Settle, Step, Value, When

FAILED: Final = 1
HELD: Final = 2
"""The bits of how a condition came out: 0 while nobody asked it."""

Owner = Line | When | Option | Promise | Settle | Case | Face
"""What a condition stands on."""


class Watch:
    """TestNotes how each condition came out, and where each step stands in the program."""

    def __init__(self) -> None:
        self.outcomes: list[int] = []
        self.cells: dict[Evaluate, int] = {}
        self.owners: dict[int, list[int]] = {}
        self.tests: dict[Evaluate, object] = {}
        self.places: dict[int, list[int]] = {}

    def condition(self, owner: object, evaluate: Evaluate) -> Evaluate:
        """The condition, made to note how it comes out."""
        at = len(self.outcomes)
        self.outcomes += (0, 0)
        self.owners.setdefault(id(owner), []).append(at)
        outcomes = self.outcomes

        def noting(m, f, k, r):  # type: ignore[no-untyped-def]  # as Evaluate; the innermost loop, so kept bare  # noqa: ANN001, ANN202
            if evaluate(m, f, k, r):
                outcomes[at + 1] = 1
                return True
            outcomes[at] = 1
            return False

        self.cells[noting] = at
        self.tests[noting] = owner
        return noting

    def step(self, step: Step, place: int) -> None:
        """Note where a step's first instruction will stand."""
        self.places.setdefault(id(step), []).append(place)

    def outcome(self, owner: object) -> int:
        """How the condition on something came out: :data:`FAILED`, :data:`HELD`, both, or 0."""
        bits = 0
        for at in self.owners.get(id(owner), ()):
            bits |= FAILED * self.outcomes[at] | HELD * self.outcomes[at + 1]
        return bits


@dataclass(slots=True)
class Coverage:
    """A scene's atlas and what was done in it; with an atlas that is not complete, only what was done is certain.

    ``watch`` looked on while the scene was explored. ``program`` is one in which every step has a place, which
    ``layout`` knows; nobody ran it.
    """

    scene: Scene
    atlas: Atlas
    watch: Watch
    program: Program
    layout: Watch
    reached: bytearray
    """For each instruction, 1 where it is ever done."""
    faces: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """For each character, the outcome of each of its faces' conditions, asked from the first on until one held."""

    @property
    def is_whole(self) -> bool:
        """Whether every state was visited, so that what was not done cannot be done."""
        return self.atlas.complete

    def outcome(self, owner: Owner) -> int:
        """How the condition on a line, block, option or case came out: :data:`FAILED`, :data:`HELD`, both, or 0."""
        return self.watch.outcome(owner)

    def can_hold(self, owner: Owner) -> bool:
        """Whether the condition on a line, block, option or case held at least once."""
        return bool(self.outcome(owner) & HELD)

    def ready(self, option: int) -> Ready:
        """An option of the atlas (a place in its ``options``) as it stands in ``program``."""
        decision, explored = self.atlas.options[option]
        return self.program.decisions[decision].options[explored.option.id]

    def is_reached(self, step: Step) -> bool:
        """Whether a step is ever come to; one whose own condition never holds is."""
        return any(self.reached[place] for place in self.layout.places.get(id(step), ()))

    def is_entered(self, beat: str) -> bool:
        """Whether a beat is ever entered."""
        return bool(self.reached[self.program.starts[beat]])

    def falls(self) -> tuple[str, ...]:
        """The beats that are run off at their end."""
        return tuple(
            str(argument)
            for at, (what, argument, _) in enumerate(self.program.code)
            if what == FALL and self.reached[at]
        )


def cover(
    scene: Scene,
    remembered: Mapping[str, Sequence[str]] | None = None,
    most: int = MOST_STATES,
    *,
    only: tuple[Mapping[str, Value], Mapping[str, str]] | None = None,
    report: Report | None = None,
    forgets: bool = False,
) -> Coverage:
    """Explore a scene and note what is done in it.

    Args:
        scene: a scene without problems.
        remembered: for each scene that this one remembers, the endings it can have had.
        most: give up after that many states.
        only: start from these variants and remembered endings alone, instead of from every combination.
        report: is told how many states were visited, and may say to stop there.
        forgets: whether states are one that nothing can tell apart any more (see ``lasting.py``).

    Returns:
        The coverage, with the atlas.
    """
    watch, layout = Watch(), Watch()
    silent = watched_program(scene, watch, tells=False)
    notes = TestNotes(watch.cells, watch.outcomes)
    forgetting = () if forgets else None
    atlas = explore(
        scene, remembered, only=only, program=silent, most=most, notes=notes, report=report, forgetting=forgetting
    )
    program = watched_program(scene, layout, tells=True)
    coverage = Coverage(scene, atlas, watch, program, layout, bytearray(len(program.code)))
    _follow(coverage)
    coverage.faces = {part.character.id: _faces(coverage, part.character) for part in scene.cast}
    return coverage


def _follow(coverage: Coverage) -> None:
    """Mark every instruction that is ever done."""
    code, reached, atlas = coverage.program.code, coverage.reached, coverage.atlas
    todo = [coverage.program.starts[coverage.scene.start]]
    todo += [coverage.ready(option).goes_on for option in sorted(set(atlas.taken))]
    while todo:
        at = todo.pop()
        if reached[at]:
            continue
        reached[at] = 1
        what, argument, target = code[at]
        if what == TEST:
            outcome = coverage.watch.outcome(coverage.layout.tests[argument])  # type: ignore[index]  # an Evaluate
            if outcome & HELD:
                todo.append(at + 1)
            if outcome & FAILED:
                todo.append(target)
        elif what in (JUMP, LEAVE):
            todo.append(target)
        elif what not in (WAIT, END, FALL):
            todo.append(at + 1)


def _faces(coverage: Coverage, character: Character) -> tuple[int, ...]:
    """How each face's condition came out over everything the character can look like."""
    program = coverage.program
    whens = [None if face.when is None else as_asked_in(coverage.scene, face.when) for face in character.faces]
    conditions = [None if when is None else compiled(when, program.slots) for when in whens]
    packing = coverage.atlas.book.packing
    asked = packing.asked([when for when in whens if when is not None], program.slots)
    looks: dict[tuple[str, ...], set[int]] = {}
    for plane in coverage.atlas.book.known.values():
        look = looks.setdefault(plane.shared[-1], set())
        look.update({packed & asked for packed in plane}, {packed & asked for packed in plane.worn})
    outcomes = [0] * len(conditions)
    for memory, worn in looks.items():
        for packed in worn:
            meters, marks = packing.levels(packed), packed >> packing.marks
            for at, condition in enumerate(conditions):
                if condition is None or condition(meters, (), marks, memory):
                    outcomes[at] |= HELD
                    break
                outcomes[at] |= FAILED
    return tuple(outcomes)
