"""The levels in words: which scenes there are, how each stands for this player, and which may be played yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.records import Standing
from game.records.levels import Listed, listed
from game.script.library import Header, LibraryIndex
from game.story.language import Language
from game.story.model import fill
from game.terminal.wording import points


@dataclass(frozen=True, slots=True)
class Choice:
    """A scene in the list: ``level`` counts from 1, 0 outside the course; ``locked`` says what must be done first."""

    header: Header
    level: int
    locked: str
    standing: str


def choices(
    index: LibraryIndex,
    standings: Mapping[str, Standing],
    unfinished: frozenset[str],
    broken: frozenset[str] = frozenset(),
) -> tuple[Choice, ...]:
    """Every scene a player can see: the course's levels in order, then the other scenes, which are never locked.

    Args:
        index: the library's headers; a level whose scene is missing or broken is left out.
        standings: how the player stands in each scene played so far.
        unfinished: the scenes the player has left in the middle.
        broken: the scenes that cannot be played.
    """
    words, language = index.course.words, index.language

    def locked(one: Listed) -> str:
        if one.broken:
            return language.tr("there are mistakes in its file; the command check says what is wrong")
        if one.waits_for is None:
            return ""
        title = fill(one.waits_for.title, words)
        if one.needs == "passed":
            return language.tr("pass “{title}” first", title=title)
        return language.tr("finish “{title}” first", title=title)

    return tuple(
        Choice(
            one.header,
            one.number,
            locked(one),
            _standing(one.standing, language, unfinished=one.header.id in unfinished),
        )
        for one in listed(index, standings, broken)
    )


def _standing(standing: Standing | None, language: Language, *, unfinished: bool) -> str:
    told = []
    if standing is not None and standing.finished:
        told.append(language.tr("passed") if standing.passed else language.tr("played, not passed yet"))
        if standing.best is not None:
            told.append(language.tr("best score {points}", points=points(standing.best)))
    if unfinished:
        told.append(language.tr("left in the middle"))
    return ", ".join(told) or language.tr("new")


def choice_in_words(number: int, choice: Choice, words: Mapping[str, str], language: Language) -> str:
    """A scene's line in the list, such as ``2. The Late Install (passed, best score 80). What it is about.``."""
    how = language.tr("not yet: {reason}", reason=choice.locked) if choice.locked else choice.standing
    return f"{number}. {fill(choice.header.title, words)} ({how}). {fill(choice.header.summary, words)}".rstrip()
