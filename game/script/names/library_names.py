"""Every place in a library where a name stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from game.collector import collector_off
from game.script.library import Outline
from game.script.names.collector import Collector, Things, pairs, under
from game.script.names.other_names import cast_places, course_places, skill_places
from game.script.names.place import Kind, Named, Place, WrittenText
from game.script.names.scene_names import scene_places
from game.script.source import COURSE_FILE, PORTRAITS, SKILLS_FILE, VOICES, Page, YamlNode
from game.script.syntax import read_tree


@dataclass(frozen=True)
class LibraryNames:
    """The places where names stand in a library's files, and its texts, each in file and line order.

    ``unread`` are the files that no names and texts could be found in: they are no YAML at all.
    """

    places: tuple[Place, ...]
    texts: tuple[WrittenText, ...] = ()
    unread: tuple[str, ...] = ()

    @cached_property
    def defined(self) -> dict[Named, list[Place]]:
        """Where each thing is made: at least one place, and of a note or an option perhaps several."""
        found: dict[Named, list[Place]] = {}
        for place in self.places:
            if place.defines:
                found.setdefault(place.what, []).append(place)
        return found

    def of(self, what: Named) -> list[Place]:
        """Every place where one thing stands."""
        return [place for place in self.places if place.what == what]

    @cached_property
    def _things(self) -> dict[tuple[Kind, str | None], list[Named]]:
        found: dict[tuple[Kind, str | None], list[Named]] = {}
        for what in self.defined:
            found.setdefault((what.kind, None), []).append(what)
            found.setdefault((what.kind, what.owner), []).append(what)
        return found

    def things(self, kind: Kind, owner: str | None = None) -> list[Named]:
        """All things of a kind, of one owner or of all."""
        return self._things.get((kind, owner), [])

    @cached_property
    def texts_by_scene(self) -> dict[str, list[WrittenText]]:
        """The texts of each scene; those of no scene are under ``""``."""
        found: dict[str, list[WrittenText]] = {}
        for text in self.texts:
            found.setdefault(text.scene, []).append(text)
        return found


def names_in_library(outline: Outline, beside: Collection[str] = ()) -> LibraryNames:
    """Every place where a name stands.

    What cannot be understood is left out; nothing is told, for reading tells it.

    Args:
        outline: the library.
        beside: the names of its own drawings and sounds (``portraits/mr_bell.svg``, ``voices/mr_bell/one.ogg``).
            Where one is called after a person or a scene, its name in a file is a place too.
    """
    with collector_off():
        return _names(outline, beside)


def _names(outline: Outline, beside: Collection[str]) -> LibraryNames:
    trees, unread = dict[str, tuple[Page, YamlNode]](), list[str]()
    for file in (COURSE_FILE, SKILLS_FILE, *outline.cast.values(), *outline.scenes.values()):
        if file not in outline.sources:
            continue
        page = outline.page(file)
        root, _ = read_tree(page)
        if root is None:
            unread.append(file)
        else:
            trees[file] = page, root
    things = _things(outline, trees, beside)
    found = [_in_file(outline, file, page, root, things) for file, (page, root) in trees.items()]
    places = sorted(
        (place for one in found for place in one.found), key=lambda place: (place.file, place.line, place.column)
    )
    texts = sorted(
        (text for one in found for text in one.texts), key=lambda text: (text.file, text.leaf.line, text.leaf.column)
    )
    return LibraryNames(tuple(places), tuple(texts), tuple(unread))


def _things(outline: Outline, trees: dict[str, tuple[Page, YamlNode]], beside: Collection[str]) -> Things:
    meters = {
        id_: tuple(key.text for key, _ in pairs(under(trees[file][1], "meters"))) if file in trees else ()
        for id_, file in outline.cast.items()
    }
    parts = [PurePosixPath(name).parts for name in beside]
    folders = {part[1] for part in parts if part[0] == VOICES and len(part) > 2}
    portraits = {part[1] for part in parts if part[0] == PORTRAITS and len(part) == 2}
    return Things(outline.scenes.keys(), meters, folders, portraits)


def _in_file(outline: Outline, file: str, page: Page, root: YamlNode, things: Things) -> Collector:
    folder, _, name = file.rpartition("/")
    stem = name.removesuffix(".yaml")
    if file == COURSE_FILE:
        return course_places(file, page, root)
    if file == SKILLS_FILE:
        return skill_places(file, page, root)
    if outline.scenes.get(stem) == file and folder:
        return scene_places(file, page, root, stem, things)
    return cast_places(file, page, root, stem, things)
