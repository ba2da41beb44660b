"""Takes out of a scene what ``check`` calls an error: what nobody can come to, and what leads round and round.

A story may hold what is never said; a scene may not. Whatever is taken out stays as a comment where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.authoring.check import AssetNames, check_sources
from game.authoring.importing.imported import NotStoryError, Progress
from game.authoring.importing.lines import Lines
from game.authoring.importing.mends import MENDS
from game.script.problems import Problem
from game.script.source import Sources
from game.story.analysis import MOST_STATES

MOST_ROUNDS: Final = 40
"""How often a scene is checked and mended."""
FEW_STATES: Final = 60_000
"""How many states of a scene are visited at first.

Where there are more, all are visited that ``check`` would visit; but not where a number grows for ever: nothing is then
certain to ``check`` either.
"""
_CUT: Final = "DLG210"
_BESIDE: Final = {
    "course.yaml": "title: Imported\n",
    "skills.yaml": "listen: {label: Listen, half: heart, kind: skill, tip: Listen.}\n",
}


@dataclass(slots=True)
class Passing:
    """A scene that is made to pass: its file's name and lines, and the texts of the people's files beside it.

    ``grows`` is whether a number in it can grow for ever.
    """

    file: str
    lines: Lines
    others: Mapping[str, str]
    grows: bool
    most: int = FEW_STATES

    def errors(self) -> list[Problem]:
        """What ``check`` calls an error in it; looks further where that was not all there is to see."""
        sources = Sources.of({**_BESIDE, **self.others, self.file: self.lines.text()}, "")
        found = check_sources(sources, AssetNames(), self.most)
        errors = [problem for problem in found if problem.severity == "error"]
        if not errors and not self.grows and self.most < MOST_STATES and any(problem.code == _CUT for problem in found):
            self.most = MOST_STATES
            return self.errors()
        return errors

    def mended(self, progress: Progress) -> str:
        """The scene's file without errors; raises NotStoryError where it cannot be mended."""
        errors = self.errors()
        for number in range(MOST_ROUNDS):
            progress("Looking for what nobody can come to", number, MOST_ROUNDS)
            if not errors:
                return self.lines.text()
            before = self.lines.text()
            for problem in sorted(errors, key=lambda problem: -problem.line):
                if problem.file.endswith(self.file) and problem.line <= len(self.lines.lines):
                    MENDS.get(problem.code, _nothing)(self.lines, problem.line - 1)
            if self.lines.text() == before:
                break
            errors = self.errors()
        told = "; ".join(f"{problem.code} in line {problem.line}: {problem.message}" for problem in errors[:3])
        raise NotStoryError(f"what is made of this story would not pass check ({told})")


def _nothing(_lines: Lines, _number: int) -> None:
    """Nothing is known that mends it."""
