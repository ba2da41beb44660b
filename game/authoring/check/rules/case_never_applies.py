"""Cases of a reaction that never apply in any scene."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import CharacterContext
from game.authoring.check.facts import joined_outcomes
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.analysis import FAILED, HELD


class CaseNeverApplies(Rule):
    """A case of a reaction that never applies, in any scene, is a temperament that nobody meets.

    The first case that holds counts, so one that always holds hides those after it. It is told only where every scene
    with that character can be read and visited as a whole, and where somebody does what the reaction is to.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix:
    >    - {when: anger >= 96, trust: -5}
         - {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     portrait: ana.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix:
         - {when: anger >= 60, trust: -5}
         - {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG209"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A case that never applies"

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """Every case of the character's reactions that never applies, or hides those after it."""
        if not context.is_certain:
            return
        outcomes = joined_outcomes([facts.cases.get(context.character.id, ()) for facts in context.scenes])
        cases = [(reaction, case) for reaction in context.character.reacts for case in reaction.cases]
        for (reaction, case), outcome in zip(cases, outcomes, strict=False):
            if case.when is None or outcome not in (FAILED, HELD):
                continue
            if outcome == FAILED:
                message = f"this case of '{reaction.tag}' never applies in any scene"
            elif case is not reaction.cases[-1]:
                message = f"this case of '{reaction.tag}' always applies, so those after it never do"
            else:
                message = f"this case of '{reaction.tag}' always applies, so it needs no when"
            yield Finding(context.beside(case.mark, "when"), message, "change its condition, or leave it out")
