"""Options that are one choice, twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.copies import is_copy, taken_out
from game.script.problems import Severity
from game.story.model import SILENCE, ChangePlace, Line, Option, Step, TakeNote, When


class SameEffect(Rule):
    """Two options that do the same and lead to the same place are one choice, twice.

    Their tags, moods, flags and notes are alike, and so is where they lead; only the words differ.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
    >    evening:
           say: All evening, and no light.
           does: acknowledge
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         dark:
           say: You sat in the dark.
           does: acknowledge
           go: goodbye
         evening:
           say: The storm was bad.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG304"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Two options with the same effect"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every option that does what another of its decision does."""
        for choose in context.chooses.values():
            firsts: dict[tuple[object, ...], Option] = {}
            for other in (option for option in choose.options if option.id != SILENCE):
                one = firsts.setdefault(_effect(other), other)
                if one is other:
                    continue
                is_alike = is_copy(context, one, other, but_words=True)
                out = taken_out(context, choose, other) if is_alike else None
                yield Finding(
                    other.mark,
                    f"'{other.id}' does the same as '{one.id}' and leads to the same place",
                    f"let it do something else, or take one out, such as this one, of other words only: {out[0]}"
                    if out
                    else "let it do something else, or leave one out",
                    mend=out and out[1],
                )


def _effect(option: Option) -> tuple[object, ...]:
    """All that an option does, without its words."""
    return (
        option.to,
        option.costs,
        frozenset(option.does),
        frozenset(option.mood),
        frozenset(option.assigns),
        frozenset(note.id for note in option.notes),
        option.promises,
        option.exit,
        option.when,
        tuple(_bare(option.reply)),
    )


def _bare(steps: tuple[Step, ...]) -> Iterator[object]:
    """Steps without what is only said or seen in them."""
    for step in steps:
        match step:
            case Line() | ChangePlace():
                pass
            case TakeNote(id_):
                yield id_
            case When(when, then, otherwise):
                inner = (tuple(_bare(then)), tuple(_bare(otherwise)))
                if inner != ((), ()):
                    yield (when, *inner)
            case _:
                yield step
