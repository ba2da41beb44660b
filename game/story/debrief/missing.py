"""By how much a finished conversation missed a part of what passes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeGuard

from game.story.condition import Evaluate, compiled, failing
from game.story.engine import State, outcome
from game.story.engine.compile import program_of
from game.story.model import Scene
from game.story.model import condition as c


class Amounts(NamedTuple):
    """The two sides of a comparison of numbers, as they were in the end."""

    left: float
    right: float


def amounts(scene: Scene, state: State, tree: c.Compare) -> Amounts | None:
    """What the two sides of a comparison were at the end of a conversation; None where they are not numbers."""
    ask = _asking(scene, state)
    left, right = ask(tree.left), ask(tree.right)
    if _is_number(left) and _is_number(right):
        return Amounts(float(left), float(right))
    return None


def lacking(scene: Scene, state: State, tree: c.Condition) -> tuple[c.Condition, ...]:
    """The parts of a condition that do not hold at the end of a conversation, as small as can be."""
    ask = _asking(scene, state)
    return tuple(failing(tree, lambda part: bool(ask(part))))


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _asking(scene: Scene, state: State) -> Callable[[c.Condition], object]:
    slots, memory = program_of(scene).slots, (*state.memory, outcome(scene, state) or "lost")

    def ask(tree: c.Condition) -> object:
        evaluate: Evaluate = compiled(tree, slots)
        return evaluate(state.meters, state.flags, state.marks, memory)

    return ask
