"""Tags of ``skills.yaml`` that no option uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import TOP, SkillsContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class UnusedTag(Rule):
    """A tag in `skills.yaml` that no option uses is never shown to anybody.

    Leave it out, or tag the options that do it. It is told only where every scene of the library can be read, and
    where some option has a tag: before that, as after an import, nobody has begun with them.

    ```yaml bad skills
     acknowledge: {label: Acknowledge, half: heart, kind: skill, tip: Name what it cost them.}
     excuse: {label: Excuse, half: head, kind: fault, tip: Leave our reasons out.}
     fix: {label: Fix, half: head, kind: skill, tip: Put it right.}
    >flatter: {label: Flatter, half: heart, kind: fault, tip: Leave it be.}
    ```

    ```yaml good skills
     acknowledge: {label: Acknowledge, half: heart, kind: skill, tip: Name what it cost them.}
     excuse: {label: Excuse, half: head, kind: fault, tip: Leave our reasons out.}
     fix: {label: Fix, half: head, kind: skill, tip: Put it right.}
    ```
    """

    id: ClassVar[str] = "DLG112"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A tag that no option uses"

    @classmethod
    def in_skills(cls, context: SkillsContext) -> Iterator[Finding]:
        """Every tag that nobody can do in any scene."""
        used = {tag for facts in context.scenes for tag in facts.tags}
        for skill in context.skills.values():
            if used and skill.id not in used:
                mark = skill.mark if skill.mark.line else TOP
                yield Finding(mark, f"no option of any scene does '{skill.id}'", "use it, or leave it out")
