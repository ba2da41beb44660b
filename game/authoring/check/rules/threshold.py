"""Meters compared with what they can never be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.conditions import conditions_of, place_of


class Threshold(Rule):
    """A meter is never under 0 and never over 100, so comparing it with a number beyond that decides nothing.

    ```yaml bad steps
    >- when: anger > 100
       then:
         - ana: That is enough.
     - go: goodbye
    ```

    ```yaml good steps
     - when: anger >= 60
       then:
         - ana: That is enough.
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG119"
    title: ClassVar[str] = "A meter compared with what it can never be"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every condition in which such a comparison stands."""
        for asked in context.shared(conditions_of):
            if asked.fixed:
                message = f"a meter goes from 0 to 100, so {asked.fixed}"
                yield Finding(place_of(context, asked), message, "compare it with a number that it can be")
