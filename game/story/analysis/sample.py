"""Figures for a scene with too many states to visit: read off seeded random walks, and marked as sampled."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import prod
from typing import Final, NamedTuple

from game.story.analysis.atlas import Opening
from game.story.analysis.bots import BOTS, Rank
from game.story.analysis.components import FINISHED, components
from game.story.analysis.explore import Report, carried_starts, choices, setups
from game.story.analysis.figures import EndingFigures, Figures, OptionFigures
from game.story.analysis.steady import MOST_STEPS, of_ways, settle
from game.story.engine import Event, State, begin, follow, passed, score, seeded_number
from game.story.engine.compile import program_of
from game.story.engine.program import Ready
from game.story.model import LAST, LAST_OUTCOME, Scene

WALKS: Final = 20_000
LONGEST_WALK: Final = 1_000
"""A walk that has not ended after so many decisions is given up."""
MOST_DECISIONS: Final = 300_000
"""No further walk is begun after so many decisions in all, which keeps the memory small."""
MOST_LOOKS: Final = 10_000_000
"""Nor after so many options were looked at in all, which keeps the time small (some ten seconds)."""
MOST_BYTES: Final = 120 * 2**20
"""Nor when what is kept of them is thought to take more memory."""
STATE_BYTES: Final = 1000
"""What a state takes that was met, besides its flags."""
MOST_STARTS: Final = 1_000
"""How many of the ways a scene can begin are walked from; where there are more, so many are drawn."""
TOLD_EVERY: Final = 100
"""How many walks are walked between two reports."""
NO_STATE: Final = -1
"""A sampled state has no number."""

Ways = dict[str, list[tuple[int, Ready]]]


class _Walk(NamedTuple):
    """A finished walk worth remembering."""

    options: tuple[str, ...]
    opening: Opening


class _Tally:
    """What the walks have shown so far. ``option``, ``before``, ``after`` and ``weight`` are the decisions taken."""

    def __init__(self, size: int) -> None:
        self.number: dict[State, int] = {}
        self.best_from = array("d")
        self.ways: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self.scores: dict[int, float] = {}
        self.option, self.before, self.after, self.weight = array("l"), array("l"), array("l"), array("l")
        self.open = [0] * size
        self.looks = 0
        self.walks = 0
        self.passed = 0
        self.ends: defaultdict[str, int] = defaultdict(int)
        self.shortest: dict[str, _Walk] = {}
        self.least: tuple[float, _Walk] | None = None
        self.greatest: tuple[float, _Walk] | None = None

    def enter(self, state: State) -> int:
        """The state's number, given when it is first come to."""
        known = self.number.setdefault(state, len(self.number))
        if known == len(self.best_from):
            self.best_from.append(0.0)
        return known


def sampled(
    scene: Scene,
    remembered: Mapping[str, Sequence[str]] | None,
    seed: int,
    walks: int = WALKS,
    report: Report | None = None,
) -> Figures:
    """Walk a scene at random.

    Args:
        scene: the scene.
        remembered: for each scene that this one remembers, the endings it can have had.
        seed: the same seed gives the same figures.
        walks: how many walks; fewer where they are very long.
        report: is told how many walks were walked; where it says to stop, some hundred are walked all the same.

    Returns:
        Figures with ``exact`` False: an ending not reached may still be reachable, values and regrets are those of
        the best walk seen.
    """
    options: list[tuple[str, Ready]] = []
    ways: Ways = {}
    for id_, decision in program_of(scene).decisions.items():
        ways[id_] = [(len(options) + at, ready) for at, ready in enumerate(decision.options.values())]
        options.extend((id_, ready) for ready in decision.options.values())
    tally = _Tally(len(options))
    starts = _starts(scene, remembered, seed)
    most_states = MOST_BYTES // (STATE_BYTES + 16 * len(scene.flags))
    for walk in range(walks):
        if len(tally.option) >= MOST_DECISIONS or tally.looks >= MOST_LOOKS or len(tally.number) >= most_states:
            break
        if report is not None and not walk % TOLD_EVERY and walk and report("random walks", walk):
            break
        _walk(scene, ways, starts[walk % len(starts)], f"{seed}/{walk}", tally)
    passes = {"random": tally.passed / max(1, tally.walks)}
    for name, rank in BOTS.items():
        passes[name] = sum(_bot_passes(scene, ways, rank, start) for start in starts) / len(starts)
    names = [f"{decision}/{ready.option.id}" for decision, ready in options]
    nothing = _Walk((), Opening({}, {}, NO_STATE))
    least, greatest = tally.least or (None, nothing), tally.greatest or (None, nothing)
    return Figures(
        scene=scene.id,
        exact=False,
        states=len(tally.number),
        decisions=len(tally.option),
        endings={ending.id: _ending(tally, ending.id) for ending in scene.endings},
        least=least[0],
        greatest=greatest[0],
        least_walk=least[1].options,
        greatest_walk=greatest[1].options,
        passes=passes,
        options={
            name: replace(figures, spends=ready.option.costs)
            for name, (_, ready), figures in zip(names, options, _options(tally), strict=True)
        },
        seed=seed,
        least_start=least[1].opening,
        greatest_start=greatest[1].opening,
    )


