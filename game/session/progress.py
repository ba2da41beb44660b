"""The levels as they stand for one player: their order and numbers, what must be done before each, and how it went."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from game.records import Standing
from game.script.library import Header, LibraryIndex, listed_headers
from game.session.about import About
from game.session.languages import has_texts_of
from game.session.phrases import only_in_english, points
from game.session.shift import shift_summary
from game.story.language import Language
from game.story.model import Level, fill


@dataclass(frozen=True, slots=True)
class Card:
    """One scene in the list.

    ``number`` counts the levels from 1, 0 outside the course; ``locked`` says as a clause what must be done first, or
    that the file has mistakes, and is ``""`` where it can be played; ``unfinished`` is whether a run of it was left;
    ``opened`` whether it was locked at first and has not been looked at since. ``place`` is where it stands in the
    whole list, from 1; ``about`` is None until it is known.
    """

    scene: str
    number: int
    title: str
    summary: str
    locked: str
    standing: Standing | None
    unfinished: bool = False
    only_english: bool = False
    """Whether nothing that is said in it has been translated into the player's language."""
    opened: bool = False
    place: int = 0
    about: About | None = None
    due: bool = False
    """Whether it was won some time ago, and asks to be played again."""
    just_opened: bool = False
    """Whether the call that was had last opened it: that is told once."""
    stars: int | None = 0
    """The stars of the best call there, 0-3 (see `stars_of`); None until they are known."""

    @property
    def passed(self) -> bool:
        """Whether it was passed, in practice too: that is what opens the next."""
        return self.standing is not None and self.standing.passed

    @property
    def attempted(self) -> bool:
        """Whether there are attempts to look at."""
        return self.standing is not None and bool(self.standing.finished or self.standing.attempts)


@dataclass(frozen=True, slots=True)
class Left:
    """A conversation that was left: its attempt's number, scene, title, and how many decisions were taken.

    ``recorded`` is the number of the recorded attempt that it is practice of, where that can be gone on with.
    """

    attempt: int
    scene: str
    title: str
    taken: int
    practice: bool
    recorded: int | None = None


def cards(
    index: LibraryIndex,
    standings: Mapping[str, Standing],
    broken: AbstractSet[str] = frozenset(),
    unfinished: AbstractSet[str] = frozenset(),
    known: Mapping[str, About] = MappingProxyType({}),
    *,
    offered: Sequence[str] = (),
) -> tuple[Card, ...]:
    """Every scene a player can see: the course's levels in order, then the other scenes, which are never locked.

    Args:
        index: the library's headers, in the player's language; a level whose scene is missing is left out.
        standings: how the player stands in each scene played so far.
        broken: the scenes that cannot be played.
        unfinished: the scenes that the player has left in the middle.
        known: what has been worked out about scenes so far.
        offered: the only scenes that can be played, in this order, where not all can: they are the levels then, and
            each waits for the one that it waits for in the course, or where that is not offered, for what that one
            waits for.
    """
    words, language, known_headers = index.course.words, index.language, listed_headers(index)
    shifts = {shift.id: shift for shift in index.course.shifts}
    found: list[Card] = []

    def add(header: Header, number: int, locked: str, *, waited: bool = False) -> None:
        shift = shifts.get(header.id)
        calls = (header.id,) if shift is None else shift.scenes
        if not broken.isdisjoint(calls):
            locked = language.tr("there are mistakes in its file; the command check says what is wrong")
        title, summary = fill(header.title, words), fill(header.summary, words)
        if shift is not None:
            summary = shift_summary(shift, language)
        standing, left = standings.get(header.id), header.id in unfinished
        opened = waited and not locked and standing is None
        told, unread = known.get(header.id), not any(has_texts_of(language, call) for call in calls)
        place = len(found) + 1
        found.append(Card(header.id, number, title, summary, locked, standing, left, unread, opened, place, told))

    for level in _offered_levels(index.course.levels, offered) if offered else index.course.levels:
        header = known_headers.get(level.scene)
        if header is None:
            continue
        before = known_headers.get(level.after) if level.after else None
        waits = before is not None and not _done(standings.get(before.id), level.needs)
        locked = _first(before, level.needs, words, language) if before and waits else ""
        add(header, len(found) + 1, locked, waited=before is not None)
    in_course = {card.scene for card in found}
    for header in known_headers.values():
        if header.id not in in_course and not offered:
            add(header, 0, "")
    return tuple(found)


def _offered_levels(levels: Sequence[Level], offered: Sequence[str]) -> Iterator[Level]:
    by_scene = {level.scene: level for level in levels}
    for scene in dict.fromkeys(offered):
        level = by_scene.get(scene, Level(scene))
        after = level.after
        for _ in levels:  # no longer than the course, whatever circle it holds
            if after in offered or after not in by_scene:
                break
            level = by_scene[after]
            after = level.after
        yield Level(scene, after if after in offered else None, level.needs)


def standing_in_words(card: Card, language: Language, *, seen: bool = False) -> tuple[str, ...]:
    """How the player stands in a scene, as clauses: ``passed``, ``best 80``, ``left in the middle``.

    ``seen`` leaves out what is seen beside it: that it just opened, or asks to be played again.

    One rule: recorded play that passed counts first, and only its scores are anybody's best; practice passes where
    nothing else did; failures are counted, and their scores are not told.
    """
    told = _so_far(card.standing, language)
    if card.unfinished:
        told.append(language.tr("left in the middle"))
    if not told and card.attempted:
        told.append(language.tr("not finished yet"))
    if not told:
        opened = language.tr("just opened") if card.just_opened and not seen else ""
        told.append(opened or (language.tr("new") if card.opened else language.tr("not played yet")))
    if card.due and not seen:
        told.append(language.tr("asks to be played again"))
    if card.only_english:
        told.append(only_in_english(language))
    return tuple(told)


def _so_far(standing: Standing | None, language: Language) -> list[str]:
    tr = language.tr
    if standing is None or not standing.finished:
        return []
    if standing.recorded:
        best = () if standing.best is None else (tr("best {points}", points=points(standing.best)),)
        return [tr("passed"), *best]
    if standing.passed:
        return [tr("passed in practice")]
    match standing.tries:
        case 0:
            return [tr("tried in practice, not passed yet")]
        case 1:
            return [tr("tried once, not passed yet")]
        case 2:
            return [tr("tried twice, not passed yet")]
    return [tr("tried {number} times, not passed yet", number=standing.tries)]


def _first(before: Header, needs: Literal["passed", "finished"], words: Mapping[str, str], language: Language) -> str:
    title = fill(before.title, words)
    if needs == "passed":
        return language.tr("pass “{title}” first", title=title)
    return language.tr("finish “{title}” first", title=title)


def _done(standing: Standing | None, needs: Literal["passed", "finished"]) -> bool:
    if standing is None:
        return False
    return standing.passed if needs == "passed" else standing.finished
