"""What the scenes that a scene remembers can have left to it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from game.story.analysis import MOST_STATES, all_that_might_be_left, can_leave
from game.story.engine.compile import program_of
from game.story.model import LAST, LAST_OUTCOME, Scene


def left_to(
    scene: Scene,
    scene_of: Callable[[str], Scene | None],
    most: int = MOST_STATES,
    under_way: AbstractSet[str] = frozenset(),
) -> dict[str, tuple[str, ...] | None]:
    """For each scene that a scene remembers, what its runs can have left, as the texts of a ``Memory``.

    A scene of whose promises nothing is asked is not explored: all its endings are named. Where scenes ask each other
    in a circle, everything that a promise can come to is thought to be possible with every ending.

    Args:
        scene: the scene.
        scene_of: gives another scene, None for one that cannot be played.
        most: how many states of another scene are visited.
        under_way: the scenes for which this is being worked out.

    Returns:
        None for a scene that cannot be played.
    """
    found: dict[str, tuple[str, ...] | None] = {}
    recalls, under_way = program_of(scene).recalls, under_way | {scene.id}
    for id_ in program_of(scene).remembers:
        if id_ in (LAST, LAST_OUTCOME):  # what a shift's last call left stands in the scene itself
            continue
        other = scene_of(id_)
        asked = {promise for of, promise in recalls if of == id_ and promise}
        if other is None:
            found[id_] = None
        elif asked and id_ in under_way:
            found[id_] = all_that_might_be_left(other, asked)
        else:
            before = left_to(other, scene_of, most, under_way) if asked else {}
            found[id_] = can_leave(other, asked, {of: left or () for of, left in before.items()}, most)
    return found
