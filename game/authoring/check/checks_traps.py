"""Checks of what can still be reached: traps, points of no return, scenes that nobody passes."""

from __future__ import annotations

from array import array
from typing import Final

from game.authoring.check.catalogue import smells, traps
from game.authoring.check.context import Case
from game.authoring.check.places import TOP, top
from game.authoring.figures import rounded, start_in_words
from game.story.analysis import LOST_CAUSE, can_reach

STILL_GOOD: Final = 5.0
"""Who has given away no more than this of the best score has made no mistake."""
NO_MISTAKE: Final = 15.0
"""An option that costs no more than this is no mistake: best, good or a slip."""


def check_traps(case: Case) -> None:
    """Everything of this kind in a scene whose every state is known."""
    if not case.is_certain:
        return
    _traps(case)
    _passes(case)


def _traps(case: Case) -> None:
    """The first state from which nothing can end any more, though something can still be decided."""
    atlas = case.atlas
    first = atlas.first
    ends = can_reach(atlas, case.study.back, lambda state: first[state] == first[state + 1])
    for state in range(len(atlas.states)):
        if ends[state]:
            continue
        place = atlas.by[state]
        if place < 0:
            case.tell(traps.Trap, top(case.page, "start"), "no ending of this scene can be reached", "lead to an end:")
            return
        id_ = atlas.options[place][1].option.id
        case.tell(
            traps.Trap,
            case.option_mark(place),
            f"after '{id_}' no ending can be reached any more",
            f"lead out of the circle somewhere; it happens {case.walk(state)}",
        )
        return


def _passes(case: Case) -> None:
    """Openings that cannot be passed, and options after which the pass is gone too soon."""
    atlas = case.atlas
    reach = can_reach(atlas, case.study.back, lambda state: bool(atlas.passing[state]))
    hopeless = [opening for opening in atlas.openings if not reach[opening.state]]
    if hopeless:
        mark = top(case.page, "passes")
        mark = top(case.page, "endings") if mark == TOP else mark
        if len(hopeless) == len(atlas.openings):
            message = "nobody can pass this scene"
        else:
            message = f"nobody can pass this scene when it begins with {start_in_words(hopeless[0])}"
        best = max(case.study.value[opening.state] for opening in hopeless)
        if best == LOST_CAUSE:
            hint = "no ending can be reached then"
        else:
            hint = f"the best score that can be reached then is {rounded(best)}; ask for less, or give more to be won"
        case.tell(traps.NobodyPasses, mark, message, hint)
    unseen: dict[int, int] = {}
    mistakes: dict[int, int] = {}
    base = _best_at_the_start(case)
    for state in range(len(atlas.states)):
        if not reach[state] or base[state] - case.study.value[state] > STILL_GOOD:
            continue
        for way in atlas.ways(state):
            if not reach[atlas.target[way]]:
                found = unseen if case.study.regret(state, way) <= NO_MISTAKE else mistakes
                found.setdefault(atlas.taken[way], way)
    sources = {
        way: state for state in _sources(case, [*unseen.values(), *mistakes.values()]) for way in atlas.ways(state)
    }
    for found, code in ((unseen, traps.PointOfNoReturn), (mistakes, smells.NoWayBack)):
        for place, way in found.items():
            state = sources[way]
            id_ = atlas.options[place][1].option.id
            cost = rounded(case.study.regret(state, way))
            message = (
                f"after '{id_}' nobody can pass any more, though it costs only {cost} of the score"
                if code is traps.PointOfNoReturn
                else f"'{id_}' is one bad choice (it costs {cost}), and after it nobody can pass any more"
            )
            walk = case.walk(state)
            case.tell(code, case.option_mark(place), message, f"leave a way back; it is taken {walk}")


def _best_at_the_start(case: Case) -> array[float]:
    """For each state, the best score that could be reached where its shortest walk began."""
    atlas = case.atlas
    base = array("d", [0.0]) * len(atlas.states)
    for state in range(len(atlas.states)):
        parent = atlas.parent[state]
        base[state] = case.study.value[state] if parent < 0 else base[parent]
    return base


def _sources(case: Case, ways: list[int]) -> set[int]:
    """The states that these ways lead away from."""
    wanted = set(ways)
    return {
        state
        for state in range(len(case.atlas.states))
        if wanted and any(way in wanted for way in case.atlas.ways(state))
    }
