"""Checks that the walks which must keep working still do."""

from __future__ import annotations

from game.authoring.case import Case
from game.authoring.catalogue import traps
from game.story.conversation import Conversation, Setup, replay
from game.story.describe import in_words
from game.story.layout import program_of
from game.story.model import NEVER, Play
from game.story.play import outcome


def check_plays(case: Case) -> None:
    """Every play of a scene."""
    for play in case.scene.plays:
        variants = {flag.id: flag.start for flag in case.scene.flags if flag.drawn} | dict(play.variants)
        remembered = dict.fromkeys(program_of(case.scene).remembers, NEVER) | dict(play.remember)
        setup = Setup(0, variants, remembered)
        had = replay(case.scene, setup, play.choose, hear_out_the_rest=True)
        if broken := _broken(case, play, had):
            case.tell(traps.BrokenPlay, play.mark, *broken)


def _broken(case: Case, play: Play, had: Conversation) -> tuple[str, str] | None:
    """Why a play does not hold any more and what can be done, or None where it holds."""
    state = had.state
    if had.refused is not None:
        done = ", ".join(turn.option for turn in had.turns)
        where = f"after {done}" if done else "at the start"
        return (
            f"this play stops {where}: '{had.refused.option}' cannot be taken, {had.refused.refused}",
            "change the play, or what closed the option",
        )
    if play.ends is not None and state.ending != play.ends:
        if not had.is_over:
            open_here = ", ".join(program_of(case.scene).decisions[state.place].options)
            return (
                f"this play should end with '{play.ends}', and it stops at '{state.place}'",
                f"choose on; there it can be {open_here}",
            )
        where = f"ends with '{state.ending}'" if state.ending else "runs off the end of a beat"
        return f"this play should end with '{play.ends}', and it {where}", "change the play, or the way it goes"
    if play.expect is not None:
        memory = (*state.memory, outcome(case.scene, state) or "lost")
        parts = (state.meters, state.flags, state.marks, memory)
        if not program_of(case.scene).holds(play.expect, parts):
            meters = zip(case.scene.meters, state.meters, strict=True)
            levels = ", ".join(f"{meter.id.partition('.')[2]} is {level}" for meter, level in meters)
            return f"at the end of this play it should hold that {in_words(play.expect, case.scene)}", f"there {levels}"
    return None
