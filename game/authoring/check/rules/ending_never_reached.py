"""Endings that nobody comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.story.engine import options_in, steps_in
from game.story.model import End


class EndingNeverReached(Rule):
    """An ending that no walk leads to promises something that cannot happen.

    Either no `end` names it, or what leads to it can never happen: `check` has visited every state of the scene.

    ```yaml bad top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    >  torn: {title: Torn, outcome: settled, text: She will think about it.}
    ```

    ```yaml good top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    ```
    """

    id: ClassVar[str] = "DLG201"
    title: ClassVar[str] = "An ending that is never reached"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every ending that nothing names, or that no state comes to."""
        scene = context.scene
        reached = context.atlas.ends
        named = {step.ending for beat in scene.beats for step in steps_in(beat.steps) if isinstance(step, End)}
        named |= {option.exit.ending for _, option in options_in(scene) if isinstance(option.exit, End)}
        for ending in scene.endings:
            if ending.id not in named:
                yield Finding(
                    ending.mark,
                    f"no end: leads to the ending '{ending.id}'",
                    f"write end: {ending.id} where it should come, or leave the ending out",
                )
            elif ending.id not in reached and context.is_certain:
                yield Finding(
                    ending.mark,
                    f"the ending '{ending.id}' can never be reached",
                    "every state of the scene was visited, and in none of them does it come to this ending",
                )
