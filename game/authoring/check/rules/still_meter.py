"""Meters that nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import CharacterContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class StillMeter(Rule):
    """A meter that nothing moves, in no scene, is a bar that stands still in every call.

    Meters are moved by what the options do (`reacts` in the person's file), and by a `mood` in a scene. Of a person
    whose meters all stand still nothing is told: they may only be there to be heard.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
    >  patience: {label: Patience, start: 50, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG121"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A meter that nothing moves"

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """Every meter that stands still where another of the same person does not."""
        moved = {meter for facts in context.scenes for meter in facts.moved}
        meters = context.character.meters
        if not context.all_known or not any(meter.id in moved for meter in meters):
            return
        for meter in meters:
            if meter.id not in moved:
                name = meter.id.partition(".")[2]
                yield Finding(
                    meter.mark,
                    f"nothing moves the meter '{name}' of {context.character.name}, in any scene",
                    f"let a tag under reacts move it, write a mood, or leave {name} out",
                )
