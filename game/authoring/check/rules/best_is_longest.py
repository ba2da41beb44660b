"""Scenes whose best options are the longest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.contests import FEWEST_DECISIONS, Contest, contests_of
from game.authoring.figures import share
from game.script.problems import Severity

MOST_LONGEST: Final = 0.4
"""In more of the decisions than this the best option must not be the longest."""


class BestIsLongest(Rule):
    """Where the best option is mostly the longest, players learn to pick the longest.

    It is told when the best option is the longest in more than 40 % of the decisions that have one best option, in a
    scene with at least three of them. The best option is the one that costs a steady colleague
    least on average.

    ```yaml bad top
    >scene: example
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about., does: excuse}
             dark: {say: You sat in the dark all evening long., does: acknowledge}
             fix: {say: Let us look at the box., does: fix, why: Too soon.}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             excuse: {say: We had a busy day here., does: excuse}
             dark: {say: Nobody rang you until now at all., does: acknowledge}
             fix: {say: Let us ring the office., does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             fix: {say: I will send a man., does: fix, why: Too soon.}
             thanks: {say: "A dark flat, and no call.", does: acknowledge}
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
             excuse: {say: There was a storm about last night., does: excuse}
             dark: {say: You sat in the dark., does: acknowledge}
             fix: {say: Let us look at the box., does: fix, why: Too soon.}
         - go: middle
       middle:
         - ana: And nobody rang me.
         - choose:
             excuse: {say: We had a busy day here with the storm., does: excuse}
             dark: {say: Nobody rang you until now., does: acknowledge}
             fix: {say: Let us ring the office., does: fix, why: Too soon.}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse}
             fix: {say: I will send a man., does: fix, why: Too soon.}
             thanks: {say: "A dark flat, and no call.", does: acknowledge}
         - when: anger >= 60
           then:
             - end: gone
         - end: kept
    ```
    """

    id: ClassVar[str] = "DLG301"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "The best option is mostly the longest"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The scene, if the best option is the longest in too many of its decisions."""
        contests = context.shared(contests_of)
        longest = [contest for contest in contests if _is_longest(contest)]
        if len(contests) >= FEWEST_DECISIONS and len(longest) > MOST_LONGEST * len(contests):
            yield Finding(
                context.top("scene"),
                f"the best option is the longest in {len(longest)} of {len(contests)} decisions"
                f" ({share(len(longest) / len(contests))}; at most {share(MOST_LONGEST)})",
                f"make another one longer in some of these: {', '.join(contest.decision for contest in longest)}",
            )


def _is_longest(contest: Contest) -> bool:
    """Whether the best option is longer than every other."""
    lengths = contest.lengths
    return all(lengths[contest.best.id] > length for id_, length in lengths.items() if id_ != contest.best.id)
