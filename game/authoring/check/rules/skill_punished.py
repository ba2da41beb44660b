"""Skills that cost much, and nobody says why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.costs import SLIP, costs_of, met_at
from game.authoring.figures import rounded
from game.script.problems import Severity
from game.story.engine import options_in
from game.story.model import Option


class SkillPunished(Rule):
    """A skill at the wrong moment is a lesson, and only to somebody who is told why.

    It is told of an option whose tags are all skills where it is a mistake or worse: where it costs more than 8 points,
    averaged over all the times that a steady colleague could take it, and has no `why`. (A steady colleague takes the
    best option three times in four, else any other, evenly.)

    ```yaml bad steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
    >    box: {say: Let us look at the box., does: fix, mood: {trust: -20}, go: goodbye}
    ```

    ```yaml good steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
         box:
           say: Let us look at the box.
           does: fix
           mood: {trust: -20}
           why: She had not been heard yet, and the box came first.
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG311"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A skill that costs much, and nobody says why"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such option."""
        options = context.atlas.options
        written = {id(option) for _, option in options_in(context.scene)}
        punished = {
            place: cost
            for place, cost in sorted(context.shared(costs_of).options.items())
            if cost.mean > SLIP
            and id(options[place][1].option) in written
            and _shows_skill_alone(context, options[place][1].option)
        }
        states = met_at(context, punished, lambda points: points)
        for place, cost in punished.items():
            option, state = options[place][1].option, states[place]
            yield Finding(
                option.mark,
                f"'{option.id}' shows {', '.join(option.does)} and costs a steady colleague {rounded(cost.mean)}"
                " points on average, and no why says what was wrong with it",
                f"write a why, or let it cost less: it costs {rounded(_cost(context, state, place))}"
                f" {context.walk(state)}",
            )


def _shows_skill_alone(context: SceneContext, option: Option) -> bool:
    """Whether an option is all skills, and nothing says what is wrong with it."""
    return not option.why and context.kinds(option) == {"skill"}


def _cost(context: SceneContext, state: int, option: int) -> float:
    return context.study.costs(state)[context.atlas.shapes[state].index(option)]
