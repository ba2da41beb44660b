"""Sounds that can be played and are most likely not what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.spoken_length import odd_length
from game.authoring.check.shelf import SoundShelf
from game.script.problems import Severity
from game.script.sounds import Sound
from game.story.model import NARRATOR, Line


class DoubtfulSound(Rule):
    """A sound that is cut short stops in the middle of what the line says.

    It is told where less is there than the file promises, where its end is missing, where it is over before anybody
    hears it, where it is far too short or too long for its text (at 150 words a minute), and where its name promises
    another kind of file than it is.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  voice: half_copied.wav
     - go: goodbye
    ```

    Copy it again, or record it again; or give it the name of what it is.

    ```yaml good steps
     - ana: It went dark at nine.
       voice: dark.wav
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG132"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A sound that is cut short or not what its name says"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The first line that names each such sound."""
        for line in context.voiced():
            doubt = _doubt(context.assets.shelf, line) if context.assets.shelf is not None else ""
            if doubt:
                hint = "copy or record it again" if "its name" not in doubt else "give it the name of what it is"
                yield Finding(context.beside(line.mark, "voice"), f"the sound '{line.voice}': {doubt}", hint)


def _doubt(shelf: SoundShelf, line: Line) -> str:
    """What is odd about the sound of a line; ``""`` where nothing is."""
    sound = shelf.heard(line.voice or "")
    if not isinstance(sound, Sound):
        return ""
    odd = "" if line.speaker == NARRATOR else odd_length(line.text, sound.seconds)  # the narrator's may be a noise
    return shelf.doubt(line.voice or "") or odd
