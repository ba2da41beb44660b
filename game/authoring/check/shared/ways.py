"""The ways between beats, as they are written."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple, TypeAlias

from game.authoring.check.context import SceneContext
from game.story.engine import steps_in
from game.story.model import Choose, Go, Line


class WayToBeat(NamedTuple):
    """A ``go``, and the beat that it stands in."""

    source: str
    go: Go


WaysToBeats: TypeAlias = defaultdict[str, list[WayToBeat]]


def ways_to_beats(context: SceneContext) -> WaysToBeats:
    """For each beat, every ``go`` that leads to it."""
    ways: WaysToBeats = defaultdict(list)
    for beat in context.scene.beats:
        for step in steps_in(beat.steps):
            if isinstance(step, Go):
                ways[step.beat].append(WayToBeat(beat.id, step))
            options = step.options if isinstance(step, Choose) else step.written if isinstance(step, Line) else ()
            for option in options:
                if isinstance(option.exit, Go):
                    ways[option.exit.beat].append(WayToBeat(beat.id, option.exit))
    return ways
