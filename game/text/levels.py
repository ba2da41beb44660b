"""The levels in words: which scenes there are, how each stands for this player, and which may be played yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.records.levels import Listed, listed
from game.records.values import Standing
from game.script.shelf import Header, Shelf
from game.story.tongue import Tongue
from game.story.words import fill
from game.text.wording import points


@dataclass(frozen=True, slots=True)
class Choice:
    """A scene in the list: ``level`` counts from 1, 0 outside the course; ``locked`` says what must be done first."""

    header: Header
    level: int
    locked: str
    standing: str


def choices(
    shelf: Shelf,
    standings: Mapping[str, Standing],
    unfinished: frozenset[str],
    broken: frozenset[str] = frozenset(),
) -> tuple[Choice, ...]:
    """Every scene a player can see: the course's levels in order, then the other scenes, which are never locked.

    Args:
        shelf: the library's headers; a level whose scene is missing or broken is left out.
        standings: how the player stands in each scene played so far.
        unfinished: the scenes the player has left in the middle.
        broken: the scenes that cannot be played.
    """
    words, tongue = shelf.course.words, shelf.tongue

    def locked(one: Listed) -> str:
        if one.broken:
            return tongue.tr("there are mistakes in its file; the command check says what is wrong")
        if one.waits_for is None:
            return ""
        title = fill(one.waits_for.title, words)
        if one.needs == "passed":
            return tongue.tr("pass “{title}” first", title=title)
        return tongue.tr("finish “{title}” first", title=title)

    return tuple(
        Choice(
            one.header,
            one.number,
            locked(one),
            _standing(one.standing, tongue, unfinished=one.header.id in unfinished),
        )
        for one in listed(shelf, standings, broken)
    )


def _standing(standing: Standing | None, tongue: Tongue, *, unfinished: bool) -> str:
    told = []
    if standing is not None and standing.finished:
        told.append(tongue.tr("passed") if standing.passed else tongue.tr("played, not passed yet"))
        if standing.best is not None:
            told.append(tongue.tr("best score {points}", points=points(standing.best)))
    if unfinished:
        told.append(tongue.tr("left in the middle"))
    return ", ".join(told) or tongue.tr("new")


def choice_in_words(number: int, choice: Choice, words: Mapping[str, str], tongue: Tongue) -> str:
    """A scene's line in the list, such as ``2. The Late Install (passed, best score 80). What it is about.``."""
    how = tongue.tr("not yet: {reason}", reason=choice.locked) if choice.locked else choice.standing
    return f"{number}. {fill(choice.header.title, words)} ({how}). {fill(choice.header.summary, words)}".rstrip()
