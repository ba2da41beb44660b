"""The figures of a scene as plain data that JSON can hold."""

from __future__ import annotations

from typing import TypedDict

from game.story.analysis import Figures


class EndingData(TypedDict):
    """One ending: its share of random play (0-1), and a shortest walk to it, or None."""

    reachable: bool
    random_share: float
    shortest: list[str] | None


class ScoreData(TypedDict):
    """The least and the greatest score (0-100, None where no ending is reached), and a walk to each."""

    min: float | None
    max: float | None
    min_walk: list[str]
    max_walk: list[str]


class PassesData(TypedDict):
    """How often each bot passes, 0-1."""

    random: float
    longest: float
    first: float
    apologetic: float


class OptionData(TypedDict):
    """One option: in how many states it is open, and, 0-100, what comes of it.

    ``value`` is the best score still reachable after it and ``regret`` what it gives away of the best; ``steady`` is
    where a steady colleague ends after it and ``cost`` how much lower than after the best option that is open.
    ``spends`` is money, in the smallest coin.
    """

    open: int
    value: float
    regret_mean: float
    regret_max: float
    steady: float
    cost_mean: float
    cost_max: float
    spends: int


class FiguresData(TypedDict):
    """All of them; ``exact`` is False where every figure is sampled.

    ``spent`` is the money that is spent on average, in the smallest coin, by ``random`` and ``steady`` play; nothing
    where nothing costs money, or where it was only sampled.
    """

    scene: str
    exact: bool
    states: int
    decisions: int
    endings: dict[str, EndingData]
    score: ScoreData
    passes: PassesData
    options: dict[str, OptionData]
    spent: dict[str, float]


def figures_as_data(found: Figures) -> FiguresData:
    """The figures as plain data; options are named ``beat/option``, those of a cut-in ``beat.cut_in/option``."""
    return FiguresData(
        scene=found.scene,
        exact=found.exact,
        states=found.states,
        decisions=found.decisions,
        endings={
            id_: EndingData(
                reachable=ending.reachable,
                random_share=ending.share,
                shortest=None if ending.shortest is None else list(ending.shortest),
            )
            for id_, ending in found.endings.items()
        },
        score=ScoreData(
            min=found.least,
            max=found.greatest,
            min_walk=list(found.least_walk),
            max_walk=list(found.greatest_walk),
        ),
        passes=PassesData(
            random=found.passes["random"],
            longest=found.passes["longest"],
            first=found.passes["first"],
            apologetic=found.passes["apologetic"],
        ),
        options={
            name: OptionData(
                open=option.open,
                value=option.value,
                regret_mean=option.regret_mean,
                regret_max=option.regret_max,
                steady=option.steady,
                cost_mean=option.cost_mean,
                cost_max=option.cost_max,
                spends=option.spends,
            )
            for name, option in found.options.items()
        },
        spent=dict(found.spent),
    )
