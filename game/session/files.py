"""A library's own drawings and sounds, read through the door by which every file of a library comes."""

from __future__ import annotations

from pathlib import Path

from game.script.source import PHOTO, PHOTO_ENDINGS, SOUND, SVG, FileKind, read_source


class LibraryFiles:
    """The files beside a library's scenes: never one outside its folder, and none that is too large for its kind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def drawing(self, name: str) -> bytes | None:
        """A drawing such as ``portraits/ana.svg``; None where there is none that can be read."""
        return self._read(name, PHOTO if name.lower().endswith(PHOTO_ENDINGS) else SVG)

    def sound(self, name: str) -> bytes | None:
        """What a player is given of a sound file such as ``voices/hello.ogg``; None where none can be played."""
        from game.script.sounds import Sound, sound_of  # noqa: PLC0415 - a scene without recordings does without

        data = self._read(name, SOUND)
        sound = None if data is None else sound_of(data)
        return sound.data if isinstance(sound, Sound) else None

    def _read(self, name: str, kind: FileKind) -> bytes | None:
        source = read_source(self._folder / name, name, kind, home=self._folder)
        return source.data if source.refusal is None else None
