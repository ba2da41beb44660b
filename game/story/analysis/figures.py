"""The figures of a scene, all at once: endings, scores, bots, and what every option is worth and costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress
from operator import mul, sub

from game.story.analysis.atlas import Atlas, Opening
from game.story.analysis.bots import BOTS, pass_chance
from game.story.analysis.explore import MOST_STATES, explore
from game.story.analysis.garbage import no_search_for_circles
from game.story.analysis.order import Order, groups_of, order_of
from game.story.analysis.values import LOST_CAUSE, best, visits, walks
from game.story.model import Scene


@dataclass(frozen=True, slots=True)
class EndingFigures:
    """One ending: ``share`` of random play (0-1), a shortest walk, and the number of walks (None with loops).

    ``start`` is what the shortest walk starts from.
    """

    reachable: bool
    share: float
    shortest: tuple[str, ...] | None
    walks: int | None
    start: Opening | None = None


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """One option: in how many states it is open, and what taking it there leads to.

    ``value`` is the best score still reachable after it, ``regret`` what that is below the best before it; 0-100,
    averaged over random play (``regret_max``: at its worst).
    """

    open: int
    value: float
    regret_mean: float
    regret_max: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What ``explore`` tells of a scene; ``exact`` is False where it was only sampled, by walks drawn with ``seed``.

    ``least_start`` and ``greatest_start`` are what the walks to the least and the greatest score start from.
    """

    scene: str
    exact: bool
    states: int
    decisions: int
    endings: Mapping[str, EndingFigures]
    least: float | None
    greatest: float | None
    least_walk: tuple[str, ...]
    greatest_walk: tuple[str, ...]
    passes: Mapping[str, float]
    options: Mapping[str, OptionFigures]
    seed: int | None = None
    least_start: Opening | None = None
    greatest_start: Opening | None = None


@dataclass(slots=True)
class Study:
    """An atlas with what its states are worth: everything the figures and the checks read."""

    atlas: Atlas
    order: Order = field(init=False)
    value: list[float] = field(init=False)
    visits: list[float] = field(init=False)

    @no_search_for_circles()
    def __post_init__(self) -> None:
        self.order = order_of(self.atlas)
        self.value = best(self.atlas, self.order)
        self.visits = visits(self.atlas, self.order)

    @property
    def back(self) -> Order:
        """The order, for those who go through it backwards."""
        return self.order

    def regret(self, state: int, way: int) -> float:
        """What taking a way costs: the best score before less the best after it; 0 if nothing was left to lose."""
        before, after = self.value[state], self.value[self.atlas.target[way]]
        return 0.0 if before == LOST_CAUSE else before - max(after, 0.0)


def study(scene: Scene, remembered: Mapping[str, Sequence[str]] | None = None, most: int = MOST_STATES) -> Study | None:
    """Explore a scene and weigh its states; None where it has too many of them."""
    atlas = explore(scene, remembered, most=most)
    return Study(atlas) if atlas.complete else None


@no_search_for_circles()
def figures(found: Study) -> Figures:
    """Every figure of a scene, exactly."""
    atlas = found.atlas
    ends: dict[str, list[int]] = {ending.id: [] for ending in atlas.scene.endings}
    over = []
    for state, ending in atlas.endings():
        if ending is not None:
            ends[ending].append(state)
            over.append(state)
    counted = walks(atlas, found.order)
    endings = {
        id_: EndingFigures(
            reachable=bool(states),
            share=sum(found.visits[state] for state in states),
            shortest=atlas.walk_to(states[0]) if states else None,  # states are numbered by distance
            walks=None if counted is None else counted.get(id_, 0),
            start=atlas.opening_of(states[0]) if states else None,
        )
        for id_, states in ends.items()
    }
    lowest = min(over, key=atlas.worth.__getitem__, default=None)
    highest = max(over, key=atlas.worth.__getitem__, default=None)
    return Figures(
        scene=atlas.scene.id,
        exact=True,
        states=len(atlas.states),
        decisions=sum(map(len, atlas.onward)),
        endings=endings,
        least=None if lowest is None else atlas.worth[lowest],
        greatest=None if highest is None else atlas.worth[highest],
        least_walk=() if lowest is None else atlas.walk_to(lowest),
        greatest_walk=() if highest is None else atlas.walk_to(highest),
        passes=pass_chances(found),
        options=option_figures(found),
        least_start=None if lowest is None else atlas.opening_of(lowest),
        greatest_start=None if highest is None else atlas.opening_of(highest),
    )


def pass_chances(found: Study) -> dict[str, float]:
    """How often random play and each bot passes, 0-1."""
    chances = {"random": sum(compress(found.visits, found.atlas.passing))}
    return chances | {name: pass_chance(found.atlas, rank) for name, rank in BOTS.items()}


def option_figures(found: Study) -> dict[str, OptionFigures]:
    """Each option's figures, by its name ``decision/option``."""
    atlas = found.atlas
    size = len(atlas.options)
    opened, weight = [0] * size, [0.0] * size
    value, regret, worst = ([0.0] * size for _ in range(3))
    loops = chain.from_iterable(loop.states for loop in found.order.loops)
    often_at = found.visits.__getitem__
    values = found.value
    if LOST_CAUSE in values:
        values = [0.0 if value == LOST_CAUSE else value for value in values]  # nothing is left to win, or to lose
    won_at = values.__getitem__
    for group in chain(found.order.groups, groups_of(atlas, loops)):
        often, before = list(map(often_at, group.states)), list(map(won_at, group.states))
        total, won = sum(often), sum(map(mul, often, before))
        for option, column in zip(group.shape, group.columns, strict=True):
            opened[option] += len(often)
            weight[option] += total
            value[option] += won
            costs = list(map(sub, before, map(won_at, column)))
            most = max(costs)
            if most > 0:
                cost = sum(map(mul, often, costs))
                regret[option] += cost
                value[option] -= cost
                worst[option] = max(worst[option], most)
    return {
        atlas.option_name(place): OptionFigures(
            opened[place],
            value[place] / weight[place] if weight[place] else 0.0,
            regret[place] / weight[place] if weight[place] else 0.0,
            worst[place],
        )
        for place in range(size)
    }
