"""Circles without a decision in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.stops import stops_of
from game.story.engine import steps_in
from game.story.engine.program import END, FALL, JUMP, LEAVE, TEST, WAIT
from game.story.model import Go, Mark


class EndlessGo(Rule):
    """Beats that lead to each other in a circle, without a decision in it, go round for ever.

    The game gives up after a thousand rounds, and the player sees the conversation stop.

    ```yaml bad beats
     middle:
       - ana: It went dark at nine.
    >  - go: middle
    ```

    A circle is fine where the player decides something in it, or where it ends by itself.

    ```yaml good beats
     middle:
       - ana: It went dark at nine.
       - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG103"
    title: ClassVar[str] = "A circle without a decision in it"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every circle that an option leads into, or the scene begins in: at the ``go`` that closes it."""
        circles = context.shared(stops_of).circles
        if not circles:
            return
        steps = _go_places(context)
        told: set[int | None] = set()
        for option, state in circles.items():
            program = context.coverage.program
            at = program.starts[context.scene.start] if option < 0 else context.coverage.ready(option).goes_on
            closing = _closing(context, at)
            if closing in told:
                continue
            told.add(-1 if closing is None else closing)
            go = None if closing is None else steps.get(closing)
            mark = go.mark if go is not None else context.option_mark(option) if option >= 0 else Mark(1, 1)
            where = f"to '{go.beat}' " if go is not None else ""
            example = "right at the start" if option < 0 else context.walk_on(option, state)
            yield Finding(
                mark,
                f"this leads {where}round and round, without a decision in it",
                f"let a choose stand somewhere in the circle, or lead out of it; it happens {example}",
            )


def _go_places(context: SceneContext) -> dict[int, Go]:
    """Each ``go`` step by its place in the program."""
    return {
        place: step
        for beat in context.scene.beats
        for step in steps_in(beat.steps)
        if isinstance(step, Go)
        for place in context.coverage.layout.places.get(id(step), ())
    }


def _closing(context: SceneContext, start: int) -> int | None:
    """The first ``go``, from a place on, that closes a circle without a decision."""
    code, reached = context.coverage.program.code, context.coverage.reached
    path: list[int] = []
    on_path: set[int] = set()
    done: set[int] = set()
    todo: list[tuple[int, bool]] = [(start, False)]
    while todo:
        at, leaving = todo.pop()
        if leaving:
            on_path.discard(at)
            path.pop()
            continue
        if at in done or not reached[at]:
            continue
        done.add(at)
        on_path.add(at)
        path.append(at)
        todo.append((at, True))
        what, _, target = code[at]
        if what in (WAIT, END, FALL):
            continue
        nexts = [target] if what in (LEAVE, JUMP) else [at + 1, target] if what == TEST else [at + 1]
        for there in nexts:
            if there in on_path:
                return next((place for place in reversed(path) if code[place][0] == LEAVE), None)
            todo.append((there, False))
    return None
