"""The conditions of a scene's beats: where each stands, whether it can decide anything, and how it came out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.authoring.check.context import SceneContext
from game.story.analysis import FAILED, HELD
from game.story.condition import in_words
from game.story.engine import options_in, steps_of
from game.story.model import Line, Mark, Option, When
from game.story.model import condition as c


class AskedCondition(NamedTuple):
    """What a condition stands on, and the condition.

    ``fixed`` is one of its comparisons, of a meter with a number, and how that always comes out; empty where there is
    no such.
    """

    owner: Line | When | Option
    tree: c.Condition
    fixed: str


def conditions_of(context: SceneContext) -> tuple[AskedCondition, ...]:
    """Every condition on a step or an option of the scene."""
    steps = [step for step in steps_of(context.scene) if isinstance(step, When | Line)]
    owners = (*steps, *(option for _, option in options_in(context.scene)))
    return tuple(AskedCondition(owner, owner.when, _fixed(owner.when)) for owner in owners if owner.when is not None)


def place_of(context: SceneContext, asked: AskedCondition) -> Mark:
    """Where a condition stands."""
    if isinstance(asked.owner, Option):
        return context.inside(asked.owner.mark, "when")
    return context.beside(asked.owner.mark, "when")


def failed_conditions(context: SceneContext) -> tuple[AskedCondition, ...]:
    """Those that failed in every state in which they are asked; none where that is not certain."""
    return _that_came_out(context, FAILED)


def held_conditions(context: SceneContext) -> tuple[AskedCondition, ...]:
    """Those that held in every state in which they are asked; none where that is not certain."""
    return _that_came_out(context, HELD)


def _that_came_out(context: SceneContext, outcome: int) -> tuple[AskedCondition, ...]:
    if not context.is_certain:
        return ()
    asked = context.shared(conditions_of)
    return tuple(one for one in asked if not one.fixed and context.coverage.outcome(one.owner) == outcome)


def how_far_meters_go(context: SceneContext, tree: c.Condition) -> str:
    """How far the meters in a condition go in the whole scene, as a hint."""
    told = []
    places = context.coverage.program.slots.meters
    for part in _comparisons(tree):
        for side in (part.left, part.right):
            if isinstance(side, c.MeterName):
                levels = {state.meters[places[side.id]] for state in context.atlas.states}
                meter = in_words(side, context.scene)
                elsewhere = ", but not where this is asked" if any(map(_would_hold(part), levels)) else ""
                told.append(f"in the whole scene {meter} goes from {min(levels)} to {max(levels)}{elsewhere}")
    return "; ".join(dict.fromkeys(told)) or "change the condition, or what leads here"


def _would_hold(part: c.Compare) -> Callable[[int], bool]:
    """Whether a comparison of a meter with a number holds at a level of that meter; never of any other comparison."""
    match part:
        case c.Compare(sign, c.MeterName(), c.Number(limit)):
            return lambda level: _holds(sign, level, limit)
        case c.Compare(sign, c.Number(limit), c.MeterName()):
            return lambda level: _holds(sign, limit, level)
        case _:
            return lambda _: False


def _fixed(tree: c.Condition) -> str:
    """A comparison of a meter with what it can never be, and how it always comes out: ``'anger > 100' never holds``."""
    for part in _comparisons(tree):
        match part:
            case c.Compare(sign, c.MeterName(id_), c.Number(limit)):
                outcomes = {_holds(sign, level, limit) for level in range(101)}
                told = f"{id_.partition('.')[2]} {sign} {limit}"
            case c.Compare(sign, c.Number(limit), c.MeterName(id_)):
                outcomes = {_holds(sign, limit, level) for level in range(101)}
                told = f"{limit} {sign} {id_.partition('.')[2]}"
            case c.Compare(sign, c.MeterName(id_), c.Minus(c.Number(positive))):
                outcomes = {_holds(sign, level, -positive) for level in range(101)}
                told = f"{id_.partition('.')[2]} {sign} {-positive}"
            case _:
                continue
        if len(outcomes) == 1:
            return f"'{told}' {'always' if True in outcomes else 'never'} holds"
    return ""


def _comparisons(tree: c.Condition) -> Iterator[c.Compare]:
    match tree:
        case c.Compare():
            yield tree
        case c.Not(part):
            yield from _comparisons(part)
        case c.Both(parts) | c.Either(parts):
            for part in parts:
                yield from _comparisons(part)


def _holds(sign: c.CompareSign, left: int, right: int) -> bool:
    match sign:
        case "==":
            return left == right
        case "!=":
            return left != right
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case ">=":
            return left >= right
