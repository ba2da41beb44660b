"""Skills that are taught and not tested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.engine import options_in, steps_in
from game.story.model import Line


class UntestedSkill(Rule):
    """A skill that a scene teaches must be tested: some decision has an option that shows it and one that does not.

    To hear a line with a `cut_in` out shows `listen`, unless a `hear_out` beside it says otherwise.

    ```yaml bad top
    >teaches: [acknowledge, listen]
    ```

    ```yaml good top
     teaches: [acknowledge, fix]
    ```
    """

    id: ClassVar[str] = "DLG306"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A skill that is taught and not tested"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every skill that no decision has an option with and one without."""
        decisions: dict[str, list[frozenset[str]]] = {}
        for id_, option in options_in(context.scene):
            decisions.setdefault(id_, []).append(frozenset(option.does))
        for beat in context.scene.beats:
            for step in steps_in(beat.steps):
                if isinstance(step, Line) and step.cut_in:
                    decisions[f"{beat.id}.cut_in"] = [frozenset(option.does) for option in step.offered]
        for skill in context.scene.teaches:
            if not any(0 < sum(skill in tags for tags in options) < len(options) for options in decisions.values()):
                yield Finding(
                    context.top("teaches"),
                    f"this scene teaches '{skill}', and no decision tests it",
                    f"let one option of a decision have does: {skill}, beside others that do not",
                )
