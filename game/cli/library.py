"""Finds what a call names: the library's folder, a scene in it, its variants' values, the endings remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from game.cli.unpacked import called, is_unpacked
from game.cli.wrong import UsageError, not_there
from game.paths import dialogues_dir
from game.script.library import LibraryIndex, open_index, read_scene
from game.script.problems import NoLibraryError, Problem
from game.script.source import ZIP
from game.story.engine import NoSuchStartError, Roster, value_of
from game.story.model import LAST, NEVER, Scene, Value, odd_part, read_memory

PACKAGE: Final = Path(__file__).resolve().parent.parent
"""The installed program, into which nothing is written."""
UNPACK_IT: Final = "Unpack it, as any system can, and name the folder."


def index_of(folder: Path | None) -> LibraryIndex:
    """The library in a folder, or the shipped one.

    Raises:
        UsageError: if there is no such folder.
    """
    try:
        return open_index(folder or dialogues_dir())
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing


def own_library(given: Path | None) -> Path:
    """The library to write into: what was given, or the shipped one of a checkout.

    Raises:
        UsageError: if it is a library in one file or called like one, or if none was given and the game's own scenes
            are part of the installed program.
    """
    if given is not None and is_unpacked(given):
        raise UsageError(f"{called(given)} is a library in one file, into which nothing is written. {UNPACK_IT}")
    if given is not None and given.suffix.lower() == ZIP and not given.is_dir():
        raise UsageError(
            f"'{given}' is called like a library in one file, into which nothing is written: name a folder."
        )
    if given is not None:
        return given
    shipped = dialogues_dir()
    if PACKAGE in shipped.parents:
        raise UsageError("say where your scenes are: --dialogues DIR (the game's own are part of the program).")
    return shipped


def scene_of(index: LibraryIndex, scene_id: str) -> Scene:
    """A scene by its id.

    Raises:
        UsageError: if there is none, or if it has problems and so cannot be played.
    """
    shift = index.outline.course.shift(scene_id)
    if shift is not None:
        raise UsageError(f"'{scene_id}' is a shift of several calls: name one of them, such as {shift.pool[0]}.")
    if scene_id not in index.headers:
        problem = _first_error(problem for problem in index.problems if Path(problem.file).stem == scene_id)
        if problem is not None:
            raise _broken(scene_id, problem)
        shifts = [shift.id for shift in index.outline.course.shifts]
        raise not_there("scene", scene_id, [*index.headers, *shifts], f"in {called(index.folder)}")
    reading = read_scene(index, scene_id)
    if reading.scene is None:
        raise _broken(scene_id, _first_error(reading.problems))
    return reading.scene


def shift_of(index: LibraryIndex, id_: str) -> Roster | None:
    """A shift by its id, with its scenes; None where no level is a shift of that id.

    Raises:
        UsageError: if one of its scenes has problems, so that it cannot be played.
    """
    shift = next((level.shift for level in index.outline.course.levels if level.scene == id_), None)
    if shift is None:
        return None
    return Roster(shift, {scene: scene_of(index, scene) for scene in shift.scenes})


def shift_variants_of(roster: Roster, given: Iterable[tuple[str, str]]) -> Mapping[str, Mapping[str, Value]]:
    """The starting values given for flags of a shift's scenes, each as ``scene.flag``, by scene.

    Raises:
        UsageError: for a scene or a flag that is not there, or a value that it can never have.
    """
    found: dict[str, dict[str, Value]] = {}
    for name, text in given:
        scene, point, flag = name.partition(".")
        if not point or scene not in roster.scenes:
            names = [f"{id_}.{one.id}" for id_, here in roster.scenes.items() for one in here.flags if one.drawn]
            raise not_there("variant", name, names, f"in the shift '{roster.shift.id}'")
        found.setdefault(scene, {}).update(variants_of(roster.scenes[scene], [(flag, text)]))
    return found


def _first_error(problems: Iterable[Problem]) -> Problem | None:
    return next((problem for problem in problems if problem.severity == "error"), None)


def _broken(scene_id: str, problem: Problem | None) -> UsageError:
    where = "" if problem is None else f" ({problem.file}:{problem.line}:{problem.column}: {problem.message})"
    return UsageError(f"the scene '{scene_id}' has problems and cannot be played{where}. The command check shows all.")


def variants_of(scene: Scene, given: Iterable[tuple[str, str]]) -> Mapping[str, Value]:
    """The starting values given for flags, checked against what each can be.

    Raises:
        UsageError: for a flag that is not there, or a value that it can never have.
    """
    flags = {flag.id: flag for flag in scene.flags}
    found: dict[str, Value] = {}
    for name, text in given:
        if name not in flags:
            names = [flag.id for flag in scene.flags if flag.drawn] or list(flags)
            if not names:
                raise UsageError(f"the scene '{scene.id}' has no variants, so --variant {name}={text} cannot be.")
            raise not_there("variant", name, names, f"in the scene '{scene.id}'")
        try:
            found[name] = value_of(flags[name], text)
        except NoSuchStartError as wrong:
            raise UsageError(f"{wrong}.") from wrong
    return found


def remembered_of(
    index: LibraryIndex, given: Iterable[tuple[str, str]], between: Scene | None = None
) -> Mapping[str, str]:
    """What earlier scenes left, checked against the endings and promises each has.

    Args:
        index: the library.
        given: scene ids, each with what it left; ``last`` is the call before a scene between two calls of a shift.
        between: the scene that is to be played, which may be such a one.

    Raises:
        UsageError: for a scene that is not there, or an ending or a promise that it does not have.
    """
    found: dict[str, str] = {}
    for scene_id, text in given:
        left = read_memory(text)
        if scene_id == LAST and between is not None and between.follows:
            endings, made = [last for last, _ in between.follows], list[str]()
        else:
            scene = scene_of(index, scene_id)
            endings = [ending.id for ending in scene.endings]
            made = [id_ for id_ in scene.promises if "." not in id_]
        if left.ending not in (*endings, NEVER):
            raise not_there("ending", left.ending, [*endings, NEVER], f"in the scene '{scene_id}'")
        if odd := odd_part(text):
            told = f"'{odd}' does not say what became of a promise"
            raise UsageError(f"{told}. Write {scene_id}={left.ending},kept:ID or open:ID or broken:ID.")
        for promise in left.promises:
            if left.ending == NEVER:
                raise UsageError(f"'{scene_id}' left no promise '{promise}' if it never ended.")
            if promise not in made:
                raise not_there("promise", promise, made, f"in the scene '{scene_id}'")
        found[scene_id] = left.text
    return found
