"""Decisions in which nothing is at stake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import TOP, SceneContext
from game.authoring.check.rule import WEIGHED, Finding, Rule
from game.authoring.check.shared.costs import costs_of
from game.authoring.check.shared.fair_score import fair_score
from game.authoring.figures import rounded
from game.script.problems import Severity
from game.story.debrief import AT_STAKE


class NothingAtStake(Rule):
    """A decision in which every answer comes to the same teaches nothing, and the debrief cannot grade it.

    What an option costs is what a steady colleague (the best option three times in four, else any other, evenly) makes
    of the call after it, less than after the best one. It is told of a decision whose dearest open option costs less
    than 1 point in every state that such a colleague comes to. Where that is so of all decisions of a scene, its
    `score` counts nothing that anybody can move, and that is told instead.

    ```yaml bad steps
    >- choose:
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
         log: {say: Let us look at the log., does: fix, why: Too soon., set: {promised: true}, go: goodbye}
    ```

    ```yaml good steps
     - choose:
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
         log: {say: A whole evening without light., does: acknowledge, go: goodbye}
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
    ```
    """

    id: ClassVar[str] = "DLG312"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A decision in which nothing is at stake"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every flat decision, or the score that makes all of them so."""
        if context.scene.follows:  # what is said between two calls shows in the next one
            return
        decisions = {id_: cost for id_, cost in context.shared(costs_of).decisions.items() if cost.ways > 1}
        flat = {id_: cost for id_, cost in decisions.items() if cost.stake < AT_STAKE}
        if len(flat) == len(decisions) > 1:
            mark = context.top("score")
            hint, (score, mend) = "let the score count what the options move", fair_score(context)
            yield Finding(
                context.top("scene") if mark == TOP else mark,
                "nothing is at stake in this scene: whatever is said, the score comes to the same",
                f"{hint}, for example  score: {score}" if score else f"{hint}: a meter, a number, a flag",
                WEIGHED,
                mend,
            )
            return
        for id_, cost in flat.items():
            most = f"the dearest option costs {rounded(cost.stake)}" if cost.stake else "no option costs anything"
            yield Finding(
                context.marks.get(id_, TOP),
                f"nothing is at stake at '{id_}': {most}, wherever a steady colleague comes to it",
                "let the options move what the score counts, or lead to different places; or let the talk go on without"
                " a decision",
            )
