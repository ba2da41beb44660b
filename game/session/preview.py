"""A trainer's preview: one scene, begun anywhere, read again whenever a file of its library is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from game.script.library import Fingerprint, LibraryIndex, fingerprint, read_scene
from game.script.problems import NoLibraryError, Problem
from game.story.engine import NoSuchStartError, Refitted, Setup, Start, refitted
from game.story.model import Scene

EVERY: Final = 0.2
"""Seconds from one look at the files to the next."""


@dataclass(slots=True)
class Reloaded:
    """What came of reading the scene again: the library and the conversation in it, or why there is none."""

    index: LibraryIndex | None
    fitted: Refitted | None
    wrong: str = ""


@dataclass(slots=True)
class Rehearsal:
    """A preview under way; ``reopen`` reads the library again, None where the files are not watched."""

    scene: str
    start: Start
    folder: LibraryIndex
    reopen: Callable[[], LibraryIndex] | None = None
    _seen: Fingerprint = ()
    _since: float = field(default=0.0)

    def __post_init__(self) -> None:
        if self.reopen is not None:
            self._seen = fingerprint(self.folder.folder)

    def prepared(self, scene: Scene) -> Scene:
        """The scene as it is rehearsed; as it is, where it is another or cannot begin there any more."""
        return self.start.of(scene) if scene.id == self.scene else scene

    def saved(self, dt: float) -> bool:
        """Whether a file has been saved since it was last asked; looked at a few times a second."""
        self._since += dt
        if self.reopen is None or self._since < EVERY:
            return False
        self._since = 0.0
        now = fingerprint(self.folder.folder)
        changed = now != self._seen
        self._seen = now
        return changed

    def reopened(self) -> LibraryIndex | None:
        """The library as it is now; None where it cannot be read."""
        try:
            return self.reopen() if self.reopen is not None else None
        except NoLibraryError:
            return None

    def reload(self, setup: Setup, choices: tuple[str, ...]) -> Reloaded:
        """Read the library again and make the same choices in it, as far as they fit."""
        assert self.reopen is not None  # noqa: S101 - only asked for when a watched file was saved
        try:
            index = self.reopen()
            reading = read_scene(index, self.scene) if self.scene in index.headers else None
            if reading is not None and reading.scene is not None:
                return Reloaded(index, refitted(self.prepared(reading.scene), setup, choices))
        except (NoLibraryError, NoSuchStartError) as wrong:
            return Reloaded(None, None, str(wrong))
        errors = [p for p in (reading.problems if reading else index.problems) if p.severity == "error"]
        return Reloaded(None, None, _told(errors[0]) if errors else f"there is no scene '{self.scene}' any more")


def _told(problem: Problem) -> str:
    hint = f" {problem.hint[0].upper()}{problem.hint[1:]}" if problem.hint else ""
    if hint and not hint.endswith((".", "?")):
        hint += "."
    return f"{problem.file}, line {problem.line}: {problem.message}.{hint}"
