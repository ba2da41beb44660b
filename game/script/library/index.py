"""What the game needs when it starts: course, skills, and each scene's header, read no further than its beats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from game.collector import collector_off
from game.script.library.fingerprint import Fingerprint, fingerprint
from game.script.library.misplaced import is_misplaced
from game.script.library.outline import Outline, outline_of, playable
from game.script.problems import NoLibraryError, Problem, in_order
from game.script.readers import Header, header_in
from game.script.source import SCENES, MappingNode, Page, Source, Sources, page_of, read_sources
from game.script.syntax import TooDeepError, compose, is_clear, read_tree
from game.story.language import ENGLISH, Language, translated_course, translated_skills
from game.story.model import Course, Skill


@dataclass(frozen=True, slots=True)
class LibraryIndex:
    """A library as it is at start-up.

    ``id`` is the library's own, under which its results are kept. ``course`` holds only levels that have a header.
    ``headers`` are by id, in their order; a scene whose top cannot be read has none, and ``problems`` says why.
    A scene with a header may still turn out broken when it is read, from the same bytes. ``language`` is the one that
    scenes are read in. ``fingerprint`` is how the files looked when they were read, None of a library in memory.
    """

    id: str
    folder: Path
    course: Course
    skills: Mapping[str, Skill]
    headers: Mapping[str, Header]
    problems: tuple[Problem, ...]
    outline: Outline
    fingerprint: Fingerprint | None = None
    language: Language = ENGLISH

    def can_play(self, id_: str) -> bool:
        """Whether there is a scene, or a shift, of that id; a scene may still turn out broken."""
        return id_ in self.headers or self.course.shift(id_) is not None


def open_index(where: Path | Sources) -> LibraryIndex:
    """Open a library: its course, its skills and its scenes' headers.

    Args:
        where: the library's folder, or its files as they were read.

    Returns:
        The index; whatever is wrong in a file is in its ``problems``.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    with collector_off():
        seen = None if isinstance(where, Sources) else fingerprint(where)  # first, so that a change meanwhile is seen
        outline = outline_of(where if isinstance(where, Sources) else read_sources(where, translations=False))
        problems = list(outline.problems)
        headers = {}
        for id_, name in outline.scenes.items():
            page, header = _header(outline.sources, name, id_)
            if header is not None:
                headers[id_] = header
            else:
                problems.extend(page.problems)
    course = playable(outline.course, headers.keys())
    return LibraryIndex(outline.id, outline.folder, course, outline.skills, headers, in_order(problems), outline, seen)


def fresh(index: LibraryIndex) -> LibraryIndex:
    """A library as its files are now: the same index where none has changed, or where they cannot be read any more."""
    if index.fingerprint is None or fingerprint(index.folder) == index.fingerprint:
        return index
    try:
        return translated_index(open_index(index.folder), index.language)
    except NoLibraryError:
        return index


def translated_index(index: LibraryIndex, language: Language) -> LibraryIndex:
    """A library as it is read in a language: its titles, its skills, and every scene read from it."""
    return replace(
        index,
        language=language,
        course=translated_course(index.course, language),
        skills=translated_skills(index.skills, language),
        headers={
            id_: replace(
                header,
                title=language.of(f"{id_}/title", header.title),
                summary=language.of(f"{id_}/summary", header.summary),
            )
            for id_, header in index.headers.items()
        },
    )


def _header(sources: Sources, name: str, stem: str) -> tuple[Page, Header | None]:
    page = _top(sources, name)
    if page is not None and is_clear(page.text or ""):
        try:
            root = compose(page.text or "", lambda *_: None)
        except (yaml.YAMLError, TooDeepError):
            root = None
        if isinstance(root, MappingNode):
            top = header_in(page, root, stem)
            if page.is_sound:
                return page, top
    page = sources.page(name)
    whole, _ = read_tree(page)
    is_read = whole is not None and not is_misplaced(page, whole, SCENES)
    header = header_in(page, whole, stem) if whole is not None and is_read else None
    return page, header if page.is_sound else None


def _top(sources: Sources, name: str) -> Page | None:
    """The file down to its beats; None where it has none in the usual place, or was not read."""
    source = sources.files[name]
    end = source.data.find(b"\nbeats:")
    if end < 0 or source.refusal is not None:
        return None
    page = page_of(Source(name, source.data[: end + 1]), sources.shown(name))
    return page if page.text else None
