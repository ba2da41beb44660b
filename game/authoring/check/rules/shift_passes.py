"""Shifts that nobody passes whatever they do, and those that everybody does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import CourseContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.condition import names_in
from game.story.engine import Tally, tally_passes
from game.story.model import Shift
from game.story.model import condition as c

_SCORES: Final = tuple(range(0, 101, 5))


class ShiftPasses(Rule):
    """A shift is an assessment: somebody must be able to pass it, and somebody must be able not to.

    `won`, `settled` and `lost` together are as many as there are calls.

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
    >    passes: won >= 3
    ```

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
    >    passes: won >= 1 or lost <= 2
    ```

    ```yaml good course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
         passes: won >= 1 and lost == 0
    ```
    """

    id: ClassVar[str] = "DLG219"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A shift that nobody passes, or everybody"

    @classmethod
    def in_course(cls, context: CourseContext) -> Iterator[Finding]:
        """Each shift whose condition comes out the same, whatever its calls come to."""
        for shift in context.course.shifts:
            if shift.passes is None:
                continue
            ways = {tally_passes(shift, tally) for tally in _tallies(shift)}
            mark = context.beside(shift.mark, "passes")
            if ways == {False}:
                told = f"nobody passes '{shift.id}', whatever its {shift.draw} calls come to"
                yield Finding(mark, told, f"won, settled and lost are {shift.draw} together: ask for less")
            elif ways == {True}:
                told = f"everybody passes '{shift.id}', whatever its {shift.draw} calls come to"
                yield Finding(mark, told, "ask for more, for example:  passes: lost == 0")


def _tallies(shift: Shift) -> Iterator[Tally]:
    """All that the calls of a shift can come to."""
    assert shift.passes is not None  # noqa: S101 - only asked of one that has a condition
    by_score = any(isinstance(name, c.FlagName) and name.id == "score" for name in names_in(shift.passes))
    for won in range(shift.draw + 1):
        for settled in range(shift.draw + 1 - won):
            for score in _SCORES if by_score else (0,):
                yield Tally(won, settled, shift.draw - won - settled, shift.draw, float(score))
