"""The course: its levels in order, and the library that they are of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.story.model.cast import Character, Mark, Skill, unmarked
from game.story.model.scene import Scene
from game.story.model.shift import Shift


@dataclass(frozen=True, slots=True)
class Level:
    """A place in the course; ``after`` must have been passed (or, with ``finished``, only played) first.

    ``scene`` is the id of the scene, or of the ``shift``. ``certificate`` says whether passing gives one.
    """

    scene: str
    after: str | None = None
    needs: Literal["passed", "finished"] = "passed"
    shift: Shift | None = None
    certificate: bool = False
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Course:
    """The order of the levels, the words a firm changes to make the course its own, and the sign of its money.

    ``due`` are the days after which a level that was won asks to be played again, one time after the other.
    """

    title: str
    levels: tuple[Level, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    due: tuple[int, ...] = ()
    currency: str = ""

    def shift(self, id_: str) -> Shift | None:
        """The shift of that id, if there is one."""
        return next((level.shift for level in self.levels if level.shift is not None and level.scene == id_), None)

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """Every level that is a shift, in order."""
        return tuple(level.shift for level in self.levels if level.shift is not None)


@dataclass(frozen=True, slots=True)
class Library:
    """All that is sound in a folder of dialogues."""

    course: Course
    skills: Mapping[str, Skill]
    characters: Mapping[str, Character]
    scenes: Mapping[str, Scene]
