"""Tags that nobody reacts to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import WEIGHED, Finding, Rule
from game.script.problems import Severity
from game.story.engine import options_in
from game.story.model import Option


class TagWithoutReaction(Rule):
    """A tag that nobody in the cast reacts to moves nothing: the player does it, and nobody seems to notice.

    It is told once for each tag of a scene, at the first option that has it and no `mood` of its own. Say what it does
    under `reacts` in the file of somebody in the cast; or, where it means something here alone, in a `mood` of the
    option. Where nobody in the cast reacts to anything, tags are only names for the debrief, and nothing is said.

    ```yaml bad steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         hear:
           say: Go on, I am with you.
    >      does: listen
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark: {say: You sat there in the dark., does: acknowledge, go: goodbye}
         hear: {say: "Go on, I am with you.", does: listen, mood: {trust: +12}, go: goodbye}
         storm: {say: There was a bad storm about., does: excuse, go: goodbye}
    ```
    """

    id: ClassVar[str] = "DLG120"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A tag that nobody reacts to"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The first option with each such tag."""
        cast = [part.character for part in context.scene.cast if part.character.reacts]
        if not cast:
            return
        known = {reaction.tag for character in cast for reaction in character.reacts}
        unknown: dict[str, list[Option]] = {}
        for _, option in options_in(context.scene):
            for tag in option.does:
                if tag not in known and not option.mood and tag in context.skills:
                    unknown.setdefault(tag, []).append(option)
        who = " or ".join(character.id for character in cast)
        for tag, options in unknown.items():
            others = len(options) - 1
            more = f" (nor to that of {others} other{'s' if others > 1 else ''})" if others else ""
            yield Finding(
                context.inside(options[0].mark, "does"),
                f"'{options[0].id}' does '{tag}', and nobody in the cast reacts to that{more}",
                f"write {tag}: under reacts in cast/{cast[0].id}.yaml, or give the option a mood"
                if len(cast) == 1
                else f"write {tag}: under reacts in the file of {who}, or give the option a mood",
                hides=WEIGHED,
            )
