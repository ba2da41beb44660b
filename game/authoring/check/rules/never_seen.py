"""Steps after one that leads away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Edit, Mend, Severity
from game.story.model import Choose, End, Go, Line, Step, When

_WAY_ON: Final = re.compile(r"\s*- (?:go|end): *\w+\s*(?:#.*)?")
"""A step that leads away, in a line of its own."""


class NeverSeen(Rule):
    """Steps after a `go`, an `end`, or a `choose` in which every option leads away are never done.

    ```yaml bad steps
     - go: goodbye
    >- ana: One more thing.
    ```

    ```yaml good steps
     - ana: One more thing.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG404"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A line that nobody can ever see"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every step after one that is done, and that is itself never done."""
        if not context.is_certain:
            return
        for beat in context.scene.beats:
            if context.coverage.is_entered(beat.id):
                yield from _dead_steps(context, beat.steps)


def _dead_steps(context: SceneContext, steps: tuple[Step, ...]) -> Iterator[Finding]:
    coverage = context.coverage
    for before, step in zip((None, *steps), steps, strict=False):
        if before is not None and coverage.is_reached(before) and not coverage.is_reached(step):
            what = "this line is never seen" if isinstance(step, Line) else "this step is never done"
            hint = f"{_why_dead(before)}: move it up, or leave it out"
            yield Finding(step.mark, what, hint, mend=_mend(context, before, step))
        if isinstance(step, When):
            yield from _dead_steps(context, step.then)
            yield from _dead_steps(context, step.otherwise)
        options = step.options if isinstance(step, Choose) else step.written if isinstance(step, Line) else ()
        for option in options:
            yield from _dead_steps(context, option.reply)


def _mend(context: SceneContext, before: Step, step: Step) -> Mend | None:
    """The mend that lets the way on follow the steps after it; a way on that nobody goes is left out."""
    page, at = context.page, before.mark.line
    if not isinstance(before, Go | End):
        number = step.mark.line
        is_left_out = isinstance(step, Go | End) and _WAY_ON.fullmatch(page.line(number)) and number < len(page.lines)
        return Mend((Edit(number, 1, number + 1, 1, ""),)) if is_left_out else None
    way, rest = page.line(at), range(at + 1, len(page.lines))
    deep = len(way) - len(way.lstrip())
    if not _WAY_ON.fullmatch(way):
        return None
    if isinstance(step, Go | End):
        if not _WAY_ON.fullmatch(page.line(step.mark.line)) or step.mark.line not in rest:
            return None
        return Mend((Edit(step.mark.line, 1, step.mark.line + 1, 1, ""),))
    last = at
    for number in rest:
        line = page.line(number)
        depth = len(line) - len(line.lstrip())
        if line.strip() and (depth < deep or (depth == deep and not line.startswith("- ", deep))):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            if depth == deep and _WAY_ON.fullmatch(line):
                return None
            last = number
    return Mend((Edit(at, 1, at + 1, 1, ""), Edit(last + 1, 1, last + 1, 1, f"{way}\n")))


def _why_dead(before: Step) -> str:
    match before:
        case Go() | End():
            return f"the step before it, in line {before.mark.line}, leads away"
        case Choose():
            return f"every option of the choose in line {before.mark.line} leads away"
        case _:
            return f"every way through the step in line {before.mark.line} leads away"
