"""Options that say why they are locked, and never are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.engine import options_in


class NeverLocked(Rule):
    """`locked` is what a player reads in the place of an option that is not open yet; without a `when` it always is.

    ```yaml bad steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         refund:
           say: Would you like your money back?
    >      locked: You do not know yet what she paid.
           does: [fix, excuse]
           go: goodbye
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
    ```

    ```yaml good steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         refund:
           when: anger < 55
           say: Would you like your money back?
           locked: You do not know yet what she paid.
           does: [fix, excuse]
           go: goodbye
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
         box: {say: Let us look at the box., does: fix, why: Too soon., go: goodbye}
    ```
    """

    id: ClassVar[str] = "DLG122"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Locked, and always open"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such option."""
        for _, option in options_in(context.scene):
            if option.locked is not None and option.when is None and not option.once:
                yield Finding(
                    context.inside(option.mark, "locked"),
                    f"the option '{option.id}' says why it is locked, and nothing ever locks it",
                    "write a when: with what opens it, or leave locked out",
                )
