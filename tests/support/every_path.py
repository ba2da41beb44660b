"""Every world that a scene can come to, found by having every conversation from its start."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import product

from game.story.model.scene import Scene
from support import naive

REMEMBERED = {"earlier": ("well", "badly", "well,kept:word", "badly,open:word", "badly,broken:word")}


@dataclass
class Walked:
    """What a walk of every path found."""

    worlds: dict[tuple[object, ...], naive.World] = field(default_factory=dict)
    ways: dict[tuple[object, ...], list[tuple[str, tuple[object, ...]]]] = field(default_factory=dict)
    starts: list[tuple[object, ...]] = field(default_factory=list)


def walk_every_path(scene: Scene) -> Walked:
    """Every world that can be come to, by having the conversation from its start for every new list of choices."""
    found = Walked()
    drawn = [[(flag.id, value) for value in flag.values] for flag in scene.flags if flag.drawn]
    left = REMEMBERED["earlier"][: None if "earlier.word" in repr(scene) else 2]
    for values, earlier in product(product(*drawn), ("never", *left)):
        variants, remembered = dict(values), {"earlier": earlier}
        paths: deque[tuple[str, ...]] = deque([()])  # the shortest first
        first = naive.converse(scene, variants, remembered, ())
        key = (*first.key(), values, earlier)
        found.starts.append(key)
        known: dict[tuple[str, ...], tuple[object, ...]] = {(): key}
        found.worlds[key] = first
        while paths:
            path = paths.popleft()
            here = known[path]
            if here in found.ways:
                continue
            found.ways[here] = []
            for option in found.worlds[here].open:
                world = naive.converse(scene, variants, remembered, (*path, option))
                there = (*world.key(), values, earlier)
                found.worlds.setdefault(there, world)
                known[*path, option] = there
                found.ways[here].append((option, there))
                paths.append((*path, option))
    return found
