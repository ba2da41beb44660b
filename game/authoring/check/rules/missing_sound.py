"""Sounds whose file is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.assets import called_instead, is_missing, known_names
from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class MissingSound(Rule):
    """A line whose sound file is missing is shown and not heard.

    Sounds are files in the folder `voices` of the library, or in folders in it: `voice: ana/at_nine.ogg`.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  voice: at_nine.ogg
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG116"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A sound whose file is missing"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every line that names such a sound."""
        for line in context.lines:
            if line.voice is not None and is_missing(line.voice, context.assets.sounds):
                hint = known_names(context.page, line.voice, context.assets.sounds)
                mark = context.beside(line.mark, "voice")
                yield Finding(
                    mark,
                    f"the sound '{line.voice}' is not there",
                    hint or f"put the file into your library: voices/{line.voice}",
                    mend=called_instead(context.page, mark, line.voice, context.assets.sounds),
                )
