"""Options that take too long to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.wording import filled
from game.script.problems import Severity
from game.story.engine import options_in

MOST_IN_AN_OPTION: Final = 160


class LongOption(Rule):
    """An option of more than 160 characters takes longer to read than to say, and three of them fill the screen.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
    >    storm:
           say: There was a storm about, and then there was a fox in the shed, and then the van would not go, and the
             man who goes with the van was at home, and so no one could come out to you.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         storm:
           say: There was a storm about, and the van would not go.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG402"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "An option that is too long"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such option, measured as the player sees it."""
        for _, option in options_in(context.scene):
            length = len(filled(option.say, context.scene))
            if length > MOST_IN_AN_OPTION:
                yield Finding(
                    option.mark,
                    f"this option has {length} characters, and more than {MOST_IN_AN_OPTION} take too long to read",
                    "say it shorter; the customer's answer can carry the rest",
                )
