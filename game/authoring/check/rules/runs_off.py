"""Beats that stop in the middle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.stops import AFTER_A_STOP, stops_of
from game.authoring.check.shared.ways_on import as_last_key, as_last_step, way_of_others, way_on, way_played
from game.story.model import Beat


class RunsOff(Rule):
    """A beat that runs off its end leaves the player with a conversation that stops in the middle.

    Every way through a beat leads on with `go` or ends with `end`. Where only some options of a `choose` lead on, the
    others go on with the steps after it, and there must be some. It is told at the option where there is one, and at
    the beat otherwise.

    ```yaml bad beats
    >middle:
       - ana: It went dark at nine.
    ```

    ```yaml bad steps
     - ana: It went dark at nine.
     - choose:
         nine:
           say: At nine, then.
           does: acknowledge
           go: goodbye
    >    look:
           say: Let me look at the log.
         ask:
           say: Was there a storm?
           does: excuse
           go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
     - choose:
         nine:
           say: At nine, then.
           does: acknowledge
           go: goodbye
         look:
           say: Let me look at the log.
         ask:
           say: Was there a storm?
           does: excuse
           go: goodbye
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG102"
    title: ClassVar[str] = "A beat that runs off its end"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every beat that is run off: at its options that lead nowhere, or at the beat where none is to lead."""
        stops = context.shared(stops_of)
        if not stops.is_any:
            return
        order = [beat.id for beat in context.scene.beats]
        for beat in sorted(context.coverage.falls(), key=order.index):
            yield from _run_off(context, context.scene.beats[order.index(beat)], stops.run_off.get(beat, {}))


def _run_off(context: SceneContext, beat: Beat, options: Mapping[int, int]) -> Iterator[Finding]:
    """Tell one beat that is run off after these options (each with a state in which it was)."""
    explored = context.atlas.options
    open_ended = [
        option
        for option in options
        if explored[option][0] in (beat.id, f"{beat.id}.cut_in") and explored[option][1].option.exit is None
    ]
    decision = context.chooses.get(beat.id)
    all_of_them = decision is not None and len(open_ended) == len(decision.options)
    if not open_ended or all_of_them or len(open_ended) < len(options):
        where = context.walk_on(*next(iter(options.items()))) if options else "right at the start"
        message = f"the beat '{beat.id}' runs off its end: after its last step nothing leads on"
        way = way_on(context, beat)
        hint = f"add a last step to it, such as  - {way}  (it happens {where})"
        yield Finding(beat.mark, message, hint, AFTER_A_STOP, as_last_step(context, beat, way))
        return
    way = way_of_others(context, beat, decision)
    for option in open_ended:
        taken = explored[option][1].option
        on = way_played(context, beat, taken) or way
        yield Finding(
            context.option_mark(option),
            f"after '{taken.id}' the beat '{beat.id}' runs off its end: nothing leads on",
            f"give the option a line such as  {on}  or add steps after the choose (it happens"
            f" {context.walk_on(option, options[option])})",
            AFTER_A_STOP,
            as_last_key(context, taken, on),
        )
