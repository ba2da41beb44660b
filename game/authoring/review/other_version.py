"""Reads another version of a scene, wherever it lies, to compare it with the one at hand."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from game.script.library import LibraryIndex, open_index, read_scene
from game.script.problems import NoLibraryError
from game.story.model import Scene, Skill


class NoOtherVersionError(Exception):
    """There is nothing to compare with: the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A scene as it was, with the tags that its library had then."""

    scene: Scene
    skills: Mapping[str, Skill]


def other_version(index: LibraryIndex, scene_id: str, path: Path) -> OtherVersion:
    """Read another version of a scene.

    Args:
        index: the library of the version at hand; its cast and skills stand in for those of a file that lies alone.
        scene_id: the scene.
        path: a YAML file of that scene under any name, or the folder of a library that has it.

    Raises:
        NoOtherVersionError: if there is none, or it has errors.
    """
    if path.is_dir():
        return _in_library(path, scene_id, str(path))
    if not path.is_file():
        raise NoOtherVersionError(f"there is no file or folder '{path}' to compare with.")
    home = path.resolve().parent.parent
    own = path.resolve().parent.name == "scenes" and (home / "skills.yaml").is_file()
    with TemporaryDirectory(prefix="head-and-heart-") as made:
        folder = Path(made) / "dialogues"
        try:
            _library_of(home if own else index.folder, folder)
            shutil.copyfile(path, folder / "scenes" / f"{scene_id}.yaml")
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            raise NoOtherVersionError(f"'{path}' cannot be read: {reason}.") from error
        return _in_library(folder, scene_id, str(path))


def _library_of(home: Path, folder: Path) -> None:
    """A copy of all that a scene leans on: cast, skills, words, and the other scenes, whose endings it may name."""
    folder.mkdir()
    for part in ("cast", "scenes"):
        (folder / part).mkdir()
        if (home / part).is_dir():
            for file in sorted((home / part).glob("*.yaml")):
                shutil.copyfile(file, folder / part / file.name)
    for name in ("skills.yaml", "course.yaml"):
        if (home / name).is_file():
            shutil.copyfile(home / name, folder / name)


def _in_library(folder: Path, scene_id: str, told: str) -> OtherVersion:
    try:
        index = open_index(folder)
    except NoLibraryError as missing:
        raise NoOtherVersionError(str(missing)) from missing
    if scene_id not in index.ground.scenes:
        raise NoOtherVersionError(f"there is no scene '{scene_id}' in '{told}'.")
    reading = read_scene(index, scene_id)
    if reading.scene is None:
        first = next(problem for problem in reading.problems if problem.severity == "error")
        raise NoOtherVersionError(f"'{told}' cannot be compared: line {first.line}: {first.message}.")
    return OtherVersion(reading.scene, index.skills)
