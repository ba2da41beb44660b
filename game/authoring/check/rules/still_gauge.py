"""Gauges of flags that nothing sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.engine import options_in, steps_of
from game.story.model import SetFlags


class StillGauge(Rule):
    """A gauge of a flag that nothing sets is a bar that stands still all through the call.

    Flags are set by an option's `set`, by a step, and by `every_turn`.

    ```yaml bad top
     flags:
       promised: false
       queue: 7
     gauge:
    >  queue: {label: People waiting, good: low, most: 10}
    ```

    ```yaml good top
     flags:
       promised: false
       queue: 7
     gauge:
       queue: {label: People waiting, good: low, most: 10}
     every_turn:
       - set: {queue: -1}
    ```
    """

    id: ClassVar[str] = "DLG124"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A gauge that nothing moves"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every gauge of the scene that stands still."""
        set_ = {assign.flag for _, option in options_in(context.scene) for assign in option.assigns}
        steps = [step for step in steps_of(context.scene) if isinstance(step, SetFlags)]
        set_ |= {assign.flag for step in steps for assign in step.assigns}
        for gauge in context.scene.gauges:
            if gauge.flag not in set_:
                told = f"nothing sets the flag '{gauge.flag}', so its gauge stands still"
                hint = f"write  set: {{{gauge.flag}: +1}}  where it goes up, or leave the gauge out"
                yield Finding(gauge.mark, told, hint)
