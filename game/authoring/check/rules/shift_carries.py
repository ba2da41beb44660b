"""Meters that a shift carries from call to call, and that hardly any of its calls has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import CourseContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class ShiftCarries(Rule):
    """What a shift carries goes from one call into the next, so at least two of its scenes have that person.

    A meter of the player's is in every scene that has `you: {}` in its cast.

    ```yaml bad course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, third]
         draw: 2
    >    carries: [ben.hope]
    ```

    ```yaml good course
     title: Example
     levels:
       - shift: queue
         title: Monday
         from: [example, other]
         draw: 2
         carries: [ana.anger]
    ```
    """

    id: ClassVar[str] = "DLG126"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A carried meter that is carried nowhere"

    @classmethod
    def in_course(cls, context: CourseContext) -> Iterator[Finding]:
        """Each meter whose person is in fewer than two scenes of the shift."""
        for shift in context.course.shifts:
            if not context.scenes.keys() >= set(shift.scenes):
                continue
            for meter in shift.carries:
                person = meter.partition(".")[0]
                having = [id_ for id_ in shift.scenes if person in context.scenes[id_].cases]
                if len(having) < 2:
                    where = f"only '{having[0]}' has" if having else "none of its scenes has"
                    yield Finding(
                        context.beside(shift.mark, "carries"),
                        f"'{shift.id}' carries {meter}, and {where} '{person}' in its cast",
                        f"write  {person}: {{}}  under cast in the scenes of the shift, or do not carry it",
                    )
