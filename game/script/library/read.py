"""Reads scenes, libraries and single files into the story's values, and tells every problem of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import yaml

from game.script.catalogue import files
from game.script.library.ground import Ground, collector_off, leave_out, playable, survey
from game.script.library.index import LibraryIndex
from game.script.problems import NoLibraryError, Problem, in_order
from game.script.readers import CastMember, CharacterReader, Endings, Known, SceneReader
from game.script.source import Leaf, Page, Table
from game.script.syntax import TooDeepError, compose, read_tree
from game.story.language import translated
from game.story.model import Character, Library, Scene


@dataclass(frozen=True, slots=True)
class Reading:
    """A scene as it was read: None where it has errors; warnings do not take it out."""

    scene: Scene | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LibraryReading:
    """A library as it was read: what is sound in it, and every problem, in file and line order."""

    library: Library
    problems: tuple[Problem, ...]
    ground: Ground

    def page(self, scene_id: str) -> Page:
        """A scene's file opened again, for narration more about it: ``page.tell_at(Code, *mark, …)``."""
        return self.ground.page(self.ground.scenes[scene_id])

    def cast_page(self, character_id: str) -> Page:
        """A character's file opened again."""
        return self.ground.page(self.ground.cast[character_id])


@dataclass(frozen=True, slots=True)
class PartReading:
    """Some of a library's files as they were read: None for what has errors; problems in no order."""

    scenes: Mapping[str, Scene | None]
    characters: Mapping[str, Character | None]
    problems: tuple[Problem, ...]


def read_scene(index: LibraryIndex, scene_id: str) -> Reading:
    """Read one scene with its cast, to be played.

    Args:
        index: the library.
        scene_id: one of its scenes.

    Returns:
        The scene, in the index's language, and what is wrong in its file and its characters' files.
    """
    with collector_off():
        work = _Work(index.ground)
        if scene_id not in index.ground.scenes:
            page = Page(f"{index.ground.name}/scenes/{scene_id}.yaml")
            hint = page.suggest(scene_id, index.ground.scenes)
            page.tell_at(files.Unreadable, 1, 1, f"there is no scene '{scene_id}'", hint)
            return Reading(None, tuple(page.problems))
        scene = work.scene(scene_id)
        return Reading(scene and translated(scene, index.language), in_order(work.problems))


def read_library(folder: Path) -> LibraryReading:
    """Read everything in a library.

    Args:
        folder: the library.

    Returns:
        All that is sound, and every problem of every file.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    with collector_off():
        ground = survey(folder)
        work = _Work(ground)
        for id_ in ground.cast:
            work.member(id_)
        scenes = {id_: scene for id_ in ground.scenes if (scene := work.scene(id_)) is not None}
        cast = {id_: member.character for id_, member in work.members.items() if member.character is not None}
        library = Library(playable(ground.course, scenes.keys()), ground.skills, cast, scenes)
        return LibraryReading(library, in_order([*ground.problems, *work.problems]), ground)


def read_part(ground: Ground, scenes: Iterable[str]) -> PartReading:
    """Read every character of a library, and some of its scenes.

    Args:
        ground: the library, as it was looked over; its own problems are not told again.
        scenes: ids of its scenes.
    """
    with collector_off():
        work = _Work(ground)
        characters = {id_: member.character for id_ in ground.cast if (member := work.member(id_)) is not None}
        found = {id_: work.scene(id_) for id_ in scenes}
        return PartReading(found, characters, tuple(work.problems))


def read_lone(ground: Ground, path: Path) -> PartReading:
    """Read a file that stands in no library: a character if it says so, else a scene.

    Args:
        ground: the folder that the file stands in, looked over as if it were a library.
        path: the file.
    """
    with collector_off():
        work = _Work(ground)
        scene = work.lone(ground.page(path), path.stem)
        return PartReading({path.stem: scene}, {}, tuple(work.problems))


def check_paths(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Every problem in libraries and single files.

    Args:
        paths: each a library's folder, or a file of one: then only that file's problems are told.

    Raises:
        NoLibraryError: where a path is neither.
    """
    problems: list[Problem] = []
    for path in paths:
        if path.is_dir():
            problems.extend(read_library(path).problems if not _is_part(path) else _check_part(path))
        elif path.exists():
            problems.extend(_check_file(path))
        else:
            raise NoLibraryError(f"There is no file or folder {path}.")
    return in_order(problems)


def _is_part(folder: Path) -> bool:
    """Whether a folder is the scenes or the cast of a library, and no library itself."""
    resolved = folder.resolve()
    return resolved.name in ("scenes", "cast") and not ((folder / "scenes").is_dir() or (folder / "cast").is_dir())


