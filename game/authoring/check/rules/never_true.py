"""Conditions of lines and blocks that never hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.conditions import failed_conditions, how_far_meters_go, place_of
from game.story.condition import in_words, plain
from game.story.model import Option
from game.story.model.condition import Truth


class NeverTrue(Rule):
    """A condition that never holds hides what stands under it for ever.

    Every state of the scene was visited. Most often a number is out of reach, or the flag is never set.

    ```yaml bad steps
    >- when: anger >= 95
       then:
         - ana: That is enough.
     - go: goodbye
    ```

    ```yaml good steps
     - when: anger >= 70
       then:
         - ana: That is enough.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG203"
    title: ClassVar[str] = "A condition that never holds"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every condition that failed in every state in which it is asked."""
        for asked in context.shared(failed_conditions):
            if not isinstance(asked.owner, Option):
                message = f"it never holds that {in_words(asked.tree, context.scene)}"
                if plain(asked.tree) == Truth(value=False):
                    message = "this condition never holds, whatever is said"
                yield Finding(place_of(context, asked), message, how_far_meters_go(context, asked.tree))
