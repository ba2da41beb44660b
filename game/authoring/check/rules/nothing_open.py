"""Decisions that can be come to with nothing open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.stops import dead_ends


class NothingOpen(Rule):
    """A `choose` in which every option is closed leaves the player with nothing to say.

    It can happen when every option has a `when` or is `once`. Leave one option open whatever happens.

    ```yaml bad steps
    >- choose:
         calm:
           when: anger < 50
           say: Shall we look at the box?
           go: goodbye
         calmer:
           when: anger < 40
           say: Shall we look at the bill?
           go: goodbye
         calmest:
           when: anger < 45
           say: Shall we have a chat?
           go: goodbye
    ```

    ```yaml good steps
     - choose:
         box:
           say: It went dark on you. Shall we look at the box?
           does: acknowledge
           go: goodbye
         bill:
           say: Shall we look at the bill for last month?
           does: fix
           why: Too soon.
           go: goodbye
         pole:
           say: The storm had the pole down. Shall we look?
           does: excuse
           go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG104"
    title: ClassVar[str] = "A choice with nothing to choose"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every such decision, told for the state nearest the start."""
        atlas, told = context.atlas, set[str]()
        for state in context.shared(dead_ends):
            place = atlas.states[state].place
            if place and place not in told and state < atlas.visited:
                told.add(place)
                yield Finding(
                    context.marks[place],
                    "here it can happen that no option is open",
                    f"let one option be open whatever happens; it happens {context.walk(state)}",
                )
