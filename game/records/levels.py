"""The levels as they stand for one player: their order, their numbers, and what must be done before each."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal

from game.records.values import Standing
from game.script.library import Header, LibraryIndex


@dataclass(frozen=True, slots=True)
class Listed:
    """One scene in the list: ``number`` counts the levels from 1 and is 0 outside the course.

    ``waits_for`` is the scene that must be passed (or, as ``needs`` says, only finished) first, None where it is open.
    A ``broken`` one has mistakes and cannot be played.
    """

    header: Header
    number: int
    waits_for: Header | None
    needs: Literal["passed", "finished"]
    standing: Standing | None
    broken: bool = False


def listed(
    index: LibraryIndex, standings: Mapping[str, Standing], broken: AbstractSet[str] = frozenset()
) -> tuple[Listed, ...]:
    """Every scene a player can see: the course's levels in order, then the other scenes, which are never locked.

    Args:
        index: the library's headers; a level whose scene is missing is left out.
        standings: how the player stands in each scene played so far.
        broken: the scenes that cannot be played.
    """
    found: list[Listed] = []
    for level in index.course.levels:
        header = index.headers.get(level.scene)
        if header is None:
            continue
        before = index.headers.get(level.after) if level.after else None
        if before is not None and _done(standings.get(before.id), level.needs):
            before = None
        number, standing = len(found) + 1, standings.get(header.id)
        found.append(Listed(header, number, before, level.needs, standing, header.id in broken))
    in_course = {one.header.id for one in found}
    others = [header for header in index.headers.values() if header.id not in in_course]
    return (
        *found,
        *(Listed(one, 0, None, "passed", standings.get(one.id), one.id in broken) for one in others),
    )


def _done(standing: Standing | None, needs: Literal["passed", "finished"]) -> bool:
    if standing is None:
        return False
    return standing.passed if needs == "passed" else standing.finished