def _starts(scene: Scene, remembered: Mapping[str, Sequence[str]] | None, seed: int) -> list[Opening]:
    """The ways a scene can begin: all, or so many drawn where there are more."""
    drawn, asked = choices(scene, remembered)
    tens = list(carried_starts(scene))
    if prod([len(tens), *(len(found) for _, found in (*drawn, *asked))]) <= MOST_STARTS:
        return [Opening(*setup, NO_STATE, carried) for setup in setups(scene, remembered) for carried in tens]
    if LAST in dict(asked):  # its outcome goes with its ending
        asked = [(id_, found) for id_, found in asked if id_ != LAST_OUTCOME]
    return [
        Opening(
            {id_: found[seeded_number(start, f"{seed}", id_) % len(found)] for id_, found in drawn},
            {id_: found[seeded_number(start, f"{seed}", id_) % len(found)] for id_, found in asked},
            NO_STATE,
            tens[seeded_number(start, f"{seed}", "carried") % len(tens)],
        )
        for start in range(MOST_STARTS)
    ]


def _ending(tally: _Tally, id_: str) -> EndingFigures:
    walk = tally.shortest.get(id_)
    share = tally.ends[id_] / max(1, tally.walks)
    if walk is None:
        return EndingFigures(reachable=False, share=share, shortest=None, walks=None)
    return EndingFigures(reachable=True, share=share, shortest=walk.options, walks=None, start=walk.opening)


def _options(tally: _Tally) -> list[OptionFigures]:
    """Each option's figures.

    An option taken out of three stands for three times that it was open, which makes the means those of the exact
    figures: over the times it is open in random play.
    """
    size = len(tally.open)
    steady = _steady(tally)
    weight, value, regret, worst = [0] * size, [0.0] * size, [0.0] * size, [0.0] * size
    after_it, below, dearest = [0.0] * size, [0.0] * size, [0.0] * size
    for option, before, after, often in zip(tally.option, tally.before, tally.after, tally.weight, strict=True):
        cost = max(0.0, tally.best_from[before] - tally.best_from[after])
        weight[option] += often
        value[option] += often * tally.best_from[after]
        regret[option] += often * cost
        worst[option] = max(worst[option], cost)
        cost = max(steady[there] for there in tally.ways[before].values()) - steady[after]
        after_it[option] += often * steady[after]
        below[option] += often * cost
        dearest[option] = max(dearest[option], cost)
    shares = [1 / max(1, each) for each in weight]
    return [
        OptionFigures(
            tally.open[at],
            value[at] * share,
            regret[at] * share,
            worst[at],
            after_it[at] * share,
            below[at] * share,
            dearest[at],
        )
        for at, share in enumerate(shares)
    ]


def _steady(tally: _Tally) -> list[float]:
    """What a steady colleague makes of each state that was met, as far as the walks went on from it.

    As in an atlas: each state is asked when all that it is known to lead to have been, and loops are solved.
    """
    onward = [tuple(tally.ways[state].values()) if state in tally.ways else () for state in range(len(tally.number))]
    value = [tally.scores.get(state, 0.0) for state in range(len(onward))]
    found, loops = components(onward, range(len(onward)), [FINISHED] * len(onward))
    left = MOST_STEPS
    for state in found:
        if state in loops:
            left -= settle(loops[state], onward, value, left)
        elif onward[state]:
            value[state] = of_ways([value[there] for there in onward[state]])
    return value


def _open(ways: Ways, state: State) -> list[tuple[int, Ready]]:
    _, _, meters, flags, marks, memory = state
    return [
        (place, ready)
        for place, ready in ways.get(state.place, ())
        if not ready.used & marks and (ready.when is None or ready.when(meters, flags, marks, memory))
    ]


def _walk(scene: Scene, ways: Ways, start: Opening, seed: str, tally: _Tally) -> None:
    program = program_of(scene)
    state = begin(scene, start.variants, start.remembered, carried=start.carried).after
    been = [tally.enter(state)]
    path: list[str] = []
    ignored: list[Event] = []
    while len(path) < LONGEST_WALK and (open_here := _open(ways, state)):
        tally.looks += len(ways[state.place])
        for place, _ in open_here:
            tally.open[place] += 1
        place, ready = open_here[seeded_number(0, seed, str(len(path))) % len(open_here)]
        state = follow(program, state, ready, ignored)[1]
        ignored.clear()
        path.append(ready.option.id)
        been.append(tally.enter(state))
        tally.option.append(place)
        tally.before.append(been[-2])
        tally.after.append(been[-1])
        tally.weight.append(len(open_here))
        tally.ways[been[-2]][place] = been[-1]
    tally.walks += 1
    if state.ending is None:
        return
    walk = _Walk(tuple(path), start)
    worth = tally.scores[been[-1]] = score(scene, state)
    tally.ends[state.ending] += 1
    tally.passed += passed(scene, state)
    if state.ending not in tally.shortest or len(path) < len(tally.shortest[state.ending].options):
        tally.shortest[state.ending] = walk
    if tally.least is None or worth < tally.least[0]:
        tally.least = (worth, walk)
    if tally.greatest is None or worth > tally.greatest[0]:
        tally.greatest = (worth, walk)
    for place in been:
        tally.best_from[place] = max(tally.best_from[place], worth)


def _bot_passes(scene: Scene, ways: Ways, rank: Rank, start: Opening) -> bool:
    program = program_of(scene)
    state = begin(scene, start.variants, start.remembered, carried=start.carried).after
    ignored: list[Event] = []
    for _ in range(LONGEST_WALK):
        open_here = _open(ways, state)
        if not open_here:
            return passed(scene, state)
        state = follow(program, state, max(open_here, key=lambda way: rank(way[1].option))[1], ignored)[1]
        ignored.clear()
    return False
