"""What a path on the command line means: a library, a part of one, a file of one, or a file that stands alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.authoring.drawings import ENDINGS, PLACES, PORTRAITS
from game.script.language import PO_SUFFIX
from game.script.library import Outline, outline_of
from game.script.problems import NoLibraryError, Problem
from game.script.source import CAST, COURSE_FILE, SCENES, SKILLS_FILE, TRANSLATIONS, read_sources

PARTS: Final = (SCENES, CAST, TRANSLATIONS, PORTRAITS, PLACES)
_NAMED: Final = re.compile(r"^(portrait|place)[ \t]*:[ \t]*['\"]?([^\s'\"#]+)", re.MULTILINE)
"""A drawing as a scene or a person names it."""


@dataclass(frozen=True, slots=True)
class Requested:
    """A library, and which of its files' problems are asked for.

    ``start`` is what the names of those files begin with, as problems name them; ``scenes`` are the scenes that have to
    be looked at for them; ``lone`` is a file that belongs to no library.
    """

    outline: Outline
    start: str
    scenes: tuple[str, ...]
    lone: str | None = None

    def wants(self, problem: Problem) -> bool:
        """Whether a problem is in one of the files asked for."""
        return problem.file.startswith(self.start) if self.start.endswith("/") else problem.file == self.start

    def wants_drawing(self, name: str) -> bool:
        """Whether a drawing is asked for, or named by the one file that is."""
        file = self.outline.shown(name)
        if self.start.endswith("/") or file == self.start:
            return file.startswith(self.start)
        asked = self.start.removeprefix(self.outline.shown(""))
        source = self.outline.sources.files.get(asked)
        text = "" if source is None else source.data.decode("utf-8", "replace")
        stem = name.rpartition(".")[0]
        found = {(PORTRAITS if key == "portrait" else PLACES, value) for key, value in _NAMED.findall(text)}
        return any(name == f"{part}/{value}" or (part == PLACES and stem == f"{part}/{value}") for part, value in found)


def requested(path: Path) -> Requested:
    """Find out what a path means, and read the files of its library.

    Raises:
        NoLibraryError: where there is nothing there.
    """
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        raise NoLibraryError(f"There is no file or folder {path}.")
    folder = path.resolve().parent
    home = folder.parent if folder.name in PARTS else folder
    name = path.name if folder == home else f"{folder.name}/{path.name}"
    is_drawing = folder.name in (PORTRAITS, PLACES) and path.suffix.lower() in ENDINGS
    outline = outline_of(read_sources(_as_written(path, home), also=() if is_drawing else (name,)))
    if is_drawing:
        return Requested(outline, outline.shown(name), ())
    for id_, file in outline.scenes.items():
        if (outline.folder / file).resolve() == path.resolve():
            return Requested(outline, outline.shown(file), (id_,))
    for file in outline.cast.values():
        if (outline.folder / file).resolve() == path.resolve():
            return Requested(outline, outline.shown(file), tuple(outline.scenes))
    if folder.name == TRANSLATIONS and path.suffix == PO_SUFFIX:
        return Requested(outline, outline.shown(f"{TRANSLATIONS}/{path.name}"), ())
    if path.name in (COURSE_FILE, SKILLS_FILE) and folder == home:
        return Requested(outline, outline.shown(path.name), tuple(outline.scenes))
    return Requested(outline, outline.shown(name), (), name)


def _folder(path: Path) -> Requested:
    resolved = path.resolve()
    if resolved.name in PARTS and not any((path / part).is_dir() for part in PARTS):
        outline = outline_of(_as_written(path, resolved.parent))
        scenes = () if resolved.name in (TRANSLATIONS, PORTRAITS, PLACES) else tuple(outline.scenes)
        return Requested(outline, outline.shown(f"{resolved.name}/"), scenes)
    outline = outline_of(path)
    return Requested(outline, outline.shown(""), tuple(outline.scenes))


def _as_written(path: Path, folder: Path) -> Path:
    """A folder above a path, named from where the user stands if the path was."""
    if path.is_absolute():
        return folder
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
