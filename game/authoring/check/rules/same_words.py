"""Two options with the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.model import SILENCE, Option


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
            together = context.shared(open_together).get(decision, set())
            said: dict[str, list[Option]] = {}
            for other in (option for option in choose.options if option.id != SILENCE):
                alike = said.setdefault(_plainly(other.card), [])
                one = next((one for one in alike if (one.id, other.id) in together), None)
                if one is not None:
                    yield Finding(
                        other.mark,
                        f"'{other.id}' says the same as '{one.id}', and both are open at once",
                        "say it otherwise, or give one of them a when: that closes it while the other is open",
                    )
                alike.append(other)


def open_together(context: SceneContext) -> dict[str, set[tuple[str, str]]]:
    """For each decision the pairs of options, in the order written, that are open at once in some state."""
    atlas = context.atlas
    pairs: dict[str, set[tuple[str, str]]] = {}
    for shape in dict.fromkeys(atlas.shapes):
        if shape:
            ids = [atlas.options[option][1].option.id for option in shape]
            pairs.setdefault(atlas.options[shape[0]][0], set()).update(combinations(ids, 2))
    return pairs


def _plainly(text: str) -> str:
    """The words alone."""
    return " ".join(text.casefold().split()).rstrip(".!?… ")
