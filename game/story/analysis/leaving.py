"""What the finished runs of a scene can leave to later ones: its endings, with what became of its promises."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final

from game.story.analysis.explore import MOST_STATES, explore
from game.story.engine.compile import program_of
from game.story.model import PROMISE_STATES, Memory, PromiseState, Scene

MOST_LEFT: Final = 100_000
"""More beginnings than are gone through anywhere."""


def can_leave(
    scene: Scene,
    promises: Collection[str],
    remembered: Mapping[str, Sequence[str]] | None = None,
    most: int = MOST_STATES,
) -> tuple[str, ...]:
    """Every pair of an ending and of what became of some promises that a run of a scene can really end in.

    Args:
        scene: a scene without problems.
        promises: those of its promises that are asked for; without any, every ending that it has is named, unexplored.
        remembered: for each scene that this one remembers, what that can have left.
        most: how many states are visited. Where there are more, everything is thought to be possible.

    Returns:
        The texts of the memories (see ``Memory``), each once, sorted.
    """
    if not promises:
        return tuple(ending.id for ending in scene.endings)
    atlas = explore(scene, remembered, most=most, forgetting=promises)
    if not atlas.complete:
        return all_that_might_be_left(scene, promises)
    marks = program_of(scene).slots.marks
    bits = {id_: tuple(marks.get((call, id_), 0) for call in ("promised", "kept", "broken")) for id_ in promises}
    found = set[tuple[str, int]]()
    packing = atlas.book.packing
    asked = sum({bit for several in bits.values() for bit in several}) << packing.marks
    for plane in atlas.book.known.values():
        if plane.is_over and plane.shared[1] is not None:
            found |= {(plane.shared[1], packed & asked) for packed in plane}
    return tuple(sorted({Memory(ending, _became(kept >> packing.marks, bits)).text for ending, kept in found}))


def _became(marks: int, bits: Mapping[str, tuple[int, ...]]) -> dict[str, PromiseState]:
    found: dict[str, PromiseState] = {}
    for id_, (made, kept, broken) in bits.items():
        if marks & made:
            found[id_] = "kept" if marks & kept else "broken" if marks & broken else "open"
    return found


def all_that_might_be_left(scene: Scene, promises: Collection[str]) -> tuple[str, ...]:
    """Every ending with everything that could become of some promises, whether or not it ever does.

    Of more than :data:`MOST_LEFT` the rest is left out: nobody could begin from all of them.
    """
    return tuple(sorted(islice(_all(scene, sorted(promises)), MOST_LEFT)))


def _all(scene: Scene, promises: Sequence[str]) -> Iterator[str]:
    for ending in scene.endings:
        for states in product((None, *PROMISE_STATES), repeat=len(promises)):
            made = {id_: state for id_, state in zip(promises, states, strict=True) if state is not None}
            yield Memory(ending.id, made).text
