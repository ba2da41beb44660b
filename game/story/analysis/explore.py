"""Every state a scene can come to: visited once each, equal ones merged, loops included.

What the states are worth is read off the :class:`Atlas` in ``worth.py`` and ``bots.py``.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from game.story.engine import Event, Moved, State, begin, follow, passed, score
from game.story.engine.compile import program_of, silent_program_of
from game.story.engine.program import Program, Ready
from game.story.model import NEVER, Scene, Value

MOST_STATES: Final = 2_000_000
"""How many states are visited before a scene is only sampled."""

FaceInputs = tuple[tuple[int, ...], int, tuple[str, ...]]
"""Meters, marks and memory: all that a face can depend on."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One way the scene can begin: the variants' values, how earlier scenes ended, and the state it opens in."""

    variants: Mapping[str, Value]
    remembered: Mapping[str, str]
    state: int


@dataclass(slots=True)
class Atlas:
    """All states of a scene, numbered in the order first reached (so by distance from an opening), and the ways on.

    The ways on from state ``i`` are the places ``first[i]`` to ``first[i + 1]`` of ``target`` (the state led to) and
    ``taken`` (which option, a place in ``options``). ``parent`` and ``by`` are one shortest way to each state: the
    state before it (-1 for an opening) and the option taken there. ``worth`` is the score of a state that is over, -1
    for one that waits or ran off its end; ``passing`` is 1 where a state is over and passes. States from ``visited`` on
    were met and not visited, which happens only where the atlas is not ``complete``.
    """

    scene: Scene
    openings: list[Opening]
    options: list[tuple[str, Ready]]
    states: list[State] = field(default_factory=list)
    number: dict[State, int] = field(default_factory=dict)
    first: array[int] = field(default_factory=lambda: array("q"))
    target: array[int] = field(default_factory=lambda: array("q"))
    taken: array[int] = field(default_factory=lambda: array("q"))
    parent: array[int] = field(default_factory=lambda: array("q"))
    by: array[int] = field(default_factory=lambda: array("q"))
    worth: array[float] = field(default_factory=lambda: array("d"))
    passing: bytearray = field(default_factory=bytearray)
    complete: bool = True
    visited: int = 0

    def ways(self, state: int) -> range:
        """The places in ``target`` and ``taken`` of the ways on from a state."""
        return range(self.first[state], self.first[state + 1])

    def option_name(self, place: int) -> str:
        """An option as it is named in reports: ``decision/option``."""
        decision, ready = self.options[place]
        return f"{decision}/{ready.option.id}"

    def walk_to(self, state: int) -> tuple[str, ...]:
        """The options of a shortest way from an opening to a state."""
        steps = []
        while self.parent[state] >= 0:
            steps.append(self.options[self.by[state]][1].option.id)
            state = self.parent[state]
        return tuple(reversed(steps))

    def opening_of(self, state: int) -> Opening:
        """The opening that a state's shortest way starts from."""
        while self.parent[state] >= 0:
            state = self.parent[state]
        return next(opening for opening in self.openings if opening.state == state)

    def endings(self) -> Iterator[tuple[int, str | None]]:
        """Every state that is over, with its ending (None where the scene ran off its end)."""
        for number, state in enumerate(self.states):
            if state.place == "":
                yield number, state.ending


def setups(
    scene: Scene, remembered: Mapping[str, Sequence[str]] | None = None
) -> Iterator[tuple[dict[str, Value], dict[str, str]]]:
    """Every combination of what a run can start from, one after the other: there may be very many.

    Args:
        scene: the scene.
        remembered: for each scene that this one remembers, the endings it can have had (``never`` is added).

    Yields:
        Pairs of the variants' values and the remembered endings.
    """
    drawn = [[(flag.id, value) for value in flag.values] for flag in scene.flags if flag.drawn]
    asked = [
        [(id_, ending) for ending in dict.fromkeys((NEVER, *(remembered or {}).get(id_, ())))]
        for id_ in program_of(scene).remembers
    ]
    for values in product(*drawn):
        for endings in product(*asked):
            yield dict(values), dict(endings)


def explore(
    scene: Scene,
    remembered: Mapping[str, Sequence[str]] | None = None,
    *,
    only: tuple[Mapping[str, Value], Mapping[str, str]] | None = None,
    program: Program | None = None,
    most: int = MOST_STATES,
    shown: set[FaceInputs] | None = None,
) -> Atlas:
    """Visit every state that can be reached.

    Args:
        scene: a scene without problems.
        remembered: for each scene that this one remembers, the endings it can have had.
        only: start from these variants and remembered endings alone, instead of from every combination.
        program: the scene's program, where a watched one is to be run (see ``coverage.py``).
        most: give up after that many states; the atlas is then not ``complete`` and its last states have no ways on.
        shown: filled with the meters, marks and memory that a face can be worn at while a turn is told, where they
            are not those of the state that the turn leads to.

    Returns:
        The atlas.
    """
    program = program or silent_program_of(scene)
    options: list[tuple[str, Ready]] = []
    ways: dict[str, list[tuple[int, Ready]]] = {}
    for id_, decision in program.decisions.items():
        ways[id_] = [(len(options) + at, ready) for at, ready in enumerate(decision.options.values())]
        options.extend((id_, ready) for ready in decision.options.values())
    atlas = Atlas(scene, [], options)
    for variants, endings in (only,) if only else setups(scene, remembered):
        if len(atlas.openings) >= most:
            atlas.complete = False
            break
        opening = begin(scene, variants, endings, program=program).after
        atlas.openings.append(Opening(dict(variants), dict(endings), _enter(atlas, opening, -1, -1)))
    at = 0
    ignored: list[Event] = []
    number, states, target, taken, first = atlas.number, atlas.states, atlas.target, atlas.taken, atlas.first
    while at < len(states):
        state = states[at]
        first.append(len(target))
        if state.place and atlas.complete:
            _, _, meters, flags, marks, memory = state
            for place, ready in ways[state.place]:
                if ready.used & marks or (ready.when is not None and not ready.when(meters, flags, marks, memory)):
                    continue
                moved, after = follow(program, state, ready, ignored)
                if shown is not None and moved != after.meters:
                    shown.add((moved, after.marks, after.memory))
                known = number.get(after)
                if known is None and len(states) >= most:
                    atlas.complete, atlas.visited = False, at
                    break
                target.append(_enter(atlas, after, at, place) if known is None else known)
                taken.append(place)
            if shown is not None:
                shown.update((event.meters, marks, memory) for event in ignored if type(event) is Moved)
            ignored.clear()
        at += 1
    if atlas.complete:
        atlas.visited = at
    first.append(len(target))
    return atlas


def _enter(atlas: Atlas, state: State, parent: int, by: int) -> int:
    """Give a state its number; one that is over is judged at once."""
    number = atlas.number.setdefault(state, len(atlas.states))
    if number < len(atlas.states):
        return number
    atlas.states.append(state)
    atlas.parent.append(parent)
    atlas.by.append(by)
    over = state.place == "" and state.ending is not None
    atlas.worth.append(score(atlas.scene, state) if over else -1.0)
    atlas.passing.append(over and passed(atlas.scene, state))
    return number
