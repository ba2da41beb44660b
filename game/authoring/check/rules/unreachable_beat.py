"""Beats that nobody comes to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.led_past import into_itself, led_past, mend_to
from game.authoring.check.shared.stops import BEYOND_A_BEAT
from game.authoring.check.shared.ways import WaysToBeats, ways_to_beats
from game.script.problems import Mend
from game.story.condition import nearest


class UnreachableBeat(Rule):
    """A beat that no walk comes to is work that nobody will ever see.

    Most often its name is misspelt somewhere, or the `go` that led to it was lost. A beat is also told when there are
    ways to it, but none that can ever be taken.

    ```yaml bad beats
     middle:
       - ana: It went dark at nine.
       - go: goodbye
    >at_nine:
       - ana: At nine, as I said.
       - go: goodbye
    ```

    ```yaml good beats
     middle:
       - ana: It went dark at nine.
       - go: at_nine
     at_nine:
       - ana: At nine, as I said.
       - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG101"
    title: ClassVar[str] = "A beat that nobody can reach"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every beat that nobody comes to, and why."""
        ways = context.shared(ways_to_beats)
        entered = {beat.id for beat in context.scene.beats if context.coverage.is_entered(beat.id)}
        if not context.is_certain:
            entered = _linked(context, ways)
        for beat in context.scene.beats:
            if beat.id not in entered:
                message, hint = _why(context, beat.id, entered)
                is_cause = message.startswith("nothing")
                mend = None
                if is_cause:
                    hint, mend = _meant(context, beat.id, hint)
                yield Finding(beat.mark, message, hint, BEYOND_A_BEAT if is_cause else frozenset(), mend)


def _why(context: SceneContext, beat: str, entered: set[str]) -> tuple[str, str]:
    """Why nobody comes to a beat, as a message and a hint."""
    leads = context.shared(ways_to_beats)
    ways = [way for way in leads[beat] if way.source != beat]
    taken = sorted({way.go.mark.line for way in ways if way.source in entered})
    if taken:
        lines = str(taken[0]) if len(taken) == 1 else f"{', '.join(map(str, taken[:-1]))} and {taken[-1]}"
        return f"nobody can reach the beat '{beat}'", f"what leads to it, in line {lines}, can never happen"
    if ways:
        sources = sorted({way.source for way in ways})
        hint = f"only beats that nobody reaches lead to it: {', '.join(sources)}"
        return f"nobody can reach the beat '{beat}'", hint
    targets = {other.id for other in context.scene.beats if leads[other.id]} - {beat}
    near = nearest(beat, targets)
    hint = f"write  go: {beat}  where it should come, or leave the beat out"
    hint += f" (there are ways to '{near.split(chr(39))[1]}': is one of them meant?)" if near else ""
    return f"nothing leads to the beat '{beat}'", hint


def _meant(context: SceneContext, beat: str, hint: str) -> tuple[str, Mend | None]:
    """The hint and the mend for a beat that nothing leads to, where one slip explains it."""
    ways = context.shared(ways_to_beats)
    lonely = [one.id for one in context.scene.beats if one.id != context.scene.start and not _is_led_to(ways, one.id)]
    for found, told in (
        (into_itself(context, beat, ways, lonely), "where a beat leads back into itself"),
        (led_past(context, beat, ways), "where the beat before it leads past it"),
    ):
        if mend := mend_to(context, beat, found):
            lines = sorted({way.go.mark.line for way in found})
            where = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
            return f"write  go: {beat}  in {where}, {told}; or leave the beat out", mend
    return hint, None


def _is_led_to(ways: WaysToBeats, beat: str) -> bool:
    return any(way.source != beat for way in ways[beat])


def _linked(context: SceneContext, ways: WaysToBeats) -> set[str]:
    """The beats that some chain of ``go`` leads to, whether or not it can be taken."""
    linked = {context.scene.start}
    grows = True
    while grows:
        more = {beat for beat, leading in ways.items() if any(way.source in linked for way in leading)}
        grows = not more <= linked
        linked |= more
    return linked