def _check_part(folder: Path) -> list[Problem]:
    home = folder.resolve().parent
    start = f"{home.name}/{folder.resolve().name}/"
    return [problem for problem in read_library(_as_written(folder, home)).problems if problem.file.startswith(start)]


def _check_file(path: Path) -> list[Problem]:
    folder = path.resolve().parent
    home = folder.parent if folder.name in ("scenes", "cast") else folder
    ground = survey(_as_written(path, home))
    found = next((file for file in (*ground.scenes.values(), *ground.cast.values()) if _same(file, path)), None)
    shown = ground.shown(found) if found else f"{ground.name}/{path.name}"
    problems = [problem for problem in ground.problems if problem.file == shown]
    if found is None and path.name in ("course.yaml", "skills.yaml"):
        return problems
    work = _Work(ground)
    if found is None:
        work.lone(ground.page(ground.folder / path.name), path.stem)
    elif found in ground.scenes.values():
        work.scene(path.stem)
    else:
        work.member(path.stem)
    return problems + [problem for problem in work.problems if problem.file == shown]


def _as_written(path: Path, folder: Path) -> Path:
    """A folder above a path, named from where the user stands if the path was."""
    if path.is_absolute():
        return folder
    try:
        return folder.relative_to(Path.cwd())
    except ValueError:
        return folder


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


class _Work:
    """One reading of a library's files: each character once, each scene's endings at most once more."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.problems: list[Problem] = []
        self.members: dict[str, CastMember] = {}
        self.known = Known(
            ground.skills,
            ground.tags,
            ground.words,
            Endings(ground.scenes.keys(), self.endings),
            self.member,
            ground.cast.keys(),
        )

    def member(self, id_: str) -> CastMember | None:
        """A character as its file could be read; None where there is no file."""
        if id_ not in self.members:
            if id_ not in self.ground.cast:
                return None
            page = self.ground.page(self.ground.cast[id_])
            character = self.character(page, id_)
            self.members[id_] = CastMember(character, page.name, page.data)
        return self.members[id_]

    def character(self, page: Page, stem: str) -> Character | None:
        root, mended = read_tree(page)
        told = len(page.problems)
        character = CharacterReader(page, self.known, self.ground.words).character(root, stem) if root else None
        leave_out(page, told, mended)
        self.problems.extend(page.problems)
        return character if page.is_sound else None

    def scene(self, id_: str) -> Scene | None:
        return self.scene_in(self.ground.page(self.ground.scenes[id_]), id_)

    def scene_in(self, page: Page, stem: str) -> Scene | None:
        root, mended = read_tree(page)
        told = len(page.problems)
        scene = SceneReader(page, self.known).scene(root, stem) if root is not None else None
        leave_out(page, told, mended)
        self.problems.extend(page.problems)
        if scene is None or not page.is_sound:
            return None
        self.known.endings.found.setdefault(stem, frozenset(ending.id for ending in scene.endings))
        data = [page.data, *(self.members[part.character.id].data for part in scene.cast)]
        return replace(scene, content=content_of(data))

    def lone(self, page: Page, stem: str) -> Scene | None:
        """A file that stands in no library: a character if it says so, else a scene."""
        if "character:" in (page.text or "") and "scene:" not in (page.text or ""):
            self.character(page, stem)
            return None
        return self.scene_in(page, stem)

    def endings(self, id_: str) -> AbstractSet[str] | None:
        """The ids of a scene's endings, without narration what else is in its file; None where they cannot be read."""
        page = self.ground.page(self.ground.scenes[id_])
        try:
            root = compose(page.text or "", lambda *_: None)
        except (yaml.YAMLError, TooDeepError):
            return None
        for key, value in root.pairs if isinstance(root, Table) else ():
            if type(key) is Leaf and key.text == "endings" and type(value) is Table:
                return frozenset(name.text for name, _ in value.pairs if type(name) is Leaf)
        return None


def content_of(parts: Sequence[bytes]) -> str:
    """A hash, in hex, of everything that a scene's behaviour depends on; line ends do not count."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.replace(b"\r\n", b"\n"))
        digest.update(b"\0")
    return digest.hexdigest()


MOST_LOOKED_AT: Final = 30
"""How many scenes are read to see whether they are sound: more would be felt as a wait."""


def broken(index: LibraryIndex) -> frozenset[str]:
    """The scenes that have a header and yet cannot be played, of the course's levels and then the others.

    Reading a scene takes some ten milliseconds, so of a large library only the first are looked at; the rest tell when
    they are opened.
    """
    ids = list(dict.fromkeys((*(level.scene for level in index.course.levels), *index.headers)))
    looked_at = [id_ for id_ in ids if id_ in index.headers][:MOST_LOOKED_AT]
    return frozenset(id_ for id_ in looked_at if read_scene(index, id_).scene is None)
