"""One bad choice that loses the pass for good."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.passing import NO_MISTAKE, losses_of
from game.authoring.figures import rounded
from game.script.problems import Severity


class NoWayBack(Rule):
    """One bad choice, and the pass is gone: there is no way back from it.

    Up to here the player has given away at most 5 points of the best score, this option costs more than 15, and after
    it no pass can be reached. A player learns more from mending a mistake than from losing to it; two mistakes in a
    row may lose the customer.

    ```yaml bad beats
     middle:
       - ana: It went dark at nine.
       - choose:
           dark:
             say: You sat in the dark.
             does: acknowledge
             go: goodbye
    >      bill:
             say: Then you have not paid.
             does: excuse
             end: gone
           fix:
             say: Let us look at the box.
             does: fix
             why: Too soon.
             go: goodbye
    ```

    ```yaml good beats
     middle:
       - ana: It went dark at nine.
       - choose:
           dark:
             say: You sat in the dark.
             does: acknowledge
             go: goodbye
           bill:
             say: Then you have not paid.
             does: excuse
             go: goodbye
           fix:
             say: Let us look at the box.
             does: fix
             why: Too soon.
             go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG307"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A bad choice with no way back"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every option that is a mistake and leaves no way back."""
        for loss in context.shared(losses_of):
            if loss.cost > NO_MISTAKE:
                yield Finding(
                    context.option_mark(loss.option),
                    f"'{context.option_id(loss.option)}' is one bad choice (it costs {rounded(loss.cost)}), and"
                    " after it nobody can pass any more",
                    f"leave a way back; it is taken {context.walk(loss.state)}",
                )
