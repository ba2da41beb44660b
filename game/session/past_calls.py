"""Calls that are over, had again from what was kept of them, for all that looks back over several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from game.records import Attempt, Ledger, Playable, Run, had_again
from game.session.scenes import Scenes
from game.story.debrief import Debrief, judge_all
from game.story.engine import Conversation
from game.story.model import Skill

Judged = tuple[Debrief | None, ...]
"""What the conversations of calls came to, in their order; None for one whose scene has too many states."""


class PastCall(NamedTuple):
    """An attempt that is over, as it was had: one conversation, or those of a shift without what was between them."""

    run: Run
    conversations: tuple[Conversation, ...]

    @property
    def attempt(self) -> Attempt:
        """The attempt as it is kept."""
        return self.run.attempt


def past_calls(attempts: Iterable[Attempt], ledger: Ledger, scenes: Scenes) -> tuple[PastCall, ...]:
    """Attempts had again; those are left out that are not over, or whose scenes were edited so that they cannot be.

    Raises:
        StoreError: if the records cannot be read.
    """
    read: dict[str, Playable | None] = {}
    found: list[PastCall] = []
    for attempt in attempts:
        if attempt.finish is None:
            continue
        if attempt.scene not in read:
            read[attempt.scene] = scenes.readable(attempt.scene)
        what = read[attempt.scene]
        run = None if what is None else had_again(ledger, attempt, what).run
        if run is not None:
            found.append(PastCall(run, (run.conversation,) if run.shift is None else run.shift.calls))
    return tuple(found)


def to_judge(calls: Sequence[PastCall], skills: Mapping[str, Skill]) -> Callable[[], Judged]:
    """The work of judging every conversation of some calls."""
    return partial(judge_all, tuple(one for call in calls for one in call.conversations), skills)


def by_call(calls: Sequence[PastCall], judged: Judged) -> tuple[Judged, ...]:
    """What was judged, call by call."""
    left = iter(judged)
    return tuple(tuple(next(left) for _ in call.conversations) for call in calls)
