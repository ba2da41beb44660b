"""Places that the game has no picture of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.assets import called_instead, is_missing, known_names
from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.engine import steps_of
from game.story.model import ChangePlace


class UnknownPlace(Rule):
    """A place the game has no picture of is drawn as a plain wall.

    Places are SVG, PNG or JPEG files in the folder `places` of the library, named without their ending. A step may
    change the place that a scene begins in.

    ```yaml bad top
    >place: kichen
    ```

    ```yaml good top
     place: kitchen
    ```

    ```yaml bad steps
     - ana: I can see the fuse box now.
    >- place: halway
     - go: goodbye
    ```

    ```yaml good steps
     - ana: I can see the fuse box now.
     - place: kitchen
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG117"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A place that the game does not have"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The scene's place, and those that it changes to, where there is none of that name."""
        named = [(context.scene.place, context.top("place"))]
        named += [(step.place, step.mark) for step in steps_of(context.scene) if isinstance(step, ChangePlace)]
        for place, mark in named:
            if place and is_missing(place, context.assets.places):
                hint = known_names(context.page, place, context.assets.places)
                mend = called_instead(context.page, context.source_map.value(mark), place, context.assets.places)
                yield Finding(mark, f"there is no place '{place}'", hint, mend=mend)
