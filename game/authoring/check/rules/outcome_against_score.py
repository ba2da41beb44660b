"""Endings with a better outcome and a lower score than others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.contests import ALIKE
from game.authoring.figures import rounded
from game.script.problems import Edit, Mend, Severity
from game.story.model import OUTCOMES, Mark


class OutcomeAgainstScore(Rule):
    """Players who come to a better ending should have done better. Here it is the other way round.

    It is told where an ending with the worse outcome has the higher score, averaged over random play. Either the two
    outcomes were mixed up, or the score counts something else than what the endings tell.

    ```yaml bad top
     endings:
       kept: {title: Kept, outcome: settled, text: She will stay.}
    >  gone: {title: Gone, outcome: won, text: She is gone.}
    ```

    ```yaml good top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    ```
    """

    id: ClassVar[str] = "DLG309"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "An outcome that does not fit the score"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such ending, once."""
        if not context.atlas.complete:
            return
        mean = _mean_scores(context)
        reached = [ending for ending in context.scene.endings if ending.id in mean]
        for better in reached:
            above = [
                other
                for other in reached
                if OUTCOMES.index(other.outcome) > OUTCOMES.index(better.outcome)
                and mean[other.id] > mean[better.id] + ALIKE
            ]
            if above:
                worse = max(above, key=lambda ending: mean[ending.id])
                marks = [context.inside(ending.mark, "outcome") for ending in (better, worse)]
                yield Finding(
                    marks[0],
                    f"'{better.id}' is {better.outcome} with a score of {rounded(mean[better.id])} on average, and"
                    f" '{worse.id}' (line {worse.mark.line}) is {worse.outcome} with {rounded(mean[worse.id])}",
                    "were their outcomes mixed up? Otherwise let the score count what the endings tell",
                    mend=_swapped(context, marks, (better.outcome, worse.outcome)),
                )


def _swapped(context: SceneContext, marks: Sequence[Mark], outcomes: Sequence[str]) -> Mend | None:
    """The mend that gives each of two endings the outcome of the other."""
    edits = []
    for mark, old, new in zip(marks, outcomes, reversed(outcomes), strict=True):
        if not context.page.line(mark.line).startswith(old, mark.column - 1):
            return None
        edits.append(Edit(mark.line, mark.column, mark.line, mark.column + len(old), new))
    return Mend(tuple(edits))


def _mean_scores(context: SceneContext) -> dict[str, float]:
    """Each ending's score, averaged over random play."""
    visits, worth = context.study.visits, context.atlas.worth
    weight: defaultdict[str, float] = defaultdict(float)
    total: defaultdict[str, float] = defaultdict(float)
    for state, ending in context.atlas.endings():
        if ending is not None:
            weight[ending] += visits[state]
            total[ending] += visits[state] * worth[state]
    return {ending: total[ending] / often for ending, often in weight.items() if often}
