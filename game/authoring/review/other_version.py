"""Reads another version of a scene, wherever it lies, to compare it with the one at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.script.library import LibraryIndex, open_index, read_scene
from game.script.problems import NoLibraryError
from game.script.source import Sources, read_source, read_sources
from game.story.model import Scene, Skill


class NoOtherVersionError(Exception):
    """There is nothing to compare with: the message is one plain sentence."""


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """A scene as it was, with the tags that its library had then."""

    scene: Scene
    skills: Mapping[str, Skill]


def other_version(index: LibraryIndex, scene_id: str, path: Path, told: str) -> OtherVersion:
    """Read another version of a scene.

    Args:
        index: the library of the version at hand; its cast and skills stand in for those of a file that lies alone.
        scene_id: the scene.
        path: a YAML file of that scene under any name, or the folder of a library that has it.
        told: what the user calls that.

    Raises:
        NoOtherVersionError: if there is none, or it has errors.
    """
    if path.is_dir():
        return _in_library(path, scene_id, told)
    if not path.is_file():
        raise NoOtherVersionError(f"there is no file or folder '{told}' to compare with.")
    home = path.resolve().parent.parent
    own = path.resolve().parent.name == "scenes" and (home / "skills.yaml").is_file()
    name = f"scenes/{scene_id}.yaml"
    source = read_source(path, name)
    if source.refusal is not None:
        raise NoOtherVersionError(f"{source.refusal.of(repr(told))}.")
    sources = read_sources(home) if own else index.outline.sources
    return _in_library(sources.having({name: source.data}), scene_id, told)


def _in_library(where: Path | Sources, scene_id: str, told: str) -> OtherVersion:
    try:
        index = open_index(where)
    except NoLibraryError as missing:
        raise NoOtherVersionError(str(missing)) from missing
    if scene_id not in index.outline.scenes:
        raise NoOtherVersionError(f"there is no scene '{scene_id}' in '{told}'.")
    reading = read_scene(index, scene_id)
    if reading.scene is None:
        first = next(problem for problem in reading.problems if problem.severity == "error")
        raise NoOtherVersionError(f"'{told}' cannot be compared: line {first.line}: {first.message}.")
    return OtherVersion(reading.scene, index.skills)
