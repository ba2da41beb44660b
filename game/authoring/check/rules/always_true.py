"""Conditions that always hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.conditions import held_conditions, place_of
from game.authoring.check.shared.unwrapped import without_block, without_lock, without_when
from game.script.problems import Severity
from game.script.source import MappingNode
from game.story.condition import in_words, plain
from game.story.model import Option, Step, When
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
            owner, mend = asked.owner, None
            match owner:
                case Option(locked=str()):
                    hint = "leave when: and locked: out, or write a condition that can fail"
                    mend = without_lock(context, context.source_map.node(owner.mark))
                case When(otherwise=steps):
                    hint = "write a condition that can fail, or keep only the steps under then:"
                    if steps:
                        hint = f"what stands under otherwise, from line {_first(steps)}, is never seen: {hint}"
                    mend = without_block(context, owner.mark)
                case _:
                    hint = "leave the when: out, or write a condition that can fail"
                    node = context.source_map.node(owner.mark)
                    of_option = node if isinstance(owner, Option) and isinstance(node, MappingNode) else None
                    mend = without_when(context, of_option or context.source_map.table(owner.mark))
            message = f"it always holds that {in_words(asked.tree, context.scene)}"
            if plain(asked.tree) == Truth(value=True):
                message = "this condition always holds, whatever is said"
            yield Finding(place_of(context, asked), message, hint, mend=mend)


def _first(steps: Iterable[Step]) -> int:
    return min(step.mark.line for step in steps)
