"""Code made for one decision of a scene: what each of its options does to packed meters, written out as Python.

Visiting a million states asks for the same few things each time: is an option open, what do the reactions do, where
does it lead. Followed instruction by instruction that takes several times as long as the same written out once for each
decision. The source is made of numbers, operators and names of its own; no text of a scene comes into it. That it does
what :func:`follow` does is shown by tests, turn for turn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol, cast

from game.story.analysis.atlas import PlaneStep, Shape
from game.story.analysis.expressions import Expressions, Levels, LevelSource, Moves, Source, Worn
from game.story.analysis.packing import BITS, LEVEL_MASK, Packing
from game.story.analysis.paths import Arrive, Fork, Paths, Shift, TooTangledError
from game.story.condition import Evaluate, compiled, divide
from game.story.engine.program import Program, Ready, Response

MOST_OPTIONS: Final = 40
MOST_CASES: Final = 20
"""With more options at a decision, or more cases in a reaction, the code is not written out."""


class Make(Protocol):
    """Makes the step of one plane; ``given`` are what the recipe asks for, in its order."""

    def __call__(
        self, put: Callable[[tuple[int, ...]], None], note: list[int], shapes: Shapes, *given: object
    ) -> PlaneStep:
        """Make the step: ``put`` takes the states led to, ``note`` are the cells of tests."""
        ...


class Shapes(dict[int, Shape]):
    """The options that are open, by a number with one bit for each of them."""

    def __init__(self, places: Sequence[int]) -> None:
        super().__init__()
        self.places = places

    def __missing__(self, bits: int) -> Shape:
        shape = self[bits] = tuple([place for at, place in enumerate(self.places) if bits >> at & 1])
        return shape


@dataclass(frozen=True, slots=True)
class Recipe:
    """The code of a decision.

    For each plane ``make`` wants the planes of its ``arrivals`` (place and ending), what its ``constants`` come to with
    the plane's memory and, where it takes notes, what takes the packed states that are worn on the way to each arrival.
    """

    make: Make
    shapes: Shapes
    arrivals: tuple[tuple[str, str | None], ...]
    constants: tuple[Callable[[tuple[str, ...]], object], ...]
    leads: frozenset[tuple[int, int]]
    """Which option, by its place in the atlas, may come to which of the arrivals."""


def recipe(
    program: Program, decision: str, places: Sequence[int], packing: Packing, cells: Mapping[Evaluate, int] | None
) -> Recipe | None:
    """The code of a decision, or None where it is too tangled to be written out.

    Args:
        program: the scene's program.
        decision: the decision's id.
        places: the place of each of its options in the atlas.
        packing: how states are packed.
        cells: for a test that is to be noted, where: the cell for "failed", before that for "held"; the meters that
            faces are worn at while a turn is told are noted too then. None where nothing is to be noted.
    """
    options = list(program.decisions[decision].options.values())
    if len(options) > MOST_OPTIONS:
        return None
    writer = _Writer(program, packing, cells)
    try:
        writer.options(options)
    except TooTangledError:
        return None
    names: dict[str, object] = {"divide": divide, **writer.write.tables, **writer.write.words}
    # The source is made of this module's own words and of numbers, never of a text that somebody wrote.
    exec(compile(writer.code(), "<decision>", "exec"), names)  # noqa: S102
    slots = program.slots
    constants = tuple(partial(_in_memory, compiled(tree, slots)) for tree in writer.write.constants)
    leads = frozenset((places[option], arrival) for option, arrival in writer.leads)
    return Recipe(cast("Make", names["make"]), Shapes(places), tuple(writer.arrivals), constants, leads)


def _in_memory(evaluate: Evaluate, memory: tuple[str, ...]) -> object:
    """What a condition that asks for nothing else comes to."""
    return evaluate((), (), 0, memory)


class _Writer:
    """Writes the source of one decision."""

    def __init__(self, program: Program, packing: Packing, cells: Mapping[Evaluate, int] | None) -> None:
        self.notes = cells is not None
        self.cells = cells or {}
        self.source = Source()
        self.write = Expressions(program, packing, self.source)
        self.paths = Paths(program, notes=self.notes)
        self.arrivals: dict[tuple[str, str | None], int] = {}
        self.leads: set[tuple[int, int]] = set()
        self.writing = 0

    def code(self) -> str:
        """All of it."""
        given = [f"p{at}" for at in range(len(self.arrivals))] + [f"c{at}" for at in range(len(self.write.constants))]
        if self.notes:
            given += [f"w{at}" for at in range(len(self.arrivals))]
        levels = [
            f"  a{place} = m{f' >> {BITS * place}' if place else ''} & {LEVEL_MASK}"
            for place in range(self.write.packing.meters)
        ]
        body = "\n".join(self.source.lines)
        used = [line for place, line in enumerate(levels) if f"a{place}" in body]
        head = (
            f"def make({', '.join(['put', 'note', 'shapes', *given])}):\n whole = shapes[{self.whole}]\n def step(m):"
        )
        return "\n".join([head, *used, body, " return step", ""])

    def options(self, options: Sequence[Ready]) -> None:
        """Write every option: ``n0`` … are the states they lead to, ``w`` all of them so far, ``k`` which are open."""
        always = [not ready.used and ready.when is None for ready in options]
        self.whole = (1 << len(options)) - 1
        fixed = always.index(False) if False in always else len(options)
        for at in range(fixed):
            self.option(options[at], at)
        states = "".join(f"n{at}, " for at in range(fixed))
        if fixed == len(options):
            self.source.put(f"put(({states}))")
            self.source.put("return whole")
            return
        self.source.put(f"w = ({states})")
        self.source.put(f"k = {sum(1 << at for at, is_open in enumerate(always) if is_open)}")
        for at in range(fixed, len(options)):
            self.option(options[at], at, always=always[at])
        self.source.put("put(w)")
        self.source.put("return shapes[k]")

    def option(self, ready: Ready, at: int, *, always: bool | None = None) -> None:
        """Write an option; ``always`` says whether it is always open, None that it stands before any that is not."""
        self.writing = at

        def taken() -> None:
            self.node(self.paths.follow(ready.goes_on, ready.marks, ready.assigns), self.reactions(ready), (), f"n{at}")
            if always is not None:
                self.source.put(f"w += (n{at},)")
            if always is False:
                self.source.put(f"k |= {1 << at}")

        def unused() -> None:
            if ready.when is None:
                taken()
            else:
                self.fork(ready.when, self.write.condition(ready.when, {}, 0, ()), taken)

        if ready.used:
            self.source.put(f"if not {self.write.mark(ready.used)}:")
            self.source.block(unused)
        else:
            unused()

    def reactions(self, ready: Ready) -> Levels:
        """Write what the reactions do, and return the meters after it."""
        levels = {move.place: LevelSource(f"a{move.place}").after(ready.plain, move.place) for move in ready.plain}
        moves = [
            move for response in ready.varying for answer in response.answers for move in answer.first + answer.again
        ]
        names = {place: self.source.variable() for place in sorted({move.place for move in moves})}
        if len(ready.varying) == 1:

            def done(moves: Moves) -> None:
                for place, name in names.items():
                    level = LevelSource(f"a{place}").after(moves + ready.plain, place)
                    self.source.put(f"{name} = {self.write.held(level)}")

            self.cases(ready.varying[0], done)
        else:

            def add(moves: Moves) -> None:
                for place, amount, sets in moves:
                    self.source.put(f"{names[place]} {'' if sets else '+'}= {amount:d}")

            for place, name in names.items():
                self.source.put(f"{name} = a{place}")
            for response in ready.varying:
                self.cases(response, add)
            add(tuple(move for move in ready.plain if move.place in names))
            for name in names.values():
                self.source.put(f"{name} = 0 if {name} < 0 else 100 if {name} > 100 else {name}")
        return levels | {place: LevelSource(name) for place, name in names.items()}

    def cases(self, response: Response, done: Callable[[Moves], None], at: int = 0) -> None:
        """Write which case of a reaction it is, and what is done in each."""
        if at == len(response.answers):
            done(())
            return
        if at > MOST_CASES:
            raise TooTangledError
        when, first, again = response.answers[at]

        def holds() -> None:
            if first == again:
                done(first)
                return
            self.source.put(f"if {self.write.mark(response.mark)}:")
            self.source.block(lambda: done(again))
            self.source.put("else:")
            self.source.block(lambda: done(first))

        if when is None:
            holds()
        else:
            self.fork(when, self.write.condition(when, {}, 0, ()), holds, lambda: self.cases(response, done, at + 1))

    def node(self, number: int, levels: Levels, worn: Worn, name: str) -> None:
        """Write all that follows from a node, where the state it leads to is given a name."""
        match self.paths.nodes[number]:
            case Arrive(place, ending, marks, assigns):
                at = self.arrivals.setdefault((place, ending), len(self.arrivals))
                self.leads.add((self.writing, at))
                for shown in dict.fromkeys(worn if self.notes else ()):
                    self.source.put(f"w{at}({self.write.packed(dict(shown), marks, assigns, place)})")
                self.source.put(f"{name} = p{at}[{self.write.packed(levels, marks, assigns, place)}]")
            case Shift(moves, then):
                worn = (*worn, tuple(levels.items()))
                places = sorted({move.place for move in moves})
                before = {place: self.write.settled(place, levels) for place in places}
                self.node(then, levels | {place: before[place].after(moves, place) for place in places}, worn, name)
            case Fork(test, marks, assigns, then, otherwise):
                levels = dict(levels)
                condition = self.write.condition(test, levels, marks, assigns)
                if then != otherwise:
                    self.fork(
                        test,
                        condition,
                        lambda: self.node(then, levels, worn, name),
                        lambda: self.node(otherwise, levels, worn, name),
                    )
                    return
                if test in self.cells:
                    self.source.put(f"note[{self.cells[test]} + (1 if {condition} else 0)] = 1")
                self.node(then, levels, worn, name)

    def fork(
        self, test: Evaluate, condition: str, then: Callable[[], None], otherwise: Callable[[], None] | None = None
    ) -> None:
        """Write a test with what follows either way, and note how it came out where that is wanted."""
        cell = self.cells.get(test)

        def noted(at: int, follows: Callable[[], None] | None) -> None:
            if cell is not None:
                self.source.put(f"note[{cell + at}] = 1")
            if follows is not None:
                follows()

        self.source.put(f"if {condition}:")
        self.source.block(lambda: noted(1, then))
        if cell is not None or otherwise is not None:
            self.source.put("else:")
            self.source.block(lambda: noted(0, otherwise))
