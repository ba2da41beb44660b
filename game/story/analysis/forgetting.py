"""What a scene asks of earlier runs, and for how long: what nothing can tell apart any more is one and the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from game.story.condition import compiled, names_in
from game.story.engine.compile import program_of
from game.story.engine.program import conditions_in, options_in, steps_in
from game.story.engine.recalling import memory_of
from game.story.model import LAST, LAST_OUTCOME, Beat, Go, Scene, read_memory
from game.story.model import condition as c


class Forgetting:
    """Forgets of a memory whatever no condition asks for from a place on, so that more states are equal.

    A place is a decision, or ``""`` once the conversation is over.
    """

    def __init__(self, scene: Scene) -> None:
        self._places = range(len(program_of(scene).recalls))
        self._kept = {"": _asked(scene, ())} | {
            f"{id_}{decision}": kept for id_, kept in _asked_from(scene).items() for decision in ("", ".cut_in")
        }
        self._known: dict[tuple[str, tuple[str, ...]], tuple[str, ...]] = {}

    def of(self, place: str, memory: tuple[str, ...]) -> tuple[str, ...]:
        """What a memory holds as it is at that place: ``""`` for what is forgotten."""
        known = self._known.get((place, memory))
        if known is None:
            kept = self._kept[place]
            known = self._known[place, memory] = tuple([memory[at] if at in kept else "" for at in self._places])
        return known


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


def _asked(scene: Scene, beats: tuple[Beat, ...]) -> frozenset[int]:
    """The places in a memory that some beats ask for, or whatever belongs to no beat."""
    leaves = [leaf for tree in conditions_in(replace(scene, beats=beats)) for leaf in names_in(tree)]
    calls = [leaf for leaf in leaves if isinstance(leaf, c.Call) and leaf.is_remembered]
    return frozenset(program_of(scene).recalls.index((call.scene, call.promise)) for call in calls)


def _asked_from(scene: Scene) -> dict[str, frozenset[int]]:
    """For each beat, the places in a memory that it asks for, or any beat that can follow it."""
    asked = {beat.id: _asked(scene, (beat,)) for beat in scene.beats}
    leads = {beat.id: _leads(scene, beat) for beat in scene.beats}
    grown = True
    while grown:
        before = dict(asked)
        for id_, beats in leads.items():
            asked[id_] = asked[id_].union(*(asked[beat] for beat in beats))
        grown = asked != before
    return asked


def _leads(scene: Scene, beat: Beat) -> frozenset[str]:
    exits = [option.exit for _, option in options_in(replace(scene, beats=(beat,)))]
    return frozenset(step.beat for step in (*steps_in(beat.steps), *exits) if isinstance(step, Go))
