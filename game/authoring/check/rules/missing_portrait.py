"""Portraits whose file is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.assets import called_instead, is_missing
from game.authoring.check.context import CharacterContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity


class MissingPortrait(Rule):
    """A portrait whose file is missing is replaced by a plain figure.

    Portraits are SVG, PNG or JPEG files in the folder `portraits` of the library.

    ```yaml bad cast
     character: ana
     name: Ana Diaz
    >portrait: anna.svg
     meters:
       anger: {label: Anger, start: 60, good: low}
       trust: {label: Trust, start: 30, good: high}
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
     reacts:
       acknowledge: {anger: -10, trust: +20}
       fix: {trust: -1}
       excuse: {anger: +15, trust: -8}
    ```
    """

    id: ClassVar[str] = "DLG115"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A portrait whose file is missing"

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterator[Finding]:
        """The character's portrait, if it is not there."""
        portrait = context.character.portrait
        if portrait and is_missing(portrait, context.assets.portraits):
            there = context.assets.portraits or frozenset()
            mark = context.top("portrait")
            yield Finding(
                mark,
                f"the portrait '{portrait}' is not there",
                context.page.suggest(portrait, there, f"put the file into your library: portraits/{portrait}"),
                mend=called_instead(context.page, context.source_map.value(mark), portrait, there),
            )
