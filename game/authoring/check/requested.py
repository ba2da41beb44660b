"""What a path on the command line means: a library, a part of one, a file of one, or a file that stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.authoring.drawings import ENDINGS
from game.script.language import PO_SUFFIX
from game.script.library import Outline, outline_of
from game.script.problems import NoLibraryError, Problem
from game.script.source import (
    CAST,
    COURSE_FILE,
    PLACES,
    PORTRAITS,
    SCENES,
    SKILLS_FILE,
    TRANSLATIONS,
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    read_sources,
)
from game.script.syntax import read_tree

PARTS: Final = (SCENES, CAST, TRANSLATIONS, PORTRAITS, PLACES)
_NAMING: Final = {"portrait": PORTRAITS, "place": PLACES}
"""The keys by which a person or a scene names a drawing, and where that lies."""


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
        return self.asks_for(problem.file)

    def asks_for(self, file: str) -> bool:
        """Whether a file, as problems name it, is one of those asked for."""
        return file.startswith(self.start) if self.start.endswith("/") else file == self.start

    def drawings(self, names: Iterable[str]) -> list[str]:
        """Of these drawings those that are asked for, or named by the one file that is."""
        shown = self.outline.shown
        if self.start.endswith("/"):
            return [name for name in names if shown(name).startswith(self.start)]
        among = list(names)
        own = [name for name in among if shown(name) == self.start]
        if own:
            return own
        root, _ = read_tree(self.outline.page(self.start.removeprefix(shown(""))))
        named = {f"{_NAMING[key]}/{text}" for key, text in _texts_in(root) if key in _NAMING}
        stems = {name for name in named if name.startswith(f"{PLACES}/")}
        return [name for name in among if name in named or name.rpartition(".")[0] in stems]


def _texts_in(node: YamlNode | None) -> Iterator[tuple[str, str]]:
    """Every key that has a text, at any depth, with that text."""
    match node:
        case MappingNode(pairs=pairs):
            for key, value in pairs:
                if isinstance(key, ScalarNode) and isinstance(value, ScalarNode):
                    yield key.text, value.text
                yield from _texts_in(value)
        case SequenceNode(items=items):
            for item in items:
                yield from _texts_in(item)


def home_of(path: Path) -> Path:
    """The folder of the library that a path lies in, or is, with all links followed."""
    return library_above(path.resolve())


def library_above(folder: Path) -> Path:
    """The folder of the library that a whole path lies in, or is, as it is written."""
    if not folder.is_dir():
        return folder.parent.parent if folder.parent.name in PARTS else folder.parent
    return folder.parent if _is_part(folder) else folder


def _is_part(folder: Path) -> bool:
    return folder.name in PARTS and not any((folder / part).is_dir() for part in PARTS)


def requested(path: Path) -> Requested:
    """Find out what a path means, and read the files of its library.

    Raises:
        NoLibraryError: where there is nothing there.
    """
    if path.is_dir():
        return _folder(path)
    if not path.exists():
        raise NoLibraryError(f"There is no file or folder {path}.")
    folder, home = path.resolve().parent, home_of(path)
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
    if _is_part(resolved):
        outline = outline_of(_as_written(path, resolved.parent))
        scenes = () if resolved.name in (TRANSLATIONS, PORTRAITS, PLACES) else tuple(outline.scenes)
        return Requested(outline, outline.shown(f"{resolved.name}/"), scenes)
    return whole(outline_of(path))


def whole(outline: Outline) -> Requested:
    """The whole of a library."""
    return Requested(outline, outline.shown(""), tuple(outline.scenes))


def _as_written(path: Path, folder: Path) -> Path:
    """A folder above a path, named from where the user stands if the path was."""
    if path.is_absolute():
        return folder
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder
