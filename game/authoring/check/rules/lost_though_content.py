"""Conversations that are lost with everybody content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.figures import share
from game.script.problems import Severity
from game.story.engine import passed

CONTENT: Final = 60
"""At this level, or more, a meter whose good end is high is good; one whose good end is low is not bad up to here."""
RAREST: Final = 0.01
"""That share of the runs to an ending is so odd that nobody minds it."""


class LostThoughContent(Rule):
    """A customer who trusts you, is not angry, and is lost all the same teaches that nothing helps.

    It is told of an ending that is `lost` where, in more than one in a hundred of the runs in which a steady colleague
    (the best option three times in four, else any other, evenly) comes to it, every meter that is good when high
    stands at 60 or more and no other above 60, and all would be there that `passes` asks for, were it not lost. End it
    otherwise there, or let what loses it move the meters first.

    ```yaml bad top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
    >  gone: {title: Gone, outcome: lost, text: She is gone.}
     passes: outcome == won
     flags: {}
     beats:
       hello:
         - ana: Good morning. It went dark at nine.
         - choose:
             excuse: {say: There was a storm about., does: excuse, end: gone}
             dark: {say: You sat in the dark., does: acknowledge, mood: {trust: +40, anger: -40}}
             fix: {say: Let us look at the box., does: fix, why: Too soon., end: gone}
         - go: goodbye
       goodbye:
         - ana: So what now?
         - choose:
             excuse: {say: It will have been the wind., does: excuse, end: gone}
             thanks: {say: A dark flat., does: acknowledge, end: kept}
             fix: {say: I will send a man., does: fix, why: Too soon., end: kept}
    ```

    ```yaml good top
     endings:
       kept: {title: Kept, outcome: won, text: She will stay.}
       gone: {title: Gone, outcome: lost, text: She is gone.}
    ```
    """

    id: ClassVar[str] = "DLG314"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Lost, with everybody content"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Every lost ending that is come to with all meters good."""
        atlas, scene = context.atlas, context.scene
        others = [ending.id for ending in scene.endings if ending.outcome != "lost"]
        lost = {ending.id: ending for ending in scene.endings if ending.outcome == "lost"}
        good = [(place, meter.good == "high") for place, meter in enumerate(scene.meters)]
        if not atlas.complete or not lost or not any(is_high for _, is_high in good):
            return
        visits, packing = context.study.steady_visits, atlas.book.packing
        whole: defaultdict[str, float] = defaultdict(float)
        content: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for state, ending in atlas.endings():
            if ending in lost and visits[state]:
                whole[ending] += visits[state]
                levels = packing.levels(atlas.book.packed[state])
                is_good = all((levels[at] >= CONTENT) if is_high else (levels[at] <= CONTENT) for at, is_high in good)
                if is_good and any(passed(scene, atlas.states[state]._replace(ending=other)) for other in others):
                    content[ending].append((visits[state], state))
        for id_, states in content.items():
            part = sum(often for often, _ in states) / whole[id_]
            if part > RAREST:
                state = max(states)[1]
                levels = packing.levels(atlas.book.packed[state])
                told = ", ".join(f"{m.label} {level}" for m, level in zip(scene.meters, levels, strict=True))
                yield Finding(
                    lost[id_].mark,
                    f"'{id_}' is lost, and in {share(part)} of the runs that come to it every meter is good: {told}"
                    f" {context.walk(state)}",
                    "end it otherwise there, or let what loses it move the meters first",
                )
