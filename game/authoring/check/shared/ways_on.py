"""Where a beat that stops in the middle is most likely to go on, and the line that says so."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from game.authoring.check.context import SceneContext
from game.authoring.check.shared.ways import ways_to_beats
from game.script.problems import Mend
from game.script.source import MappingNode, SequenceNode, end_of, put_in
from game.story.engine import steps_in
from game.story.model import Beat, Choose, End, Go, Option


def way_on(context: SceneContext, beat: Beat) -> str:
    """How a beat most likely goes on: ``go: what_next``, the beat after it that nothing else leads to, or an ending."""
    leads = context.shared(ways_to_beats)
    ids = [other.id for other in context.scene.beats]
    after = ids[ids.index(beat.id) + 1 :]
    others = [id_ for id_ in ids if id_ not in (beat.id, context.scene.start)]
    lonely = [id_ for id_ in others if all(way.source == id_ for way in leads[id_])]
    candidates = (*(id_ for id_ in after if id_ in lonely), *lonely, *after)
    if candidates:
        return f"go: {candidates[0]}"
    named = {step.ending for other in context.scene.beats for step in steps_in(other.steps) if isinstance(step, End)}
    endings = [ending.id for ending in context.scene.endings]
    unused = [id_ for id_ in endings if id_ not in named]
    return f"end: {(unused or endings)[0]}" if endings else f"go: {context.scene.start}"


def way_played(context: SceneContext, beat: Beat, option: Option) -> str:
    """How a play goes on after an option: to the decision that has its next choice; ``""`` where no play says it."""
    for play in context.scene.plays:
        for one, following in pairwise(play.choose):
            homes = [id_ for id_, choose in context.chooses.items() if any(it.id == following for it in choose.options)]
            if one == option.id and len(homes) == 1 and homes[0] != beat.id:
                return f"go: {homes[0]}"
    return ""


def way_of_others(context: SceneContext, beat: Beat, choose: Choose | None) -> str:
    """How the other options of a decision lead on, most of them; else how the beat most likely goes on."""
    exits = [option.exit for option in (choose.options if choose else ()) if option.exit is not None]
    if not exits:
        return way_on(context, beat)
    way = Counter(exits).most_common(1)[0][0]
    return f"go: {way.beat}" if isinstance(way, Go) else f"end: {way.ending}"


def as_last_step(context: SceneContext, beat: Beat, way: str) -> Mend | None:
    """The mend that makes a way the last step of a beat."""
    node = context.source_map.node(beat.mark)
    if not isinstance(node, SequenceNode) or node.flow or not node.items:
        return None
    dash = context.page.line(node.items[0].line)[: node.items[0].column - 1].rstrip()
    line = end_of(context.page, node)[0]
    return put_in(line, len(context.page.line(line)) + 1, f"\n{' ' * (len(dash) - 1)}- {way}")


def as_last_key(context: SceneContext, option: Option, way: str) -> Mend | None:
    """The mend that lets an option lead on."""
    node = context.source_map.node(option.mark)
    if not isinstance(node, MappingNode) or not node.pairs:
        return None
    line, column = end_of(context.page, node)
    if node.flow:
        return put_in(line, column - 1, f", {way}")
    return put_in(line, len(context.page.line(line)) + 1, f"\n{' ' * (node.pairs[0][0].column - 1)}{way}")
