"""The sounds that lines may name, each opened and measured when a rule first asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from game.script.sounds import ENDINGS, Sound, SoundFault, sound_of
from game.script.source import SOUND, VOICES, files_beside, read_source


class SoundShelf:
    """The sounds in the folders ``voices`` of some homes; of two with one name the first home's counts."""

    def __init__(self, homes: Iterable[Path]) -> None:
        self._files: dict[str, tuple[Path, Path]] = {}
        for home in homes:
            for name, path in files_beside(home / VOICES, deep=True).files.items():
                self._files.setdefault(name, (path, home))
        self._heard: dict[str, Sound | SoundFault] = {}

    @property
    def names(self) -> frozenset[str]:
        """What a line may name."""
        return frozenset(self._files)

    def heard(self, name: str) -> Sound | SoundFault | None:
        """What a sound comes to; None where there is none of that name."""
        if name not in self._files:
            return None
        if name not in self._heard:
            path, home = self._files[name]
            source = read_source(path, name, SOUND, home)
            if source.refusal is None:
                sound = sound_of(source.data)
                # Not every sound of a library is held at once.
                self._heard[name] = replace(sound, data=b"") if isinstance(sound, Sound) else sound
            else:
                self._heard[name] = SoundFault(source.refusal.message.removeprefix("this file "), source.refusal.hint)
        return self._heard[name]

    def doubt(self, name: str) -> str:
        """What is odd about a sound that can be played; ``""`` where nothing is, or it cannot."""
        sound = self.heard(name)
        if not isinstance(sound, Sound):
            return ""
        ending = PurePosixPath(name).suffix
        if ENDINGS.get(ending.lower()) != sound.kind:
            return f"its name ends in '{ending}', and it is {sound.kind}"
        return sound.doubt

    def key(self) -> str:
        """What the sounds look like from outside, as one text: another one where one was changed."""
        return "\n".join(f"{name} {_looks(path)}" for name, (path, _) in sorted(self._files.items()))


def _looks(path: Path) -> str:
    try:
        seen = path.stat()
    except OSError:
        return "?"
    return f"{seen.st_size} {seen.st_mtime_ns}"
