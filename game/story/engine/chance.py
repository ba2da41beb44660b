"""What the seed decides, and nothing else does: the drawn variants and the order in which options are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Final

from game.story.model import Scene, Value

_FIRST_EIGHT: Final = 8


@lru_cache(1_000)  # a screen asks for its order at every frame
def seeded_number(seed: int, *about: str) -> int:
    """A whole number that is always the same for the same seed and the same words, on every machine.

    It is the first eight bytes of a SHA-256, so 0 to 2**64 - 1, spread evenly.
    """
    text = "\x1f".join((str(seed), *about))
    return int.from_bytes(sha256(text.encode()).digest()[:_FIRST_EIGHT], "big")


def drawn(scene: Scene, seed: int) -> Mapping[str, Value]:
    """The starting value of each of the scene's variants, drawn evenly by the seed."""
    return {
        flag.id: flag.values[seeded_number(seed, scene.id, flag.id) % len(flag.values)]
        for flag in scene.flags
        if flag.drawn
    }


def shuffled(seed: int, decision: str, ids: Iterable[str]) -> tuple[str, ...]:
    """The order in which a decision's options are shown: the same for the same seed, decision and ids."""
    return tuple(sorted(ids, key=lambda id_: (seeded_number(seed, decision, id_), id_)))
