"""Where a conversation stops without an ending: beats that are run off, circles, decisions with nothing open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import WEIGHED
from game.story.engine import Event, follow
from game.story.engine.program import END, FALL

AFTER_A_STOP: Final = WEIGHED | {"DLG101", "DLG201", "DLG202", "DLG205", "DLG207", "DLG208", "DLG404"}
"""What is told of a scene only where no conversation stops in the middle: most of it comes of that."""
BEYOND_A_BEAT: Final = frozenset(("DLG101", "DLG201", "DLG207", "DLG208", "DLG404"))
"""What comes of a beat that nothing leads to."""
_FELL: Final = "\0"
"""Begins what stands for an ending where a beat was run off."""


@dataclass(frozen=True, slots=True)
class Stops:
    """The options after which a conversation stops, each with the state nearest the start in which it was taken.

    ``run_off`` has them by the beat that was run off, ``circles`` those that lead round and round (-1 stands for the
    start of the scene); ``is_any`` says whether any conversation stops.
    """

    is_any: bool = False
    run_off: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    circles: Mapping[int, int] = field(default_factory=dict)


def dead_ends(context: SceneContext) -> list[int]:
    """The states that have no ending and no ways on: nothing is open there, or the conversation stopped."""
    atlas = context.atlas
    first, worth = atlas.first, atlas.worth
    return [state for state in range(len(worth)) if worth[state] < 0 and first[state] == first[state + 1]]


def stops_of(context: SceneContext) -> Stops:
    """Every way in which a conversation stops."""
    atlas, coverage = context.atlas, context.coverage
    stopped = {
        number
        for number in context.shared(dead_ends)
        if atlas.states[number].place == "" and atlas.states[number].ending is None
    }
    if not stopped:
        return Stops()
    program = coverage.program
    code = [(END, (_FELL + str(a), 0), 0) if what == FALL else (what, a, to) for what, a, to in program.code]
    marked = replace(program, code=code)
    run_off: defaultdict[str, dict[int, int]] = defaultdict(dict)
    circles: dict[int, int] = {}
    seen: set[int] = set()
    for state in range(len(atlas.states)):
        for way in atlas.ways(state):
            option = atlas.taken[way]
            if option in seen or atlas.target[way] not in stopped:
                continue
            seen.add(option)
            ignored: list[Event] = []
            after = follow(marked, atlas.states[state], coverage.ready(option), ignored)[1]
            if after.ending is None:
                circles.setdefault(option, state)
            else:
                run_off[after.ending.removeprefix(_FELL)][option] = state
    opened = [opening for opening in atlas.openings if opening.state in stopped]
    if opened and not set(coverage.falls()) - run_off.keys():
        circles[-1] = opened[0].state
    return Stops(is_any=True, run_off=run_off, circles=circles)
