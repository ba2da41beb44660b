"""Circles that no ending can be reached from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.story.analysis import LOST_CAUSE, can_reach


class NoWayOut(Rule):
    """From here no ending can be reached any more: the player can only go round.

    ```yaml bad beats
     middle:
       - choose:
           dark:
             say: You sat there in the dark.
             does: acknowledge
             go: goodbye
           bill:
             say: Let us look at the bill.
             does: fix
             go: goodbye
    >      wait:
             say: Would you hold the line?
             does: excuse
             go: music
     music:
       - narrator: A flute plays.
       - choose:
           longer:
             say: A moment longer, please.
             does: excuse
           still_here:
             say: Are you still there?
             does: acknowledge
           nearly:
             say: I am nearly with you.
             does: fix
       - go: music
    ```

    ```yaml good beats
     middle:
       - choose:
           dark:
             say: You sat there in the dark.
             does: acknowledge
             go: goodbye
           bill:
             say: Let us look at the bill.
             does: fix
             go: goodbye
           wait:
             say: Would you hold the line?
             does: excuse
             go: music
     music:
       - narrator: A flute plays.
       - choose:
           longer:
             say: A moment longer, please.
             does: excuse
             go: music
           still_here:
             say: Are you still there?
             does: acknowledge
             go: goodbye
           nearly:
             say: I am nearly with you.
             does: fix
             go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG205"
    title: ClassVar[str] = "A trap: no ending can be reached any more"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The first state from which nothing can end any more, though something can still be decided."""
        if not context.is_certain or LOST_CAUSE not in context.study.reach:
            return
        atlas, first = context.atlas, context.atlas.first
        ends = can_reach(atlas, context.study.order, lambda state: first[state] == first[state + 1])
        state = ends.find(0)
        if state < 0:
            return
        option = atlas.last_option(state)
        if option < 0:
            yield Finding(context.top("start"), "no ending of this scene can be reached", "lead to an end:")
            return
        yield Finding(
            context.option_mark(option),
            f"after '{context.option_id(option)}' no ending can be reached any more",
            f"lead out of the circle somewhere; it happens {context.walk(state)}",
        )
