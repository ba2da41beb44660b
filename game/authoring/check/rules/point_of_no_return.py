"""Options that lose the pass although no mistake was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.passing import NO_MISTAKE, losses_of
from game.authoring.figures import rounded
from game.script.problems import Severity


class PointOfNoReturn(Rule):
    """The pass is gone although the player has made no mistake.

    Up to here the player has given away at most 5 points of the best score, and this option costs a steady colleague at
    most 8 points, so it is graded as a slip or better; yet after it no pass can be reached. Players find that unfair:
    they are judged, later, for something nobody told them. (An option that costs more and leaves no way back is told as
    DLG307.)

    Here the score is the same whatever is said, and what is passed by is not:

    ```yaml bad top
     score: 70
     passes: trust >= 25
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             at_nine:
               say: At nine. That is a long time in the dark.
               does: acknowledge
             log:
               say: I am looking at the log with you now.
               does: fix
               why: Too soon.
    >        weather:
               say: There was a storm about.
               does: excuse
         - when: anger >= 70
           then:
             - end: gone
         - end: kept
    ```

    ```yaml good top
     score: trust
     passes: trust >= 62
    ```
    """

    id: ClassVar[str] = "DLG206"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A point of no return that nobody sees"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every option after which nobody can pass, though it costs little."""
        for loss in context.shared(losses_of):
            if loss.cost <= NO_MISTAKE:
                yield Finding(
                    context.option_mark(loss.option),
                    f"after '{context.option_id(loss.option)}' nobody can pass any more, though it costs only"
                    f" {rounded(loss.cost)} of the score",
                    f"leave a way back; it is taken {context.walk(loss.state)}",
                )
