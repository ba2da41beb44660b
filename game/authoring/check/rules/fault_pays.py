"""Faults that are as good as good answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.costs import GOOD, ROUNDED, costs_of, met_at
from game.authoring.figures import share
from game.script.problems import Severity

MOST_CHEAP: Final = 0.02
"""In more of the visits than this an option of faults alone must not be best or good."""


class FaultPays(Rule):
    """An option whose tags are all faults should cost something wherever it can be taken, or players learn the fault.

    A steady colleague (the best option three times in four, else any other, evenly) is followed through the scene.
    Each time that an option of faults alone is open to such a colleague, and something is at stake there, is counted;
    it is told when in more than 2 % of all those times the option costs 3 points or less, as only a good answer may.
    The options that do it most are named, until the others would keep within the 2 %. Let them cost more there: in what
    people make of the fault, in a `mood` of the option's own, or in where it leads; or offer something better.

    ```yaml bad steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
    >    storm: {say: There was a bad storm about., does: excuse, mood: {trust: +40}, go: goodbye}
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
    ```

    ```yaml good steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
    ```
    """

    id: ClassVar[str] = "DLG310"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A fault that is as good as a good answer"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The options of faults alone that are best or good too often, those that are most often first."""
        options = context.atlas.options
        faults = {
            place: cost
            for place, cost in context.shared(costs_of).options.items()
            if context.kinds(options[place][1].option) == {"fault"}
        }
        open_, cheap = sum(cost.staked for cost in faults.values()), sum(cost.cheap for cost in faults.values())
        if cheap <= MOST_CHEAP * open_:
            return
        told = (
            f"all options of faults alone together in {share(cheap / open_)}, and at most {share(MOST_CHEAP)} is well"
        )
        states = met_at(context, faults, lambda points: float(points <= GOOD + ROUNDED))
        for place, cost in sorted(faults.items(), key=lambda fault: -fault[1].cheap):
            if cheap <= MOST_CHEAP * open_:
                return
            cheap -= cost.cheap
            yield Finding(
                context.option_mark(place),
                f"'{context.option_id(place)}' is all faults, and is as good as a good answer in"
                f" {share(cost.cheap / cost.staked)} of the times that a steady colleague could take it ({told})",
                f"let it cost more than {GOOD:g} points, or offer something better, {context.walk(states[place])}",
            )
