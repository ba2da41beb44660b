"""Sounds that are there and cannot be played."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.sounds import SoundFault


class UnplayableSound(Rule):
    """A sound that cannot be played leaves its line silent: the player reads it, and nobody hears it.

    A voice is a WAV, an Ogg (Vorbis or Opus) or an MP3 file with one or two channels, of at most 32 MiB and five
    minutes. Each is opened here and looked through: one without a sample in it, as a recorder writes that was stopped
    at once, one that is damaged, and one that is something else under such a name are told.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  voice: stopped_at_once.wav
     - go: goodbye
    ```

    Record it again, or save it in one of these ways.

    ```yaml good steps
     - ana: It went dark at nine.
       voice: dark.wav
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG131"
    title: ClassVar[str] = "A sound that cannot be played"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The first line that names each such sound."""
        for line in context.voiced():
            heard = context.assets.shelf and context.assets.shelf.heard(line.voice or "")
            if isinstance(heard, SoundFault):
                message = f"the sound '{line.voice}' cannot be played: it {heard.message}"
                yield Finding(context.beside(line.mark, "voice"), message, heard.hint)
