"""One reading of a library's files: each character once, each scene's endings at most once more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import replace

import yaml

from game.script.library.as_meant import read_page
from game.script.library.misplaced import is_misplaced
from game.script.library.outline import Outline
from game.script.problems import Problem
from game.script.readers import CastMember, Endings, Known, Promises, character_in, promises_written, scene_in
from game.script.source import CAST, SCENES, MappingNode, Page, ScalarNode, YamlNode
from game.script.syntax import TooDeepError, compose
from game.story.model import Character, Course, Promise, Scene


class LibraryReader:
    """Reads the files of one library.

    ``problems`` are those told so far, in no order; ``members`` the characters read; ``uses`` the names of the other
    files that each file looked at.
    """

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
            Promises(outline.scenes.keys(), self.promises, self.used),
            self.member,
            frozenset(outline.cast),
            outline.currency,
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
        """The character in a file; None where it has errors, which are told."""

        def read(own: Page, root: MappingNode) -> Character | None:
            return None if is_misplaced(own, root, CAST) else character_in(own, root, stem, self.known)

        with self.reading(page):
            character, _ = read_page(page, read)
        self.problems.extend(page.problems)
        return character if page.is_sound else None

    def scene(self, id_: str) -> Scene | None:
        """A scene of the library; None where its file has errors, which are told."""
        return self.scene_in(self.outline.page(self.outline.scenes[id_]), id_)

    def scene_in(self, page: Page, stem: str) -> Scene | None:
        """The scene in a file; None where it has errors, which are told."""

        def read(own: Page, root: MappingNode) -> Scene | None:
            return None if is_misplaced(own, root, SCENES) else scene_in(own, root, stem, self.known)

        with self.reading(page):
            follows = self.last_calls(stem)
            self.known.endings.last = None if follows is None else {ending for ending, _ in follows}
            scene, _ = read_page(page, read)
        self.problems.extend(page.problems)
        if scene is None or not page.is_sound:
            return None
        self.known.endings.found.setdefault(stem, frozenset(ending.id for ending in scene.endings))
        data = [page.data, *(self.members[part.character.id].data for part in scene.cast)]
        carried = carried_into(self.outline.course, scene)
        return replace(scene, content=content_of(data), follows=follows or (), carried=carried)

    def lone(self, page: Page, stem: str) -> Scene | None:
        """A file that stands in no library: a character if it says so, else a scene."""
        if "character:" in (page.text or "") and "scene:" not in (page.text or ""):
            self.character(page, stem)
            return None
        return self.scene_in(page, stem)

    def last_calls(self, id_: str) -> tuple[tuple[str, str], ...] | None:
        """How the call before a scene can have ended: each ending with its outcome; None where no shift has it between.

        Endings that cannot be read are told in their own files, and left out here.
        """
        pools = [shift.pool for shift in self.outline.course.shifts if shift.between == id_]
        if not pools:
            return None
        found: dict[tuple[str, str], None] = {}
        for scene in dict.fromkeys(id_ for pool in pools for id_ in pool):
            self.using.add(f"{SCENES}/{scene}.yaml")
            for ending, how in self.outcomes(scene).items():
                found[ending, how] = None
        return tuple(found)

    def outcomes(self, id_: str) -> dict[str, str]:
        """The outcome of each of a scene's endings, of those that can be read."""
        found = {}
        for name, ending in self.endings_in(id_) or ():
            for key, value in ending.pairs if type(ending) is MappingNode else ():
                if type(key) is ScalarNode and key.text == "outcome" and type(value) is ScalarNode:
                    found[name.text] = value.text
        return found

    def endings(self, id_: str) -> AbstractSet[str] | None:
        """The ids of a scene's endings, without telling what else is in its file; None where they cannot be read."""
        found = self.endings_in(id_)
        return None if found is None else frozenset(name.text for name, _ in found)

    def endings_in(self, id_: str) -> list[tuple[ScalarNode, YamlNode]] | None:
        """Each of a scene's endings with what stands under it; None where they cannot be read."""
        page = self.outline.page(self.outline.scenes[id_])
        try:
            root = compose(page.text or "", lambda *_: None)
        except (yaml.YAMLError, TooDeepError):
            return None
        for key, value in root.pairs if isinstance(root, MappingNode) else ():
            if type(key) is ScalarNode and key.text == "endings" and type(value) is MappingNode:
                return [(name, ending) for name, ending in value.pairs if type(name) is ScalarNode]
        return None

    def promises(self, id_: str) -> Mapping[str, Promise] | None:
        """The promises that a scene makes, as they are written; None where they cannot be read."""
        page = self.outline.page(self.outline.scenes[id_])
        try:
            root = compose(page.text or "", lambda *_: None)
        except (yaml.YAMLError, TooDeepError):
            return None
        return {} if root is None else promises_written(root)


def carried_into(course: Course, scene: Scene) -> tuple[str, ...]:
    """The meters of a scene that some shift begins where its last call left them."""
    shifts = [shift for shift in course.shifts if scene.id in shift.scenes]
    carried = {meter for shift in shifts for meter in shift.carries}
    return tuple(meter.id for meter in scene.meters if meter.id in carried)


def content_of(parts: Sequence[bytes]) -> str:
    """A hash, in hex, of everything that a scene's behaviour depends on; line ends do not count."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.replace(b"\r\n", b"\n"))
        digest.update(b"\0")
    return digest.hexdigest()
