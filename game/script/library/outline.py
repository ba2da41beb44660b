"""A library before its scenes are read: its files by id, and the course and skills that every file shares."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unicodedata import normalize

from game.script.catalogue import library, names, values
from game.script.library.as_meant import read_page
from game.script.problems import Problem
from game.script.readers import (
    ANYTHING,
    SNAKE_CASE,
    course_in,
    course_without_file,
    former_names_in,
    possible_id,
    skills_in,
)
from game.script.source import (
    CAST,
    COURSE_FILE,
    RENAMED_FILE,
    SCENES,
    SKILLS_FILE,
    MappingNode,
    Page,
    ScalarNode,
    SourceMap,
    Sources,
    is_empty,
    read_sources,
)
from game.script.syntax import read_tree
from game.story.model import NEVER_RENAMED, Course, FormerNames, Skill


@dataclass(frozen=True, slots=True)
class Outline:
    """A library's files, with what all its scenes share.

    ``id`` is the library's own, as the course has it, else its title or the folder's name as an id. ``scenes`` and
    ``cast`` are the names of the files by id. ``tags`` holds every name, and ``words`` and ``currency`` are None, where
    skills or course cannot be read: what cannot be known is not told as wrong. ``former`` are the names that things
    had before they were renamed.
    """

    id: str
    sources: Sources
    scenes: Mapping[str, str]
    cast: Mapping[str, str]
    course: Course
    skills: Mapping[str, Skill]
    tags: AbstractSet[str]
    words: Mapping[str, str] | None
    problems: tuple[Problem, ...]
    former: FormerNames = NEVER_RENAMED
    currency: str | None = None

    @property
    def name(self) -> str:
        """What the user calls the library."""
        return self.sources.label

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.sources.folder

    def shown(self, name: str) -> str:
        """What a file is called in a problem."""
        return self.sources.shown(name)

    def page(self, name: str) -> Page:
        """One of the library's files, as a new page."""
        return self.sources.page(name)

    def source_map(self, name: str) -> SourceMap:
        """Where each thing in a file stands; it is made from the same bytes that the file was read from."""
        page = self.page(name)
        return SourceMap(read_tree(page)[0])


def outline_of(where: Path | Sources) -> Outline:
    """A library's outline: list its files, read its course and its skills.

    Args:
        where: the library's folder, or its files as they were read.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    sources = where if isinstance(where, Sources) else read_sources(where)
    scenes, cast = sources.ids(SCENES), sources.ids(CAST)
    course = course_without_file(sources.label.replace("_", " ").capitalize(), scenes)
    problems = list(sources.problems)
    found = Outline(_slug(sources.label) or "library", sources, scenes, cast, course, {}, ANYTHING, None, ())
    found = _with_course(found, problems)
    found = _with_skills(found, problems)
    found = _with_former_names(found, problems)
    return replace(found, problems=tuple(problems))


def _slug(text: str) -> str:
    """A text as an id; ``""`` where none can be made of it."""
    found = possible_id(normalize("NFKD", text).encode("ascii", "ignore").decode())
    return found if SNAKE_CASE.fullmatch(found) else ""


def _absent(outline: Outline, name: str, message: str, example: str, problems: list[Problem]) -> None:
    page = Page(outline.shown(name))
    page.tell_at(library.MissingFile, 1, 1, message, f"write the file {outline.shown(name)}, for example:\n{example}")
    problems.extend(page.problems)


def _with_course(outline: Outline, problems: list[Problem]) -> Outline:
    if COURSE_FILE not in outline.sources:
        message = "there is no course.yaml: every scene is shown as a level, and words in { } stay as they are"
        levels = ", ".join(list(outline.scenes)[:10])
        _absent(outline, COURSE_FILE, message, f"title: {outline.course.title}\nlevels: [{levels}]", problems)
        return outline
    page = outline.page(COURSE_FILE)
    found, is_guessed = read_page(page, partial(_course, outline))
    if found is not None:
        course, own, has_words = found
        if any(problem.file == outline.shown(SCENES) for problem in outline.sources.problems):
            # Nobody knows which scenes there are: that has been told.
            page.problems = [problem for problem in page.problems if problem.code != names.UnknownScene.id]
        _tell_misplaced(outline, page, problems)
        id_ = own or _slug(course.title) or outline.id
        words, currency = (None, None) if is_guessed else (course.words if has_words else None, course.currency)
        outline = replace(outline, id=id_, course=course, words=words, currency=currency)
    problems.extend(page.problems)
    return outline


def _course(outline: Outline, page: Page, root: MappingNode) -> tuple[Course, str, bool]:
    """The course, the library's own id, and whether its words can be read."""
    found, own = course_in(page, root, outline.course, outline.cast.keys(), partial(_meters_of, outline))
    return found, own, _has_words(root)


