"""What an attempt is of: one conversation, or a shift of several. Both are taken further, left and had again alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from game.records.events import Decided
from game.records.values import How
from game.story.engine import (
    Conversation,
    Roster,
    Setup,
    Stint,
    Turn,
    call_results,
    outcome,
    passed,
    replay,
    replay_shift,
    score,
    shift_passed,
    start,
    start_shift,
    tally_of,
)
from game.story.model import NOT_PASSED, PASSED, OutcomeName, Scene

Playable = Scene | Roster
"""What can be played: a scene, or a shift with all its scenes."""
Played = Conversation | Stint
"""What has been played of it, as far as that went."""


class Taken(NamedTuple):
    """One decision that was taken: its name as it is kept, the scene it was taken in, and the turn."""

    name: str
    scene: Scene
    turn: Turn

    @property
    def costs(self) -> int:
        """The money that it costs, in the smallest coin."""
        return 0 if self.turn.taken is None else self.turn.taken.costs


class Result(NamedTuple):
    """How it came out; ``ending``, ``outcome`` and ``score`` are None where it ran off its end."""

    ending: str | None
    outcome: OutcomeName | None
    passed: bool
    score: float | None


def id_of(what: Playable) -> str:
    """What it is kept under."""
    return what.shift.id if isinstance(what, Roster) else what.id


def playable_of(played: Played) -> Playable:
    """What is being played."""
    return played.roster if isinstance(played, Stint) else played.scene


def begun_anew(what: Playable, setup: Setup) -> Played:
    """Something that has just begun."""
    return start_shift(what, setup) if isinstance(what, Roster) else start(what, setup)


def played_again(what: Playable, setup: Setup, choices: Iterable[str]) -> Played:
    """Something had again from what was kept of it, as far as it can be had still."""
    if isinstance(what, Roster):
        return replay_shift(what, setup, choices, forget_lost_cut_ins=True)
    return replay(what, setup, choices, forget_lost_cut_ins=True)


def conversation_of(played: Played) -> Conversation:
    """The conversation that is being had, or was had last."""
    return played.conversation if isinstance(played, Stint) else played


def taken_in(played: Played) -> Sequence[Taken]:
    """Every decision that was taken, in order."""
    if isinstance(played, Stint):
        return [Taken(one.name, one.scene, one.turn) for one in played.walked]
    return [Taken(turn.decision, played.scene, turn) for turn in played.turns]


def result_of(played: Played) -> Result | None:
    """How it came out; None where it is not over."""
    if not played.is_over:
        return None
    if isinstance(played, Stint):
        has_passed = shift_passed(played)
        mean = tally_of(call_results(played)).score
        return Result(PASSED if has_passed else NOT_PASSED, "won" if has_passed else "lost", has_passed, mean)
    scene, state = played.scene, played.state
    points = None if state.ending is None else float(score(scene, state))
    return Result(state.ending, outcome(scene, state), passed(scene, state), points)


def decided(attempt: str, taken: Taken, number: int, how: How | None) -> Decided:
    """A decision as it is kept; without a ``how`` it was taken over from another run."""
    name, scene, turn = taken
    before, after = _meters(scene, turn.before.meters), _meters(scene, turn.after.meters)
    return Decided(attempt, number, name, turn.option, before, after, how or How(), how is None, taken.costs)


def _meters(scene: Scene, levels: tuple[int, ...]) -> Mapping[str, int]:
    """Meters by their full names."""
    return {meter.id: level for meter, level in zip(scene.meters, levels, strict=True)}
