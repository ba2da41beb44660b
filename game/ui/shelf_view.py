"""What the levels screen shows, as plain values: the app makes them from the shelf and the records."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from game.records.levels import Listed, listed
from game.records.values import Standing
from game.script.shelf import Shelf
from game.story.tongue import Tongue
from game.story.words import fill


@dataclass(frozen=True, slots=True)
class Card:
    """One scene: ``number`` counts the levels from 1, 0 outside the course; ``locked`` says what must be done first."""

    scene: str
    number: int
    title: str
    summary: str
    locked: str
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Left:
    """A conversation that was left: its attempt's number, scene, title, and how many decisions were taken."""

    attempt: int
    scene: str
    title: str
    taken: int
    practice: bool


def cards(
    shelf: Shelf, standings: Mapping[str, Standing], tongue: Tongue, broken: AbstractSet[str] = frozenset()
) -> tuple[Card, ...]:
    """Every scene a player can see: the levels in their order, then the others, which are never locked."""
    words = shelf.course.words

    def locked(one: Listed) -> str:
        if one.broken:
            return tongue.tr("This call has mistakes in its file. The command check says what is wrong.")
        if one.waits_for is None:
            return ""
        title = fill(one.waits_for.title, words)
        if one.needs == "passed":
            return tongue.tr("Pass “{title}” first.", title=title)
        return tongue.tr("Finish “{title}” first.", title=title)

    return tuple(
        Card(
            one.header.id,
            one.number,
            fill(one.header.title, words),
            fill(one.header.summary, words),
            locked(one),
            one.standing,
        )
        for one in listed(shelf, standings, broken)
    )


def library_message(shelf: Shelf) -> str:
    """What the player should be told about files that have problems; nothing where there are none."""
    wrong = len({problem.file for problem in shelf.problems if problem.severity == "error"})
    if not wrong:
        return ""
    return shelf.tongue.trn(
        "{number} file of this library has problems. The command check says what is wrong.",
        "{number} files of this library have problems. The command check says what is wrong.",
        wrong,
    )
