"""Reads scenes, libraries and single files into the story's values, and tells every problem of every file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

import yaml

from game.script.catalogue import files
from game.script.library.collector import collector_off
from game.script.library.index import LibraryIndex
from game.script.library.outline import Outline, leave_out, outline_of, playable
from game.script.problems import Problem, in_order
from game.script.readers import CastMember, Endings, Known, character_in, scene_in
from game.script.source import CAST, MappingNode, Page, ScalarNode, Sources
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
    outline: Outline

    def page(self, scene_id: str) -> Page:
        """A scene's file as a new page, to tell more about it: ``page.tell_at(Code, *mark, …)``."""
        return self.outline.page(self.outline.scenes[scene_id])

    def cast_page(self, character_id: str) -> Page:
        """A character's file as a new page."""
        return self.outline.page(self.outline.cast[character_id])


@dataclass(frozen=True, slots=True)
class PartReading:
    """Some of a library's files as they were read: None for what has errors; problems in no order.

    ``uses`` are the names of the other files that reading a scene or a person looked at, by its own file's name:
    whether they were there, and what is in them. ``scenes/`` stands for the names of all scenes. With the same bytes
    in all of them (see ``Sources.digest``), the same tags, words and names of people, the reading comes out the same.
    """

    scenes: Mapping[str, Scene | None]
    characters: Mapping[str, Character | None]
    problems: tuple[Problem, ...]
    uses: Mapping[str, AbstractSet[str]]


def read_scene(index: LibraryIndex, scene_id: str) -> Reading:
    """Read one scene with its cast, to be played.

    Args:
        index: the library; of one whose files may have changed, ``fresh`` gives what they are now.
        scene_id: one of its scenes.

    Returns:
        The scene, in the index's language, and what is wrong in its file and its characters' files.
    """
    with collector_off():
        outline = index.outline
        work = _Work(outline)
        if scene_id not in outline.scenes:
            page = Page(outline.shown(f"scenes/{scene_id}.yaml"))
            hint = page.suggest(scene_id, outline.scenes)
            page.tell_at(files.Unreadable, 1, 1, f"there is no scene '{scene_id}'", hint)
            return Reading(None, tuple(page.problems))
        scene = work.scene(scene_id)
        return Reading(scene and translated(scene, index.language), in_order(work.problems))


def read_library(where: Path | Sources) -> LibraryReading:
    """Read everything in a library.

    Args:
        where: the library's folder, or its files as they were read.

    Returns:
        All that is sound, and every problem of every file.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    with collector_off():
        return read_outlined(outline_of(where))


def read_outlined(outline: Outline) -> LibraryReading:
    """Read everything in a library whose outline is there already."""
    return joined_reading(outline, read_part(outline, outline.scenes))


def joined_reading(outline: Outline, reading: PartReading) -> LibraryReading:
    """A library of which every scene has been read."""
    scenes = {id_: scene for id_, scene in reading.scenes.items() if scene is not None}
    cast = {id_: character for id_, character in reading.characters.items() if character is not None}
    library = Library(playable(outline.course, scenes.keys()), outline.skills, cast, scenes)
    return LibraryReading(library, in_order([*outline.problems, *reading.problems]), outline)


def read_part(outline: Outline, scenes: Iterable[str]) -> PartReading:
    """Read every character of a library, and some of its scenes.

    Args:
        outline: the library; its own problems are not told again.
        scenes: ids of its scenes.
    """
    with collector_off():
        work = _Work(outline)
        characters = {id_: member.character for id_ in outline.cast if (member := work.member(id_)) is not None}
        found = {id_: work.scene(id_) for id_ in scenes}
        return PartReading(found, characters, tuple(work.problems), work.uses)


def read_lone(outline: Outline, name: str) -> PartReading:
    """Read a file that stands in no library: a character if it says so, else a scene.

    Args:
        outline: the folder that the file stands in, taken as if it were a library, with the file among its sources.
        name: the file's name in it.
    """
    with collector_off():
        work = _Work(outline)
        stem = PurePosixPath(name).stem
        scene = work.lone(outline.page(name), stem)
        return PartReading({stem: scene}, {}, tuple(work.problems), work.uses)


class _Work:
    """One reading of a library's files: each character once, each scene's endings at most once more."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.problems: list[Problem] = []
        self.members: dict[str, CastMember] = {}
        self.uses: dict[str, set[str]] = {}
        self.using: set[str] = set()
        self.known = Known(
            outline.skills,
            outline.tags,
            outline.words,
            Endings(outline.scenes.keys(), self.endings, self.used),
            self.member,
            outline.cast.keys(),
        )

    def used(self, name: str) -> None:
        """Remember that the file being read looked at another."""
        self.using.add(name)

    @contextmanager
    def reading(self, page: Page) -> Iterator[None]:
        """Remember, while a file is read, what it looks at; who looks at it looks at that too."""
        outer, self.using = self.using, set()
        yield
        self.uses[page.name.removeprefix(f"{self.outline.name}/")] = self.using
        self.using = outer

    def member(self, id_: str) -> CastMember | None:
        """A character as its file could be read; None where there is no file."""
        name = f"{CAST}/{id_}.yaml"
        self.using.add(name)
        if id_ not in self.members:
            if id_ not in self.outline.cast:
                return None
            page = self.outline.page(name)
            character = self.character(page, id_)
            self.members[id_] = CastMember(character, page.name, page.data)
        self.using |= self.uses[name]
        return self.members[id_]

    def character(self, page: Page, stem: str) -> Character | None:
        root, repaired = read_tree(page)
        told = len(page.problems)
        with self.reading(page):
            character = character_in(page, root, stem, self.known) if root else None
        leave_out(page, told, repaired)
        self.problems.extend(page.problems)
        return character if page.is_sound else None

    def scene(self, id_: str) -> Scene | None:
        return self.scene_in(self.outline.page(self.outline.scenes[id_]), id_)

    def scene_in(self, page: Page, stem: str) -> Scene | None:
        root, repaired = read_tree(page)
        told = len(page.problems)
        with self.reading(page):
            scene = scene_in(page, root, stem, self.known) if root is not None else None
        leave_out(page, told, repaired)
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
        """The ids of a scene's endings, without telling what else is in its file; None where they cannot be read."""
        page = self.outline.page(self.outline.scenes[id_])
        try:
            root = compose(page.text or "", lambda *_: None)
        except (yaml.YAMLError, TooDeepError):
            return None
        for key, value in root.pairs if isinstance(root, MappingNode) else ():
            if type(key) is ScalarNode and key.text == "endings" and type(value) is MappingNode:
                return frozenset(name.text for name, _ in value.pairs if type(name) is ScalarNode)
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
