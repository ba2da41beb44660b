"""Somebody who picks by the looks of the options: a naive Bayes classifier over their tells (Maron 1961)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final

from game.authoring.check.facts import DecisionSurface
from game.authoring.check.shared.tells import WHAT_IS_SAID

FEWEST_SCENES: Final = 3
FEWEST_DECISIONS: Final = 15
"""A smaller library has no habits yet."""
LEAST_SEEN: Final = 0.5
"""What is added to every count, so that what was never seen is not held to be impossible (Jeffreys)."""


def looks_of(decision: DecisionSurface) -> tuple[frozenset[str], ...]:
    """All that each option of a decision shows at a glance, by itself and beside the others."""
    lengths = [option.length for option in decision.options]
    looks = []
    for option in decision.options:
        beside = {
            "longest": option.length == max(lengths),
            "shortest": option.length == min(lengths),
            "many": option.sentences > 2,
            "one": option.sentences == 1,
        }
        looks.append(option.tells.union(id_ for id_, shows in beside.items() if shows))
    return tuple(looks)


class Guesser:
    """Has seen some decisions and their best options, and guesses those of others by what it saw."""

    def __init__(self, seen: Iterable[DecisionSurface]) -> None:
        best: Counter[str] = Counter()
        other: Counter[str] = Counter()
        size = [0, 0]
        for decision in seen:
            for place, looks in enumerate(looks_of(decision)):
                is_best = place == decision.best
                size[is_best] += 1
                (best if is_best else other).update(looks)
        self.shown: dict[str, float] = {}
        self.not_shown: dict[str, float] = {}
        for look in WHAT_IS_SAID:
            of_best = (best[look] + LEAST_SEEN) / (size[True] + 2 * LEAST_SEEN)
            of_other = (other[look] + LEAST_SEEN) / (size[False] + 2 * LEAST_SEEN)
            self.shown[look] = log(of_best / of_other)
            self.not_shown[look] = log((1 - of_best) / (1 - of_other))

    def liking(self, looks: frozenset[str]) -> float:
        """How much it takes an option for the best, as the logarithm of a ratio of chances."""
        return sum(self.shown[look] if look in looks else self.not_shown[look] for look in WHAT_IS_SAID)

    def chance(self, decision: DecisionSurface) -> float:
        """How likely it finds the best option, 0-1: of those it likes most it picks any."""
        likings = [round(self.liking(looks), 9) for looks in looks_of(decision)]
        most = max(likings)
        return likings.count(most) ** -1 if likings[decision.best] == most else 0.0

    def reasons(self, decisions: Sequence[DecisionSurface]) -> list[str]:
        """The looks that give the best options of some decisions away, those that do most first."""
        gain: defaultdict[str, float] = defaultdict(float)
        for decision in decisions:
            looks = looks_of(decision)
            for look in WHAT_IS_SAID:
                given = [self.shown[look] if look in each else self.not_shown[look] for each in looks]
                gain[look] += given[decision.best] - sum(given) / len(given)
        return [look for look in sorted(gain, key=gain.__getitem__, reverse=True) if gain[look] > 0]


def are_enough(scenes: Mapping[str, Sequence[DecisionSurface]]) -> bool:
    """Whether a library has so many scenes and decisions that its habits can be told from chance."""
    return len(scenes) >= FEWEST_SCENES and sum(map(len, scenes.values())) >= FEWEST_DECISIONS


def luck(chances: Sequence[float], least: int, most: int) -> float:
    """How likely it is, 0-1, to hit from ``least`` to ``most`` times where each try hits with a chance of its own."""
    hits = [1.0]
    for chance in chances:
        missed = [share * (1 - chance) for share in hits]
        hit = [share * chance for share in hits]
        hits = [one + other for one, other in zip([*missed, 0.0], [0.0, *hit], strict=True)]
    return sum(hits[least : most + 1])
