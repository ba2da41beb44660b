"""A library's folder: where its files are, what they are called, and the course and skills that every file shares."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.script.catalogue import library, values
from game.script.problems import NoLibraryError, Problem
from game.script.readers import ANYTHING, CourseReader, SkillsReader, course_without_file
from game.script.source import Page, open_page
from game.script.syntax import read_tree
from game.story.model import Course, Skill

ENDING: Final = ".yaml"
_NEAR_ENDINGS: Final = frozenset((".yml", ".txt", ".yaml.txt", ".yml.txt"))


@dataclass(frozen=True, slots=True)
class Ground:
    """A folder of dialogues, with what all its scenes share.

    ``name`` is what the user calls the folder; ``scenes`` and ``cast`` are the files by id. ``tags`` holds every name,
    and ``words`` is None, where skills or course cannot be read: what cannot be known is not told as wrong.
    """

    folder: Path
    name: str
    scenes: Mapping[str, Path]
    cast: Mapping[str, Path]
    course: Course
    skills: Mapping[str, Skill]
    tags: AbstractSet[str]
    words: Mapping[str, str] | None
    problems: tuple[Problem, ...]

    def shown(self, path: Path) -> str:
        """What a file is called in a problem: its path from the folder that the library stands in."""
        return f"{self.name}/{path.relative_to(self.folder).as_posix()}"

    def page(self, path: Path) -> Page:
        """One of the library's files, opened."""
        return open_page(path, self.shown(path))


def survey(folder: Path) -> Ground:
    """Look over a library's folder: list its files, read its course and its skills.

    Args:
        folder: the library.

    Raises:
        NoLibraryError: where there is no such folder.
    """
    try:
        if not folder.exists():
            raise NoLibraryError(f"There is no folder {folder}.")
        if not folder.is_dir():
            raise NoLibraryError(
                f"{folder} is a file. A library is a folder with course.yaml, skills.yaml, cast and scenes in it."
            )
        list(folder.iterdir())
    except OSError as error:
        raise NoLibraryError(
            f"The folder {folder} cannot be read: {(error.strerror or 'no reason given').lower()}."
        ) from None
    name = folder.name if folder.name not in ("", "..") else folder.resolve().name
    problems: list[Problem] = []
    files = {part: _files(folder, part, name, problems) for part in ("scenes", "cast")}
    ground = Ground(
        folder,
        name,
        files["scenes"],
        files["cast"],
        course_without_file(name.replace("_", " ").capitalize(), files["scenes"]),
        {},
        ANYTHING,
        None,
        (),
    )
    ground = _with_course(ground, problems)
    ground = _with_skills(ground, problems)
    return replace(ground, problems=tuple(problems))


def _files(folder: Path, part: str, name: str, problems: list[Problem]) -> dict[str, Path]:
    """The YAML files of one part of the library by id, in order; told where a file is named so that nobody reads it."""
    found = {}
    try:
        paths = sorted((folder / part).iterdir())
    except OSError:
        return {}
    for path in paths:
        if path.suffix == ENDING:
            found[path.stem] = path
        elif "".join(path.suffixes[-2:]).lower() in _NEAR_ENDINGS or path.suffix.lower() in (*_NEAR_ENDINGS, ENDING):
            page = open_page(path, f"{name}/{part}/{path.name}")
            page.problems.clear()
            page.tell_at(
                values.FileEnding,
                1,
                1,
                f"this file is not read, because its name does not end in {ENDING}",
                f"name it {path.name.split('.')[0]}{ENDING}",
            )
            problems.extend(page.problems)
    return found


def _absent(ground: Ground, name: str, message: str, problems: list[Problem]) -> None:
    page = Page(f"{ground.name}/{name}")
    page.tell_at(library.MissingFile, 1, 1, message, f"write the file {ground.name}/{name}")
    problems.extend(page.problems)


def _with_course(ground: Ground, problems: list[Problem]) -> Ground:
    path = ground.folder / "course.yaml"
    if not path.exists():
        message = "there is no course.yaml: every scene is shown as a level, and words in { } stay as they are"
        _absent(ground, "course.yaml", message, problems)
        return ground
    page = ground.page(path)
    root, mended = read_tree(page)
    told = len(page.problems)
    if root is not None:
        reader = CourseReader(page, ground.scenes.keys())
        course = reader.course(root, ground.course)
        ground = replace(ground, course=course, words=None if mended else course.words)
    leave_out(page, told, mended)
    problems.extend(page.problems)
    return ground


def _with_skills(ground: Ground, problems: list[Problem]) -> Ground:
    path = ground.folder / "skills.yaml"
    if not path.exists():
        _absent(ground, "skills.yaml", "there is no skills.yaml: tags are not checked, and have no tips", problems)
        return ground
    page = ground.page(path)
    root, mended = read_tree(page)
    told = len(page.problems)
    if root is not None:
        skills = SkillsReader(page, ground.words).skills(root)
        ground = replace(ground, skills=skills, tags=ANYTHING if mended else frozenset(skills))
    leave_out(page, told, mended)
    problems.extend(page.problems)
    return ground


def leave_out(page: Page, told: int, mended: AbstractSet[int]) -> None:
    """Take back what was told, after the first ``told`` problems, about lines that had to be mended to be read."""
    if mended:
        page.problems[told:] = [problem for problem in page.problems[told:] if problem.line not in mended]


def playable(course: Course, scenes: AbstractSet[str]) -> Course:
    """The course without the levels whose scenes are left out; a level that waits for one waits for what that did."""
    after = {level.scene: level.after for level in course.levels}
    levels = []
    for level in course.levels:
        wait, met = level.after, set[str]()
        while wait is not None and wait not in scenes:
            met.add(wait)
            wait = after.get(wait)
            wait = None if wait in met else wait
        if level.scene in scenes:
            levels.append(level if wait == level.after else replace(level, after=wait))
    return replace(course, levels=tuple(levels))


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage collection while very many values are made that all stay: it would look at each again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
