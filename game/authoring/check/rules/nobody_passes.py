"""Scenes, or ways that a scene can begin, that nobody can pass."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import TOP, SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.passing import passable
from game.authoring.figures import rounded, start_in_words
from game.story.analysis import LOST_CAUSE


class NobodyPasses(Rule):
    """A scene, or one of the ways it can begin, that nobody can pass is no exercise.

    ```yaml bad top
    >passes: trust >= 95
    ```

    ```yaml good top
     passes: trust >= 60
    ```
    """

    id: ClassVar[str] = "DLG207"
    title: ClassVar[str] = "Nobody can pass"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Where the scene says what passes, if from some beginning nothing does."""
        if not context.is_certain:
            return
        openings, can_pass = context.atlas.openings, context.shared(passable)
        hopeless = [opening for opening in openings if not can_pass[opening.state]]
        if not hopeless:
            return
        mark = context.top("passes")
        mark = context.top("endings") if mark == TOP else mark
        message = "nobody can pass this scene"
        if len(hopeless) < len(openings):
            message += f" when it begins with {start_in_words(hopeless[0])}"
        best = max(context.study.reach[opening.state] for opening in hopeless)
        if best == LOST_CAUSE:
            hint = "no ending can be reached then"
        else:
            hint = f"the best score that can be reached then is {rounded(best)}; ask for less, or give more to be won"
        yield Finding(mark, message, hint)
