"""Scenes that can be passed without listening."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.figures import BOT_NAMES, share
from game.script.problems import Severity
from game.story.analysis import pass_chances

MOST_RANDOM: Final = 1 / 3
MOST_BOT: Final = 0.5


class BotPasses(Rule):
    """A scene that can be passed without listening tests nothing.

    Four players who do not listen try it: one chooses at random, one always says the longest, one always what stands
    first, one always what is most apologetic. It is told when the first passes in more than a third of its tries, or
    one of the others in more than half of the ways that the scene can begin.

    ```yaml bad top
    >scene: example
     passes: trust >= 0
    ```

    ```yaml good top
     passes: trust >= 62
    ```
    """

    id: ClassVar[str] = "DLG305"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A scene that can be passed without listening"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The scene, if players who do not listen pass it."""
        if not context.atlas.complete or context.scene.follows:  # between two calls nobody passes or fails
            return
        passing = [
            f"{BOT_NAMES[name]} in {share(chance)} of all tries"
            for name, chance in pass_chances(context.study).items()
            if chance > (MOST_RANDOM if name == "random" else MOST_BOT)
        ]
        if passing:
            yield Finding(
                context.top("scene"),
                f"players who do not listen pass: {', '.join(passing)}",
                "ask for more in passes, or let the wrong options cost more",
            )
