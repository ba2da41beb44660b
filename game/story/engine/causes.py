"""Why the meters moved: each person's reaction to each tag of an option, one by one."""

from __future__ import annotations

from typing import NamedTuple

from game.story.engine.compile import program_of
from game.story.engine.program import MeterMove
from game.story.engine.state import Turn
from game.story.model import Scene


class Cause(NamedTuple):
    """One thing that moved one meter: ``tag`` is ``""`` for the option's own ``mood``; ``again`` if done before.

    ``amount`` is what was added before the meters were held within 0-100, or the value that was set.
    """

    tag: str
    meter: str
    amount: int
    sets: bool
    again: bool


def causes(scene: Scene, turn: Turn) -> tuple[Cause, ...]:
    """What moved the meters when the turn's option was taken, in the order it happened.

    Args:
        scene: the scene the turn is of.
        turn: a turn that was not refused; the opening, which no choice made, has no causes.
    """
    program = program_of(scene)
    decision = program.decisions.get(turn.decision)
    if decision is None or turn.refused:
        return ()
    meters = scene.meters
    ready = decision.options[turn.option]
    before = turn.before

    def cause(tag: str, move: MeterMove, *, again: bool) -> Cause:
        return Cause(tag, meters[move.place].id, move.amount, move.sets, again)

    found = []
    for response in ready.responses:
        again = bool(before.marks & response.mark)
        for answer in response.answers:
            if answer.when is None or answer.when(*before[2:]):
                found += [cause(response.tag, move, again=again) for move in (answer.again if again else answer.first)]
                break
    own = [MeterMove(program.slots.meters[c.meter], c.amount, c.sets) for c in ready.option.mood]
    return (*found, *(cause("", move, again=False) for move in own))
