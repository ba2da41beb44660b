"""Scenes whose best options are written first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.contests import FEWEST_DECISIONS, contests_of
from game.authoring.figures import share
from game.script.problems import Severity

MOST_FIRST: Final = 0.5
"""In more of the decisions than this the best option must not stand first."""


class BestIsFirst(Rule):
    """Where the best option is mostly written first, a printed script or a list read out gives it away.

    The window shows options in another order each time. It is told when the best stands first in more than 50 % of the
    decisions that have one best option, in a scene with at least three of them.

    ```yaml bad top
    >scene: example
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             dark: {say: You sat in the dark., does: acknowledge}
             excuse: {say: There was a storm about., does: excuse}
             fix: {say: Let us look at the box., does: fix, why: Too soon.}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             dark: {say: Nobody rang you., does: acknowledge}
             excuse: {say: We had a busy day here., does: excuse}
             fix: {say: Let us ring the office., does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             thanks: {say: A dark flat., does: acknowledge}
             fix: {say: I will send a man., does: fix, why: Too soon.}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```

    ```yaml good top
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about., does: excuse}
             dark: {say: You sat in the dark., does: acknowledge}
             fix: {say: Let us look at the box., does: fix, why: Too soon.}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             dark: {say: Nobody rang you., does: acknowledge}
             excuse: {say: We had a busy day here., does: excuse}
             fix: {say: Let us ring the office., does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             thanks: {say: A dark flat., does: acknowledge}
             fix: {say: I will send a man., does: fix, why: Too soon.}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```
    """

    id: ClassVar[str] = "DLG303"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "The best option mostly stands first"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The scene, if the best option stands first in too many of its decisions."""
        contests = context.shared(contests_of)
        first = [contest for contest in contests if contest.best is contest.options[0]]
        if len(contests) >= FEWEST_DECISIONS and len(first) > MOST_FIRST * len(contests):
            yield Finding(
                context.top("scene"),
                f"the best option stands first in {len(first)} of {len(contests)} decisions"
                f" ({share(len(first) / len(contests))}; at most {share(MOST_FIRST)})",
                f"move it down in some of these: {', '.join(contest.decision for contest in first)}",
            )