def _meters_of(outline: Outline, person: str) -> frozenset[str] | None:
    """The meters in a person's file, by their bare names; None where they cannot be read."""
    if person not in outline.cast:
        return frozenset()
    root = read_tree(outline.page(outline.cast[person]))[0]
    if not isinstance(root, MappingNode):
        return None
    for key, value in root.pairs:
        if isinstance(key, ScalarNode) and key.text == "meters" and isinstance(value, MappingNode):
            return frozenset(name.text for name, _ in value.pairs if isinstance(name, ScalarNode))
    return frozenset()


def _has_words(root: MappingNode) -> bool:
    """Whether the course's words can be read, if it has some; where they cannot that is told."""
    words = next((value for key, value in root.pairs if isinstance(key, ScalarNode) and key.text == "words"), None)
    return words is None or is_empty(words) or isinstance(words, MappingNode)


def _tell_misplaced(outline: Outline, page: Page, problems: list[Problem]) -> None:
    """Levels whose scenes lie in the wrong place are told there, and not as scenes that are missing."""
    for id_, name in outline.sources.misplaced.items():
        missing = [
            one for one in page.problems if one.code == names.UnknownScene.id and f"scenes/{id_}.yaml" in one.message
        ]
        for number, problem in enumerate(problems):
            if missing and problem.file == outline.shown(name) and problem.code == values.FileEnding.id:
                message = f"{problem.message}, and the level '{id_}' of course.yaml is missing"
                code, severity = names.UnknownScene.id, names.UnknownScene.severity
                problems[number] = replace(problem, code=code, severity=severity, message=message)
        page.problems = [problem for problem in page.problems if problem not in missing]


def _with_skills(outline: Outline, problems: list[Problem]) -> Outline:
    if SKILLS_FILE not in outline.sources:
        message = "there is no skills.yaml: tags are not checked, and have no tips"
        example = "listen: {label: Listen, half: heart, kind: skill, tip: Let them finish.}"
        _absent(outline, SKILLS_FILE, message, example, problems)
        return outline
    page = outline.page(SKILLS_FILE)
    skills, is_guessed = read_page(page, lambda own_page, root: skills_in(own_page, root, outline.words))
    if skills is not None:
        outline = replace(outline, skills=skills, tags=ANYTHING if is_guessed else frozenset(skills))
    problems.extend(page.problems)
    return outline


def _with_former_names(outline: Outline, problems: list[Problem]) -> Outline:
    if RENAMED_FILE not in outline.sources:
        return outline
    page = outline.page(RENAMED_FILE)
    former, _ = read_page(page, lambda own_page, root: former_names_in(own_page, root, outline.scenes.keys()))
    if former is not None:
        outline = replace(outline, former=former)
    problems.extend(page.problems)
    return outline


def playable(course: Course, scenes: AbstractSet[str]) -> Course:
    """The course without the levels whose scenes are left out; a level that waits for one waits for what that did.

    A shift is left out with any of its scenes: its draw would not be the same without it.
    """
    after = {level.scene: level.after for level in course.levels}
    open_ = scenes | {shift.id for shift in course.shifts if set(shift.scenes) <= scenes}
    levels = []
    for level in course.levels:
        wait, met = level.after, set[str]()
        while wait is not None and wait not in open_:
            met.add(wait)
            wait = after.get(wait)
            wait = None if wait in met else wait
        if level.scene in open_:
            levels.append(level if wait == level.after else replace(level, after=wait))
    return replace(course, levels=tuple(levels))
