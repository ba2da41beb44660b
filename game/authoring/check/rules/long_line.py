"""Lines that are not said in one breath."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.broken_lines import in_two
from game.authoring.wording import filled
from game.script.problems import Severity

MOST_IN_A_LINE: Final = 240


class LongLine(Rule):
    """A line of more than 240 characters is not said in one breath, and does not fit a small screen.

    ```yaml bad steps
    >- ana: It went dark at nine. I sat there. I sat there and I looked at it. It was dark at ten, and it was dark at
         twelve, and I had no one to ring, and the cat was cross, and the tea was cold, and it was dark at one, and
         then I went to bed, and it was dark in bed too.
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine. I sat there. I sat there and I looked at it.
     - ana: It was dark at ten, and it was dark at twelve, and then I went to bed.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG401"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A line that is too long"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such line, measured as the player sees it."""
        for line in context.lines:
            length = len(filled(line.text, context.scene))
            if length > MOST_IN_A_LINE:
                two = in_two(context, line)
                yield Finding(
                    line.mark,
                    f"this line has {length} characters, and over {MOST_IN_A_LINE} are not said in one breath",
                    f"say less, or say it in two lines:\n{two.said}" if two else "say it in two lines, or say less",
                    mend=two and two.mend,
                )
