"""Scores that come to less than 0 or more than 100."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import WEIGHED, Finding, Rule
from game.authoring.check.shared.fair_score import fair_score
from game.authoring.figures import rounded
from game.script.problems import Severity
from game.story.engine import score_as_written

MOST_PAST: Final = 0.5
"""A score may come to so much under 0 or over 100: sums with thirds are not exact."""


_ENDS: Final = (0.0, 100.0)


class ScorePastItsEnds(Rule):
    """A score is a number from 0 to 100; what comes to more counts as 100, and what comes to less as 0.

    Calls that differ then score alike, and the debrief cannot tell a good answer from the best. A sum of two meters is
    halved, one of three is divided by three; a meter that is better when it is low is taken from 100.

    ```yaml bad top
    >score: trust + (100 - anger)
    ```

    ```yaml good top
     score: (trust + (100 - anger)) / 2
    ```
    """

    id: ClassVar[str] = "DLG318"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A score under 0 or over 100"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The score, where some ending's comes to too much or too little."""
        atlas, scene = context.atlas, context.scene
        if scene.score is None:
            return
        at_an_end = (state for state, ending in atlas.endings() if ending is not None and atlas.worth[state] in _ENDS)
        written = [(score_as_written(scene, atlas.states[state]), state) for state in at_an_end]
        if not written:
            return
        for (worth, state), end in ((max(written), 100), (min(written), 0)):
            past = worth - end if end else -worth
            if past > MOST_PAST:
                hint, (score, mend) = "let it come to 0 at the least and 100 at the most", fair_score(context)
                yield Finding(
                    context.top("score"),
                    f"the score comes to {rounded(worth)} {context.walk(state)}, and counts as {end} there",
                    f"{hint}, for example  score: {score}" if score else hint,
                    WEIGHED,
                    mend,
                )
                return
