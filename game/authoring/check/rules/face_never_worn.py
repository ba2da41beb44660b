"""Faces that no scene ever shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import CharacterContext
from game.authoring.check.facts import joined_outcomes
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.analysis import HELD


class FaceNeverWorn(Rule):
    """A face whose condition never holds, in any scene, is never seen; one that always holds hides those after it.

    The first face whose condition holds is worn, so the narrow ones stand first. It is told only where every scene
    with that character can be read and visited as a whole.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     faces:
       annoyed: anger >= 50
    >  furious: anger >= 70
       calm:
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     faces:
       furious: anger >= 70
       annoyed: anger >= 50
       calm:
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG118"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A face that is never worn"

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """Every face of the character whose condition never holds, or stands after one that always does."""
        if not context.is_certain:
            return
        outcomes = joined_outcomes([facts.faces.get(context.character.id, ()) for facts in context.scenes])
        for face, outcome in zip(context.character.faces, outcomes, strict=False):
            if face.when is not None and not outcome & HELD:
                why = "its condition never holds" if outcome else "one before it always holds"
                yield Finding(
                    face.mark,
                    f"the face '{face.id}' is never worn in any scene: {why}",
                    "change its condition, move it up, or leave it out",
                )
