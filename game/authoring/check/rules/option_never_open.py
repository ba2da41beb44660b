"""Options whose condition never holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.conditions import failed_conditions, how_far_meters_go, place_of
from game.story.condition import in_words
from game.story.model import Option


class OptionNeverOpen(Rule):
    """An option whose `when` never holds where it is offered can never be taken.

    `python -m game explore SCENE` shows in how many states each option is open.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat there in the dark.
           does: acknowledge
           go: goodbye
         box:
           say: Let us look at the box in your hall.
           does: fix
           why: Too soon.
           go: goodbye
         storm:
           say: There was a storm about last night.
           does: excuse
           go: goodbye
         refund:
    >      when: anger < 10
           say: Would you like your money back?
           does: [fix, excuse]
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat there in the dark.
           does: acknowledge
           go: goodbye
         box:
           say: Let us look at the box in your hall.
           does: fix
           why: Too soon.
           go: goodbye
         storm:
           say: There was a storm about last night.
           does: excuse
           go: goodbye
         refund:
           when: anger <= 50
           say: Would you like your money back?
           does: [fix, excuse]
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG202"
    title: ClassVar[str] = "An option that is never open"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every option that can never be taken."""
        for asked in context.shared(failed_conditions):
            if isinstance(asked.owner, Option):
                told = in_words(asked.tree, context.scene)
                message = f"the option '{asked.owner.id}' is never open: it never holds that {told}"
                yield Finding(place_of(context, asked), message, how_far_meters_go(context, asked.tree))
