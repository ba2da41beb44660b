"""Flags that no condition asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.engine import flags_asked


class UnusedFlag(Rule):
    """A flag that no condition asks for changes nothing.

    It is set and forgotten, or it was meant to be asked for in a `when` under another name. A flag that a `gauge` shows
    is used.

    ```yaml bad top
     flags:
       promised: false
    >  called_back: false
    ```

    ```yaml good top
     flags:
       promised: false
    ```
    """

    id: ClassVar[str] = "DLG111"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A flag that nothing asks for"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every flag of the scene that is set and forgotten."""
        asked = flags_asked(context.scene) | {gauge.flag for gauge in context.scene.gauges}
        for flag in context.scene.flags:
            if flag.id not in asked:
                message = f"no condition asks for the flag '{flag.id}'"
                yield Finding(flag.mark, message, "ask for it in a when, or leave it out")
