"""Best options that are far longer than the others."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.contests import contests_of
from game.script.problems import Severity

STANDS_OUT: Final = 1.5
"""An option longer than the median of its decision times this stands out."""


class BestStandsOut(Rule):
    """A best option far longer than the others gives itself away.

    It is told when it is longer than 1.5 times the median length of its decision.

    ```yaml bad steps
     - choose:
    >    dark:
           say: You sat in the dark all evening, and in the end you had to ring us yourself to find out why.
           does: acknowledge
           go: goodbye
         excuse:
           say: There was a storm about.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark, and had to ring us.
           does: acknowledge
           go: goodbye
         excuse:
           say: There was a storm about, you know.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box in your hall.
           does: fix
           why: Too soon.
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG302"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "The best option gives itself away by its length"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every best option that gives itself away by its length."""
        for contest in context.shared(contests_of):
            usual = median(contest.lengths.values())
            length = contest.lengths[contest.best.id]
            if length > STANDS_OUT * usual:
                yield Finding(
                    contest.best.mark,
                    f"the best option here, '{contest.best.id}', has {length} characters, {length / usual:.1f} times"
                    f" the median of {usual:.0f}",
                    "say it shorter, or say more in the others",
                )
