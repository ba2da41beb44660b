"""The whole check: libraries, parts of them and single files, with results kept for the files that did not change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from game.authoring.check.asked import Asked, asked
from game.authoring.check.assets import Assets
from game.authoring.check.cache import Result, Told, keep, load, told, told_again
from game.authoring.check.check_scene import check_character, check_scene, check_skills
from game.authoring.check.codes import all_codes
from game.authoring.check.context import CharacterContext, SkillsContext
from game.authoring.check.keys import Keys
from game.authoring.translation import translation_problems
from game.script.language import FOLDER
from game.script.library import PartReading, read_lone, read_part
from game.script.problems import Problem, in_order
from game.story.analysis import MOST_STATES
from game.story.engine.compile import program_of


def check(
    paths: Sequence[Path], assets: Assets, cache: Path | None = None, most: int = MOST_STATES
) -> tuple[Problem, ...]:
    """Every problem in libraries and single files, in file and line order.

    Args:
        paths: each a library's folder, its ``scenes`` or ``cast``, or a file: then only that file's problems are told.
        assets: what the game can show and play.
        cache: the folder where results are kept for the next time, or None.
        most: how many states of a scene are visited before it is only looked over.

    Raises:
        NoLibraryError: where there is nothing at a path.
    """
    problems: list[Problem] = []
    for path in paths:
        found = asked(path)
        problems += _lone(found, assets, most) if found.lone else _Library(found, assets, cache, most).problems()
    return in_order(problems)


def _lone(found: Asked, assets: Assets, most: int) -> list[Problem]:
    """The problems of a file that belongs to no library."""
    assert found.lone is not None  # noqa: S101 - asked for only then
    reading = read_lone(found.ground, found.lone)
    page = found.ground.page(found.lone)
    for scene in reading.scenes.values():
        if scene is not None:
            page.problems.clear()
            check_scene(scene, page, {}, assets, most)
            return [*reading.problems, *page.problems]
    return list(reading.problems)


class _Library:
    """One check of one library."""

    def __init__(self, found: Asked, assets: Assets, cache: Path | None, most: int) -> None:
        self.asked = found
        self.ground = found.ground
        self.assets = assets
        self.most = most
        self.severities = {code.id: code.severity for code in all_codes()}
        self.data = _bytes(self.ground.scenes)
        cast = _bytes(self.ground.cast)
        self.keys = Keys(self.ground, self.data, cast, assets, most)
        self.store = None if cache is None else cache / f"check-{_name(self.ground.folder)}.json"

    def problems(self) -> list[Problem]:
        """Every problem asked for."""
        kept = {} if self.store is None else load(self.store)
        keys = {id_: self.keys.key(id_) for id_ in self.asked.scenes if id_ in self.data}
        results = {id_: kept[key] for id_, key in keys.items() if key in kept and self.is_known(kept[key])}
        missing = [id_ for id_ in self.asked.scenes if id_ not in results]
        reading = read_part(self.ground, missing)
        fresh = self.checked(reading, results)
        results |= fresh
        translated = self.translated(kept)
        if self.store is not None:
            whole = len(self.asked.scenes) == len(self.ground.scenes)
            now = {} if whole else dict(kept)
            now |= {key: results[id_] for id_, key in keys.items()} | translated
            if now != kept:
                keep(self.store, now)
        found = [*self.ground.problems, *self.shared(reading, results)]
        for id_, result in results.items():
            if result.told:
                found += told_again(result, self.ground.page(self.ground.scenes[id_]), self.severities)
        for key, result in translated.items():
            if result.told and (path := self.files().get(key.partition("|")[2])):
                found += told_again(result, self.ground.page(path), self.severities)
        return [problem for problem in found if self.asked.wants(problem)]

    def files(self) -> dict[str, Path]:
        """Every file that a translation's problem can stand in, by what problems call it."""
        po = (self.ground.folder / FOLDER).glob("*.po")
        shared = (self.ground.folder / name for name in ("course.yaml", "skills.yaml"))
        return {
            self.ground.shown(p): p for p in (*self.ground.scenes.values(), *self.ground.cast.values(), *po, *shared)
        }

    def translated(self, kept: Mapping[str, Result]) -> dict[str, Result]:
        """What is wrong with the translations: a result for each file, its key ``hash|file``, and one for none."""
        if not any((self.ground.folder / FOLDER).glob("*.po")):
            return {}
        try:
            key = self.keys.translations()
        except OSError:
            key = ""
        if key and f"{key}|" in kept:
            found = {name: result for name, result in kept.items() if name.startswith(f"{key}|")}
            if all(map(self.is_known, found.values())):
                return found
        by_file: dict[str, list[Told]] = {"": []}
        for problem in translation_problems(self.ground):
            by_file.setdefault(problem.file, []).append(told(problem))
        return {f"{key}|{file}": Result(tuple(problems), None) for file, problems in by_file.items()}

    def is_known(self, result: Result) -> bool:
        """Whether every code in a kept result is one of today's."""
        return all(one.code in self.severities for one in result.told)

    def checked(self, reading: PartReading, results: Mapping[str, Result]) -> dict[str, Result]:
        """Check the scenes that were read; ``results`` are those of the others."""
        by_file: dict[str, list[Problem]] = {}
        for problem in dict.fromkeys(reading.problems):
            by_file.setdefault(problem.file, []).append(problem)
        endings: dict[str, tuple[str, ...] | None] = {
            id_: None if result.facts is None else result.facts.endings for id_, result in results.items()
        }
        endings |= {
            id_: None if scene is None else tuple(ending.id for ending in scene.endings)
            for id_, scene in reading.scenes.items()
        }
        remembered = {id_ for scene in reading.scenes.values() if scene for id_ in program_of(scene).remembers}
        for id_ in sorted(remembered - endings.keys()):
            endings[id_] = self.endings_of(id_)
        fresh = {}
        for id_, scene in reading.scenes.items():
            path = self.ground.scenes[id_]
            problems = by_file.get(self.ground.shown(path), [])
            facts = None
            if scene is not None:
                page = self.ground.page(path)
                page.problems.clear()
                facts = check_scene(scene, page, endings, self.assets, self.most)
                problems = [*problems, *page.problems]
            fresh[id_] = Result(tuple(map(told, problems)), facts)
        return fresh

    def endings_of(self, id_: str) -> tuple[str, ...] | None:
        """The endings of a scene that is not looked at itself."""
        scene = read_part(self.ground, [id_]).scenes[id_]
        return None if scene is None else tuple(ending.id for ending in scene.endings)

    def shared(self, reading: PartReading, results: Mapping[str, Result]) -> Iterable[Problem]:
        """The problems of the files that scenes share."""
        files = {self.ground.shown(path) for path in self.ground.cast.values()}
        yield from (problem for problem in reading.problems if problem.file in files)
        facts = [result.facts for result in results.values()]
        known = [one for one in facts if one is not None]
        all_known = len(known) == len(self.ground.scenes)
        for id_, character in reading.characters.items():
            if character is not None:
                page = self.ground.page(self.ground.cast[id_])
                page.problems.clear()
                here = [one for one in known if id_ in one.cases]
                check_character(CharacterContext(character, page, here, self.assets, all_known))
                yield from page.problems
        path = self.ground.folder / "skills.yaml"
        if all_known and path.exists() and known:
            page = self.ground.page(path)
            if page.text is not None:
                check_skills(SkillsContext(self.ground.skills, known), page)
                yield from page.problems


def _bytes(files: Mapping[str, Path]) -> dict[str, bytes]:
    """The bytes of files by id, without those that cannot be read."""
    found = {}
    for id_, path in files.items():
        try:
            found[id_] = path.read_bytes()
        except OSError:
            continue
    return found


def _name(folder: Path) -> str:
    """What a library's results are kept under: one file for each library."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]
