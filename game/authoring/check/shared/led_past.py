"""The ways that most likely should lead to a beat that nothing leads to, found where exactly one slip explains it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from game.authoring.check.context import SceneContext
from game.authoring.check.shared.ways import WaysToBeats, WayToBeat
from game.script.problems import Edit, Mend
from game.script.source import ScalarNode, swapped


def into_itself(context: SceneContext, beat: str, ways: WaysToBeats, lonely: Sequence[str]) -> list[WayToBeat]:
    """The one beat whose last step leads back into it, where only one beat has no way to it.

    An option that leads back to its own decision is no slip: it is how one asks again.
    """
    lasts = {id(one.steps[-1]) for one in context.scene.beats if one.steps}
    circles = [
        way for target, leading in ways.items() for way in leading if way.source == target and id(way.go) in lasts
    ]
    return circles if len(circles) == 1 and list(lonely) == [beat] and circles[0].source != beat else []


def led_past(context: SceneContext, beat: str, ways: WaysToBeats) -> list[WayToBeat]:
    """The ways of the beat written before a beat, where they all pass it by and lead where it leads itself.

    So it comes out when a beat was put in between two, and the first of them was left as it was.
    """
    before = next((one.id for one, other in pairwise(context.scene.beats) if other.id == beat), None)
    own = {target for target, leading in ways.items() if any(way.source == beat for way in leading)}
    passing = [way for leading in ways.values() for way in leading if way.source == before and way.source != beat]
    targets = {way.go.beat for way in passing}
    return passing if len(targets) == 1 and targets <= own - {beat, before} else []


def mend_to(context: SceneContext, beat: str, ways: Sequence[WayToBeat]) -> Mend | None:
    """The mend that lets some ways lead to a beat; None where one is not written as a name behind ``go:``."""
    edits: list[Edit] = []
    for way in ways:
        node = context.source_map.node(way.go.mark)
        if not isinstance(node, ScalarNode) or node.text != way.go.beat:
            return None
        edits += swapped(context.page, node, beat).edits
    return Mend(tuple(edits)) if edits else None
