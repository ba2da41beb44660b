"""Figures for a scene with too many states to visit: read off seeded random walks, and marked as sampled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from game.story.bots import BOTS, Rank
from game.story.chance import number
from game.story.explore import setups
from game.story.figures import EndingFigures, Figures, OptionFigures
from game.story.layout import program_of
from game.story.model import Scene
from game.story.play import State, begin, choose, open_ids, passed, score

WALKS: Final = 20_000
LONGEST: Final = 1_000
"""A walk that has not ended after so many decisions is given up."""


class _Tally:
    """What the walks have shown so far."""

    def __init__(self) -> None:
        self.states: set[State] = set()
        self.decisions = 0
        self.ends: defaultdict[str, int] = defaultdict(int)
        self.shortest: dict[str, tuple[str, ...]] = {}
        self.scores: dict[float, tuple[str, ...]] = {}
        self.passed = 0
        self.open: defaultdict[str, int] = defaultdict(int)
        self.best_from: defaultdict[State, float] = defaultdict(float)
        self.taken: list[tuple[str, State, State]] = []


def sampled(scene: Scene, remembered: Mapping[str, Sequence[str]] | None, seed: int, walks: int = WALKS) -> Figures:
    """Walk a scene at random.

    Args:
        scene: the scene.
        remembered: for each scene that this one remembers, the endings it can have had.
        seed: the same seed gives the same figures.
        walks: how many walks.

    Returns:
        Figures with ``exact`` False: an ending not reached may still be reachable, values and regrets are those of
        the best walk seen.
    """
    tally = _Tally()
    starts = setups(scene, remembered)
    for walk in range(walks):
        _walk(scene, begin(scene, *starts[walk % len(starts)]).after, f"{seed}/{walk}", tally)
    names = [f"{d}/{o}" for d, decision in program_of(scene).decisions.items() for o in decision.options]
    values: defaultdict[str, list[float]] = defaultdict(list)
    regrets: defaultdict[str, list[float]] = defaultdict(list)
    for name, before, after in tally.taken:
        values[name].append(tally.best_from[after])
        regrets[name].append(max(0.0, tally.best_from[before] - tally.best_from[after]))
    return Figures(
        scene=scene.id,
        exact=False,
        states=len(tally.states),
        decisions=tally.decisions,
        endings={
            e.id: EndingFigures(e.id in tally.shortest, tally.ends[e.id] / walks, tally.shortest.get(e.id), None)
            for e in scene.endings
        },
        least=min(tally.scores, default=None),
        greatest=max(tally.scores, default=None),
        least_walk=tally.scores[min(tally.scores)] if tally.scores else (),
        greatest_walk=tally.scores[max(tally.scores)] if tally.scores else (),
        passes={"random": tally.passed / walks}
        | {name: sum(_bot_passes(scene, rank, *s) for s in starts) / len(starts) for name, rank in BOTS.items()},
        options={
            n: OptionFigures(tally.open[n], _mean(values[n]), _mean(regrets[n]), max(regrets[n], default=0.0))
            for n in names
        },
        seed=seed,
    )


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _walk(scene: Scene, state: State, seed: str, tally: _Tally) -> None:
    path: list[tuple[str, State, State]] = []
    for step in range(LONGEST):
        tally.states.add(state)
        ids = open_ids(scene, state)
        if not ids:
            break
        for id_ in ids:
            tally.open[f"{state.place}/{id_}"] += 1
        id_ = ids[number(0, seed, str(step)) % len(ids)]
        after = choose(scene, state, id_).after
        path.append((f"{state.place}/{id_}", state, after))
        state = after
    tally.decisions += len(path)
    tally.taken.extend(path)
    if state.ending is not None:
        ids = tuple(name.rpartition("/")[2] for name, _, _ in path)
        worth = score(scene, state)
        tally.ends[state.ending] += 1
        tally.passed += passed(scene, state)
        tally.shortest[state.ending] = min(ids, tally.shortest.get(state.ending, ids), key=len)
        tally.scores.setdefault(worth, ids)
        for been in (state, *(before for _, before, _ in path)):
            tally.best_from[been] = max(tally.best_from[been], worth)


def _bot_passes(scene: Scene, rank: Rank, variants: Mapping[str, object], remembered: Mapping[str, str]) -> bool:
    state = begin(scene, variants, remembered).after  # type: ignore[arg-type]  # setups() gives Values
    program = program_of(scene)
    for _ in range(LONGEST):
        ids = open_ids(scene, state)
        if not ids:
            return passed(scene, state)
        options = program.decisions[state.place].options
        state = choose(scene, state, max(ids, key=lambda id_: rank(options[id_].option))).after
    return False
