"""Which levels ask to be played again, and how another variant of them is begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from game.records import Ledger, Player
from game.script.library import LibraryIndex
from game.story.due import is_due
from game.story.engine import Setup
from game.story.model import Value

Now = Callable[[], datetime]
TRIES: Final = 24
"""How many seeds are tried for a variant other than the last one; where there is none, the last comes again."""


def due_levels(player: Player, ledger: Ledger, index: LibraryIndex, now: Now | None) -> frozenset[str]:
    """The levels that ask to be played again: none where the course has no days for that, or nobody knows the time.

    Raises:
        StoreError: if the records cannot be read.
    """
    days = index.course.due
    if not days or now is None:
        return frozenset()
    won: dict[str, list[float]] = {level.scene: [] for level in index.course.levels}
    for attempt in ledger.attempts(player):
        finish = attempt.finish
        mine = attempt.where.library in ("", index.id) and not attempt.practice
        if mine and finish is not None and finish.passed and attempt.scene in won:
            won[attempt.scene].append(finish.at.timestamp())
    at = now().timestamp()
    return frozenset(scene for scene, times in won.items() if is_due(times, days, at))


def unlike(make: Callable[[], Setup], before: Mapping[str, Value]) -> Setup:
    """What a run starts from that is another variant than the last one, if the seeds give one.

    Args:
        make: draws what a run starts from; each time anew.
        before: the variants of the last one.
    """
    setup = make()
    for _ in range(TRIES):
        if not before or setup.variants != before:
            break
        setup = make()
    return setup
