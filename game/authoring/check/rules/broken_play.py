"""Walks that must keep working and do not, whatever the seed draws."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared import play_repairs
from game.authoring.plays import Variants, combinations, played
from game.story.condition import in_words
from game.story.engine import Conversation, outcome
from game.story.engine.compile import program_of
from game.story.model import Play, Scene, Value


class BrokenPlay(Rule):
    """A play is a walk that must keep working, and this one does not any more.

    It is told where it stops: at an option that is not open, in the middle, at another ending, or where what it
    expects does not hold. A play is tried in every combination of the variants that it does not fix, and the first
    in which it fails is told.

    ```yaml bad top
     plays:
    >  the model answer: {choose: [dark, hours, thanks], ends: gone}
    >  too long: {choose: [dark, hours, thanks, thanks]}
    >  too short: {choose: [dark, hours], ends: kept}
    >  no trust: {choose: [excuse, wind, thanks], expect: trust >= 50}
    ```

    ```yaml good top
     plays:
       the model answer: {choose: [dark, hours, thanks], ends: kept, expect: trust >= 70}
    ```
    """

    id: ClassVar[str] = "DLG208"
    title: ClassVar[str] = "A play that no longer holds"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every play that fails in some combination of the variants that it does not fix."""
        for play in context.scene.plays:
            wrong: tuple[Variants, tuple[str, str]] | None = None
            sound: Variants | None = None
            for variants in combinations(context.scene, play):
                broken = _broken(context.scene, play, played(context.scene, play, variants))
                wrong = wrong or (broken and (variants, broken))
                sound = variants if sound is None and broken is None else sound
                if wrong and sound is not None:
                    break
            if wrong is None:
                continue
            variants, (message, hint) = wrong
            if variants:
                values = " and ".join(f"{name} is {_written(value)}" for name, value in variants.items())
                message = f"where {values}, {message}"
            if sound:
                meant = ", ".join(f"{name}: {_written(value)}" for name, value in (*play.variants, *sound.items()))
                hint = f"{hint}; or say which variant is meant, as variants: {{{meant}}}"
            repairs = play_repairs.repairs_of(context.scene, play, partial(_holds, context.scene))
            if repairs:
                hint = f"{hint}; or {play_repairs.in_words(play, repairs)}: then it ends with '{play.ends}'"
            mend = play_repairs.mend_of(context, play, repairs[0]) if len(repairs) == 1 else None
            yield Finding(play.mark, message, hint, mend=mend)


def _holds(scene: Scene, play: Play, variants: Variants) -> bool:
    return _broken(scene, play, played(scene, play, variants)) is None


def _written(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _broken(scene: Scene, play: Play, walk: Conversation) -> tuple[str, str] | None:
    """Why a play does not hold any more and what can be done, or None where it holds."""
    state = walk.state
    if walk.refused is not None:
        taken = ", ".join(turn.option for turn in walk.turns)
        where = f"after {taken}" if taken else "at the start"
        return (
            f"this play stops {where}: '{walk.refused.option}' cannot be taken, {walk.refused.refused}",
            "change the play, or what closed the option",
        )
    if play.ends is not None and state.ending != play.ends:
        if not walk.is_over:
            open_here = ", ".join(program_of(scene).decisions[state.place].options)
            return (
                f"this play should end with '{play.ends}', and it stops at '{state.place}'",
                f"choose on; there it can be {open_here}",
            )
        where = f"ends with '{state.ending}'" if state.ending else "runs off the end of a beat"
        return f"this play should end with '{play.ends}', and it {where}", "change the play, or the way it goes"
    if play.expect is not None:
        memory = (*state.memory, outcome(scene, state) or "lost")
        if not program_of(scene).holds(play.expect, (state.meters, state.flags, state.marks, memory)):
            meters = zip(scene.meters, state.meters, strict=True)
            levels = ", ".join(f"{meter.id.partition('.')[2]} is {level}" for meter, level in meters)
            return f"at the end of this play it should hold that {in_words(play.expect, scene)}", f"there {levels}"
    return None
