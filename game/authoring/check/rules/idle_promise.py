"""Promises that are made again, and settled where they are not open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.analysis import FAILED
from game.story.engine.program import promises_in
from game.story.model import Promise


class IdlePromise(Rule):
    """A promise is made once, and kept or broken once, after it was made: all else changes nothing.

    It is told where that is so on every way that leads there. Usually the promise is settled before it is made, or
    settled twice, or another one is meant.

    ```yaml bad steps
    >- break_promise: monday
     - you: I will ring you on Monday at ten.
     - promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
     - keep_promise: monday
     - go: goodbye
    ```

    ```yaml good steps
     - you: I will ring you on Monday at ten.
     - promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
     - keep_promise: monday
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG214"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A promise that changes nothing"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Wherever a promise is made or settled and nothing ever comes of that."""
        for step in promises_in(context.scene) if context.is_certain else ():
            if context.coverage.outcome(step) != FAILED:
                continue
            if isinstance(step, Promise):
                told = f"'{step.id}' has been promised already whenever this is reached"
                yield Finding(step.mark, told, "leave it out, or, if it is another promise, give it another id")
            else:
                told = f"'{step.promise}' is never open when this is reached, so it cannot be {step.how}"
                hint = "settle it on a way where it was promised before, and not kept or broken yet, or leave this out"
                yield Finding(step.mark, told, hint)
