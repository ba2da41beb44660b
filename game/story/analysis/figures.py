"""The figures of a scene, all at once: endings, scores, bots, and what every option is worth and costs."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress
from operator import mul, sub

from game.collector import collector_off
from game.story.analysis.atlas import Atlas, Opening
from game.story.analysis.bots import BOTS, pass_chance
from game.story.analysis.explore import MOST_STATES, explore
from game.story.analysis.order import Group, Order, groups_of, order_of
from game.story.analysis.spent import mean_spent
from game.story.analysis.steady import chances_by, steady
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

    ``value`` is the best score still reachable after it, ``regret`` what that is below the best before it; ``steady``
    is what a steady colleague makes of what follows it, ``cost`` what that is below the best option's. 0-100, averaged
    over random play (``regret_max`` and ``cost_max``: at their worst).
    """

    open: int
    value: float
    regret_mean: float
    regret_max: float
    steady: float
    cost_mean: float
    cost_max: float
    spends: int = 0
    """The money that it costs, in the smallest coin."""


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
    spent: Mapping[str, float] = field(default_factory=dict)
    """The money that is spent on average by who plays at ``random`` and a ``steady`` colleague, in the smallest coin;
    nothing where nothing costs money, or it was only sampled."""


class Study:
    """An atlas with what its states are worth: what the figures and the checks read, worked out when asked for."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    @cached_property
    def order(self) -> Order:
        """The states, each after all that lead to it."""
        with collector_off():
            return order_of(self.atlas)

    @cached_property
    def groups(self) -> list[Group]:
        """All states, together with those that have the same options open."""
        loops = chain.from_iterable(loop.states for loop in self.order.loops)
        return [*self.order.groups, *groups_of(self.atlas, loops)]

    @cached_property
    def reach(self) -> list[float]:
        """The best score still reachable from each state."""
        with collector_off():
            return best(self.atlas, self.order)

    @cached_property
    def steady(self) -> array[float]:
        """What a steady colleague makes of each state."""
        with collector_off():
            return steady(self.atlas, self.order)

    @cached_property
    def visits(self) -> list[float]:
        """How often random play comes to each state."""
        with collector_off():
            return visits(self.atlas, self.order)

    @cached_property
    def steady_visits(self) -> list[float]:
        """How often a steady colleague comes to each state."""
        with collector_off():
            return visits(self.atlas, self.order, chances_by(self.steady))

    def regret(self, state: int, way: int) -> float:
        """What taking a way gives away of the best score, 0-100; 0 if nothing was left to lose."""
        before, after = self.reach[state], self.reach[self.atlas.target[way]]
        return 0.0 if before == LOST_CAUSE else before - max(after, 0.0)

    def costs(self, state: int) -> list[float]:
        """What taking each way costs, 0-100: the worth of the best to a steady colleague, less that of this one."""
        after = [self.steady[there] for there in self.atlas.onward[state]]
        most = max(after, default=0.0)
        return [most - worth for worth in after]


def study(scene: Scene, remembered: Mapping[str, Sequence[str]] | None = None, most: int = MOST_STATES) -> Study | None:
    """Explore a scene and weigh its states; None where it has too many of them."""
    atlas = explore(scene, remembered, most=most)
    return Study(atlas) if atlas.complete else None


@collector_off()
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
        spent=spent_on_average(found),
    )


def spent_on_average(found: Study) -> dict[str, float]:
    """The money that random play and a steady colleague spend, in the smallest coin; nothing where nothing costs."""
    costs = [ready.option.costs for _, ready in found.atlas.options]
    if not any(costs):
        return {}
    return {
        "random": mean_spent(found.groups, costs, found.visits),
        "steady": mean_spent(found.groups, costs, found.steady_visits, chances_by(found.steady)),
    }


def pass_chances(found: Study) -> dict[str, float]:
    """How often random play and each bot passes, 0-1."""
    chances = {"random": sum(compress(found.visits, found.atlas.passing))}
    return chances | {name: pass_chance(found.atlas, rank) for name, rank in BOTS.items()}


def option_figures(found: Study) -> dict[str, OptionFigures]:
    """Each option's figures, by its name ``decision/option``."""
    atlas = found.atlas
    size = len(atlas.options)
    groups = found.groups
    opened, weight = [0] * size, [0.0] * size
    for group in groups:
        total = sum(map(found.visits.__getitem__, group.states))
        for option in group.shape:
            opened[option] += len(group.states)
            weight[option] += total
    reach = found.reach
    if LOST_CAUSE in reach:
        reach = [0.0 if value == LOST_CAUSE else value for value in reach]  # nothing is left to win, or to lose
    kept, regret, worst_regret = _means(groups, found.visits, reach, weight)
    steady, cost, worst_cost = _means(groups, found.visits, found.steady, weight)
    return {
        atlas.option_name(at): OptionFigures(
            opened[at],
            kept[at],
            regret[at],
            worst_regret[at],
            steady[at],
            cost[at],
            worst_cost[at],
            atlas.options[at][1].option.costs,
        )
        for at in range(size)
    }


def _means(
    groups: Iterable[Group], visits: Sequence[float], values: Sequence[float], weight: Sequence[float]
) -> tuple[list[float], list[float], list[float]]:
    """For each option what it leads to and what that is below the best, as both come up in play; and at its worst."""
    size = len(weight)
    after, best, worst = ([0.0] * size for _ in range(3))
    at = values.__getitem__
    for group in groups:
        if not group.shape:
            continue
        often = list(map(visits.__getitem__, group.states))
        columns = [list(map(at, column)) for column in group.columns]
        most = columns[0] if len(columns) == 1 else list(map(max, *columns))
        won = sum(map(mul, often, most))
        for option, column in zip(group.shape, columns, strict=True):
            after[option] += sum(map(mul, often, column))
            best[option] += won
            worst[option] = max(chain((worst[option],), map(sub, most, column)))
    shares = [1 / each if each else 0.0 for each in weight]
    return list(map(mul, after, shares)), [max(0.0, gap) for gap in map(mul, map(sub, best, after), shares)], worst
