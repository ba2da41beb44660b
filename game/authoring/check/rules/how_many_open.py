"""Decisions with too few or too many options at once."""

from __future__ import annotations

from collections.abc import Iterator
from operator import sub
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.model import SILENCE

FEWEST_OPEN: Final = 3
MOST_OPEN: Final = 4


class HowManyOpen(Rule):
    """Three or four options are enough to be a choice, and few enough to be read.

    It is told where fewer than three or more than four can be open at once; a silence does not count, nor do the
    options of a `cut_in`.

    ```yaml bad steps
    >- choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
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
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         storm:
           say: There was a storm about.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG308"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Too few or too many options at once"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such decision, once for each of the two; told for the state nearest the start."""
        atlas = context.atlas
        if not atlas.complete:
            return
        first, taken = atlas.first, atlas.taken
        silences = {option for option in range(len(atlas.options)) if context.option_id(option) == SILENCE}
        fewest = FEWEST_OPEN + bool(silences)
        told: set[tuple[str, bool]] = set()
        for state, ways in enumerate(map(sub, first[1:], first)):
            if fewest <= ways <= MOST_OPEN or not ways:
                continue
            start = first[state]
            said = ways - (sum(taken[way] in silences for way in range(start, start + ways)) if silences else 0)
            if FEWEST_OPEN <= said <= MOST_OPEN:
                continue
            decision = atlas.options[taken[start]][0]
            kind = (decision, said < FEWEST_OPEN)
            if kind in told or decision not in context.chooses:
                continue
            told.add(kind)
            many = f"only {said} option{'s are' if said != 1 else ' is'}" if kind[1] else f"{said} options are"
            yield Finding(
                context.marks[decision],
                f"{many} open here at once; three or four are best",
                f"it happens {context.walk(state)}",
            )
