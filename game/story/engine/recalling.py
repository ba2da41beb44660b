"""What a scene remembers of others when it begins, as its program asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from game.story.engine.program import Program
from game.story.model import LAST, LAST_OUTCOME, NEVER, Memory, Scene, read_memory

MOST_READ: Final = 1_000
"""How many texts are kept read: exploring begins thousands of times with the same few."""


def memory_of(scene: Scene, program: Program, remembered: Mapping[str, str]) -> tuple[str, ...]:
    """For each thing that a program asks of earlier runs, what is remembered of it.

    Args:
        scene: the scene that begins.
        program: its program.
        remembered: scene id to what its latest finished run left (see ``Memory``); one that is not there never ended.
    """
    remembered = _with_outcome(scene, remembered)
    left = {id_: _read(remembered.get(id_, NEVER)) for id_ in program.remembers}
    return tuple(_recalled(left[id_], promise) for id_, promise in program.recalls)


@lru_cache(MOST_READ)
def _read(text: str) -> Memory:
    return read_memory(text)


def _recalled(left: Memory, promise: str) -> str:
    """How a run ended, or what became of a promise made in it: ``""`` where it was not, or the scene never ended."""
    if not promise:
        return left.ending
    return "" if left.ending == NEVER else left.promises.get(promise, "")


def _with_outcome(scene: Scene, remembered: Mapping[str, str]) -> Mapping[str, str]:
    """What is remembered, with the outcome that goes with the last call's ending where only that is given."""
    how = next((how for ending, how in scene.follows if ending == remembered.get(LAST)), NEVER)
    return {**remembered, LAST_OUTCOME: how} if remembered.get(LAST_OUTCOME, NEVER) == NEVER != how else remembered
