"""Reads scenes, libraries and single files into the story's values, and tells every problem of every file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from game.collector import collector_off
from game.script.catalogue import files
from game.script.library.index import LibraryIndex
from game.script.library.library_reader import LibraryReader
from game.script.library.outline import Outline, outline_of, playable
from game.script.problems import Problem, in_order
from game.script.source import Page, Sources
from game.story.condition import names_in
from game.story.language import translated
from game.story.model import Character, EarlierScene, Library, Promise, Scene
from game.story.model.condition import Call


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
        reader = LibraryReader(outline)
        if scene_id not in outline.scenes:
            page = Page(outline.shown(f"scenes/{scene_id}.yaml"))
            hint = page.suggest(scene_id, outline.scenes)
            page.tell_at(files.Unreadable, 1, 1, f"there is no scene '{scene_id}'", hint)
            return Reading(None, tuple(page.problems))
        scene = reader.scene(scene_id)
        if scene is None:
            return Reading(None, in_order(reader.problems))
        earlier, promises = _earlier(index, scene)
        known = translated(scene, index.language)
        known = replace(known, earlier=earlier, promises={**known.promises, **promises})
        return Reading(known, in_order(reader.problems))


def _earlier(index: LibraryIndex, scene: Scene) -> tuple[Mapping[str, EarlierScene], Mapping[str, Promise]]:
    """What the scenes are called that a scene's ``passes`` remembers, and their promises, in the index's language."""
    asked = () if scene.passes is None else names_in(scene.passes)
    ids = dict.fromkeys(name.scene for name in asked if isinstance(name, Call) and name.is_remembered)
    reader, found, promises = LibraryReader(index.outline), dict[str, EarlierScene](), dict[str, Promise]()
    for id_ in ids:
        other = reader.scene(id_) if id_ != scene.id and id_ in index.outline.scenes else None
        if other is not None:
            told = translated(other, index.language)
            found[id_] = EarlierScene(told.title, told.endings)
            promises |= {f"{id_}.{name}": promise for name, promise in told.promises.items() if "." not in name}
    return found, promises


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
        reader = LibraryReader(outline)
        characters = {id_: member.character for id_ in outline.cast if (member := reader.member(id_)) is not None}
        found = {id_: reader.scene(id_) for id_ in scenes}
        return PartReading(found, characters, tuple(reader.problems), reader.uses)


def read_lone(outline: Outline, name: str) -> PartReading:
    """Read a file that stands in no library: a character if it says so, else a scene.

    Args:
        outline: the folder that the file stands in, taken as if it were a library, with the file among its sources.
        name: the file's name in it.
    """
    with collector_off():
        reader = LibraryReader(outline)
        stem = PurePosixPath(name).stem
        scene = reader.lone(outline.page(name), stem)
        return PartReading({stem: scene}, {}, tuple(reader.problems), reader.uses)


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
