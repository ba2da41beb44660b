"""What the levels screen shows, as plain values: the app makes them from the shelf and the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


def cards(shelf: Shelf, standings: Mapping[str, Standing], tongue: Tongue) -> tuple[Card, ...]:
    """Every scene a player can see: the levels in their order, then the others, which are never locked."""
    words = shelf.course.words
    found: list[Card] = []
    for level in shelf.course.levels:
        header = shelf.headers.get(level.scene)
        if header is None:
            continue
        locked = ""
        before = shelf.headers.get(level.after) if level.after else None
        if before is not None:
            has = standings.get(before.id)
            title = fill(before.title, words)
            if level.needs == "passed" and not (has and has.passed):
                locked = tongue.tr("Pass “{title}” first.", title=title)
            elif level.needs == "finished" and not (has and has.finished):
                locked = tongue.tr("Finish “{title}” first.", title=title)
        number = len(found) + 1
        found.append(
            Card(
                header.id,
                number,
                fill(header.title, words),
                fill(header.summary, words),
                locked,
                standings.get(header.id),
            )
        )
    in_course = {level.scene for level in shelf.course.levels}
    found += [
        Card(header.id, 0, fill(header.title, words), fill(header.summary, words), "", standings.get(header.id))
        for header in shelf.headers.values()
        if header.id not in in_course
    ]
    return tuple(found)


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
