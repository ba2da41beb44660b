"""Quotation marks that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.player_texts import player_texts
from game.authoring.unfinished import stray_quote
from game.script.problems import Edit, Mend, Severity
from game.story.model import Mark


class StrayQuote(Rule):
    """A quotation mark without its other half is seen by every player.

    It is left over where a text was put into quotation marks and one end was forgotten, or taken from somewhere else.
    Straight marks are counted; curly ones and apostrophes are letters, and a mark behind a figure means inches.

    ```yaml bad steps
    >- ana: It went dark at nine."
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG421"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A quotation mark without its other half"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every text with an odd number of them."""
        for text in player_texts(context.scene):
            at = stray_quote(text.text)
            if at is not None:
                start = max(0, at - 20)
                near = " ".join(text.text[start : at + 20].split())
                message = f"a quotation mark stands alone here, and the player sees it: …{near}…"
                mark = context.mark_of(text)
                yield Finding(mark, message, "take it out, or write the other one", mend=_without(context, mark))


def _without(context: SceneContext, mark: Mark) -> Mend | None:
    """The mend that takes the mark out, where it is the only one in its line."""
    line = context.page.line(mark.line)
    if line.count('"') != 1:
        return None
    at = line.index('"') + 1
    return Mend((Edit(mark.line, at, mark.line, at + 1, ""),))
