"""What a check comes to: what is told, what is accepted, and what was looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from game.authoring.accepting import Accepted
from game.script.problems import Problem, Severity

MOST_OF_A_KIND: Final = 100
"""So many problems of one code are told in full."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at: the library's name, and how many of its scenes, people, translations and drawings.

    ``file`` is the one file that was asked for, where only one was.
    """

    library: str
    scenes: int
    people: int
    translations: int
    drawings: int
    file: str | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The check of one path: its problems and the warnings that its files accept, both in file and line order.

    ``left_out`` says how many of each severity are not among the problems, because there are too many of a kind.
    ``unseen`` are the scenes that were not looked at, because somebody said to stop.
    """

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...]
    looked: Looked
    left_out: Mapping[Severity, int] = field(default_factory=dict)
    unseen: tuple[str, ...] = ()

    def shortened(self) -> Checked:
        """The same with no more than ``MOST_OF_A_KIND`` problems of one code; the next says how many follow.

        Nobody mends a hundred thousand by hand: they have one cause, and the first of them show it.
        """
        found = Counter(problem.code for problem in self.problems)
        if max(found.values(), default=0) <= MOST_OF_A_KIND + 1:
            return self
        met, kept, left_out = Counter[str](), [], Counter[Severity]()
        for problem in self.problems:
            met[problem.code] += 1
            more = found[problem.code] - MOST_OF_A_KIND - 1
            if met[problem.code] <= MOST_OF_A_KIND or not more:
                kept.append(problem)
            elif met[problem.code] == MOST_OF_A_KIND + 1:
                message = f"{problem.message}; and {problem.code} is told {more:,} times more after this"
                kept.append(replace(problem, message=message))
            else:
                left_out[problem.severity] += 1
        return replace(self, problems=tuple(kept), left_out=left_out)
