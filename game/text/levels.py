"""The levels in words: which scenes there are, how each stands for this player, and which may be played yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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


def choices(shelf: Shelf, standings: Mapping[str, Standing], unfinished: frozenset[str]) -> tuple[Choice, ...]:
    """Every scene a player can see: the course's levels in order, then the other scenes, which are never locked.

    Args:
        shelf: the library's headers; a level whose scene is missing or broken is left out.
        standings: how the player stands in each scene played so far.
        unfinished: the scenes the player has left in the middle.
    """
    words, tongue = shelf.course.words, shelf.tongue
    found: list[Choice] = []
    for level in shelf.course.levels:
        header = shelf.headers.get(level.scene)
        if header is None:
            continue
        before = shelf.headers.get(level.after) if level.after else None
        locked = ""
        if before is not None:
            has = standings.get(before.id)
            if has is None or not (has.passed if level.needs == "passed" else has.finished):
                title = fill(before.title, words)
                if level.needs == "passed":
                    locked = tongue.tr("pass “{title}” first", title=title)
                else:
                    locked = tongue.tr("finish “{title}” first", title=title)
        number = len(found) + 1
        how = _standing(standings.get(header.id), tongue, unfinished=header.id in unfinished)
        found.append(Choice(header, number, locked, how))
    in_course = {level.scene for level in shelf.course.levels}
    found += [
        Choice(header, 0, "", _standing(standings.get(header.id), tongue, unfinished=header.id in unfinished))
        for header in shelf.headers.values()
        if header.id not in in_course
    ]
    return tuple(found)


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
