"""The check of one library, with results cached for what did not change."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from game.authoring.check.apply_rules import check_character, check_course, check_library, check_scene, check_skills
from game.authoring.check.assets import AssetNames
from game.authoring.check.basis import Basis
from game.authoring.check.cache import Result, as_cached, load_results, store_results
from game.authoring.check.cache_folder import clear_old
from game.authoring.check.codes import all_codes
from game.authoring.check.context import CharacterContext, CourseContext, LibraryContext, SkillsContext
from game.authoring.check.facts import Facts
from game.authoring.check.rules.missing_letter import MissingLetter, told_of, where
from game.authoring.figures import left_to
from game.authoring.translation import translation_problems
from game.letters import missing_from
from game.script.library import Outline, PartReading, read_part
from game.script.problems import Problem
from game.script.source import COURSE_FILE, SKILLS_FILE, TRANSLATIONS, Page
from game.story.analysis import Report
from game.story.engine import asks_for_promises
from game.story.engine.compile import program_of
from game.story.model import Mark, Scene

_TRANSLATIONS: Final = f"{TRANSLATIONS}/"
"""The name of the result of all translations together."""
About = Callable[[str], Report]
"""Gives who is told how far it is, for what is being done in words."""
_Endings = tuple[str, ...] | None
"""The endings of a scene, None where they cannot be known."""


class _Heard:
    """A report that remembers whether it was told to stop."""

    def __init__(self, report: Report | None) -> None:
        self.report = report
        self.said_stop = False

    def __call__(self, of_what: str, done: int) -> bool:
        self.said_stop = self.report is not None and self.report(of_what, done)
        return self.said_stop


class LibraryCheck:
    """One check of one library: everything is read from one set of sources.

    ``about`` gives, for a scene and its place among them in words, who is told how far its check is. ``unseen`` are the
    scenes that were not looked at because somebody had enough.
    """

    def __init__(
        self, outline: Outline, assets: AssetNames, most: int, cache: Path | None = None, about: About | None = None
    ) -> None:
        self.about = about
        self.unseen: tuple[str, ...] = ()
        self.outline = outline
        self.assets = assets
        self.most = most
        self.basis = Basis(outline, assets, most)
        self.severities = {code.id: code.severity for code in all_codes()}
        self.store = None if cache is None else cache / f"check-{_name(outline.folder)}.json"
        self.pages: dict[str, Page] = {}

    def problems(self, scenes: Sequence[str]) -> list[Problem]:
        """Every problem of the library, as far as it can be seen by looking at these of its scenes."""
        cached = {} if self.store is None else load_results(self.store)
        names = {id_: self.outline.scenes[id_] for id_ in scenes}
        results = {id_: cached[name] for id_, name in names.items() if name in cached and self.holds(cached[name])}
        reading = read_part(self.outline, [id_ for id_ in scenes if id_ not in results])
        results |= self.checked(reading, results)
        translations = self.translations(cached.get(_TRANSLATIONS), reading)
        if self.store is not None:
            is_whole = len(scenes) == len(self.outline.scenes)
            now = {} if is_whole else dict(cached)
            now |= {names[id_]: result for id_, result in results.items()} | translations
            if now != cached:
                store_results(self.store, now)
            clear_old(self.store)
        return [
            *self.outline.problems,
            *self.of_course(results),
            *self.of_people(reading, results),
            *self.of_skills(results),
            *self.of_all_scenes(results),
            *(problem for result in (*results.values(), *translations.values()) for problem in self.told(result)),
        ]

    def holds(self, result: Result) -> bool:
        """Whether a cached result is still that of today's files, and all its codes are today's."""
        is_known = all(problem.code in self.severities for problem in result.problems)
        return is_known and result.key == self.basis.key(result.uses)

    def told(self, result: Result) -> Iterator[Problem]:
        """A result's problems with their severity and the line they stand in."""
        for file, line, column, code, message, hint, mend in result.problems:
            if file in self.outline.sources:
                source = self.page(file).line(line)[:500]
                shown, severity = self.outline.shown(file), self.severities[code]
                yield Problem(shown, line, column, code, severity, message, hint, source, mend)

    def page(self, name: str) -> Page:
        """One of the library's files, to look at its lines."""
        if name not in self.pages:
            self.pages[name] = self.outline.page(name)
        return self.pages[name]

    def checked(self, reading: PartReading, results: Mapping[str, Result]) -> dict[str, Result]:
        """Check the scenes that were read; ``results`` are those of the others."""
        by_file: dict[str, list[Problem]] = {}
        for problem in dict.fromkeys(reading.problems):
            by_file.setdefault(problem.file, []).append(problem)
        endings, uses = self.remembered(reading, results)
        checked: dict[str, Result] = {}
        for at, (id_, scene) in enumerate(reading.scenes.items()):
            name = self.outline.scenes[id_]
            problems = by_file.get(self.outline.shown(name), [])
            looked_at = uses[id_]
            facts = None
            if scene is not None:
                page = self.outline.page(name)
                report = _Heard(self.about and self.about(f"{id_} ({at + 1} of {len(reading.scenes)})"))
                left, met = self.left_to(scene, reading)
                known = {**endings, **left}
                facts = check_scene(scene, page, known, self.assets, self.most, self.outline.skills, report)
                if report.said_stop:
                    self.unseen = tuple(reading.scenes)[at:]
                    break
                problems = [*problems, *page.problems]
                looked_at = looked_at.union(*(uses[other] for other in program_of(scene).remembers if other in uses))
                looked_at |= met
            cached = tuple(as_cached(problem, name) for problem in problems)
            checked[id_] = Result(self.basis.key(looked_at), looked_at, cached, facts)
        return checked

    def remembered(
        self, reading: PartReading, results: Mapping[str, Result]
    ) -> tuple[dict[str, _Endings], dict[str, frozenset[str]]]:
        """The endings of every scene that may be remembered, and the files that reading each scene looked at."""
        endings: dict[str, _Endings] = {
            id_: None if result.facts is None else result.facts.endings for id_, result in results.items()
        }
        uses = {id_: result.uses for id_, result in results.items()}
        wanted = {id_ for scene in reading.scenes.values() if scene for id_ in program_of(scene).remembers}
        others = sorted(id_ for id_ in wanted - endings.keys() - reading.scenes.keys() if id_ in self.outline.scenes)
        for part in (reading, *((read_part(self.outline, others),) if others else ())):
            for id_, scene in part.scenes.items():
                name = self.outline.scenes[id_]
                endings[id_] = None if scene is None else tuple(ending.id for ending in scene.endings)
                uses[id_] = frozenset((name, *part.uses[name]))
        return endings, uses

    def left_to(self, scene: Scene, reading: PartReading) -> tuple[dict[str, _Endings], AbstractSet[str]]:
        """What other scenes can have left to one that asks for their promises, and the files that this depends on."""
        if not asks_for_promises(scene):
            return {}, frozenset()
        files = set[str]()

        def scene_of(id_: str) -> Scene | None:
            if id_ not in self.outline.scenes:
                return None
            part = reading if id_ in reading.scenes else read_part(self.outline, (id_,))
            name = self.outline.scenes[id_]
            files.update((name, *part.uses[name]))
            return part.scenes[id_]

        return left_to(scene, scene_of, self.most), files

    def translations(self, cached: Result | None, reading: PartReading) -> dict[str, Result]:
        """What is wrong with the translations, by the name of their result; it depends on every file."""
        sources = self.outline.sources
        if not sources.ids(TRANSLATIONS):
            return {}
        uses = frozenset(sources.files)
        if cached is not None and cached.uses == uses and self.holds(cached):
            return {_TRANSLATIONS: cached}
        files = {self.outline.shown(name): name for name in sources.files}
        problems = (
            as_cached(problem, files[problem.file])
            for problem in translation_problems(self.outline, reading, self.assets.letters)
        )
        return {_TRANSLATIONS: Result(self.basis.key(uses), uses, tuple(problems), None)}

    def of_course(self, results: Mapping[str, Result]) -> Iterable[Problem]:
        """The problems of ``course.yaml`` that reading it does not tell: of its shifts, letters that no font has."""
        yield from self.of_shifts(results)
        letters, title = self.assets.letters, self.outline.course.title
        missing = () if letters is None or COURSE_FILE not in self.outline.sources else missing_from(title, letters)
        if missing:
            page = self.outline.page(COURSE_FILE)
            page.tell_at(MissingLetter, *where(page, missing[0], Mark(1, 1)), *told_of(missing))
            yield from page.problems

    def of_shifts(self, results: Mapping[str, Result]) -> Iterable[Problem]:
        """The problems of the shifts of a course that could be read."""
        if self.outline.course.shifts and COURSE_FILE in self.outline.sources:
            page = self.outline.page(COURSE_FILE)
            facts = {id_: result.facts for id_, result in results.items() if result.facts is not None}
            if page.text is not None:
                check_course(CourseContext(self.outline.course, page, facts, self.assets))
                yield from page.problems

    def of_people(self, reading: PartReading, results: Mapping[str, Result]) -> Iterable[Problem]:
        """The problems of the characters' files."""
        files = {self.outline.shown(name) for name in self.outline.cast.values()}
        yield from (problem for problem in reading.problems if problem.file in files)
        facts = _facts(results)
        for id_, character in reading.characters.items():
            if character is not None:
                page = self.outline.page(self.outline.cast[id_])
                here = [one for one in facts if id_ in one.cases]
                known = self.all_known(facts)
                skills = self.outline.skills
                check_character(CharacterContext(character, page, here, self.assets, skills=skills, all_known=known))
                yield from page.problems

    def of_skills(self, results: Mapping[str, Result]) -> Iterable[Problem]:
        """The problems of ``skills.yaml`` that only all scenes together can tell."""
        facts = _facts(results)
        if facts and self.all_known(facts) and SKILLS_FILE in self.outline.sources:
            page = self.outline.page(SKILLS_FILE)
            if page.text is not None:
                check_skills(SkillsContext(self.outline.skills, facts, self.assets), page)
                yield from page.problems

    def of_all_scenes(self, results: Mapping[str, Result]) -> Iterable[Problem]:
        """The problems in scenes that only all of them together can tell."""
        facts = {id_: result.facts for id_, result in results.items() if result.facts is not None}
        if self.all_known(list(facts.values())):
            pages = {id_: self.outline.page(self.outline.scenes[id_]) for id_ in facts}
            check_library(LibraryContext(facts), pages)
            for page in pages.values():
                yield from page.problems

    def all_known(self, facts: Sequence[Facts]) -> bool:
        """Whether these are the facts of every scene there is."""
        return len(facts) == len(self.outline.scenes) and not self.outline.sources.misplaced


def _facts(results: Mapping[str, Result]) -> list[Facts]:
    return [result.facts for result in results.values() if result.facts is not None]


def _name(folder: Path) -> str:
    """What a library's results are kept under: one file for each library."""
    return hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:20]
