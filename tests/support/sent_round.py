"""How often players come to each state, by the plainest way there is: all their walks take one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.story.analysis import Atlas

Chances = Callable[[Sequence[int]], Sequence[float]]
"""How likely each way is, by the states that the ways of a state lead to."""


def evenly(ways: Sequence[int]) -> list[float]:
    """Random play."""
    return [1 / len(ways)] * len(ways)


def sent_round(atlas: Atlas, chances: Chances = evenly, rounds: int = 4_000) -> list[float]:
    """Send all walks on, step by step, until next to none is under way."""
    size = len(atlas.states)
    here, total = [0.0] * size, [0.0] * size
    for opening in atlas.openings:
        here[opening.state] += 1 / len(atlas.openings)
    for _ in range(rounds):
        there = [0.0] * size
        for state, mass in enumerate(here):
            total[state] += mass
            ways = atlas.onward[state]
            for way, chance in zip(ways, chances(ways) if ways else (), strict=True):
                there[way] += mass * chance
        here = there
        if sum(here) < 1e-13:
            break
    return total
