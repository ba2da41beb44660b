"""Faces that the game cannot draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.assets import called_instead, is_missing, known_names
from game.authoring.check.context import CharacterContext, SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class UnknownFace(Rule):
    """A face the game cannot draw is drawn as calm.

    The faces are furious, upset, annoyed, wary, worried, hurt, tired, surprised, thoughtful, calm, amused, pleased,
    warm and delighted.

    ```yaml bad steps
     - ana: It went dark at nine.
    >  face: furios
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.
       face: furious
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG114"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A face that the game does not have"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every line spoken with such a face."""
        for line in context.lines:
            if line.face is not None and is_missing(line.face, context.assets.faces):
                mark = context.beside(line.mark, "face")
                hint = known_names(context.page, line.face, context.assets.faces)
                mend = called_instead(context.page, mark, line.face, context.assets.faces)
                yield Finding(mark, f"there is no face '{line.face}'", hint, mend=mend)

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """Every such face that the character can wear."""
        known = sorted(context.assets.faces or ())
        for face in context.character.faces:
            if is_missing(face.id, context.assets.faces):
                hint = context.page.suggest(face.id, known, f"there is {', '.join(known)}")
                mend = called_instead(context.page, face.mark, face.id, context.assets.faces)
                yield Finding(face.mark, f"there is no face '{face.id}'", hint, mend=mend)
