"""Finds what a call names: the library's folder, a scene in it, its variants' values, the endings remembered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from game.cli.wrong import WrongCall, not_there
from game.paths import dialogues_dir
from game.script.problems import NoLibrary, Problem
from game.script.read import read_scene
from game.script.shelf import Shelf, open_shelf
from game.story.model import NEVER, Flag, Scene, Value


def shelf_of(folder: Path | None) -> Shelf:
    """The library in a folder, or the shipped one.

    Raises:
        WrongCall: if there is no such folder.
    """
    try:
        return open_shelf(folder or dialogues_dir())
    except NoLibrary as missing:
        raise WrongCall(str(missing)) from missing


def scene_of(shelf: Shelf, scene_id: str) -> Scene:
    """A scene by its id.

    Raises:
        WrongCall: if there is none, or if it has problems and so cannot be played.
    """
    if scene_id not in shelf.headers:
        problem = _first_error(problem for problem in shelf.problems if Path(problem.file).stem == scene_id)
        if problem is not None:
            raise _broken(scene_id, problem)
        raise not_there("scene", scene_id, shelf.headers, f"in {shelf.folder}")
    reading = read_scene(shelf, scene_id)
    if reading.scene is None:
        raise _broken(scene_id, _first_error(reading.problems))
    return reading.scene


def _first_error(problems: Iterable[Problem]) -> Problem | None:
    return next((problem for problem in problems if problem.severity == "error"), None)


def _broken(scene_id: str, problem: Problem | None) -> WrongCall:
    where = "" if problem is None else f" ({problem.file}:{problem.line}:{problem.column}: {problem.message})"
    return WrongCall(f"the scene '{scene_id}' has problems and cannot be played{where}. The command check shows all.")


def variants_of(scene: Scene, given: Iterable[tuple[str, str]]) -> Mapping[str, Value]:
    """The starting values given for flags, checked against what each can be.

    Raises:
        WrongCall: for a flag that is not there, or a value that it can never have.
    """
    flags = {flag.id: flag for flag in scene.flags}
    found: dict[str, Value] = {}
    for name, text in given:
        if name not in flags:
            names = [flag.id for flag in scene.flags if flag.drawn] or list(flags)
            if not names:
                raise WrongCall(f"the scene '{scene.id}' has no variants, so --variant {name}={text} cannot be.")
            raise not_there("variant", name, names, f"in the scene '{scene.id}'")
        found[name] = _value(flags[name], text)
    return found


def _value(flag: Flag, text: str) -> Value:
    """A flag's value from the text of one: of the kind that the flag holds."""
    for value in flag.values:
        if text == (str(value).lower() if isinstance(value, bool) else str(value)):
            return value
    if not flag.values and not isinstance(flag.start, bool | str):
        sign, digits = text[:1], text.removeprefix("-").removeprefix("+")
        if digits.isascii() and digits.isdigit() and len(digits) <= 9:
            return -int(digits) if sign == "-" else int(digits)
        raise WrongCall(f"'{flag.id}' is a whole number, so it cannot be '{text}'.")
    values = [str(value).lower() if isinstance(value, bool) else str(value) for value in flag.values]
    raise WrongCall(f"'{flag.id}' cannot be '{text}'. It can be {' or '.join(values)}.")


def remembered_of(shelf: Shelf, given: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """How earlier scenes ended, checked against the endings each has.

    Raises:
        WrongCall: for a scene that is not there, or an ending that it does not have.
    """
    found: dict[str, str] = {}
    for scene_id, ending in given:
        endings = [ending.id for ending in scene_of(shelf, scene_id).endings]
        if ending not in (*endings, NEVER):
            raise not_there("ending", ending, [*endings, NEVER], f"in the scene '{scene_id}'")
        found[scene_id] = ending
    return found
