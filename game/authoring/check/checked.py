"""What a check comes to: what is told, what is accepted, and what was looked at."""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.accepting import Accepted
from game.script.problems import Problem


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
    """The check of one path: its problems and the warnings that its files accept, both in file and line order."""

    problems: tuple[Problem, ...]
    accepted: tuple[Accepted, ...]
    looked: Looked
