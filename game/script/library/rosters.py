"""A library's shifts: what a list shows of them, and each with all its scenes, ready to be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.script.library.index import LibraryIndex
from game.script.library.read import read_scene
from game.script.problems import Problem
from game.script.readers import Header
from game.script.source import COURSE_FILE
from game.story.engine import Roster
from game.story.model import Scene, Shift


@dataclass(frozen=True, slots=True)
class RosterReading:
    """A shift as it was read: None where one of its scenes has errors, which are told."""

    roster: Roster | None
    problems: tuple[Problem, ...]


def read_roster(index: LibraryIndex, shift: Shift) -> RosterReading:
    """Read a shift with every scene that may be played in it, in the index's language."""
    scenes: dict[str, Scene] = {}
    problems: list[Problem] = []
    for id_ in shift.scenes:
        reading = read_scene(index, id_)
        problems += reading.problems
        if reading.scene is not None:
            scenes[id_] = reading.scene
    whole = scenes.keys() == set(shift.scenes)
    return RosterReading(Roster(shift, scenes) if whole else None, tuple(dict.fromkeys(problems)))


def shift_header(index: LibraryIndex, shift: Shift) -> Header:
    """What a list shows of a shift."""
    return Header(shift.id, shift.title, "", (), index.outline.shown(COURSE_FILE))


def listed_headers(index: LibraryIndex) -> Mapping[str, Header]:
    """What can be listed, by its id: the scenes, but for those that are only calls of a shift, and the shifts."""
    course = index.course
    levels = {level.scene for level in course.levels}
    calls = {id_ for shift in course.shifts for id_ in shift.scenes} - levels
    shown = {id_: header for id_, header in index.headers.items() if id_ not in calls}
    return shown | {shift.id: shift_header(index, shift) for shift in course.shifts}
