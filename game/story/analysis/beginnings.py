"""What a scene can tell apart of what another left: what no condition tells apart is one beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from game.story.condition import compiled, names_in
from game.story.engine.compile import program_of
from game.story.engine.program import conditions_in
from game.story.engine.recalling import memory_of
from game.story.model import LAST, LAST_OUTCOME, Scene, read_memory
from game.story.model import condition as c


def told_apart(scene: Scene, other: str, left: Iterable[str]) -> tuple[str, ...]:
    """Of what another scene can have left, one for each kind that the conditions of a scene tell apart, in that order.

    The last call of a shift is told apart by every ending, since that goes with an outcome.

    Args:
        scene: the scene that remembers.
        other: the scene that it remembers.
        left: what that can have left (see ``Memory``); promises that are not asked for are left out.
    """
    program = program_of(scene)
    asked = [compiled(part, program.slots) for tree in conditions_in(scene) for part in _about(other, tree)]
    wanted = [promise for id_, promise in program.recalls if id_ == other]
    kinds = dict[tuple[object, ...], str]()
    for text in (read_memory(one).of(wanted).text for one in left):
        memory = memory_of(scene, program, {other: text})
        kind = tuple(evaluate((), (), 0, memory) for evaluate in asked)
        kinds.setdefault((text,) if other in {LAST, LAST_OUTCOME} else kind, text)
    return tuple(kinds.values())


def _about(other: str, tree: c.Condition) -> Iterator[c.Condition]:
    """The largest parts of a condition that ask for what one scene left, and for nothing else."""
    leaves = [leaf for leaf in names_in(tree) if not isinstance(leaf, c.Word)]
    about = [isinstance(leaf, c.Call) and leaf.is_remembered and leaf.scene == other for leaf in leaves]
    if about and all(about):
        yield tree
    elif any(about):
        yield from (found for part in _parts(tree) for found in _about(other, part))


def _parts(tree: c.Condition) -> Sequence[c.Condition]:
    match tree:
        case c.Both(parts) | c.Either(parts):
            return parts
        case c.Compare(_, left, right) | c.Arithmetic(_, left, right):
            return left, right
        case c.Not(part) | c.Minus(part):
            return (part,)
        case _:
            return ()
