"""What the levels screen shows, as plain values: the app makes them from the index and the records."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from game.records import Standing
from game.records.levels import Listed, listed
from game.script.library import LibraryIndex
from game.story.language import Language
from game.story.model import fill


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
    index: LibraryIndex, standings: Mapping[str, Standing], language: Language, broken: AbstractSet[str] = frozenset()
) -> tuple[Card, ...]:
    """Every scene a player can see: the levels in their order, then the others, which are never locked."""
    words = index.course.words

    def locked(one: Listed) -> str:
        if one.broken:
            return language.tr("This call has mistakes in its file. The command check says what is wrong.")
        if one.waits_for is None:
            return ""
        title = fill(one.waits_for.title, words)
        if one.needs == "passed":
            return language.tr("Pass “{title}” first.", title=title)
        return language.tr("Finish “{title}” first.", title=title)

    return tuple(
        Card(
            one.header.id,
            one.number,
            fill(one.header.title, words),
            fill(one.header.summary, words),
            locked(one),
            one.standing,
        )
        for one in listed(index, standings, broken)
    )


def library_message(index: LibraryIndex) -> str:
    """What the player should be told about files that have problems; nothing where there are none."""
    wrong = len({problem.file for problem in index.problems if problem.severity == "error"})
    if not wrong:
        return ""
    return index.language.trn(
        "{number} file of this library has problems. The command check says what is wrong.",
        "{number} files of this library have problems. The command check says what is wrong.",
        wrong,
    )
