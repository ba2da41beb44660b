"""Who is in a conversation: characters with their meters, faces and temperament, and the tags they react to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from game.story.model.condition import Condition


class Mark(NamedTuple):
    """Where the author wrote a thing: line and column, both from 1; the core only carries it."""

    line: int
    column: int


NOWHERE: Final = Mark(0, 0)


def unmarked() -> Mark:
    """A mark is no part of what a thing is: two lines alike are equal wherever they stand."""
    return field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Skill:
    """A tag that ``does`` may use: a technique (``skill``) or a ``fault``, of the heart or of the head."""

    id: str
    label: str
    half: Literal["heart", "head"]
    kind: Literal["skill", "fault"]
    tip: str
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Meter:
    """One meter of one character: ``id`` in full (``mrs_smith.anger``), 0-100, and which end is good."""

    id: str
    label: str
    start: int
    good: Literal["low", "high"]
    mark: Mark = unmarked()

    def goodness(self, value: int) -> int:
        """The value turned so that 100 is good and 0 is bad."""
        return value if self.good == "high" else 100 - value


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to a meter: ``amount`` is added to it, or with ``sets`` becomes its value."""

    meter: str
    amount: int
    sets: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a reaction: holds if ``when`` does; ``again`` stands in from the tag's second time on."""

    when: Condition | None
    changes: tuple[Change, ...]
    again: tuple[Change, ...] | None = None
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Reaction:
    """What a tag does to a character: the first case that holds."""

    tag: str
    cases: tuple[Case, ...]
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Face:
    """A face and when it is worn."""

    id: str
    when: Condition | None
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Character:
    """A person: name, portrait, meters, faces (the first that holds is worn) and temperament.

    ``called`` is the name as it stands within a sentence, ``""`` where that is the name itself. ``pitch`` is how high
    the voice is that babbles while a line is typed, ``""`` where nobody has said so.
    """

    id: str
    name: str
    role: str
    portrait: str
    meters: tuple[Meter, ...]
    faces: tuple[Face, ...]
    reacts: tuple[Reaction, ...]
    mark: Mark = unmarked()
    called: str = ""
    pitch: Literal["low", "middle", "high", ""] = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A character's place in a scene, with the starting values that this scene gives its meters."""

    character: Character
    starts: tuple[Change, ...] = ()
    mark: Mark = unmarked()
