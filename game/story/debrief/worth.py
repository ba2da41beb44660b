"""What the states of a conversation are worth, and the grade that a cost earns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from game.story.engine import Conversation, State
from game.story.model import Skill

if TYPE_CHECKING:  # nobody explores before a call is over
    from game.story.analysis import Atlas

Grade = Literal["best", "good", "little", "slip", "mistake", "blunder"]
"""``little`` is a fault that cost no more than a good answer does: it is neither best nor good."""
GRADES: Final[tuple[Grade, ...]] = ("best", "good", "little", "slip", "mistake", "blunder")
GRADE_LIMITS: Final[tuple[tuple[Grade, float], ...]] = (("best", 0), ("good", 3), ("slip", 8), ("mistake", 16))
"""Each grade and the greatest cost that still earns it; past the last it is a blunder."""
ALIKE: Final = 1e-6
"""Costs no further apart than this, in points, are one: what is rounded in the last place is no difference."""
AT_STAKE: Final = 1.0
"""Where the dearest open option costs less than this nothing is at stake, and nothing is graded."""

MOST_STATES_TO_JUDGE: Final = 300_000
"""A scene with more states than this ahead of it is not judged while somebody waits for the debrief."""

StateValue = Callable[[State], float]
"""A figure for a state, 0-100."""


class Worth(NamedTuple):
    """What each state is worth: what a steady colleague makes of it, and the best score that can still be reached."""

    steady: StateValue
    reach: StateValue


def grade_of(cost: float, *, fault: bool = False) -> Grade:
    """The grade that a cost earns: best (0), good (3 and under), slip (8), mistake (16), blunder (more).

    Args:
        cost: in points of the score, 0-100.
        fault: whether all that was done is a fault, which is never best or good.
    """
    for name, most in GRADE_LIMITS:
        if cost <= most + ALIKE:
            return "little" if fault and name in ("best", "good") else name
    return "blunder"


def all_faults(tags: Iterable[str], skills: Mapping[str, Skill]) -> bool:
    """Whether all that an option does is a fault; not where it does nothing, or something unknown."""
    kinds = {skills[tag].kind if tag in skills else None for tag in tags}
    return kinds == {"fault"}


def state_values(conversation: Conversation, most: int = MOST_STATES_TO_JUDGE) -> Worth | None:
    """What every state of a run's own scene, variants and memory is worth, or None where it has too many states."""
    from game.story.analysis import explore  # noqa: PLC0415 - nobody explores before a call is over

    setup = conversation.setup
    atlas = explore(conversation.scene, only=(setup.variants, setup.remembered), most=most, forgetting=())
    return worth_of(atlas) if atlas.complete else None


def worth_of(atlas: Atlas) -> Worth:
    """What every state of an atlas that is complete is worth."""
    from game.story.analysis import best, order_of, steady  # noqa: PLC0415 - as above

    order = order_of(atlas)
    reach, worth, number = best(atlas, order), steady(atlas, order), atlas.number
    return Worth(lambda state: worth[number[state]], lambda state: max(reach[number[state]], 0.0))
