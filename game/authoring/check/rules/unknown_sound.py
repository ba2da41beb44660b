"""Sounds of the game that it does not have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import ClassVar

from game.authoring.check.assets import called_instead, known_names
from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.soundscape import NAMED


class UnknownSound(Rule):
    """A line that names a sound the game does not have is said in silence.

    `sound` names one of the game's own: a door bell, a knock. A recording of the line stands under `voice`.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  sound: door_bell
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
       sound: bell
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG133"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A sound that the game does not have"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every line with such a sound."""
        for line in context.lines:
            name = line.sound
            if name and name not in NAMED:
                mark = context.beside(line.mark, "sound")
                is_file = bool(PurePosixPath(name).suffix)
                hint = f"write:  voice: {name}" if is_file else known_names(context.page, name, NAMED.keys())
                mend = None if is_file else called_instead(context.page, mark, name, NAMED.keys())
                yield Finding(mark, f"the game has no sound '{name}'", hint, mend=mend)
