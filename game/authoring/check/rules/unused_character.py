"""Characters whom no scene has, and those in a cast who never say a word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import CharacterContext, SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.model import YOU


class UnusedCharacter(Rule):
    """A character whom no scene has in its cast, or one in a cast who never says a word, is easily a slip.

    ```yaml bad top
     cast:
       ana: {}
    >  ben: {}
    ```

    ```yaml good top
     cast:
       ana: {}
    ```
    """

    id: ClassVar[str] = "DLG113"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A character who is not used"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Everybody in the cast who is never heard."""
        speak = {line.speaker for line in context.lines}
        for part in context.scene.cast:
            id_ = part.character.id
            if id_ not in speak and id_ != YOU:
                yield Finding(
                    part.mark if part.mark.line else context.top("cast", id_),
                    f"'{id_}' never says a word in this scene",
                    "give them a line, or take them out of the cast",
                )

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """The character, if no scene has it."""
        id_ = context.character.id
        if context.all_known and not context.scenes and id_ != YOU:
            mark = context.top("character")
            yield Finding(mark, f"no scene has '{id_}' in its cast", "add a scene, or leave the file out")
