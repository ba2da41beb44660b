"""What of a state can still be asked for from a decision on: all else tells no states apart any more.

A note that a condition of the second beat asks for makes two states of each that follows, to the end of the call,
though nothing depends on it after that beat. Where only what can happen is wanted, and what it is worth, such states
are one: whatever is done from them opens, moves and leads to the same. So what nothing asks for any more is forgotten
(live-variable analysis, as compilers have it, over decisions).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.story.analysis.packing import EVERY_WORD, MADE, Lasting, Packing
from game.story.engine.program import END, FALL, JUMP, LEAVE, TEST, WAIT, Decision, Program, Ready, as_asked_in
from game.story.model import OF_PROMISES
from game.story.model import condition as c


@dataclass(slots=True)
class _Asked:
    """What is asked for while a decision is left, and the decisions that may be next."""

    trees: list[c.Condition]
    marks: int
    following: set[str]


def lasting(program: Program, packing: Packing, promises: Collection[str] | None) -> Mapping[str, Lasting]:
    """What is kept of a state by the decision it waits for, ``""`` where the conversation is over.

    The meters and numbers that are added to are always kept, and all that faces, ``passes`` and ``score`` ask for.

    Args:
        program: the scene's program.
        packing: how its states are packed.
        promises: those of its promises that somebody asks for when it is over. Where there are None, all that was
            done in this run is kept, and only of earlier runs is anything forgotten.
    """
    marks = program.slots.marks
    became = sum({marks.get((call, id_), 0) for id_ in promises or () for call in OF_PROMISES})
    found = {"": _lasting(program, packing, _always(program), became)}
    asked = {id_: _asked(program, decision) for id_, decision in program.decisions.items()}
    for id_, one in asked.items():
        found[id_] = found[""] | _lasting(program, packing, one.trees, one.marks)
    is_settled = False
    while not is_settled:
        before = dict(found)
        for id_, one in asked.items():
            for following in one.following:
                found[id_] |= found[following]
        is_settled = found == before
    return found if promises is not None else {place: one._replace(bits=-1) for place, one in found.items()}


def _always(program: Program) -> Iterator[c.Condition]:
    """The conditions that may be asked for at any time."""
    scene = program.scene
    yield from (tree for tree in (scene.passes, scene.score) if tree is not None)
    faces = (face for part in scene.cast for face in part.character.faces)
    yield from (as_asked_in(scene, face.when) for face in faces if face.when is not None)


def _asked(program: Program, decision: Decision) -> _Asked:
    """What the options of a decision ask for: whether they are open, how people react, which way it goes then."""
    asked = _Asked([], 0, set())
    for ready in decision.options.values():
        asked.marks |= ready.used | _again(ready)
        own = [ready.when, *(answer.when for response in ready.varying for answer in response.answers)]
        asked.trees += [program.trees[when] for when in own if when is not None]
        _follow(program, ready.goes_on, asked)
    return asked


def _again(ready: Ready) -> int:
    """The marks of tags that are answered otherwise from the second time on."""
    marks = 0
    for response in ready.varying:
        if any(answer.first != answer.again for answer in response.answers):
            marks |= response.mark
    return marks


def _follow(program: Program, start: int, asked: _Asked) -> None:
    """Add every test that may come between a place in the program and the next decisions, and those."""
    todo, been = [start], set[int]()
    while todo:
        at = todo.pop()
        if at in been:
            continue
        been.add(at)
        what, argument, target = program.code[at]
        if what == WAIT:
            asked.following.add(str(argument))
        elif what == TEST:
            asked.trees.append(program.trees[argument])  # type: ignore[index]  # an Evaluate
            todo += (at + 1, target)
        elif what in (JUMP, LEAVE):
            todo.append(target)
        elif what not in (END, FALL):
            todo.append(at + 1)


def _lasting(program: Program, packing: Packing, trees: Iterable[c.Condition], marks: int) -> Lasting:
    trees = list(trees)
    memory: dict[int, frozenset[str]] = {}
    for asked, word in (one for tree in trees for one in _words(tree)):
        place = program.slots.memory[asked]
        memory[place] = memory.get(place, frozenset()) | {word}
    return Lasting(packing.always | packing.asked(trees, program.slots) | marks << packing.marks, memory)


def _words(tree: c.Condition) -> Iterator[tuple[str, str]]:
    """What a condition asks of earlier calls, and the words that it tells apart there."""
    match tree:
        case c.Compare("==" | "!=", c.Call("ended", scene), c.Word(word)):
            yield scene, word
        case c.Compare("==" | "!=", c.Word(word), c.Call("ended", scene)):
            yield scene, word
        case c.Call("ended", scene):
            yield scene, EVERY_WORD
        case c.Call(state, promise) if tree.is_remembered:
            yield promise, MADE if state == "promised" else state
        case c.Not(part) | c.Minus(part):
            yield from _words(part)
        case c.Both(parts) | c.Either(parts):
            yield from (one for part in parts for one in _words(part))
        case c.Compare(_, left, right) | c.Arithmetic(_, left, right):
            yield from (one for part in (left, right) for one in _words(part))
