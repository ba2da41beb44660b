"""Places that the game has no picture of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.assets import called_instead, is_missing, known_names
from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class UnknownPlace(Rule):
    """A place the game has no picture of is drawn as a plain wall.

    Places are SVG, PNG or JPEG files in the folder `places` of the library, named without their ending.

    ```yaml bad top
    >place: kichen
    ```

    ```yaml good top
     place: kitchen
    ```
    """

    id: ClassVar[str] = "DLG117"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A place that the game does not have"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The scene's place, if there is none of that name."""
        place = context.scene.place
        if place and is_missing(place, context.assets.places):
            hint = known_names(context.page, place, context.assets.places)
            mark = context.top("place")
            mend = called_instead(context.page, context.source_map.value(mark), place, context.assets.places)
            yield Finding(mark, f"there is no place '{place}'", hint, mend=mend)
