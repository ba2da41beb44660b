"""The steps from the states of a plane: taken by the rules of play themselves, or by code made for the decision.

Code takes a while to be made, so a decision gets it only when it has been visited often enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from game.story.analysis.atlas import Atlas, Plane, PlaneStep, Shape
from game.story.analysis.generate import Recipe, recipe
from game.story.analysis.packing import shared
from game.story.condition import Evaluate
from game.story.engine import Event, Moved, follow
from game.story.engine.program import Program, Ready

ENOUGH_VISITS: Final = 25
"""How many states of a decision are visited by the rules of play before code is made for it."""


@dataclass(frozen=True, slots=True)
class TestNotes:
    """How each test came out: for each a cell of ``outcomes`` that says it failed, and one after it that it held."""

    cells: Mapping[Evaluate, int]
    outcomes: list[int]


@dataclass(slots=True)
class _Decision:
    """A decision of the scene: its options with their places in the atlas, and its code once that is made."""

    id: str
    options: list[tuple[int, Ready]]
    visits: int = 0
    tried: bool = False
    recipe: Recipe | None = None
    shapes: dict[Shape, Shape] = field(default_factory=dict)


class Steps:
    """Gives every plane of an atlas its step.

    Args:
        program: the scene's program.
        atlas: where its states are entered.
        notes: where to note how tests come out, for a program that notes them itself when it is played.
    """

    def __init__(self, program: Program, atlas: Atlas, notes: TestNotes | None) -> None:
        self.program, self.atlas, self.notes = program, atlas, notes
        self.decisions: dict[str, _Decision] = {}
        for place, (id_, ready) in enumerate(atlas.options):
            self.decisions.setdefault(id_, _Decision(id_, [])).options.append((place, ready))

    def of(self, plane: Plane) -> PlaneStep:
        """The step from the states of a plane."""
        decision = self.decisions.get(plane.shared[0])
        return self.stop if decision is None else partial(self.by_play, plane, decision)

    def stop(self, _packed: int) -> Shape:
        """The step from a state that is over: nothing is open."""
        self.atlas.onward.append(())
        return ()

    def by_play(self, plane: Plane, decision: _Decision, packed: int) -> Shape:
        """Take a step by the rules of play, or, at a decision that was often visited, by code from now on."""
        decision.visits += 1
        if decision.visits > ENOUGH_VISITS:
            made = self.by_code(plane, decision)
            if made is not None:
                plane.step = made
                return made(packed)
        book = self.atlas.book
        state = book.packing.unpack(packed, plane.shared)
        _, _, meters, flags, marks, memory = state
        ignored, onward, shape = list[Event](), list[int](), list[int]()
        for place, ready in decision.options:
            if ready.used & marks or (ready.when is not None and not ready.when(meters, flags, marks, memory)):
                continue
            moved, after = follow(self.program, state, ready, ignored)
            plane.leads.add((place, shared(after)))
            onward.append(book.enter(after))
            shape.append(place)
            if self.notes is not None:
                worn = book.plane(shared(after)).worn
                for shown in (moved, *(event.meters for event in ignored if type(event) is Moved)):
                    if shown != after.meters:
                        worn.add(book.packing.pack(after._replace(meters=shown)))
            ignored.clear()
        self.atlas.onward.append(tuple(onward))
        return decision.shapes.setdefault(tuple(shape), tuple(shape))

    def by_code(self, plane: Plane, decision: _Decision) -> PlaneStep | None:
        """The step of a plane by the code of its decision, where that can be made."""
        atlas = self.atlas
        if not decision.tried:
            decision.tried = True
            places = [place for place, _ in decision.options]
            cells = None if self.notes is None else self.notes.cells
            decision.recipe = recipe(self.program, decision.id, places, atlas.book.packing, cells)
        code = decision.recipe
        if code is None:
            return None
        memory = plane.shared[-1]
        arrivals = [(place, ending, memory) for place, ending in code.arrivals]
        plane.leads.update([(option, arrivals[at]) for option, at in code.leads])
        there = [atlas.book.plane(alike) for alike in arrivals]
        constants = [constant(memory) for constant in code.constants]
        worn = [] if self.notes is None else [plane.worn.add for plane in there]
        outcomes = [] if self.notes is None else self.notes.outcomes
        return code.make(atlas.onward.append, outcomes, code.shapes, *there, *constants, *worn)
