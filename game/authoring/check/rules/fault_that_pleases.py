"""Faults that somebody likes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import CharacterContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Mend, Severity
from game.script.source import MappingNode, end_of, swapped, written
from game.story.model import Character, Reaction

_SIGNED: Final = re.compile(r"(:\s*)([+-])(?=\d)")


class FaultThatPleases(Rule):
    """Who is pleased by a fault, whatever the mood, teaches players to make it.

    Mostly a plus stands where a minus was meant, or the other way round: `good` says which end of a meter is the good
    one. It is told where a fault moves every meter that it moves towards its good end, in all its cases.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
    >  excuse: {anger: -15, trust: +8}
    ```

    ```yaml good cast
     character: ana
     name: Ana Diaz
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG123"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A fault that somebody likes"

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """Every such reaction."""
        for reaction in context.character.reacts:
            tag = context.skills.get(reaction.tag)
            if tag is not None and tag.kind == "fault" and _pleases(context.character, reaction):
                turned = _turned_round(context, reaction)
                example = f":  {turned[0]}" if turned else ""
                yield Finding(
                    reaction.mark,
                    f"'{reaction.tag}' is a fault, and it does {context.character.name} nothing but good",
                    f"call it a skill in skills.yaml, or turn the signs round, + for - and - for +{example}",
                    mend=turned and turned[1],
                )


def _pleases(character: Character, reaction: Reaction) -> bool:
    """Whether all that a reaction moves is moved towards its good end."""
    upward = {meter.id: meter.good == "high" for meter in character.meters}
    changes = [change for case in reaction.cases for change in (*case.changes, *(case.again or ()))]
    moving = [change for change in changes if change.amount and not change.sets and change.meter in upward]
    return bool(moving) and all((change.amount > 0) == upward[change.meter] for change in moving)


def _turned_round(context: CharacterContext, reaction: Reaction) -> tuple[str, Mend] | None:
    """A reaction on one line with the other sign before every number, and the mend that writes it so."""
    node = context.source_map.node(reaction.mark)
    if not isinstance(node, MappingNode) or not node.flow or end_of(context.page, node)[0] != node.line:
        return None
    before = written(context.page, node)
    after = _SIGNED.sub(lambda found: f"{found[1]}{'-' if found[2] == '+' else '+'}", before)
    return f"{reaction.tag}: {after}", swapped(context.page, node, after)
