"""What the game needs when it starts: course, skills, and each scene's header, read no further than its beats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from game.script.catalogue import shapes, values
from game.script.library.ground import Ground, collector_off, playable, survey
from game.script.problems import Problem, in_order
from game.script.readers import TextWalker
from game.script.source import Page, Table, decoded, open_page
from game.script.syntax import TooDeepError, compose, read_tree
from game.story.language import ENGLISH, Language
from game.story.model import Course, Skill

_NEEDED: Final = ("scene", "title")


@dataclass(frozen=True, slots=True)
class Header:
    """What a list of scenes shows. ``file`` is what the user calls the scene's file."""

    id: str
    title: str
    summary: str
    teaches: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class LibraryIndex:
    """A library as it is at start-up. ``course`` holds only levels that have a header.

    ``headers`` are by id, in their order; a scene whose top cannot be read has none, and ``problems`` says why.
    A scene with a header may still turn out broken when it is read. ``language`` is the one that scenes are read in.
    """

    folder: Path
    course: Course
    skills: Mapping[str, Skill]
    headers: Mapping[str, Header]
    problems: tuple[Problem, ...]
    ground: Ground
    language: Language = ENGLISH
    id: str = ""


def open_index(folder: Path) -> LibraryIndex:
    """Open a library: its course, its skills and its scenes' headers.

    Args:
        folder: the library.

    Returns:
        The index; whatever is wrong in a file is in its ``problems``.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    with collector_off():
        ground = survey(folder)
        problems = list(ground.problems)
        headers = {}
        for id_, path in ground.scenes.items():
            page, header = _header(path, ground.shown(path), id_)
            if header is not None:
                headers[id_] = header
            else:
                problems.extend(page.problems)
    course = playable(ground.course, headers.keys())
    return LibraryIndex(folder, course, ground.skills, headers, in_order(problems), ground)


def _header(path: Path, name: str, stem: str) -> tuple[Page, Header | None]:
    page = _top(path, name)
    if page is not None:
        try:
            root = compose(page.text or "", lambda *_: None)
        except (yaml.YAMLError, TooDeepError):
            root = None
        if isinstance(root, Table):
            header = _HeaderReader(page, None).header(root, stem)
            if page.is_sound:
                return page, header
    page = open_page(path, name)
    whole, _ = read_tree(page)
    header = _HeaderReader(page, None).header(whole, stem) if whole is not None else None
    return page, header if page.is_sound else None


def _top(path: Path, name: str) -> Page | None:
    """The file down to its beats; None where it has none in the usual place, or cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    end = data.find(b"\nbeats:")
    if end < 0:
        return None
    page = Page(name, data[: end + 1])
    page.text = decoded(page.data, page)
    return page if page.text else None


class _HeaderReader(TextWalker):
    """Reads only what a list of scenes shows, and leaves the rest to the reading of the scene."""

    def header(self, root: Table, stem: str) -> Header | None:
        fields = self.pairs(root, "a scene")
        for name in _NEEDED:
            if name not in fields:
                self.tell(shapes.MissingKey, root, f"a scene has no '{name}'", f"add {name}: …")
        get = fields.get
        if (found := get("scene")) and (leaf := self.word(found[1], "scene")) and leaf.text != stem:
            self.tell(
                values.FileName,
                leaf,
                f"this scene is '{leaf.text}', and its file is named '{stem}'",
                f"name the file {leaf.text}.yaml, or write scene: {stem}",
            )
        return Header(
            stem,
            self.text(found[1], "title") if (found := get("title")) else "",
            self.text(found[1], "summary") if (found := get("summary")) else "",
            tuple(leaf.text for leaf in self.several(found[1], "teaches")) if (found := get("teaches")) else (),
            self.page.name,
        )
