"""A second player of scenes, written apart from the first: it walks the model step by step and knows no program.

It has a conversation from the start for every list of choices, keeps everything that was ever done, and merges
nothing. Slow and plain on purpose: what it and the game's own play disagree about is a bug in one of them.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from game.story.model import condition as c
from game.story.model.cast import Change
from game.story.model.flags import Value
from game.story.model.promise import Promise, Settle
from game.story.model.scene import (
    ChangePlace,
    Choose,
    End,
    Go,
    Line,
    Mood,
    Option,
    Scene,
    SetFlags,
    Step,
    TakeNote,
    When,
)

_SIGNS: dict[str, Callable[[Any, Any], object]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


class _Leave(Exception):  # noqa: N818 - control flow, no error
    def __init__(self, step: Go | End) -> None:
        self.step = step


class _Wait(Exception):  # noqa: N818 - control flow, no error
    pass


@dataclass
class World:
    """Everything there is to know about a conversation."""

    scene: Scene
    meters: dict[str, int]
    flags: dict[str, Value]
    remembered: Mapping[str, str]
    choices: list[str]
    did: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    promises: dict[str, str] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    waiting: str = ""
    open: list[str] = field(default_factory=list)
    ending: str | None = None
    spent: int = 0

    def key(self) -> tuple[object, ...]:
        """All that could ever matter."""
        parts = (
            self.meters.items(),
            self.flags.items(),
            self.did,
            self.seen,
            self.used,
            self.notes,
            self.promises.items(),
        )
        return (self.waiting, self.ending, *(tuple(sorted(map(repr, part))) for part in parts))


def converse(
    scene: Scene, variants: Mapping[str, Value], remembered: Mapping[str, str], choices: Sequence[str]
) -> World:
    """Have the conversation from its start with those choices, and stop where the next one is needed."""
    starts = {change.meter: change.amount for part in scene.cast for change in part.starts}
    world = World(
        scene,
        {m.id: starts.get(m.id, m.start) for part in scene.cast for m in part.character.meters},
        {flag.id: variants.get(flag.id, flag.start) for flag in scene.flags},
        remembered,
        list(choices),
    )
    beat = scene.start
    try:
        while True:
            try:
                _do(world, next(b for b in scene.beats if b.id == beat).steps, beat)
            except _Leave as leave:
                world.seen.add(beat)
                if isinstance(leave.step, End):
                    world.ending = leave.step.ending
                    return world
                beat = leave.step.beat
            else:
                return world
    except _Wait:
        return world


def _do(world: World, steps: Sequence[Step], beat: str) -> None:
    for step in steps:
        match step:
            case Line(when=when) if when is not None and not holds(world, when):
                pass
            case Line():
                world.said.append((step.speaker, step.text))
                if step.cut_in:
                    listen = step.hear_out if step.hear_out is not None else Option("listen", does=("listen",))
                    if not world.scene.overhears and step.speaker != "narrator":
                        listen = replace(listen, to=step.speaker)
                    _decide(world, (*step.cut_in, listen), f"{beat}.cut_in", beat)
            case Choose(options):
                _decide(world, options, beat, beat)
            case When(when, then, otherwise):
                _do(world, then if holds(world, when) else otherwise, beat)
            case Mood(changes):
                _move(world, changes)
            case SetFlags(assigns):
                _assign(world, assigns)
            case TakeNote(id_):
                world.notes.add(id_)
            case Promise() | Settle():
                _promise(world, step)
            case ChangePlace(place):
                world.places.append(place)
            case Go() | End():
                raise _Leave(step)


def _decide(world: World, options: Sequence[Option], decision: str, beat: str) -> None:
    world.waiting = decision
    world.open = [
        option.id
        for option in options
        if f"{decision}/{option.id}" not in world.used and (option.when is None or holds(world, option.when))
    ]
    if not world.choices:
        raise _Wait
    taken = world.choices.pop(0)
    assert taken in world.open, f"{taken} is not open at {decision}"
    option = next(option for option in options if option.id == taken)
    world.waiting, world.open = "", []
    world.spent += option.costs
    if option.once:
        world.used.add(f"{decision}/{option.id}")
    if option.say:
        cut = option.cut_off and option.say.rstrip(" .,;:!?…-–—‐")
        world.said.append(("you", f"{cut}—" if cut else option.say))
    was = dict(world.meters)
    for tag in option.does:
        for part in world.scene.cast:
            for reaction in part.character.reacts:
                if reaction.tag == tag:
                    for case in reaction.cases:
                        if case.when is None or (_can_be_asked(world, case.when) and holds(world, case.when, was)):
                            again = tag in world.did and case.again is not None
                            changes = case.again if again and case.again is not None else case.changes
                            hears = not option.to or part.character.id in {option.to, "you"}
                            if hears or world.scene.overhears:
                                _add(world, changes if hears else _overheard(changes))
                            break
    _add(world, option.mood)
    _clamp(world)
    world.did.update(option.does)
    _assign(world, option.assigns)
    world.notes.update(note.id for note in option.notes)
    for promise in option.promises:
        _promise(world, promise)
    _do(world, world.scene.every_turn, beat)
    _do(world, option.reply, beat)
    if option.exit is not None:
        raise _Leave(option.exit)


def _can_be_asked(world: World, tree: c.Condition) -> bool:
    return set(re.findall(r"MeterName\(id='([^']*)'\)", repr(tree))) <= world.meters.keys()


def _overheard(changes: Sequence[Change]) -> list[Change]:
    return [
        Change(change.meter, abs(change.amount) // 2 * (1 if change.amount > 0 else -1))
        for change in changes
        if not change.sets
    ]


def _add(world: World, changes: Sequence[Change]) -> None:
    for change in changes:
        world.meters[change.meter] = change.amount if change.sets else world.meters[change.meter] + change.amount


def _clamp(world: World) -> None:
    for meter, level in world.meters.items():
        world.meters[meter] = min(100, max(0, level))


def _move(world: World, changes: Sequence[Change]) -> None:
    _add(world, changes)
    _clamp(world)


def _promise(world: World, step: Promise | Settle) -> None:
    if isinstance(step, Promise):
        world.promises.setdefault(step.id, "open")
    elif world.promises.get(step.promise) == "open":
        world.promises[step.promise] = step.how


def _left(remembered: Mapping[str, str], argument: str) -> str:
    scene, _, promise = argument.partition(".")
    left = [part.partition(":") for part in remembered.get(scene, "never").split(",")[1:]]
    return next((state for state, _, id_ in left if id_ == promise), "")


def _assign(world: World, assigns: Sequence[object]) -> None:
    for assign in assigns:
        before = world.flags[assign.flag]  # type: ignore[attr-defined]  # Assign
        world.flags[assign.flag] = before + assign.value if assign.adds else assign.value  # type: ignore[attr-defined]


def holds(world: World, tree: c.Condition, meters: Mapping[str, int] | None = None, outcome: str = "") -> bool:
    """Whether a condition holds in that world."""
    return bool(worth(world, tree, meters, outcome))


def worth(world: World, tree: c.Condition, meters: Mapping[str, int] | None = None, outcome: str = "") -> object:
    """What an expression comes to in that world."""

    def of(part: c.Condition) -> object:
        return worth(world, part, meters, outcome)

    match tree:
        case c.Number(value) | c.Truth(value) | c.Word(value):
            return value
        case c.MeterName(id_):
            return (meters or world.meters)[id_]
        case c.FlagName(id_):
            return world.flags[id_]
        case c.Outcome():
            return outcome
        case c.Call("noted", id_):
            return id_ in world.notes
        case c.Call("did", id_):
            return id_ in world.did
        case c.Call("seen", id_):
            return id_ in world.seen
        case c.Call("ended", id_):
            return world.remembered.get(id_, "never").split(",")[0]
        case c.Call("promised" | "kept" | "broken" as what, id_):
            became = _left(world.remembered, id_) if "." in id_ else world.promises.get(id_, "")
            return became != "" if what == "promised" else became == what
        case c.Not(part):
            return not of(part)
        case c.Minus(part):
            return -of(part)  # type: ignore[operator]
        case c.Both(parts):
            return all(of(part) for part in parts)
        case c.Either(parts):
            return any(of(part) for part in parts)
        case c.Compare(sign, left, right) | c.Arithmetic(sign, left, right):
            one, other = of(left), of(right)
            if sign == "/":
                return one / other if other else 0  # type: ignore[operator]
            return _SIGNS[sign](one, other)
    raise AssertionError(tree)
