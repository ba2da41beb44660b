"""What a path on the command line means: a library, a part of one, a file of one, or a file that stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.script.language import ENDING, FOLDER
from game.script.library import Ground, survey
from game.script.problems import NoLibraryError, Problem

PARTS: Final = ("scenes", "cast", FOLDER)
SHARED: Final = ("course.yaml", "skills.yaml")


@dataclass(frozen=True, slots=True)
class Asked:
    """A library, and which of its files' problems are asked for.

    ``start`` is what the names of those files begin with, as problems name them; ``scenes`` are the scenes that have to
    be looked at for them; ``lone`` is a file that belongs to no library.
    """

    ground: Ground
    start: str
    scenes: tuple[str, ...]
    lone: Path | None = None

    def wants(self, problem: Problem) -> bool:
        """Whether a problem is in one of the files asked for."""
        return problem.file.startswith(self.start) if self.start.endswith("/") else problem.file == self.start


def asked(path: Path) -> Asked:
    """Find out what a path means.

    Raises:
        NoLibraryError: where there is nothing there.
    """
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        raise NoLibraryError(f"There is no file or folder {path}.")
    folder = path.resolve().parent
    home = folder.parent if folder.name in PARTS else folder
    ground = survey(_as_written(path, home))
    for id_, file in ground.scenes.items():
        if file.resolve() == path.resolve():
            return Asked(ground, ground.shown(file), (id_,))
    for file in ground.cast.values():
        if file.resolve() == path.resolve():
            return Asked(ground, ground.shown(file), tuple(ground.scenes))
    if folder.name == FOLDER and path.suffix == ENDING:
        return Asked(ground, f"{ground.name}/{FOLDER}/{path.name}", ())
    if path.name in SHARED and folder == home:
        return Asked(ground, f"{ground.name}/{path.name}", tuple(ground.scenes))
    lone = ground.folder / path.name if folder == home else ground.folder / folder.name / path.name
    return Asked(ground, ground.shown(lone), (), lone)


def _folder(path: Path) -> Asked:
    resolved = path.resolve()
    if resolved.name in PARTS and not any((path / part).is_dir() for part in PARTS):
        ground = survey(_as_written(path, resolved.parent))
        return Asked(ground, f"{ground.name}/{resolved.name}/", () if resolved.name == FOLDER else tuple(ground.scenes))
    ground = survey(path)
    return Asked(ground, f"{ground.name}/", tuple(ground.scenes))


def _as_written(path: Path, folder: Path) -> Path:
    """A folder above a path, named from where the user stands if the path was."""
    if path.is_absolute():
        return folder
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
