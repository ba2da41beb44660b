"""Two options with the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.copies import is_copy, taken_out
from game.script.problems import Severity
from game.story.analysis import Shape
from game.story.model import SILENCE, Choose, Option


class SameWords(Rule):
    """Two options that say the same cannot be told apart by whoever has to choose.

    Capitals, spaces and what stands at the end of a sentence make no difference. Options that are never open together
    may say the same: the words are one answer, which does one thing or another.

    ```yaml bad steps
     - choose:
         dark:
           say: You sat there in the dark.
           does: acknowledge
           go: goodbye
    >    evening:
           say: You sat there in the dark!
           does: excuse
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
           say: You sat there in the dark.
           does: acknowledge
           go: goodbye
         evening:
           say: It will have been the storm.
           does: excuse
           go: goodbye
         fix:
           say: Let us look at the box.
           does: fix
           why: Too soon.
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG319"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Two options with the same words"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every option that says what another says that is open beside it."""
        for decision, choose in context.chooses.items():
            said: dict[str, list[Option]] = {}
            for option in choose.options:
                if option.id != SILENCE:
                    said.setdefault(_plainly(option.card), []).append(option)
            for alike in (options for options in said.values() if len(options) > 1):
                yield from _open_together(context, decision, choose, alike)


def _open_together(context: SceneContext, decision: str, choose: Choose, alike: Sequence[Option]) -> Iterator[Finding]:
    """Each of these options of a decision that is open in some state beside one that is written before it."""
    ids = {option.id for option in alike}
    open_ids = dict.fromkeys(
        frozenset(ids.intersection(context.option_id(option) for option in shape))
        for shape in context.shared(shapes_of).get(decision, ())
    )
    beside: dict[str, Option] = {}
    for together in open_ids:
        open_ones = [option for option in alike if option.id in together]
        beside.update((option.id, open_ones[0]) for option in open_ones[1:])
    for option in alike:
        if one := beside.get(option.id):
            out = taken_out(context, choose, option) if is_copy(context, one, option) else None
            yield Finding(
                option.mark,
                f"'{option.id}' says the same as '{one.id}', and both are open at once",
                f"take one of them out, such as this one ({out[0]}): they are alike in all else, too"
                if out
                else "say it otherwise, or give one of them a when: that closes it while the other is open",
                mend=out and out[1],
            )


def shapes_of(context: SceneContext) -> dict[str, list[Shape]]:
    """The sets of options that are open together in some state, by their decision."""
    shapes: dict[str, list[Shape]] = {}
    for shape in dict.fromkeys(context.atlas.shapes):
        if shape:
            shapes.setdefault(context.atlas.options[shape[0]][0], []).append(shape)
    return shapes


def _plainly(text: str) -> str:
    """The words alone."""
    return " ".join(text.casefold().split()).rstrip(".!?… ")
