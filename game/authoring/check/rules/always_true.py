"""Conditions that always hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.conditions import held_conditions, place_of
from game.script.problems import Severity
from game.story.condition import in_words, plain
from game.story.model import Option, When
from game.story.model.condition import Truth


class AlwaysTrue(Rule):
    """A condition that always holds decides nothing, and hides what stands under its `otherwise`.

    ```yaml bad steps
    >- when: anger >= 10
       then:
         - ana: That is enough.
       otherwise:
         - ana: That is kind of you.
     - go: goodbye
    ```

    ```yaml good steps
     - when: anger >= 60
       then:
         - ana: That is enough.
       otherwise:
         - ana: That is kind of you.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG204"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A condition that always holds"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every condition that held in every state in which it is asked."""
        for asked in context.shared(held_conditions):
            match asked.owner:
                case Option(locked=str()):
                    hint = "leave when: and locked: out, or write a condition that can fail"
                case When(otherwise=steps) if steps:
                    first = min(step.mark.line for step in steps)
                    never = f"what stands under otherwise, from line {first}, is never seen"
                    hint = f"{never}: write a condition that can fail"
                case _:
                    hint = "leave the when: out, or write a condition that can fail"
            message = f"it always holds that {in_words(asked.tree, context.scene)}"
            if plain(asked.tree) == Truth(value=True):
                message = "this condition always holds, whatever is said"
            yield Finding(place_of(context, asked), message, hint)
